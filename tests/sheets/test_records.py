"""The frame of all kinds: the ladder of a row, a record that stands twice, people about whom others act."""

from dataclasses import replace

from foundation.core.scope.rows import OTHERS_ACT
from foundation.sheets.cells import BadCell
from foundation.sheets.changes import update
from foundation.sheets.kinds import Question, SheetColumn, SourceRow, TwoReadings
from foundation.sheets.records import Planned, ReadRow, RecordKind, Subject
from office.organisation.models.structure import PostTitle

OWN = 7


class TitleKind(RecordKind):
    """Titles by name; of "Bí thư" there is one, "?" is asked about, OWN is about the user."""

    slug = "titles"
    columns = (SheetColumn("name", "Chức danh"), SheetColumn("order", "Thứ tự"))
    question_groups = ("title", "person")
    twice = "Trùng với dòng {row}: {read.row.number}."
    twice_column = "name"

    def begin(self, rows):
        self.known = {"Bí thư": PostTitle(pk=1, name="Bí thư", order=1)}

    def read(self, source):
        row = ReadRow.of(source)
        row.keep("name", str)
        row.keep("order", order)
        return row

    def find(self, read):
        name = read.facts.get("name")
        question = Question("person", "person", "?", (("yes", "?"),), "", 0)
        certain = name != "?" or self.questions.ask(question) == "yes"
        person = OWN if name == "Mình" else None
        return Subject(self.known.get(name), person=person, key=name, certain=certain)

    def plan(self, read, subject):
        if read.facts["order"] == 99:
            read.wrong("order", "Quá xa.")
        title = subject.record or PostTitle()
        certain = read.facts["order"] != 5
        return Planned(title, update(title, read.facts).values(), certain)

    def people_of_others(self):
        return {OWN}


def order(text):
    if not text.isdecimal():
        raise BadCell("Không phải số.")
    return int(text)


def row(number, name, order="1", sheet="A", unread=None):
    return SourceRow(sheet, number, {"name": name, "order": order}, {}, unread or {})


def look(*rows, answers=None):
    return TitleKind(user=None, day=None, answers=answers or {}).look(rows, lambda done: None)


def told(preview):
    return [(str(row.verdict), [fault.reason for fault in row.faults]) for row in preview.rows]


def test_a_row_is_new_changed_or_the_same():
    preview = look(row(3, "Chủ tịch"), row(4, "Bí thư", "2"))
    assert told(preview) == [("new", []), ("changed", [])]
    assert [change.label for change in preview.rows[1].changes] == ["Thứ bậc"]
    assert (preview.rows[0].changes, preview.rows[1].subject_key) == ([], 1)
    assert told(look(row(3, "Bí thư"))) == [("same", [])]


def test_what_is_wrong_comes_before_what_is_doubtful():
    assert told(look(row(3, "?", "x"), row(4, "?"))) == [("wrong", ["Không phải số."]), ("doubtful", [])]
    assert told(look(row(3, "?"), answers={"person": "yes"})) == [("new", [])]
    assert told(look(row(3, "Chủ tịch", unread={"note": "Không đọc được."}))) == [
        ("wrong", ["Không đọc được."])
    ]


def test_what_only_the_comparison_shows_makes_a_row_wrong_or_doubtful():
    preview = look(row(3, "Bí thư", "99"), row(4, "Chủ tịch", "5"))
    assert told(preview) == [("wrong", ["Quá xa."]), ("doubtful", [])]
    assert [(row.plan, row.changes) for row in preview.rows] == [(None, []), (None, [])]


def test_a_record_stands_once_in_a_file_unless_its_first_row_is_left_aside():
    preview = look(row(3, "Chủ tịch"), row(4, "Chủ tịch"), row(4, "Chủ tịch", sheet="B"))
    assert told(preview)[1:] == [
        ("wrong", ["Trùng với dòng 3: 4."]),
        ("wrong", ["Trùng với dòng 3 trang “A”: 4."]),
    ]
    assert preview.rows[1].faults[0].column == "name"
    assert told(look(row(3, "Chủ tịch", "x"), row(4, "Chủ tịch")))[1] == ("new", [])


def test_rows_about_the_user_are_for_somebody_else():
    assert told(look(row(3, "Mình"), row(4, "Chủ tịch"))) == [("wrong", [OTHERS_ACT]), ("new", [])]


def test_questions_come_in_the_order_of_the_kind():
    kind = TitleKind(user=None, day=None, answers={})
    kind.look([row(3, "?"), row(4, "?")], lambda done: None)
    kind.questions.ask(Question("title", "title", "?", (), "", 0))
    assert [(question.key, question.rows) for question in kind.questions.all()] == [
        ("title", 1),
        ("person", 2),
    ]


CYRILLIC = "Ch\u1ee7 t\u1ecb\u0441h"


def test_letters_of_another_alphabet_are_asked_about_once_a_column_and_told_on_their_rows():
    rows = [row(3, "Chủ tịch"), row(4, CYRILLIC), row(5, "Phó " + CYRILLIC)]
    preview = look(*rows)
    (question,) = preview.questions
    assert "Cột “Chức danh”: 2 ô có chữ cái của bảng chữ khác trông giống chữ Việt (dòng 4 “" in question.text
    assert [label for _, label in question.options] == ["Ghi lại bằng chữ Việt: “Chủ tịch” …", "Để lại"]
    assert [row.verdict for row in preview.rows] == ["new", "wrong", "doubtful"]
    answered = told(look(*rows, answers={question.key: "first"}))
    assert answered[1] == ("wrong", [f"“{CYRILLIC}” đọc là “Chủ tịch”", "Trùng với dòng 3: 4."])
    assert answered[2] == ("new", [f"“Phó {CYRILLIC}” đọc là “Phó Chủ tịch”"])


def test_a_cell_of_an_unclear_font_is_read_as_answered():
    unclear = SourceRow(
        "A", 4, {"name": "Bộ", "order": "1"}, {}, {}, doubts={"name": TwoReadings("Bộ", "Bé")}
    )
    (question,) = look(unclear).questions
    assert "1 ô không rõ gõ bằng phông cũ hay Unicode (dòng 4 “Bé” đọc là “Bộ”)." in question.text
    names = [
        [each.plan and each.plan.name for each in look(unclear, answers={question.key: answer}).rows]
        for answer in ("first", "second", "")
    ]
    assert names == [["Bộ"], ["Bé"], [None]]


def test_a_heading_among_the_rows_is_asked_about_once():
    section = "X\u00e3 H\u043ea Thám"
    rows = [
        replace(row(number, name), sections=(section,), section=section)
        for number, name in ((4, "A"), (5, "B"))
    ]
    preview = look(*rows)
    (question,) = preview.questions
    assert question.text.startswith("Dòng mục: 1 ô có chữ cái của bảng chữ khác") and question.rows == 2
    answered = look(*rows, answers={question.key: "first"})
    assert [(each.verdict, each.row.section) for each in answered.rows] == [("new", "Xã Hoa Thám")] * 2
