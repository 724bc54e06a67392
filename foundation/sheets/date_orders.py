"""Which comes first in the dates of a column, day or month: settled by proof alone, else asked of the sender."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from foundation.sheets.cells import Cell
from foundation.sheets.dates import DAY_FIRST, MONTH_FIRST, SWAPPED, numbers_of
from foundation.sheets.reading.values import ShownDate

# So many cells must say the same before others are read as they are, unless these are no more than they.
SURE = 3
# Of real dates fewer than this share lie after the twelfth only where a machine turned some of them round.
RARELY = 0.2
ENOUGH = 8
NAMED_ROWS = 5


@dataclass(frozen=True)
class Written:
    """A date of the column: the row it stands in (from 1), its two numbers as it is shown, and the text."""

    row: int
    first: int
    second: int
    text: str

    @property
    def has_two_readings(self) -> bool:
        return self.first != self.second and max(self.first, self.second) <= 12


@dataclass(frozen=True)
class Settled:
    """How the dates of a column read: `order`, or where the cells do not settle it one of `order` and `other`.

    `open_rows` are the rows whose day depends on the answer, `asked` is the question behind the column's name. Of the
    `disproved` orders some cell says that it is another: none of them is taken because it was answered before.
    """

    order: str = DAY_FIRST
    other: str = MONTH_FIRST
    asked: str = ""
    open_rows: frozenset[int] = field(default_factory=frozenset)
    disproved: frozenset[str] = frozenset()

    @property
    def options(self) -> tuple[str, str]:
        """What may be answered, as the question names it: day first, then the other one."""
        return (DAY_FIRST, SWAPPED if SWAPPED in (self.order, self.other) else MONTH_FIRST)

    def question(self, label: str) -> str:
        """The question to the sender about the column, empty where the cells themselves decide."""
        return f'Cột "{label}": {self.asked}' if self.asked else ""

    def may_be(self, order: str) -> bool:
        """Whether the question is open, and the order one of its answers that no cell speaks against."""
        return bool(self.asked) and order in self.options and order not in self.disproved


def settle(cells: Iterable[tuple[int, Cell]]) -> Settled:
    """The order of day and month in a column, given its cells with their rows.

    Three proofs of one order, or as many as there are cells with two readings, settle it unless there is one of the
    other order. Else it is asked, if any cell has two readings.
    """
    texts, real = _written(cells)
    days = [one for one in texts if one.first > 12 >= one.second]
    months = [one for one in texts if one.second > 12 >= one.first]
    unclear = [one for one in texts if one.has_two_readings]
    likelier = MONTH_FIRST if len(months) > len(days) else DAY_FIRST
    proofs = max(len(days), len(months))
    if unclear and (days and months or proofs < min(SURE, len(unclear))):
        asked = _asked(unclear, likelier, MONTH_FIRST, _proofs(days, months))
        against = {order for proofs, order in ((days, MONTH_FIRST), (months, DAY_FIRST)) if proofs}
        return replace(asked, disproved=frozenset(against))
    turned = [one for one in real if one.has_two_readings]
    if turned and days and not unclear and _may_be_turned(real):
        said = f"Excel đã tự đổi {_rows(turned)} thành ngày, còn {_rows(days)} là chữ ({days[0].text})"
        asked = _asked(turned, DAY_FIRST, SWAPPED, f"{said}; máy có thể đã đảo ngày và tháng.")
        return replace(asked, disproved=frozenset([SWAPPED] if any(one.first > 12 for one in real) else ()))
    return Settled(likelier)


def _written(cells: Iterable[tuple[int, Cell]]) -> tuple[list[Written], list[Written]]:
    """The texts written in numbers, and the real dates that show a whole day."""
    texts, real = [], []
    for row, cell in cells:
        if isinstance(cell, ShownDate):
            continue
        if isinstance(cell, datetime.date):
            real.append(Written(row, cell.day, cell.month, f"{cell.day:02d}/{cell.month:02d}/{cell.year}"))
        elif isinstance(cell, str) and (numbers := numbers_of(cell)):
            first, second, year = numbers
            if 1 <= first <= 31 and 1 <= second <= 31:
                texts.append(Written(row, first, second, f"{first:02d}/{second:02d}/{year}"))
    return texts, real


def _may_be_turned(real: Sequence[Written]) -> bool:
    """A machine set to month first makes a date of what is typed day first up to the twelfth; the rest stays text."""
    late = sum(one.first > 12 for one in real)
    return late == 0 or (len(real) >= ENOUGH and late < RARELY * len(real))


def _asked(unclear: Sequence[Written], order: str, turned: str, because: str) -> Settled:
    """The question, with both readings of the first unclear cell and what speaks for each."""
    one = unclear[0]
    other = turned if order == DAY_FIRST else DAY_FIRST
    text = (
        f"{one.text} ({_rows(unclear)}) là ngày {one.first:02d} tháng {_month(one.second)} "
        f"hay tháng {_month(one.first)} ngày {one.second:02d}? {because}"
    )
    return Settled(order, other, text, frozenset(each.row for each in unclear))


def _proofs(days: Sequence[Written], months: Sequence[Written]) -> str:
    if not (days or months):
        return "Không ô nào trong cột cho biết chắc."
    said = [
        f"{_rows(proofs)} ({proofs[0].text}) viết {order} trước"
        for proofs, order in ((days, "ngày"), (months, "tháng"))
        if proofs
    ]
    text = ", ".join(said)
    return f"{text[0].upper()}{text[1:]}." if days and months else f"Chỉ {text}."


def _rows(written: Sequence[Written]) -> str:
    numbers = [str(one.row) for one in written]
    more = f" và {len(numbers) - NAMED_ROWS} dòng khác" if len(numbers) > NAMED_ROWS else ""
    return f"dòng {', '.join(numbers[:NAMED_ROWS])}{more}"


def _month(number: int) -> str:
    """Two digits for the first two months only, as offices write."""
    return f"{number:02d}" if number < 3 else str(number)
