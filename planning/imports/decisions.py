"""The decision of a list: where it stands once above the table, and what it changes of an entry on record."""

import re
from typing import Any

from foundation.core.figures import shown
from foundation.sheets.changes import label_of
from foundation.sheets.kinds import Change
from planning.acts import another_paper
from planning.models import PlanningEntry

FURTHER = "quyết định tiếp tục quy hoạch"
DECIDED_BY = ["decision_no", "approved_on"]

NUMBER = r"(?:quyết\s*định|\bqđ)\b[^\n]*?\bsố\s*:?\s*([\w.]+\s*[-/][\w\-/.đĐ]+)"
DAY = r"(\d{1,2})\s*(?:[/.\-]|tháng)\s*(\d{1,2})\s*(?:[/.\-]|năm)\s*(\d{4})"
STATED = re.compile(rf"{NUMBER}\s*[,;.]?\s*ngày\s*{DAY}", re.IGNORECASE)
# A list is drawn up by what such a line names, and approved by something else.
GROUNDS = re.compile(r"\s*[-–]?\s*(?:căn\s*cứ|thực\s*hiện|theo)\b", re.IGNORECASE)


def stated_decision(above: str) -> tuple[str, str]:
    """(the decision as a cell would tell it, its line); empty where no line names one or lines name several."""
    lines = [line for line in above.split("\n") if not GROUNDS.match(line)]
    found = {match.groups(): line for line in lines for match in STATED.finditer(line)}
    if len(found) != 1:
        return "", ""
    ((number, day, month, year), line) = next(iter(found.items()))
    return f"Số {number}, ngày {day}/{month}/{year}", line


def decision_changes(entry: PlanningEntry, decision: dict[str, Any]) -> list[Change]:
    """What the list says otherwise of the decision: one makes a proposal stand, a further one lets it go on."""
    number, day = decision["decision_no"], decision["decision_on"]
    if any((paper.decision_no, paper.decision_on) == (number, day) for paper in entry.papers):
        return []
    if another_paper(entry, decision):
        return [Change(FURTHER, entry.papers[-1].paper, f"{number}, ngày {shown(day)}")]
    last = entry.papers[-1] if entry.papers else None
    old = (
        {"decision_no": last.decision_no, "approved_on": last.decision_on}
        if last
        else dict.fromkeys(DECIDED_BY)
    )
    new = {"decision_no": number, "approved_on": day}
    return [
        Change(label_of(PlanningEntry, name), shown(old[name]), shown(new[name]))
        for name in DECIDED_BY
        if old[name] != new[name]
    ]
