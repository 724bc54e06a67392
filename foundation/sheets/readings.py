"""Cells that can be read in two ways: asked about once a column, and told on each row that was read otherwise."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from foundation.core.letters.look_alikes import in_latin, may_look_alike
from foundation.sheets.kinds import Question, SheetColumn, SourceRow, TwoReadings
from foundation.sheets.questions import Questions

GROUP = "reading"
# In the place of a column's key, for the headings among the rows.
SECTION = "section:"
FIRST, SECOND, LEFT = "first", "second", ""
SHOWN = 4
READ_SO = "“{written}” đọc là “{first}”"
LETTERS = "có chữ cái của bảng chữ khác trông giống chữ Việt"
FONT = "không rõ gõ bằng phông cũ hay Unicode"
FIRST_OF = {LETTERS: "Ghi lại bằng chữ Việt: “{first}” …", FONT: "Đọc là “{first}” …"}


@dataclass
class Asked:
    """A column of a sheet with the cells that read in two ways for one `reason`."""

    sheet: str
    column: str
    reason: str
    cells: dict[int, TwoReadings]

    def question(self, label: str) -> Question:
        first = next(iter(self.cells.values()))
        told = [f"dòng {row} {read_so(cell)}" for row, cell in list(self.cells.items())[:SHOWN]]
        more = ", …" if len(self.cells) > SHOWN else ""
        text = f"{label}: {len(self.cells)} ô {self.reason} ({', '.join(told)}{more})."
        options = [(FIRST, FIRST_OF[self.reason].format(first=first.first))]
        if self.reason == FONT:
            options.append((SECOND, f"Giữ như trong tệp: “{first.written or first.second}” …"))
        key = f"reading:{'letters' if self.reason == LETTERS else 'font'}:{self.sheet}:{self.column}"
        return Question(key, GROUP, text, (*options, (LEFT, "Để lại")), FIRST, 0, lasting=None)


def read_so(cell: TwoReadings) -> str:
    return READ_SO.format(first=cell.first, written=cell.written or cell.second)


def settle_readings(
    rows: Sequence[SourceRow], columns: Iterable[SheetColumn], questions: Questions
) -> Sequence[SourceRow]:
    """The rows as the answers read them; a row that waits for one is not `certain`."""
    found: dict[tuple[str, str, str], Asked] = {}
    for row in rows:
        for column, reason, cell in doubtful(row):
            asked = found.setdefault((row.sheet, column, reason), Asked(row.sheet, column, reason, {}))
            # A heading among the rows stands over many of them.
            if not (column.startswith(SECTION) and cell in asked.cells.values()):
                asked.cells[row.number] = cell
    if not found:
        return rows
    labels = {column.key: f"Cột “{column.label}”" for column in columns}
    ways = {key: asked.question(labels.get(key[1], "Dòng mục")) for key, asked in found.items()}
    return [read_row(row, ways, questions) for row in rows]


def doubtful(row: SourceRow) -> Iterator[tuple[str, str, TwoReadings]]:
    """(column, reason, readings) of each cell that reads in two ways."""
    texts = [value for value in row.values.values() if isinstance(value, str)]
    if not row.doubts and not may_look_alike("\n".join([*texts, *row.sections])):
        return
    for column, value in row.values.items():
        if column in row.doubts:
            yield column, FONT, row.doubts[column]
        elif isinstance(value, str) and (latin := in_latin(value)) != value:
            yield column, LETTERS, TwoReadings(latin, value)
    for place, title in enumerate(row.sections):
        if (latin := in_latin(title)) != title:
            yield f"{SECTION}{place}", LETTERS, TwoReadings(latin, title)


def read_row(
    row: SourceRow, ways: Mapping[tuple[str, str, str], Question], questions: Questions
) -> SourceRow:
    """The row with every such cell as it was answered, and the sentences that tell it."""
    doubts = list(doubtful(row))
    values, told, certain = dict(row.values), dict(row.told), True
    for column, reason, cell in doubts:
        answer = questions.ask(ways[row.sheet, column, reason])
        certain = certain and bool(answer)
        if column.startswith(SECTION):
            continue
        values[column] = cell.second if answer == SECOND else cell.first
        if answer != SECOND:
            told[column] = read_so(cell)
    if not doubts:
        return row
    sections = tuple(map(in_latin, row.sections))
    section = sections[-1] if sections else row.section
    return replace(row, values=values, told=told, certain=certain, sections=sections, section=section)
