"""What became of a sheet with a habit, beside the same sheet without one."""

import re
import tempfile
from pathlib import Path

from foundation.sheets.command import Batch, CommandOptions, File, FilePart
from foundation.sheets.kinds import KINDS
from foundation.sheets.reading import read_content
from foundation.sheets.tables_apart import apart
from tests.habits.bases import BASES, NAMES
from tests.habits.pages import Page

DAY = re.compile(r"\d\d/\d\d/\d{4}")


def report_of(user, kind: str, page: Page, **options):
    """What the command says of the file, all values shown; nothing is written unless the options say so."""
    name, content = page.file()
    asked = CommandOptions(**{"kind": kind, "dry_run": True, "rows": True, "private": True, **options})
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(content)
        user.forget_units()
        [report] = Batch(user, asked).run([path])
    return report


def look_at(user, kind: str, page: Page):
    """What the command would say of the sheet, read in this process: a file of our own does no harm."""
    name, content = page.file()
    batch = Batch(user, CommandOptions(kind=kind, rows=True, private=True))
    user.forget_units()
    workbook = apart(read_content(content))
    part = FilePart(File(batch, Path(name)), workbook, KINDS[kind], workbook.sheets)
    part.look()
    return part.report


def alike(text: str) -> str:
    return text.casefold().strip(" .")


class Silence:
    """Finds the values that a sheet lost or changed without a word that names the row or the column."""

    def __init__(self, kind, base, page, report):
        self.page, self.report = page, report
        self.labels = {column.key: column.label for column in KINDS[kind].columns}
        self.labels |= {key: heading for key, (heading, _) in BASES[kind].columns.items()}
        self.base = [row["values"] for row in base.rows]
        self.rows = {row["row"]: row["values"] for row in report.rows}
        self.faulty = {fault["row"] for fault in report.faults}
        asked = [question["text"] for question in report.questions] + list(report.remarks)
        about_columns = [f"{fault['column']} {fault['reason']}" for fault in report.faults]
        self.said = alike(" ".join([*asked, *about_columns]))

    def found(self) -> list[str]:
        if self.report.refusal and not self.report.rows:
            return []
        numbers = {self.page.number_of(origin): origin for origin in range(len(self.base))}
        silent = []
        for number, origin in numbers.items():
            if number not in self.faulty:
                silent += self.lost(origin, self.rows.get(number))
        extra = self.rows.keys() - numbers.keys() - self.faulty
        silent += [
            f"row {number} is nobody's: {self.rows[number]}"
            for number in sorted(extra)
            if self.is_wrong(number)
        ]
        return silent

    def is_wrong(self, number: int) -> bool:
        """A row that the base does not have, read as a person without a word."""
        return self.rows[number].get("full_name", "") not in ("Triệu Văn Cạnh", "Mã Thị Bên", *NAMES)

    def lost(self, origin: int, values: dict | None) -> list[str]:
        if values is None:
            return [f"row {origin} is gone"]
        return [
            f"row {origin}, {key}: {before!r} became {values.get(key, '')!r}"
            for key, before in self.base[origin].items()
            if not self.is_kept(before, values.get(key, ""))
            and not self.is_told(key, before, values.get(key, ""))
        ]

    def is_kept(self, before: str, now: str) -> bool:
        """The same words, or a day as far as its cell shows it."""
        shown = bool(DAY.fullmatch(before)) and bool(now) and before.endswith(now)
        return shown or alike(before) == alike(now)

    def is_told(self, key: str, before: str, now: str) -> bool:
        heading = self.labels.get(key, key)
        return any(alike(text) in self.said for text in (heading, before, now) if text)
