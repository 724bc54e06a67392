"""What was found in a file, as plain JSON: sheets, headings with samples, questions, faults."""

from foundation.sheets.cells import clean_text
from foundation.sheets.dates import DAY_FIRST, MONTH_FIRST, SWAPPED
from foundation.sheets.matching import ORDINAL
from foundation.sheets.pipeline import SheetChoice, usable
from foundation.sheets.table_body import stated_otherwise

SAMPLES = 3
SAMPLED_ROWS = 200
LONGEST_SAMPLE = 40
DATE_ORDERS = {
    DAY_FIRST: "ngày trước, tháng sau",
    MONTH_FIRST: "tháng trước, ngày sau",
    SWAPPED: "ngày và tháng bị đảo, đọc ngược lại",
}


def describe(read, kind, own=()):
    """One sheet for the page where columns are matched; `choice` is what stands if nobody changes it.

    `own` names the sheets that are likest to this kind: where there are such, others are not taken along.
    """
    heading, labels = read.table.heading, {column.key: column.label for column in kind.columns}
    columns, dates = list(_columns(read)), list(_dates(read, labels))
    return {
        "name": read.sheet.name,
        "used": usable(read, kind) and (not own or read.sheet.name in own),
        "heading": [heading.first_row, heading.last_row],
        "rows": len(read.table.rows),
        "columns": columns,
        "dates": dates,
        "choice": _choice(columns, dates),
        "notes": [*_fonts(read), *_other_numbers(read)],
    }


def _columns(read):
    people = [row.cells for row in read.table.body[:SAMPLED_ROWS] if row.kind == "data"]
    for match in read.table.matches:
        if match.path and match.key != ORDINAL.key:
            yield {
                "index": match.index,
                "label": read.table.heading.label(match.index),
                "key": match.key or "",
                "samples": _samples(people, match, read),
            }


def _samples(people, match, read):
    values = [row.raw.get(match.key, "") for row in read.table.rows[:SAMPLED_ROWS]] if match.key else []
    values = values or [clean_text(cells[match.index]) for cells in people]
    return [text[:LONGEST_SAMPLE] for text in dict.fromkeys(filter(None, values))][:SAMPLES]


def _dates(read, labels):
    """The columns whose dates two readings fit; columns of one group are asked about once."""
    asked = set()
    for key, settled in read.table.dates.items():
        question = settled.question(read.label(key) or labels[key])
        if question and settled not in asked:
            asked.add(settled)
            keys = [other for other, same in read.table.dates.items() if same == settled]
            yield {
                "keys": keys,
                "text": question,
                "options": [[order, DATE_ORDERS[order]] for order in (settled.order, settled.other)],
                "order": settled.order,
            }


def _fonts(read):
    return [font.sentence(read.label(key)) for key, font in read.table.fonts.items()]


def _other_numbers(read):
    for section, found in stated_otherwise(read.table.body):
        yield f'Mục "{section.title}" ghi {section.stated} người, bên dưới có {found} dòng.'


def _choice(columns, dates):
    return {
        "columns": {str(column["index"]): column["key"] or None for column in columns},
        "orders": {key: question["order"] for question in dates for key in question["keys"]},
    }


def as_choice(stored):
    return SheetChoice({int(index): key for index, key in stored["columns"].items()}, stored["orders"])


def question_data(question):
    return {
        "key": question.key,
        "group": question.group,
        "text": question.text,
        "options": [list(option) for option in question.options],
        "proposal": question.proposal,
        "rows": question.rows,
    }


class FaultWriter:
    """Faults in the words of the sheet: its own heading and what its cell shows."""

    def __init__(self, reads, kind):
        self.reads = {read.sheet.name: read for read in reads}
        self.labels = {column.key: column.label for column in kind.columns}

    def data(self, judged):
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

    def _label(self, sheet, key):
        return (self.reads[sheet].label(key) or self.labels.get(key, "")) if key else ""


def changes_data(judged):
    return [[change.label, change.before, change.after, change.private] for change in judged.changes]
