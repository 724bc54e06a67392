"""What a workbook says that came back: plain facts, of which the app above takes what it wants."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Fault:
    """What keeps a cell or a row from being taken, in a sentence; `cell` as Excel names it, empty for a whole sheet."""

    sentence: str
    sheet: str = ""
    cell: str = ""


@dataclass(frozen=True)
class Correction:
    """What was known came back with another value: shown, never taken."""

    key: int
    label: str
    known: str
    said: str
    sheet: str
    cell: str


@dataclass(frozen=True)
class ReturnedLine:
    """What is said of one line, by the keys of the columns; `page` is the sheet of the file as it is named there."""

    key: int
    words: Mapping[str, Any]
    sheet: str
    row: int
    page: str = ""


@dataclass(frozen=True)
class FilledRow:
    """A row of a sheet without codes."""

    values: Mapping[str, Any]
    sheet: str
    row: int
    page: str = ""


@dataclass(frozen=True)
class Question:
    """A row whose code is gone: it may speak of one of the `candidates`, or of nobody whom the workbook offers."""

    name: str
    words: Mapping[str, Any]
    candidates: tuple[int, ...]
    sheet: str
    row: int
    page: str = ""

    @property
    def sentence(self) -> str:
        whom = f"Dòng {self.row} không có mã, ghi “{self.name}”"
        if not self.candidates:
            return f"{whom}: không có ai như vậy trong biểu; đề nghị bổ sung thì ghi ở tờ bổ sung."
        if len(self.candidates) == 1:
            return f"{whom}: có phải là đồng chí trong biểu không?"
        return f"{whom}: trong biểu có {len(self.candidates)} dòng như vậy, là dòng nào?"


@dataclass(frozen=True)
class NotTaken:
    """What of a file was not taken, and why; `row` as Excel shows it, `cell` where one of it is at fault."""

    page: str
    row: int
    sentence: str
    cell: str = ""


@dataclass
class TakenBook:
    """Numbers of what was written, by their words, and what was not."""

    counts: dict[str, int] = field(default_factory=dict)
    left: list[NotTaken] = field(default_factory=list)


@dataclass
class ReturnedBook:
    """All that came back; `filled` by the key of the sheet. `version` is None where the mark is gone."""

    version: int | None = None
    lines: list[ReturnedLine] = field(default_factory=list)
    filled: dict[str, list[FilledRow]] = field(default_factory=dict)
    corrections: list[Correction] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)

    @property
    def is_clean(self) -> bool:
        """Whether all that it says can be taken as it stands."""
        return not self.faults and not self.questions
