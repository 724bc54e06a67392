"""What was found in a file, as plain JSON: sheets, headings with samples, questions, faults."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from django.utils.text import Truncator

from foundation.sheets import given_names
from foundation.sheets.answers import Answers
from foundation.sheets.cells import Cell, clean_text, is_blank
from foundation.sheets.date_questions import DATE_ORDERS
from foundation.sheets.fonts import repair
from foundation.sheets.headings import AsOf
from foundation.sheets.kinds import Question, ReadValue, RowResult, SheetKind
from foundation.sheets.matching import EXACT, LEAF, ORDINAL, Match, confidence
from foundation.sheets.pipeline import ReadSheet, SheetChoice, as_of, usable
from foundation.sheets.reading import Workbook
from foundation.sheets.table_body import RowKind, stated_otherwise

UNREAD = 'Không đọc trang tính "{name}": không có cột của loại danh sách này.'
BELOW = 'Trang "{sheet}", dòng {row} dưới bảng không đưa vào hồ sơ: “{words}”.'
MORE_BELOW = 'Trang "{sheet}": còn {count} dòng dưới bảng không đưa vào hồ sơ, đến dòng {row}.'
NAMED_BELOW = 3
DAY_FROM = "Theo trang “{sheet}”, dòng {row}: “{text}”."
LONGEST_QUOTE = 120
SAMPLES = 3
SAMPLED_ROWS = 200
LONGEST_SAMPLE = 40


def describe(
    read: ReadSheet, kind: type[SheetKind], answers: Answers, own: Collection[str] = ()
) -> dict[str, Any]:
    """One sheet for the page where columns are matched; its `choice` applies if nobody changes it.

    `own` names the sheets that resemble this kind most: where there are such, only they are used at first.
    """
    heading, labels = read.table.heading, {column.key: column.label for column in kind.columns}
    columns, dates = list(_columns(read)), list(_dates(read, labels, answers))
    return {
        "name": read.sheet.name,
        "used": usable(read, kind) and (not own or read.sheet.name in own),
        "heading": [heading.first_row, heading.last_row],
        "rows": len(read.table.rows),
        "columns": columns,
        "dates": dates,
        "unmatched": list(_unmatched(read, kind)),
        # In which order dates are written is for the sender to say, now or in an earlier file.
        "choice": {
            "columns": {str(column["index"]): column["key"] or None for column in columns},
            "orders": {key: one["recalled"] for one in dates if one["recalled"] for key in one["keys"]},
        },
        "notes": notes(read),
    }


def _columns(read: ReadSheet) -> Iterator[dict[str, Any]]:
    people = [row.cells for row in read.table.body[:SAMPLED_ROWS] if row.kind == "data"]
    for match in read.table.matches:
        if match.path and match.key != ORDINAL.key:
            yield {
                "index": match.index,
                "label": read.table.heading.label(match.index),
                "key": match.key or "",
                "samples": _samples(people, match, read),
            }


def _unmatched(read: ReadSheet, kind: type[SheetKind]) -> Iterator[str]:
    """The headings over something that nobody has said yet not to use."""
    people = [row.cells for row in read.table.body if row.kind == "data"]
    for match in read.table.matches:
        undecided = match.path and match.key is None and match.confidence < EXACT
        filled = undecided and any(not is_blank(cells[match.index]) for cells in people)
        if filled and not any(confidence(match.path, column) >= LEAF for column in kind.elsewhere):
            yield read.table.heading.label(match.index)


def _samples(people: list[list[Cell]], match: Match, read: ReadSheet) -> list[str]:
    values = [row.raw.get(match.key, "") for row in read.table.rows[:SAMPLED_ROWS]] if match.key else []
    values = values or [clean_text(cells[match.index]) for cells in people]
    return [text[:LONGEST_SAMPLE] for text in dict.fromkeys(filter(None, values))][:SAMPLES]


def _dates(read: ReadSheet, labels: Mapping[str, str], answers: Answers) -> Iterator[dict[str, Any]]:
    """The columns whose dates two readings fit; columns of one group are asked about once."""
    asked_orders = set()
    for key, settled in read.table.dates.items():
        question = settled.question(read.label(key) or labels[key])
        if question and settled not in asked_orders:
            asked_orders.add(settled)
            keys = [other for other, same in read.table.dates.items() if same == settled]
            yield {
                "keys": keys,
                "text": question,
                "options": [[order, DATE_ORDERS[order]] for order in settled.options],
                "digest": answers.order_digest(read, key),
                "recalled": answers.order(read, key),
            }


def notes(read: ReadSheet) -> list[str]:
    """What is said of the sheet as a whole."""
    given = given_names.remarks(read.table.heading, read.table.matches)
    return [*given, *_fonts(read), *_other_numbers(read), *_below(read)]


def _fonts(read: ReadSheet) -> list[str]:
    headings = [read.table.heading.font.of_headings()] if read.table.heading.font else []
    return headings + [font.sentence(read.label(key)) for key, font in read.table.fonts.items()]


def _other_numbers(read: ReadSheet) -> Iterator[str]:
    for section, count in stated_otherwise(read.table.body):
        yield f'Mục "{section.title}" ghi {section.stated} người, bên dưới có {count} dòng.'


def _below(read: ReadSheet) -> Iterator[str]:
    """The remarks below the table, without that which says the day of the figures."""
    day = as_of([read])
    left = [
        row for row in read.table.body if row.kind == RowKind.REMARK and not (day and row.number == day.row)
    ]
    for row in left[:NAMED_BELOW]:
        text = " ".join(clean_text(repair(cell) if isinstance(cell, str) else cell) for cell in row.cells)
        words = Truncator(" ".join(text.split())).chars(LONGEST_QUOTE)
        yield BELOW.format(sheet=read.sheet.name, row=row.number, words=words)
    if more := left[NAMED_BELOW:]:
        yield MORE_BELOW.format(sheet=read.sheet.name, count=len(more), row=more[-1].number)


def as_choice(stored: Mapping[str, Any]) -> SheetChoice:
    """The choice that `describe` or the form stored as JSON, where column indexes are text."""
    return SheetChoice({int(index): key for index, key in stored["columns"].items()}, stored["orders"])


def question_data(question: Question, *, digest: str, recalled: bool) -> dict[str, Any]:
    """A question as it stands in `Import.questions`; by the `digest` its answer is kept."""
    return {
        "key": question.key,
        "group": question.group,
        "text": question.text,
        "options": [list(option) for option in question.options],
        "proposal": question.proposal,
        "rows": question.rows,
        "alone": question.alone,
        "digest": digest,
        "recalled": recalled,
    }


class FaultWriter:
    """Writes faults with the sheet's own heading and the text that its cell shows."""

    def __init__(self, reads: Iterable[ReadSheet], kind: type[SheetKind]):
        self.reads = {read.sheet.name: read for read in reads}
        self.labels = {column.key: column.label for column in kind.columns}

    def data(self, judged: RowResult) -> list[dict[str, Any]]:
        """The faults of a row as plain JSON."""
        return [
            {
                "sheet": judged.row.sheet,
                "row": judged.row.number,
                "column": self._label(judged.row.sheet, fault.column),
                "value": judged.row.raw.get(fault.column, ""),
                "severity": fault.severity,
                "reason": fault.reason,
            }
            for fault in judged.faults
        ]

    def _label(self, sheet: str, key: str) -> str:
        return (self.reads[sheet].label(key) or self.labels.get(key, "")) if key else ""


def remarks_of(workbook: Workbook, reads: Iterable[ReadSheet]) -> list[str]:
    """What is said once above the table: what the format cannot say, fonts that were converted, counts that differ."""
    said = [*workbook.remarks, *(note for read in reads for note in notes(read))]
    return list(dict.fromkeys(said))


def day_data(spoken: AsOf | None) -> dict[str, str]:
    """The day of the figures as ISO, and where the file says so; both empty where it does not."""
    if spoken is None:
        return {"day": "", "day_from": ""}
    text = Truncator(spoken.text).chars(LONGEST_QUOTE)
    told = DAY_FROM.format(sheet=spoken.sheet, row=spoken.row, text=text)
    return {"day": spoken.day.isoformat(), "day_from": told}


def unread_remarks(workbook: Workbook, taken: Collection[str]) -> list[str]:
    """A sentence for each sheet or further table with content that is none of those `taken`, by name."""
    left = (sheet for sheet in workbook.sheets if sheet.name not in taken and not sheet.hidden)
    return [UNREAD.format(name=sheet.name) for sheet in left if not all(map(is_blank, chain(*sheet.rows)))]


def values_data(values: Iterable[ReadValue], *, private: bool) -> dict[str, str]:
    """{column key: text} of what a row says; what is restricted only where that is wished."""
    return {value.key: value.text for value in values if private or not value.private}


def kept_values(values: Iterable[ReadValue]) -> dict[str, list[str]]:
    """As `ImportRow.values` keeps them; what is blank in the file too is left out."""
    return {
        value.key: [value.text, "" if value.cell == value.text else value.cell]
        for value in values
        if value.text or value.cell
    }


def changes_data(judged: RowResult) -> list[list[str | bool]]:
    """[label, before, after, private] of each change of a row."""
    return [[change.label, change.before, change.after, change.private] for change in judged.changes]
