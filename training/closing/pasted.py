"""The list of results that a school sends, pasted from its sheet: read into the grid, looked at there and saved."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from foundation.core.typed.texts import clean
from foundation.grids.names import ByName, NamedRow, PastedCells, birth_in, is_row_number, read_named
from foundation.sheets.cells import folded_words
from training.closing.grid import GRADES, SHORT
from training.imports.vocabulary import meanings
from training.models import Enrolment

PLACE = "các học viên ở đây"


@dataclass
class PastedLearner(NamedRow):
    """One row: what of its cells could be told apart."""

    result: str = ""
    grade: str = ""
    texts: list[str] = field(default_factory=list)


def read_results(text: str, learners: Iterable[Enrolment]) -> PastedCells:
    """Pure: writes nothing, asks nothing of the database."""
    names = ByName(learners, lambda one: one.learner, lambda one: one.born, place=PLACE, other_days=True)
    return read_named(
        text,
        names,
        lambda source: read_row(source, names),
        lambda row, learner: filled(row, learner, names),
    )


def read_row(source: str, names: ByName) -> PastedLearner | None:
    """Cells are told by what they hold, so that columns may stand in any order."""
    row = PastedLearner()
    results, grades = meanings("results"), meanings("grades")
    for cell in map(clean, source.split("\t")):
        words = folded_words(cell)
        if not words or is_row_number(cell):
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
    return row if row.name or row.result or row.days else None


def filled(row: PastedLearner, learner: Enrolment, names: ByName) -> dict[str, str]:
    """What a row leaves out says nothing. Of two days the earlier is the birth, the other that of the certificate."""
    days = sorted(day for day in row.days if not names.is_birth(day, learner))
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
