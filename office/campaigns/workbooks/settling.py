"""Rows without a code, as whoever looked at the file says whose they are; what is left is told with its place."""

import re
from collections.abc import Mapping
from dataclasses import replace

from foundation.printing.texts import words_of
from office.campaigns.workbooks.offers import OfferRow, OfferSheet, Role, WorkbookOffer
from office.campaigns.workbooks.returned import Fault, NotTaken, Question, ReturnedBook, ReturnedLine

SAID_TWICE = "Đồng chí đã có ý kiến ở dòng {row}; chưa nhận dòng này."
NO_WORDS = "Dòng chưa ghi nội dung nào đọc được."
ROW = re.compile(r"\d+$")


def settle(book: ReturnedBook, offer: WorkbookOffer, answers: Mapping[int, int]) -> ReturnedBook:
    """The book with its questions answered: {place of the question: key of the line}; others stay questions.

    A line is meant once: what a second row says of it is a fault.
    """
    settled = replace(book, lines=list(book.lines), faults=list(book.faults), questions=[])
    sheets = {sheet.key: sheet for sheet in offer.sheets}
    said = {line.key: line.row for line in book.lines}
    for place, question in enumerate(book.questions):
        key = answers.get(place)
        if key not in question.candidates:
            settled.questions.append(question)
        elif key in said:
            settled.faults.append(fault_of(question, SAID_TWICE.format(row=said[key])))
        elif faults := unfit(question, sheets[question.sheet]):
            settled.faults.extend(fault_of(question, sentence) for sentence in faults)
        else:
            said[key] = question.row
            settled.lines.append(
                ReturnedLine(key, question.words, question.sheet, question.row, question.page)
            )
    return settled


def unfit(question: Question, sheet: OfferSheet) -> list[str]:
    return list(sheet.check(question.words).values()) if question.words else [NO_WORDS]


def fault_of(question: Question, sentence: str) -> Fault:
    return Fault(sentence, question.page, f"A{question.row}")


def not_taken(book: ReturnedBook) -> list[NotTaken]:
    """Rows with faults, and those whose question nobody answered; what is said of a whole sheet has the row 0."""
    found = [
        NotTaken(fault.sheet, int(row.group()) if (row := ROW.search(fault.cell)) else 0, *told(fault))
        for fault in book.faults
    ]
    return [*found, *(NotTaken(each.page, each.row, each.sentence) for each in book.questions)]


def told(fault: Fault) -> tuple[str, str]:
    return fault.sentence, fault.cell


def named(row: OfferRow, sheet: OfferSheet) -> str:
    """A line as it is chosen among those of one name: the name and what tells it apart."""
    columns = sheet.of_role(Role.NAME, Role.APART)
    return ", ".join(filter(None, (words_of(row.known.get(column.key)) for column in columns)))
