"""Rows of the level above's answer, pasted from a sheet: read into the form of outcomes, where they are looked at and
saved. Nobody is matched by guess: a name as it is written, and the birth where two bear it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from foundation.core.dates import PartialDate
from foundation.core.typed.texts import clean
from foundation.grids.names import (
    MOST_ROWS,
    OTHER_BIRTH,
    SEVERAL,
    TOO_MANY,
    birth_in,
    is_row_number,
    key_of,
    pasted_rows,
)
from foundation.sheets.cells import folded_words
from planning.choices import EndReason
from planning.models import PlanningTarget, ReviewLine
from planning.reviews.choices import LineOrigin, ReviewOutcome

NOBODY = "Dòng {row}: không có “{name}” trong các trường hợp được ghi ở đây; kiểm tra lại họ tên."
ADDED = "Dòng {row}: “{name}” do cấp trên bổ sung; bấm “Thêm đồng chí do cấp trên bổ sung”."
NO_OUTCOME = (
    "Dòng {row}: “{name}” chưa rõ kết quả; ghi Đồng ý, Không đồng ý, Yêu cầu bổ sung hồ sơ"
    " hoặc Điều chỉnh chức danh."
)
NO_TITLE = (
    "Dòng {row}: “{name}” chưa rõ chức danh điều chỉnh; trong dòng không có chức danh quy hoạch khác của đơn vị,"
    " nhiệm kỳ này. Chưa có chức danh đó thì thêm ở “Chức danh quy hoạch” rồi dán lại."
)
TWICE = "Dòng {row}: “{name}” đã có ở dòng {first}; giữ lại một dòng."
WORDS = {
    "dong y": ReviewOutcome.AGREED,
    "nhat tri": ReviewOutcome.AGREED,
    "khong dong y": ReviewOutcome.REFUSED,
    "chua dong y": ReviewOutcome.REFUSED,
    "yeu cau bo sung ho so": ReviewOutcome.MORE_PAPERS,
    "bo sung ho so": ReviewOutcome.MORE_PAPERS,
    "dieu chinh chuc danh": ReviewOutcome.TITLE_CHANGED,
    "cap tren bo sung": ReviewOutcome.ADDED,
}
REASONS = {folded_words(str(label)): value for value, label in EndReason.choices}


@dataclass
class PastedRow:
    """One row: what of its cells could be told apart; the rest is text."""

    number: int
    name: str = ""
    birth: PartialDate | None = None
    outcome: str = ""
    reason: str = ""
    target: int | None = None
    texts: list[str] = field(default_factory=list)


@dataclass
class Pasted:
    """What the rows fill into the form, by the name of its field; `left` are the rows that it could not."""

    values: dict[str, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    count: int = 0


def read_pasted(text: str, lines: Sequence[ReviewLine], targets: Iterable[PlanningTarget]) -> Pasted:
    """Pure: writes nothing, asks nothing of the database."""
    pasted, done = Pasted(), {}
    rows = pasted_rows(text)
    if len(rows) > MOST_ROWS:
        return Pasted(faults=[TOO_MANY], left=rows)
    titles = {folded_words(str(target.post.title)): target.pk for target in targets}
    by_name: dict[str, list[ReviewLine]] = {}
    for line in lines:
        by_name.setdefault(key_of(line.cadre.full_name), []).append(line)
    for number, source in enumerate(rows, 1):
        row = read_row(number, source, by_name, titles)
        if not row.name and not row.outcome:
            continue
        line, fault = meant(row, by_name)
        if line and line.pk in done:
            fault = TWICE.format(row=number, name=row.name, first=done[line.pk])
        if fault:
            pasted.faults.append(fault)
            pasted.left.append(source)
            continue
        done[line.pk] = number
        pasted.values |= dict(filled(row, line))
        pasted.count += 1
    return pasted


def read_row(number: int, source: str, by_name: Mapping[str, Any], titles: Mapping[str, int]) -> PastedRow:
    """Cells are told by what they hold, so that columns may stand in any order; a heading names nobody."""
    row = PastedRow(number)
    cells = [clean(cell) for cell in source.split("\t")]
    row.name = next((cell for cell in cells if key_of(cell) in by_name), "")
    for cell in cells:
        words = folded_words(cell)
        if not words or cell == row.name or is_row_number(cell):
            continue
        if not row.outcome and words in WORDS:
            row.outcome = WORDS[words]
        elif not row.reason and words in REASONS:
            row.reason = REASONS[words]
        elif row.target is None and words in titles:
            row.target = titles[words]
        elif row.birth is None and (birth := birth_in(cell)):
            row.birth = birth
        else:
            row.texts.append(cell)
    if not row.name and row.outcome and row.texts:
        row.name = row.texts.pop(0)
    return row


def meant(row: PastedRow, by_name: Mapping[str, list[ReviewLine]]) -> tuple[ReviewLine | None, str]:
    """The line of the row, or why there is none."""
    told = {"row": row.number, "name": row.name}
    bearing = by_name.get(key_of(row.name), [])
    if row.outcome == ReviewOutcome.ADDED and not bearing:
        return None, ADDED.format(**told)
    if not bearing:
        return None, NOBODY.format(**told)
    fitting = [line for line in bearing if agrees(line, row.birth)]
    if not fitting:
        births = ", ".join(str(line.cadre.birth) for line in bearing)
        return None, OTHER_BIRTH.format(**told, births=births, birth=row.birth)
    if len(fitting) > 1:
        return None, SEVERAL.format(**told, count=len(fitting))
    if not row.outcome and fitting[0].origin != LineOrigin.ABOVE:
        return None, NO_OUTCOME.format(**told)
    if row.outcome == ReviewOutcome.TITLE_CHANGED and row.target is None:
        return None, NO_TITLE.format(**told)
    return fitting[0], ""


def agrees(line: ReviewLine, birth: PartialDate | None) -> bool:
    known = line.cadre.birth
    return birth is None or known is None or known.agrees(birth)


def filled(row: PastedRow, line: ReviewLine) -> Iterator[tuple[str, str]]:
    """Fields of the form; what a row leaves out says nothing."""
    if line.origin != LineOrigin.ABOVE:
        yield f"outcome-{line.pk}", row.outcome
        yield f"reason-{line.pk}", row.reason
        yield f"target-{line.pk}", str(row.target or "")
    if row.texts:
        yield f"text-{line.pk}", "; ".join(row.texts)
