"""The list of results that a school sends, pasted from its sheet: read into the grid, where it is looked at and saved.

Nobody is matched by guess: a name as it is written, and the birth where two bear it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from foundation.core.dates import PartialDate
from foundation.core.typed.texts import NUL, clean
from foundation.sheets.cells import folded_words
from planning.reviews.pasted import (
    MOST_ROWS,
    OF_A_YEAR,
    OTHER_BIRTH,
    SEVERAL,
    TOO_MANY,
    TWICE,
    birth_in,
    key_of,
)
from training.closing.grid import GRADES, SHORT
from training.imports.vocabulary import meanings
from training.models import Enrolment

NOBODY = "Dòng {row}: không có “{name}” trong các học viên ở đây; kiểm tra lại họ tên."
UNNAMED = "Dòng {row}: không thấy họ tên học viên nào."


@dataclass
class PastedLearner:
    """One row: what of its cells could be told apart."""

    name: str = ""
    days: list[PartialDate] = field(default_factory=list)
    result: str = ""
    grade: str = ""
    texts: list[str] = field(default_factory=list)


@dataclass
class PastedResults:
    """{key of a learner: what its cells become}; `left` are the rows that fit nobody, as they were pasted."""

    cells: dict[int, dict[str, str]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def read_results(text: str, learners: Iterable[Enrolment]) -> PastedResults:
    """Pure: writes nothing, asks nothing of the database."""
    found, done = PastedResults(), {}
    rows = [row for row in text.replace(NUL, "").splitlines() if row.strip()]
    if len(rows) > MOST_ROWS:
        return PastedResults(faults=[TOO_MANY], left=rows)
    by_name: dict[str, list[Enrolment]] = {}
    for learner in learners:
        by_name.setdefault(key_of(learner.learner), []).append(learner)
    for number, source in enumerate(rows, 1):
        row = read_row(source, by_name)
        if not (row.name or row.result or row.days):
            continue  # A heading.
        learner, fault = meant_by(row, number, by_name)
        if learner and learner.pk in done:
            fault = TWICE.format(row=number, name=row.name, first=done[learner.pk])
        if learner is None or fault:
            found.faults.append(fault)
            found.left.append(source)
            continue
        done[learner.pk] = number
        found.cells[learner.pk] = filled(row, learner)
    return found


def read_row(source: str, by_name: Mapping[str, Sequence[Enrolment]]) -> PastedLearner:
    """Cells are told by what they hold, so that columns may stand in any order."""
    row = PastedLearner()
    results, grades = meanings("results"), meanings("grades")
    for cell in map(clean, source.split("\t")):
        words = folded_words(cell)
        if not words or (cell.isdecimal() and len(cell) < OF_A_YEAR):
            continue
        if not row.name and key_of(cell) in by_name:
            row.name = cell
        elif not row.result and words in results:
            row.result = results[words]
        elif not row.grade and words in grades:
            row.grade = grades[words]
        elif day := birth_in(cell):
            row.days.append(day)
        else:
            row.texts.append(cell)
    if not row.name and row.texts and (row.result or row.days):
        row.name = row.texts.pop(0)
    return row


def meant_by(
    row: PastedLearner, number: int, by_name: Mapping[str, Sequence[Enrolment]]
) -> tuple[Enrolment | None, str]:
    """The learner of the row, or why there is none."""
    told = {"row": number, "name": row.name}
    bearing = by_name.get(key_of(row.name), []) if row.name else []
    if not bearing:
        return None, (NOBODY if row.name else UNNAMED).format(**told)
    if len(bearing) == 1 and len(row.days) < 2:
        return bearing[0], ""
    fitting = [each for each in bearing if any(is_birth(day, each) for day in row.days)]
    if len(fitting) == 1:
        return fitting[0], ""
    if len(bearing) > 1:
        return None, SEVERAL.format(count=len(bearing), **told)
    if bearing[0].born is None:
        return bearing[0], ""
    return None, OTHER_BIRTH.format(births=bearing[0].born, birth=row.days[0], **told)


def is_birth(day: PartialDate, learner: Enrolment) -> bool:
    return learner.born is not None and learner.born.agrees(day)


def filled(row: PastedLearner, learner: Enrolment) -> dict[str, str]:
    """What a row leaves out says nothing. Of two days the earlier is the birth, the other that of the certificate."""
    days = sorted(day for day in row.days if not is_birth(day, learner))
    certificate = days[-1] if days else None
    number = " ".join(row.texts[:1])
    has_certificate = row.grade or number or certificate
    result = row.result or (Enrolment.Result.PASSED if has_certificate else "")
    cells = {
        "result": str(SHORT.get(result, "")),
        "grade": str(GRADES.get(row.grade, "")),
        "certificate_no": number,
        "certificate_on": str(certificate or ""),
    }
    return {name: text for name, text in cells.items() if text}
