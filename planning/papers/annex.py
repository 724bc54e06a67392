"""The list that goes with a decision: the very lines that the decision names."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from cadre.papers.columns import RosterColumns
from cadre.papers.forms import ATTACHED
from cadre.papers.frames import MAKER, as_of_day, frame_of
from cadre.papers.roster import RosterPaper
from foundation.printing.forms_xlsx import write_xlsx
from foundation.printing.layout import Signature
from office.papers.heads import BLANK
from office.papers.letters import Writing
from planning.judging import JudgedEntry
from planning.papers.facts import ListFacts
from planning.papers.lines import kept, printed_again, roster_lines
from planning.papers.words import about_of, of_day


def annex_of(facts: ListFacts, writing: Writing, user: Any, *, draft: bool) -> bytes:
    """The workbook. It is kept and read by others than its author: grades and remarks, which not everybody may read
    of everybody, stay out of it.
    """
    decided = facts.decided_by(writing.code)
    lines = [replace(line, note="") for line in roster_lines(facts.found, user, decided)]
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
    frame = replace(frame, signatures=(Signature(MAKER, name=user.full_name), signer))
    paper = RosterPaper(lines, RosterColumns(planned=True), facts.day, frame)
    file = io.BytesIO()
    write_xlsx(paper.form, paper.rows(), file)
    return file.getvalue()


def dated(writing: Writing) -> str:
    return of_day(writing.day) or f", ngày {BLANK}"


def notes(lines: Sequence[JudgedEntry], facts: ListFacts, writing: Writing) -> Iterator[str]:
    """Of which day the lines are; what is issued is no reprint."""
    if not writing.issuing:
        yield from printed_again(lines)
    if not all(map(kept, lines)):
        yield as_of_day(facts.day)
