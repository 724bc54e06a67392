"""Rows of sheets as the reader hands them over, and the import of them in two lines."""

import datetime
from pathlib import Path

from foundation.core.dates import PartialDate
from foundation.sheets import pipeline
from foundation.sheets.kinds import KINDS, SourceRow
from foundation.sheets.reading import read_content

DAY = datetime.date(2021, 11, 30)
ROSTERS = Path("tests/rosters")
MENDED = Path("sample/workbooks")
DATES = {"birth", "birth_male", "birth_female", "party_joined_on", "party_official_on", "left_on"}
DATES |= {"retirement_month", "retirement_paper_on"}


def row(number=10, section="Xã Hoa Thám", **values):
    """A row of the section; dates are given as a partial date is written."""
    raw = {name: str(value or "") for name, value in values.items()}
    values = {
        name: PartialDate(value) if name in DATES and value else value or None if name in DATES else value
        for name, value in values.items()
    }
    return SourceRow("Trích ngang", number, values, raw, {}, section, (section,) if section else ())


def person(number=10, section="Xã Hoa Thám", **values):
    """A row with what is required and a post that Hoa Thám has."""
    given = {"full_name": "Lương Văn Tám", "sex": "Nam", "post": "Chủ tịch UBND", "birth": "1985-02-03"}
    return row(number, section, **{**given, **values})


def rows_of(path, kind="roster"):
    reader = pipeline.Reader(read_content(path.read_bytes()), KINDS[kind], latest=DAY.year)
    return pipeline.rows_of(read for read in reader.propose() if pipeline.usable(read, KINDS[kind]))


def look(user, rows, kind="roster", answers=None, day=DAY):
    user.forget_units()
    return KINDS[kind](user=user, day=day, answers=answers or {}).look(rows, lambda done: None)


def accept(user, rows, kind="roster", day=DAY):
    """Answers that take every proposal."""
    answers = {}
    for _ in range(3):
        asked = look(user, rows, kind, answers, day).questions
        answers |= {question.key: question.proposal for question in asked}
    return answers


def bring_in(user, rows, kind="roster", day=DAY):
    """Look, accept every proposal, write; returns the outcome that was written."""
    judging = KINDS[kind](user=user, day=day, answers=accept(user, rows, kind, day))
    user.forget_units()
    outcome = judging.look(rows, lambda done: None)
    good = [judged for judged in outcome.rows if judged.verdict in pipeline.WRITTEN]
    judging.write(good, lambda done: None)
    user.forget_units()
    return outcome


def verdicts(outcome):
    return [str(judged.verdict) for judged in outcome.rows]


def reasons(outcome):
    return [fault.reason for judged in outcome.rows for fault in judged.faults]
