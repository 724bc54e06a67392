"""What is said of one sheet that goes back: which cells are marked, and why."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from foundation.sheets.kinds import Fault
from foundation.sheets.reading import Sheet
from foundation.sheets.table import Table

WORDS = {"error": "Lỗi", "warning": "Lưu ý"}
REASON_WIDTH = 60
# Stripes for an error, dots for a remark: told apart on a grey print too. Colours: pattern, ink, ground.
PATTERNS = {"error": ("lightUp", "C00000", "FBE3E0"), "warning": ("gray0625", "806000", "FFF4D1")}
LAST_COLUMN = 16_383


@dataclass(frozen=True)
class Marked:
    """One read sheet and what is wrong in it, by row number.

    Where it holds several tables `beside` are the others, each with its own faults, which are among `faults` too.
    """

    sheet: Sheet
    table: Table
    faults: dict[int, list[Fault]] = field(default_factory=dict)
    beside: tuple["Marked", ...] = ()

    @classmethod
    def of_page(cls, sheet: Sheet, tables: Sequence["Marked"]) -> "Marked":
        """All tables of one sheet of the file as one; the reasons stand in the one column that holds them already."""
        faults = {}
        for one in tables:
            for number, found in one.faults.items():
                faults.setdefault(number, []).extend(found)
        leading = next((one for one in tables if one.table.heading.reason_column is not None), tables[0])
        return cls(sheet, leading.table, faults, tuple(tables) if len(tables) > 1 else ())

    @property
    def reason_index(self) -> int:
        """Index, from 0, of the old column of reasons, else of the first free one to the right."""
        heading = self.table.heading
        if heading.reason_column is not None:
            return heading.reason_column
        ends = [
            right + 1
            for (_, _), (bottom, right) in self.sheet.merged
            if bottom + 1 >= heading.first_row and right < LAST_COLUMN
        ]
        return max([len(self.sheet.rows[0]), *ends])

    def severities(self, number: int) -> dict[int, str]:
        """{column from 0: "error" or "warning"} of the marked cells of a row (from 1); an error before a remark."""
        if self.beside:
            return {at: severity for one in self.beside for at, severity in one.severities(number).items()}
        indexes = {match.key: match.index for match in self.table.matches if match.key}
        severities = {}
        for fault in sorted(self.faults.get(number, ()), key=lambda fault: fault.severity == "error"):
            if fault.column in indexes:
                severities[indexes[fault.column]] = fault.severity
        return severities

    def reasons(self, number: int) -> str:
        """What is wrong in the row, one fault a line, errors first; empty for a good row."""
        faults = sorted(self.faults.get(number, ()), key=lambda fault: fault.severity != "error")
        return "\n".join(dict.fromkeys(f"{WORDS[fault.severity]}: {fault.reason}" for fault in faults))
