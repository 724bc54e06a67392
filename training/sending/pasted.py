"""Rows of a school's list, pasted from a sheet: read into the table of answers, where they are looked at and saved.

Nobody is matched by guess: a name as it is written, with its birth where the row has one.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from foundation.core.dates import PartialDate
from foundation.core.typed.texts import clean
from foundation.grids.names import birth_in, is_row_number, key_of, pasted_rows
from foundation.sheets.cells import folded_words
from training.models import PlanPerson
from training.sending.act_forms import ANSWER, WHY, SummonsAnswer

MOST_ROWS = 1000
SHORTEST_NAME = 2
TOO_MANY = f"Mỗi lần dán tối đa {MOST_ROWS} dòng."
NOT_ON_LIST = "Không có trong danh sách đã gửi: {names}."
OTHER_BIRTH = (
    "Dòng {row}: “{name}” trong danh sách sinh {births}, dòng dán ghi {birth};"
    " chọn kết quả trong bảng nếu đúng là đồng chí này."
)
SEVERAL = "Dòng {row}: có {count} đồng chí tên “{name}”; ghi thêm ngày sinh hoặc chọn kết quả trong bảng."
BY_NAME = "Dòng {row}: “{name}” không có ngày sinh, đã ghi theo họ tên; kiểm tra lại."
TWICE = "Dòng {row}: “{name}” đã có ở dòng {first}; giữ lại một dòng."
MOST_NAMED = 10
WORDS = {
    "duoc trieu tap": SummonsAnswer.SUMMONED,
    "trieu tap": SummonsAnswer.SUMMONED,
    "trung tuyen": SummonsAnswer.SUMMONED,
    "dat": SummonsAnswer.SUMMONED,
    "khong duoc trieu tap": SummonsAnswer.REFUSED,
    "khong trieu tap": SummonsAnswer.REFUSED,
    "khong trung tuyen": SummonsAnswer.REFUSED,
    "khong dat": SummonsAnswer.REFUSED,
}
HEADINGS = {"ho va ten", "ho ten", "ten", "ho ten hoc vien", "ho va ten hoc vien"}


@dataclass
class SchoolRow:
    """One row; a school that says nothing beside a name summons it."""

    number: int
    name: str = ""
    birth: PartialDate | None = None
    answer: str = ""
    texts: list[str] = field(default_factory=list)


@dataclass
class ReadRows:
    """What the rows fill into the form, by the name of its box; `left` are the rows that it could not."""

    values: dict[str, str] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)
    count: int = 0

    def keep(self, source: str, fault: str) -> None:
        self.left.append(source)
        self.faults.append(fault)


def read_pasted(text: str, people: Sequence[PlanPerson]) -> ReadRows:
    """Pure: writes nothing, asks nothing of the database."""
    rows = pasted_rows(text)
    if len(rows) > MOST_ROWS:
        return ReadRows(faults=[TOO_MANY], left=rows)
    found, done = ReadRows(), {}
    by_name: dict[str, list[PlanPerson]] = {}
    for person in people:
        by_name.setdefault(key_of(person.cadre.full_name), []).append(person)
    for number, source in enumerate(rows, 1):
        row = read_row(number, source)
        if row.name and (bearing := by_name.get(key_of(row.name), [])):
            take(found, done, row, source, bearing)
        elif row.name:
            found.strangers.append(row.name)
            found.left.append(source)
    if found.strangers:
        shown = found.strangers[:MOST_NAMED]
        more = len(found.strangers) - len(shown)
        names = ", ".join(shown) + (f" và {more} người khác" if more else "")
        found.faults.append(NOT_ON_LIST.format(names=names))
    return found


def read_row(number: int, source: str) -> SchoolRow:
    """Cells are told by what they hold; the first of several words is the name, a heading names nobody."""
    row = SchoolRow(number)
    for cell in (clean(cell) for cell in source.split("\t")):
        words = folded_words(cell)
        if not words or is_row_number(cell):
            continue
        if words in HEADINGS:
            return SchoolRow(number)
        if not row.answer and words in WORDS:
            row.answer = WORDS[words]
        elif row.birth is None and (birth := birth_in(cell)):
            row.birth = birth
        elif not row.name and is_name(cell):
            row.name = cell
        else:
            row.texts.append(cell)
    return row


def is_name(cell: str) -> bool:
    return len(cell.split()) >= SHORTEST_NAME and not any(letter.isdigit() for letter in cell)


def take(
    found: ReadRows, done: dict[int, int], row: SchoolRow, source: str, bearing: list[PlanPerson]
) -> None:
    """The row as an answer about one of those who bear the name, or why it is none."""
    told = {"row": row.number, "name": row.name}
    fitting = [person for person in bearing if agrees(person, row.birth)]
    if not fitting:
        births = ", ".join(str(person.cadre.birth) for person in bearing)
        found.keep(source, OTHER_BIRTH.format(**told, births=births, birth=row.birth))
    elif len(fitting) > 1:
        found.keep(source, SEVERAL.format(**told, count=len(fitting)))
    elif fitting[0].pk in done:
        found.keep(source, TWICE.format(**told, first=done[fitting[0].pk]))
    else:
        done[fitting[0].pk] = row.number
        found.values |= dict(filled(row, fitting[0]))
        found.count += 1
        if row.birth is None:
            found.faults.append(BY_NAME.format(**told))


def agrees(person: PlanPerson, birth: PartialDate | None) -> bool:
    known = person.cadre.birth
    return birth is None or known is None or known.agrees(birth)


def filled(row: SchoolRow, person: PlanPerson) -> Iterator[tuple[str, str]]:
    answer = row.answer or SummonsAnswer.SUMMONED
    yield f"{ANSWER}{person.pk}", str(answer)
    if answer == SummonsAnswer.REFUSED and row.texts:
        yield f"{WHY}{person.pk}", "; ".join(row.texts)
