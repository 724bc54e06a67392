"""Rows with names, pasted from a sheet: whose row each is. Nobody is matched by guess.

A name is taken as it is written, with the birth where two bear it; one typed without accents with the whole birth
alone, and told.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from foundation.core.dates import PartialDate
from foundation.core.letters.tones import one_tone
from foundation.core.typed.texts import NUL, name_key
from foundation.sheets.cells import folded_words

MOST_ROWS = 500
# Shorter numbers are those of rows.
OF_A_YEAR = 4
TOO_MANY = f"Mỗi lần dán tối đa {MOST_ROWS} dòng."
NOBODY = "Dòng {row}: không có “{name}” trong {place}; kiểm tra lại họ tên."
OTHER_BIRTH = "Dòng {row}: “{name}” trong danh sách sinh {births}; tệp ghi {birth}."
SEVERAL = "Dòng {row}: có {count} đồng chí tên “{name}”; ghi thêm ngày sinh."
BARE = "Dòng {row}: “{name}” viết không dấu; ghi đủ ngày sinh như trong danh sách, hoặc viết có dấu."
READ_BARE = "“{name}” viết không dấu: đọc là {meant}, sinh {born}; kiểm tra lại."
TWICE = "Dòng {row}: “{name}” đã đọc ở một dòng khác; giữ lại một dòng."
UNNAMED = "Dòng {row}: không thấy họ tên."


def key_of(name: str) -> str:
    """Thuỳ is Thùy; an accent that is another one is another name."""
    return one_tone(name_key(name))


def birth_in(cell: str) -> PartialDate | None:
    try:
        return PartialDate.parse(cell)
    except ValueError:
        return None


def is_row_number(cell: str) -> bool:
    return cell.isdecimal() and len(cell) < OF_A_YEAR


def pasted_rows(text: str) -> list[str]:
    return [row for row in text.replace(NUL, "").splitlines() if row.strip()]


@dataclass
class NamedRow:
    """Whose row it is and which days stand in it, as far as they could be told apart."""

    name: str = ""
    days: list[PartialDate] = field(default_factory=list)


@dataclass
class PastedCells:
    """{key of a record: what its cells become}; `left` are the rows that fit nobody, as they were pasted.

    A fault numbers its row among those left, since these alone stand beside it;
    `remarks` are of rows that were read.
    """

    cells: dict[int, dict[str, str]] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)


class ByName:
    """Records by who they are of: `named` says the name of one, `born` the birth; `place` where one looks for them.

    Where rows bear `other_days` too, a single day beside a name that one person bears need not be the birth.
    """

    def __init__(
        self,
        records: Iterable[Any],
        named: Callable[[Any], str],
        born: Callable[[Any], Any],
        *,
        place: str,
        other_days: bool = False,
    ):
        self.named, self.born, self.place, self.other_days = named, born, place, other_days
        self.exact: dict[str, list[Any]] = {}
        self.bare: dict[str, list[Any]] = {}
        for record in records:
            self.exact.setdefault(key_of(named(record)), []).append(record)
            self.bare.setdefault(folded_words(named(record)), []).append(record)

    def bearing(self, name: str) -> Sequence[Any]:
        return self.exact.get(key_of(name), ())

    def bearing_without_accents(self, name: str) -> Sequence[Any]:
        return self.bare.get(folded_words(name), ()) if name.isascii() else ()

    def __contains__(self, name: str) -> bool:
        return bool(self.bearing(name) or self.bearing_without_accents(name))

    def is_birth(self, day: PartialDate, record: Any) -> bool:
        born = self.born(record)
        return born is not None and born.agrees(day)

    def meant(self, row: NamedRow, number: int) -> tuple[Any | None, str]:
        """The record of the row with what is to be told of it, or why there is none."""
        told = {"row": number, "name": row.name}
        bearing = self.bearing(row.name) if row.name else ()
        if not bearing:
            return self.meant_without_accents(row, told)
        if len(bearing) == 1 and len(row.days) <= self.other_days:
            return bearing[0], ""
        fitting = [each for each in bearing if any(self.is_birth(day, each) for day in row.days)]
        if len(fitting) == 1:
            return fitting[0], ""
        if len(bearing) > 1:
            return None, SEVERAL.format(count=len(bearing), **told)
        if self.born(bearing[0]) is None:
            return bearing[0], ""
        return None, OTHER_BIRTH.format(births=self.born(bearing[0]), birth=row.days[0], **told)

    def meant_without_accents(self, row: NamedRow, told: Mapping[str, Any]) -> tuple[Any | None, str]:
        """Who was born on the very day, if that is one."""
        bearing = self.bearing_without_accents(row.name)
        if not bearing:
            return None, (NOBODY if row.name else UNNAMED).format(place=self.place, **told)
        births = {each.pk: self.born(each) for each in bearing}
        fitting = [
            each for each in bearing if births[each.pk] in row.days and births[each.pk].precision == "day"
        ]
        if len(fitting) != 1:
            return None, BARE.format(**told)
        found = fitting[0]
        return found, READ_BARE.format(name=row.name, meant=self.named(found), born=births[found.pk])


def read_named(
    text: str,
    names: ByName,
    read: Callable[[str], NamedRow | None],
    filled: Callable[[Any, Any], dict[str, str]],
    *,
    first: int = 1,
) -> PastedCells:
    """Whose row each is, and what it fills in; `read` tells the cells of a row apart, None for a heading.

    Rows that are left are numbered from `first`.
    """
    found, rows = PastedCells(), pasted_rows(text)
    if len(rows) > MOST_ROWS:
        return PastedCells(faults=[TOO_MANY], left=rows)
    for source in rows:
        row = read(source)
        if row is None:
            continue
        number = len(found.left) + first
        record, said = names.meant(row, number)
        if record is not None and record.pk in found.cells:
            record, said = None, TWICE.format(row=number, name=row.name)
        if record is None:
            found.left.append(source)
            found.faults.append(said)
            continue
        found.cells[record.pk] = filled(row, record)
        if said:
            found.remarks.append(said)
    return found
