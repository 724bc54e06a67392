"""The list of results that a school sends, pasted from its sheet: read into the grid, where it is looked at and saved.

Nobody is matched by guess: a name as it is written, and the birth where two bear it. A name typed without accents is
taken with the whole birth alone, and told.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from foundation.core.dates import PartialDate
from foundation.core.typed.texts import NUL, clean
from foundation.sheets.cells import folded_words
from planning.reviews.pasted import (
    MOST_ROWS,
    OF_A_YEAR,
    OTHER_BIRTH,
    SEVERAL,
    TOO_MANY,
    birth_in,
    key_of,
)
from training.closing.grid import GRADES, SHORT
from training.imports.vocabulary import meanings
from training.models import Enrolment

NOBODY = "Dòng {row}: không có “{name}” trong các học viên ở đây; kiểm tra lại họ tên."
BARE = "Dòng {row}: “{name}” viết không dấu; ghi đủ ngày sinh như trong danh sách lớp, hoặc viết có dấu."
READ_BARE = "“{name}” viết không dấu: đọc là {meant}, sinh {born}; kiểm tra lại."
TWICE = "Dòng {row}: “{name}” đã đọc ở một dòng khác; giữ lại một dòng."
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
    """{key of a learner: what its cells become}; `left` are the rows that fit nobody, as they were pasted.

    A fault numbers its row among those left, since these alone stand beside it;
    `remarks` are of rows that were read.
    """

    cells: dict[int, dict[str, str]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


class LearnersByName:
    """Who bears a name, as it is written; and as it is where somebody typed no accents."""

    def __init__(self, learners: Iterable[Enrolment]):
        self.exact: dict[str, list[Enrolment]] = {}
        self.bare: dict[str, list[Enrolment]] = {}
        for learner in learners:
            self.exact.setdefault(key_of(learner.learner), []).append(learner)
            self.bare.setdefault(folded_words(learner.learner), []).append(learner)

    def bearing(self, name: str) -> Sequence[Enrolment]:
        return self.exact.get(key_of(name), ())

    def bearing_without_accents(self, name: str) -> Sequence[Enrolment]:
        return self.bare.get(folded_words(name), ()) if name.isascii() else ()

    def __contains__(self, name: str) -> bool:
        return bool(self.bearing(name) or self.bearing_without_accents(name))


def read_results(text: str, learners: Iterable[Enrolment]) -> PastedResults:
    """Pure: writes nothing, asks nothing of the database."""
    found = PastedResults()
    rows = [row for row in text.replace(NUL, "").splitlines() if row.strip()]
    if len(rows) > MOST_ROWS:
        return PastedResults(faults=[TOO_MANY], left=rows)
    names = LearnersByName(learners)
    for source in rows:
        row = read_row(source, names)
        if not (row.name or row.result or row.days):
            continue  # A heading.
        told = {"row": len(found.left) + 1, "name": row.name}
        learner, said = meant_by(row, names, told)
        if learner and learner.pk in found.cells:
            learner, said = None, TWICE.format(**told)
        if learner is None:
            found.left.append(source)
            found.faults.append(said)
            continue
        found.cells[learner.pk] = filled(row, learner)
        if said:
            found.remarks.append(said)
    return found


def read_row(source: str, names: LearnersByName) -> PastedLearner:
    """Cells are told by what they hold, so that columns may stand in any order."""
    row = PastedLearner()
    results, grades = meanings("results"), meanings("grades")
    for cell in map(clean, source.split("\t")):
        words = folded_words(cell)
        if not words or (cell.isdecimal() and len(cell) < OF_A_YEAR):
            continue
        if not row.name and cell in names:
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
    row: PastedLearner, names: LearnersByName, told: Mapping[str, Any]
) -> tuple[Enrolment | None, str]:
    """The learner of the row with what is to be told of it, or why there is none."""
    bearing = names.bearing(row.name) if row.name else ()
    if not bearing:
        return meant_without_accents(row, names, told)
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


def meant_without_accents(
    row: PastedLearner, names: LearnersByName, told: Mapping[str, Any]
) -> tuple[Enrolment | None, str]:
    """Who was born on the very day, if that is one."""
    bearing = names.bearing_without_accents(row.name)
    if not bearing:
        return None, (NOBODY if row.name else UNNAMED).format(**told)
    fitting = [each for each in bearing if each.born in row.days and each.born.precision == "day"]
    if len(fitting) != 1:
        return None, BARE.format(**told)
    return fitting[0], READ_BARE.format(name=row.name, meant=fitting[0].learner, born=fitting[0].born)


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
