"""Rows without a code are what whoever looked at them says they are, once; the rest is told with its place."""

from office.campaigns.workbooks.returned import Fault, Question, ReturnedBook, ReturnedLine
from office.campaigns.workbooks.settling import named, not_taken, settle
from tests.campaigns.workbooks.offers import ROWS, offer

KEEP = {"word": "keep"}


def asked(row, candidates, words=KEEP):
    return Question("Nông Văn Hải", words, candidates, "lines", row, "Rà soát")


def test_an_answer_is_taken_once_and_only_of_those_who_may_be_meant():
    book = ReturnedBook(lines=[ReturnedLine(102, KEEP, "lines", 12, "Rà soát")])
    book.questions = [
        asked(20, (101, 104)),
        asked(21, (101, 104)),
        asked(22, (102,)),
        asked(23, (104,), {"word": "remove"}),
        asked(24, (105,), {}),
        asked(25, (106,)),
        asked(26, ()),
    ]
    answers = {0: 104, 1: 104, 2: 102, 3: 101, 4: 105, 5: 999}
    settled = settle(book, offer(), answers)
    assert [(line.key, line.row) for line in settled.lines] == [(102, 12), (104, 20)]
    assert [fault.sentence for fault in settled.faults] == [
        "Đồng chí đã có ý kiến ở dòng 20; chưa nhận dòng này.",
        "Đồng chí đã có ý kiến ở dòng 12; chưa nhận dòng này.",
        "Dòng chưa ghi nội dung nào đọc được.",
    ]
    assert [question.row for question in settled.questions] == [23, 25, 26], (
        "nobody meant, or not one of them"
    )
    unfit = settle(book, offer(), {3: 104})
    assert [fault.sentence for fault in unfit.faults] == ["Đề nghị đưa ra thì ghi lý do."]
    assert len(book.questions) == 7 and len(book.lines) == 1, "the book that was read stays"


def test_what_is_left_is_told_by_sheet_and_row():
    book = ReturnedBook(faults=[Fault("Sai", "Rà soát", "H11"), Fault("Không thấy tờ")])
    book.questions = [asked(20, ())]
    left = [(each.page, each.row, each.cell) for each in not_taken(book)]
    assert left == [("Rà soát", 11, "H11"), ("", 0, ""), ("Rà soát", 20, "")]
    lines = offer().sheets[0]
    assert named(ROWS[0], lines) == "Nông Văn Hải, 13/05/1980, Ban Chấp hành 2020–2025"
