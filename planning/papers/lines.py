"""The lines of a planning list on paper: approved ones as they were kept, others as they are on the day."""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from cadre.papers.columns import RosterLine
from cadre.papers.people import ListedPerson, PaperGrade, listed_people
from cadre.papers.roster import AgeLimit
from evaluation.models import Evaluation
from evaluation.on_paper import grades_on_paper, years_on_paper
from foundation.core.months import last_day_of
from foundation.core.scope.rows import permission
from foundation.core.scope.units import Scope
from office.papers.phrases import short_day
from planning.choices import Continuity
from planning.judged_entries import JudgedEntry
from planning.lists import PlanningList
from planning.models import ApprovedLine, EntryStep, PlanningEntry
from planning.structure import Structure

AGAIN = "(In lại từ số liệu đã chốt ngày {days})"
# The head of the column says already of what.
LABELS = {Continuity.NEW: "Mới", Continuity.CONTINUING: "Tiếp tục"}


def roster_lines(
    found: PlanningList, user: Any, chosen: Sequence[JudgedEntry] | None = None
) -> list[RosterLine]:
    """The lines shown, or those chosen of them, in the official order. Of the reader's own and those of relatives no
    grade and no remark.
    """
    lines = found.lines if chosen is None else chosen
    people = people_on_record(lines, found.day, user)
    scope, names = user.scope(permission(Evaluation, "export")), section_names(found, lines)
    return [
        RosterLine(
            key=line.entry.cadre_id,
            person=approved_person(line, scope) if kept(line) else people[line.entry.cadre_id],
            unit=names[found.section_unit(line).pk],
            continuity="" if line.masked else LABELS.get(said_of(line, "continuity"), ""),
            note="" if line.masked else said_of(line, "note"),
        )
        for line in lines
    ]


def section_names(found: PlanningList, lines: Iterable[JudgedEntry]) -> dict[int, str]:
    """{key of a unit: how it was called when the list was approved}; as it is called now where not all say the same."""
    names: dict[int, set[str]] = {}
    units = {}
    for line in lines:
        unit, was = found.section_unit(line), kept(line)
        units[unit.pk] = unit
        called = was.approved_list.unit_name if was and len(found.targets) > 1 else was and was.unit_name
        names.setdefault(unit.pk, set()).add(called or str(unit))
    return {key: str(units[key]) if len(said) > 1 else next(iter(said)) for key, said in names.items()}


def young_of(found: PlanningList) -> AgeLimit | None:
    """Who is young on the list as its structure counts it; None where no confirmed rule says so."""
    return young_by(found.structure()) if found.everybody else None


def young_by(structure: Structure) -> AgeLimit | None:
    if not structure.young_below or not all(each.confirmed for each in structure.young()):
        return None
    month = structure.reckoning
    return AgeLimit(last_day_of(month), str(month), structure.young_below, by_month=True)


def kept(line: JudgedEntry) -> ApprovedLine | None:
    return line.entry.approved_line


def people_on_record(lines: Iterable[JudgedEntry], day: datetime.date, user: Any) -> dict[int, ListedPerson]:
    """Whoever stands on the list and is not approved, as known on the day."""
    cadres = [line.entry.cadre for line in lines if not kept(line)]
    rows = Evaluation.objects.for_user(user, "export")
    grades = grades_on_paper(rows, [cadre.pk for cadre in cadres], day) if cadres else {}
    return listed_people(cadres, day, grades) if cadres else {}


def approved_person(line: JudgedEntry, scope: Scope) -> ListedPerson:
    """The person as approved; of the grades those of units whose grades the reader may take away."""
    approved = kept(line)
    own = {"name": approved.name, "sex": approved.sex, "birth": approved.birth}
    own |= {"ethnic_group": approved.ethnic_group, "minority": approved.minority}
    if approved.facts is None:
        return ListedPerson(**own, place=approved.workplace)
    grades = [grade for grade in approved.facts.get("grades", ()) if told(line, PaperGrade(*grade), scope)]
    return ListedPerson.from_kept(approved.facts | {"grades": grades}, **own)


def told(line: JudgedEntry, grade: PaperGrade, scope: Scope) -> bool:
    return not line.masked and scope.covers(grade.unit)


def said_of(line: JudgedEntry, name: str) -> str:
    """What was approved beside the person's own facts; of a line that did not keep it, what is recorded now."""
    facts = kept(line).facts if kept(line) else None
    return getattr(line.entry, name) if facts is None or name not in facts else facts[name]


def years_of(lines: Sequence[JudgedEntry], day: datetime.date) -> tuple[int, ...]:
    """The three years whose grades most lines have: those before their decisions, or before the day."""
    days = Counter(kept(line).step.on if kept(line) else day for line in lines)
    return years_on_paper(days.most_common(1)[0][0] if days else day)


def printed_again(lines: Iterable[JudgedEntry]) -> Iterator[str]:
    """That the list shows what was kept when it was approved, and of which days that is."""
    days = sorted({kept(line).approved_list.taken_on for line in lines if kept(line)})
    if days:
        yield AGAIN.format(days=", ".join(f"{day:%d/%m/%Y}" for day in days))


def decisions_of(lines: Iterable[JudgedEntry]) -> set[str]:
    """The papers that approved the lines, as a list names the one it belongs to; empty for lines without one."""
    return {decision_words(kept(line).step) if kept(line) else "" for line in lines}


def decision_words(step: EntryStep) -> str:
    dated = f", ngày {short_day(step.decision_on)}" if step.decision_on else ""
    issued = f" của {step.issuer}" if step.issuer else ""
    return f"Quyết định số {step.decision_no}{dated}{issued}" if step.decision_no else ""


def unkept(lines: Iterable[JudgedEntry]) -> int:
    """How many approved lines were made before the columns of the paper were kept."""
    return sum(1 for line in lines if kept(line) and kept(line).facts is None)


def entry_facts(entry: PlanningEntry) -> dict[str, str]:
    """What a snapshot keeps of an entry beside its person."""
    return {"continuity": entry.continuity, "note": entry.note}
