"""The rows of lines that stand, as they came back: a word is taken only where nobody else can be meant."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from foundation.core.text import fold_name
from foundation.printing.texts import words_of
from foundation.sheets.cells import SALUTATION, BadCell, clean_text, folded_words, is_blank
from foundation.sheets.framing import SheetFrame
from office.campaigns.workbooks.codes import is_code, plain_code, shown_code
from office.campaigns.workbooks.offers import OfferColumn, OfferRow, Role
from office.campaigns.workbooks.returned import Correction, Fault, Question, ReturnedBook, ReturnedLine
from office.campaigns.workbooks.tables import FIRST, SECOND, FoundTable, TableRow
from office.campaigns.workbooks.values import is_still, said_in

BAD_CODE = "Mã “{said}” không đúng; ghi lại mã đã in trong biểu."
FOREIGN_CODE = "Mã {code} không phải của đầu mối này trong đợt này."
DOUBLED = "Mã {code} có ở nhiều dòng; chưa dòng nào được nhận."
TWO_CODES = "Hai cột mã của dòng không khớp nhau: chỉ một phần các cột đã được sắp xếp hoặc chép."
OTHER_NAME = "Mã {code} là của đồng chí {known}, nhưng dòng ghi “{said}”."
OTHER_LINE = "Mã {code} của đồng chí {known} đứng ở dòng của trường hợp khác cùng họ tên."
MERGED = "Các ô {cells} đã gộp; bỏ gộp rồi ghi từng dòng."


def folded_person(cell: Any) -> str:
    """A name as it is compared, without “đồng chí” before it."""
    return fold_name(SALUTATION.sub("", clean_text(cell)))


class LineReader:
    """Reads one table of lines into the book that came back."""

    def __init__(self, table: FoundTable, codes: Mapping[str, OfferRow], book: ReturnedBook) -> None:
        self.table, self.codes, self.book = table, codes, book
        self.sheet = table.offered
        self.name = next(iter(self.sheet.of_role(Role.NAME)), None)
        self.apart = self._here(Role.APART)
        self.asked = self._here(Role.ASKED)
        self.shown = self._here(Role.NAME, Role.APART, Role.KNOWN)
        self.merged = table.merged_rows()

    def read(self, frame: SheetFrame, counts: Counter[str]) -> None:
        """`counts` are how often each code stands in the whole workbook."""
        for row in self.rows(frame):
            if code_of(row):
                self._coded(row, counts)
            elif self._speaks(row):
                self._uncoded(row)

    def rows(self, frame: SheetFrame) -> list[TableRow]:
        """Without headings that were copied into the table."""
        heading = folded_words(self.name.label) if self.name else ""
        return [row for row in self.table.rows(frame) if self._said(row) != heading or not heading]

    def _here(self, *roles: Role) -> list[OfferColumn]:
        return [column for column in self.sheet.of_role(*roles) if column.key in self.table.columns]

    def _said(self, row: TableRow) -> str:
        return folded_words(row.cell(self.name.key)) if self.name else ""

    def _speaks(self, row: TableRow) -> bool:
        """Whether a row without a code is about a person, or says a word of somebody."""
        named = self.name and row.text(self.name.key)
        return (bool(named) and len(row.filled) > 1) or any(
            not is_blank(row.cell(each.key)) for each in self.asked
        )

    def _coded(self, row: TableRow, counts: Counter[str]) -> None:
        code = code_of(row)
        sentence, key = self._why_not(row, code, counts)
        if sentence:
            self._fault(row, key, sentence)
            return
        offered = self.codes[code]
        self._corrections(row, offered)
        words = self._words(row)
        if words:
            self.book.lines.append(
                ReturnedLine(offered.key, words, self.sheet.key, row.number, self.table.sheet.name)
            )

    def _why_not(self, row: TableRow, code: str, counts: Counter[str]) -> tuple[str, str]:
        """What speaks against a row with a code, in a sentence, and the column that it stands in."""
        other = plain_code(row.cell(SECOND)) or code
        for said in (code, other):
            if not is_code(said):
                return BAD_CODE.format(said=said), FIRST if said == code else SECOND
        if code != other:
            return TWO_CODES, SECOND
        if row.number in self.merged:
            return MERGED.format(cells=self.merged[row.number]), FIRST
        if code not in self.codes:
            return FOREIGN_CODE.format(code=shown_code(code)), FIRST
        if counts[code] > 1:
            return DOUBLED.format(code=shown_code(code)), FIRST
        return self._other_person(row, code)

    def _other_person(self, row: TableRow, code: str) -> tuple[str, str]:
        """Whether the row bears another name, or what tells another line of that name apart."""
        said = row.text(self.name.key) if self.name else ""
        if not said:
            return "", ""
        offered = self.codes[code]
        known = words_of(offered.known[self.name.key])
        if folded_person(said) != folded_person(known):
            sentence = OTHER_NAME.format(code=shown_code(code), known=known, said=said)
            return sentence, self.name.key
        if not self._fits(row, offered) and any(
            each is not offered for each in self._alike(row) if self._fits(row, each)
        ):
            return OTHER_LINE.format(code=shown_code(code), known=known), FIRST
        return "", ""

    def _alike(self, row: TableRow) -> list[OfferRow]:
        """The lines of the name that a row bears."""
        name = folded_person(row.cell(self.name.key)) if self.name else ""
        return [
            each
            for each in self.codes.values()
            if name and folded_person(words_of(each.known[self.name.key])) == name
        ]

    def _fits(self, row: TableRow, offered: OfferRow) -> bool:
        """Whether what the row says beside the name fits a line; a blank cell says nothing."""
        said = [column for column in self.apart if not is_blank(row.cell(column.key))]
        return all(self._is_still(row, offered, column) for column in said)

    def _is_still(self, row: TableRow, offered: OfferRow, column: OfferColumn) -> bool:
        known = offered.known.get(column.key)
        return is_still(known, row.cell(column.key), column, self.table.sheet.from_1904)

    def _corrections(self, row: TableRow, offered: OfferRow) -> None:
        for column in self.shown:
            if not self._is_still(row, offered, column):
                known, said = words_of(offered.known.get(column.key)), row.text(column.key)
                place = self.table.place(row.number, column.key)
                self.book.corrections.append(
                    Correction(offered.key, column.label, known, said, self.table.sheet.name, place)
                )

    def _words(self, row: TableRow) -> dict[str, Any]:
        """What a row says in the columns that ask; nothing of it where one of them cannot be read."""
        words, faults = read_words(row, self.asked, self.table)
        if words and not faults:
            faults = self.sheet.check(words)
        for key, sentence in faults.items():
            self._fault(row, key, sentence)
        return {} if faults else words

    def _uncoded(self, row: TableRow) -> None:
        if row.number in self.merged:
            self._fault(row, FIRST, MERGED.format(cells=self.merged[row.number]))
            return
        words, faults = read_words(row, self.asked, self.table)
        for key, sentence in faults.items():
            self._fault(row, key, sentence)
        candidates = tuple(each.key for each in self._alike(row) if self._fits(row, each))
        name = row.text(self.name.key) if self.name else ""
        self.book.questions.append(
            Question(
                name, {} if faults else words, candidates, self.sheet.key, row.number, self.table.sheet.name
            )
        )

    def _fault(self, row: TableRow, key: str, sentence: str) -> None:
        self.book.faults.append(Fault(sentence, self.table.sheet.name, self.table.place(row.number, key)))


def code_of(row: TableRow) -> str:
    """The code that a row bears, at its left end or, where that is gone, at its right one."""
    return plain_code(row.cell(FIRST)) or plain_code(row.cell(SECOND))


def read_words(
    row: TableRow, columns: list[OfferColumn], table: FoundTable
) -> tuple[dict[str, Any], dict[str, str]]:
    """The words of a row by column, and {column: sentence} of those that cannot be read."""
    words, faults = {}, {}
    for column in columns:
        try:
            said = said_in(row.cell(column.key), column, table.sheet.from_1904)
        except BadCell as error:
            faults[column.key] = f"{error}."
            continue
        if said is not None:
            words[column.key] = said
    return words, faults
