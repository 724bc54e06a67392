"""A unit's workbook that came back, read and looked at before anything of it is taken."""

import io
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from foundation.printing.texts import words_of
from foundation.sheets.limits import Unreadable
from foundation.sheets.reading import read_workbook
from office.campaigns.making import NOTHING_TO_ANSWER, is_of_now, offered
from office.campaigns.models import UnitReturn
from office.campaigns.workbooks.marked import marked_workbook
from office.campaigns.workbooks.offers import OfferColumn, OfferRow, OfferSheet, Role, WorkbookOffer
from office.campaigns.workbooks.reading import read_returned
from office.campaigns.workbooks.returned import Correction, Fault, NotTaken, Question, ReturnedBook
from office.campaigns.workbooks.settling import named, not_taken

SAID_BEFORE = "Thay cho ý kiến đã ghi"
MARKED_SINCE = (
    "Sau khi lập biểu này, một danh sách của đầu mối đã được đánh dấu có độ mật:"
    " không đọc, không trả lại tệp này; lập lại biểu rồi ghi vào biểu mới."
)


@dataclass(frozen=True)
class ShownTable:
    """What was read of one sheet: headings, and rows of (words, whether somebody else acts on it)."""

    title: str
    headings: list[str]
    rows: list[tuple[list[str], bool]]


@dataclass(frozen=True)
class ShownQuestion:
    """A row without a code, the lines it may speak of, and the answer that was given."""

    place: int
    question: Question
    choices: list[tuple[int, str]]
    answer: int | None


class LookedAt:
    """One file read for its unit. Raises Unreadable, whose text is the sentence for the sender."""

    def __init__(self, sent: UnitReturn) -> None:
        self.sent, self.unit = sent, sent.campaign_unit
        with sent.file.open("rb") as file:
            self.content = file.read()
        offer = offered(self.unit)
        if offer is None:
            raise Unreadable(NOTHING_TO_ANSWER)
        self.offer: WorkbookOffer = offer
        self.workbook = read_workbook(io.BytesIO(self.content))
        self.book: ReturnedBook = read_returned(self.workbook, offer)
        marked = self.unit.campaign.kind_of.marked_since(self.unit)
        if marked and not is_of_now(self.unit, offer, self.book.version):
            raise Unreadable(MARKED_SINCE)
        self._leave_closed()

    def _leave_closed(self) -> None:
        """What is said of lines that are closed to the unit is told as not taken; those of others are told as such."""
        kind, book = self.unit.campaign.kind_of, self.book
        others = kind.of_others(self.unit, self.sent.owner)
        closed = {key: why for key, why in kind.closed_lines(self.unit).items() if key not in others}
        for line in (each for each in book.lines if each.key in closed):
            sentence = f"{self.name_of(line.key)}: {closed[line.key]}"
            book.faults.append(Fault(sentence, line.page, f"A{line.row}"))
        book.lines = [line for line in book.lines if line.key not in closed]

    @cached_property
    def lines(self) -> dict[int, tuple[OfferRow, OfferSheet]]:
        return {row.key: (row, sheet) for sheet in self.offer.sheets for row in sheet.rows}

    def name_of(self, key: int) -> str:
        row, sheet = self.lines[key]
        return words_of(row.known.get(next(iter(sheet.of_role(Role.NAME))).key))

    def tables(self, others: Collection[int], said: Mapping[int, str]) -> Iterator[ShownTable]:
        """What would be taken, sheet by sheet; `said` are the words that stand already."""
        for sheet in self.offer.sheets:
            shown = self._lines(sheet, others, said) if sheet.is_coded else self._filled(sheet)
            if shown.rows:
                yield shown

    def _lines(self, sheet: OfferSheet, others: Collection[int], said: Mapping[int, str]) -> ShownTable:
        """Beside words that would change stands what they change."""
        known, asked = sheet.of_role(Role.NAME, Role.APART), sheet.of_role(Role.ASKED)
        rows = []
        for line in (each for each in self.book.lines if each.sheet == sheet.key):
            row, _ = self.lines[line.key]
            words, before = shown_words(asked, line.words), said.get(line.key, "")
            cells = [*(words_of(row.known.get(column.key)) for column in known), *words]
            same = before == "; ".join(filter(None, words))
            rows.append(([*cells, "" if same else before], line.key in others))
        headings = [*(column.label for column in (*known, *asked)), SAID_BEFORE]
        if not any(cells[-1] for cells, _ in rows):
            headings, rows = headings[:-1], [(cells[:-1], other) for cells, other in rows]
        return ShownTable(sheet.name, headings, rows)

    def _filled(self, sheet: OfferSheet) -> ShownTable:
        """Of these sheets columns that nobody filled are left out."""
        filled = self.book.filled.get(sheet.key, [])
        columns = [column for column in sheet.columns if any(column.key in row.values for row in filled)]
        rows = [(shown_words(columns, row.values), False) for row in filled]
        return ShownTable(sheet.name, [column.label for column in columns], rows)

    def corrections(self, others: Collection[int]) -> Iterator[tuple[str, Correction]]:
        """What the unit wrote otherwise, of those whom the reader may act on."""
        for each in self.book.corrections:
            if each.key not in others:
                yield self.name_of(each.key), each

    def questions(self, answers: Mapping[int, int]) -> Iterator[ShownQuestion]:
        for place, question in enumerate(self.book.questions):
            choices = [(key, named(*self.lines[key])) for key in question.candidates]
            yield ShownQuestion(place, question, choices, answers.get(place))

    def marked(self, left: Collection[NotTaken] | None = None) -> bytes:
        """The file with what was not taken marked; before it is taken, what cannot be."""
        return marked_workbook(
            self.content, self.workbook, self.offer, list(not_taken(self.book) if left is None else left)
        )


def shown_words(columns: Collection[OfferColumn], words: Mapping[str, Any]) -> list[str]:
    """What is said in each column, a choice as people read it."""
    found = []
    for column in columns:
        value = words.get(column.key)
        found.append(dict(column.choices).get(value) or words_of(value))
    return found
