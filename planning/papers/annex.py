"""The list that goes with a decision: the very lines that the decision names."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from cadre.models.conflicts import conflicted_users
from cadre.papers.columns import RosterColumns, RosterLine
from cadre.papers.forms import ATTACHED
from cadre.papers.frames import MAKER, as_of_day, frame_of
from cadre.papers.people import PaperGrade
from cadre.papers.roster import RosterPaper
from foundation.printing.forms_xlsx import write_xlsx
from foundation.printing.layout import Signature
from office.organisation.models.structure import Unit
from office.papers.heads import BLANK
from office.papers.letters import Writing
from office.papers.phrases import of_day
from planning.judged_entries import JudgedEntry
from planning.papers.facts import ListFacts
from planning.papers.lines import kept, printed_again, roster_lines, years_of, young_of
from planning.papers.words import about_of


def roster_address(facts: ListFacts) -> str:
    """The page that prints the list: of those who wait for the decision, where some do; none for some units of many."""
    found, first = facts.found, facts.found.targets[0]
    if not found.whole and len(found.targets) > 1:
        return ""
    narrowed = {} if found.whole else {"unit": first.post.unit_id}
    narrowed |= {"status": "proposed"} if facts.proposed else {}
    address = reverse("planning-roster", args=[first.term_id, first.post.title_id])
    return f"{address}?{urlencode(narrowed)}" if narrowed else address


def annex_of(facts: ListFacts, writing: Writing, user: Any, *, draft: bool) -> bytes:
    """The workbook, with all official columns. It is kept and read by others than its author: remarks stay out of it,
    and grades that one of them may not read.
    """
    decided = facts.decided_by(writing.code)
    lines = open_to_all(roster_lines(facts.found, user, decided), writing)
    asked = {
        "top": ATTACHED,
        "attached_to": f"Quyết định số {writing.code or BLANK}{dated(writing)} của {writing.name}",
        "subject": f"quy hoạch {writing.about or about_of(facts.found.targets)}",
        "corner": "",
        "signed": True,
        "draft": draft,
    }
    frame = frame_of(asked, None, user, tuple(notes(decided, facts, writing)))
    signer = writing.signature or Signature(BLANK, name=BLANK)
    frame = replace(frame, signatures=(Signature(MAKER, name=user.person_name), signer))
    columns = RosterColumns(years_of(decided, facts.day), planned=True, ballots=True)
    paper = RosterPaper(lines, columns, facts.day, frame, young=young_of(facts.found))
    file = io.BytesIO()
    write_xlsx(paper.form, paper.rows(), file)
    return file.getvalue()


def open_to_all(lines: Sequence[RosterLine], writing: Writing) -> list[RosterLine]:
    """The lines as whoever reads the papers of that unit may read them: of its units the grades, and none of somebody
    who has an account or a relative with one.
    """
    units = set(Unit.objects.keys_under([writing.unit.pk])) if writing.unit else set()
    kept_from = conflicted_users([line.key for line in lines])
    return [
        replace(
            line, note="", person=replace(line.person, grades=grades_for(line, units, kept_from[line.key]))
        )
        for line in lines
    ]


def grades_for(line: RosterLine, units: set[int], kept_from: set[int]) -> tuple[PaperGrade, ...]:
    return () if kept_from else tuple(grade for grade in line.person.grades if grade.unit in units)


def dated(writing: Writing) -> str:
    return of_day(writing.day) or f", ngày {BLANK}"


def notes(lines: Sequence[JudgedEntry], facts: ListFacts, writing: Writing) -> Iterator[str]:
    """Of which day the lines are; what is issued is no reprint."""
    if not writing.issuing:
        yield from printed_again(lines)
    if not all(map(kept, lines)):
        yield as_of_day(facts.day)
