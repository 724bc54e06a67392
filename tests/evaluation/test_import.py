"""Rows of grades as offices write them: whose year, which words, what is wrong with each."""

import pytest

from cadre.models.conflicts import Account
from cadre.models.people import Cadre
from evaluation.imports.rows import year_of
from evaluation.models import Evaluation
from office.organisation.models.structure import Unit
from office.organisation.models.users import User
from tests.cadre.sheets import bring_in, look, reasons, rows_of, verdicts
from tests.evaluation.records import TITLE, make_evaluation, row
from tests.factories import make_cadre, make_unit
from tests.sheets.workbooks import xlsx

pytestmark = pytest.mark.django_db


def seen(user, *rows, answers=None):
    return look(user, list(rows), "grades", answers)


def taken(user, *rows):
    return bring_in(user, list(rows), "grades")


def test_a_row_becomes_a_grade_with_all_that_it_says(world):
    given = row(
        self_grade="Hoàn thành xuất sắc nhiệm vụ",
        member_grade="HTNV",
        decision="Số 15-QĐ/HU, ngày 12/01/2021",
        note="Đi học từ tháng 9",
    )
    assert verdicts(taken(world.lan, given)) == ["new"]
    kept = Evaluation.objects.get()
    assert (kept.cadre, kept.year, kept.unit, kept.title.name) == (
        world.an,
        2020,
        world.hoa_tham,
        "Chủ tịch UBND",
    )
    assert (kept.grade, kept.self_grade, kept.member_grade) == ("good", "excellent", "completed")
    assert (kept.decision_no, str(kept.decision_on), kept.note) == (
        "15-QĐ/HU",
        "2021-01-12",
        "Đi học từ tháng 9",
    )
    assert verdicts(taken(world.lan, given)) == ["same"]


def test_the_unit_may_stand_in_a_line_above_or_be_the_name_of_the_sheet(world):
    line = row(unit="", above=f"{TITLE}\nĐơn vị: Xã Hoa Thám")
    asked = seen(world.lan, line)
    assert ["phía trên có dòng “Đơn vị: Xã Hoa Thám”" in one.text for one in asked.questions] == [True]
    assert verdicts(asked) == ["doubtful"]
    assert verdicts(taken(world.lan, line, row(5, sheet="Xã Tân Văn", unit="", year="2019"))) == [
        "new",
        "new",
    ]
    assert {given.year: given.unit for given in Evaluation.objects.all()} == {
        2020: world.hoa_tham,
        2019: world.tan_van,
    }


@pytest.mark.parametrize(
    ("written", "grade"),
    [
        ("Hoàn thành xuất sắc nhiệm vụ", "excellent"),
        ("HTXSNV", "excellent"),
        ("hoàn thành TỐT nhiệm vụ", "good"),
        ("HTNV nhưng còn HC về NL", "completed"),
        ("Hoàn thành nhiệm vụ nhưng còn hạn chế về năng lực", "completed"),
        ("HTNV", "completed"),
        ("Không HTNV", "not_completed"),
    ],
)
def test_long_short_and_old_names_mean_four_grades(world, written, grade):
    taken(world.lan, row(grade=written))
    assert Evaluation.objects.get().grade == grade


@pytest.mark.parametrize(
    "said",
    [{"grade": "KĐG (nghỉ ốm dài ngày)"}, {"grade": "KĐG", "not_graded_reason": "nghỉ ốm dài ngày"}]
    + [{"grade": "Không đánh giá, xếp loại: nghỉ ốm dài ngày"}],
)
def test_who_was_not_graded_is_kept_with_the_reason(world, said):
    assert verdicts(taken(world.lan, row(**said))) == ["new"]
    kept = Evaluation.objects.get()
    assert (kept.grade, kept.not_graded_reason) == ("", "nghỉ ốm dài ngày")


@pytest.mark.parametrize(
    ("source", "year"),
    [
        ({"above": "BẢNG XẾP LOẠI NĂM 2018", "sheet": "Sheet1"}, 2018),
        ({"above": "", "sheet": "2017"}, 2017),
        ({"above": "BẢNG XẾP LOẠI NĂM 2018", "sheet": "Năm 2018"}, 2018),
        ({"above": "BẢNG XẾP LOẠI\nBình Gia, ngày 05 tháng 02 năm 2021", "sheet": "XL 2020"}, 2020),
        ({"above": "Kết quả xếp loại năm 2019\n(theo Nghị định số 90/2020/NĐ-CP, ngày 13/8/2020)"}, 2019),
        ({"above": "Giai đoạn 2016 - 2020", "sheet": "2018"}, 2018),
        ({"above": "NĂM 2018", "sheet": "2018", "year": "2015"}, 2015),
        ({"above": "", "sheet": "Sheet1", "captions": ("Năm sinh 1980", "Xếp loại cán bộ 2020")}, 2020),
        ({"above": "", "sheet": "XL", "captions": ("Xếp loại 2018", "Xếp loại 2019"), "year": "2019"}, 2019),
    ],
)
def test_the_year_comes_from_the_row_the_title_or_the_name_of_the_sheet(world, source, year):
    assert verdicts(taken(world.lan, row(**source))) == ["new"]
    assert Evaluation.objects.get().year == year


def test_a_caption_alone_may_say_the_year(world, tmp_path):
    headings = ["TT", "Họ và tên", "Ngày sinh", "Đơn vị", "Xếp loại cán bộ 2020"]
    path = tmp_path / "xl.xlsx"
    path.write_bytes(xlsx([headings, [1, "Hoàng Thị An", "01/05/1980", "Xã Hoa Thám", "HTTNV"]]).read())
    (read,) = rows_of(path, "grades")
    assert year_of(read) == 2020


NO_YEAR = "Không rõ năm đánh giá; ghi năm ở tiêu đề, ở tên trang tính hoặc thêm cột “Năm đánh giá”."
WORDS = "không phải mức xếp loại; ghi HTXSNV, HTTNV, HTNV, KHTNV hoặc tên đầy đủ"


@pytest.mark.parametrize(
    ("source", "column", "reason"),
    [
        ({"above": "BẢNG XẾP LOẠI", "sheet": "Sheet1"}, "", NO_YEAR),
        ({"above": "Giai đoạn 2016 - 2020"}, "", NO_YEAR),
        (
            {"above": "NĂM 2016", "sheet": "2017"},
            "",
            "Tiêu đề và tên trang tính ghi các năm 2016, 2017; "
            "thêm cột “Năm đánh giá” hoặc ghi lại cho khớp.",
        ),
        (
            {"above": "", "captions": ("Xếp loại – 2018", "Xếp loại – 2019", "Quyết định năm 2020")},
            "",
            "Bảng có các cột xếp loại của năm 2018, 2019; mỗi lần nhập một năm: "
            "giữ lại trong tệp các cột của một năm rồi gửi lại.",
        ),
        ({"year": "năm ngoái"}, "year", "Năm “năm ngoái” không rõ; ghi bốn chữ số, ví dụ 2020."),
        ({"year": "2022"}, "year", "Năm 2022 chưa đến; kiểm tra lại năm đánh giá."),
        ({"year": "1930"}, "year", "Năm 1930 quá xa; ghi năm từ 1950 trở lại đây."),
        ({"above": "KẾT QUẢ XẾP LOẠI NĂM 1930"}, "year", "Năm 1930 quá xa; ghi năm từ 1950 trở lại đây."),
        ({"grade": "Khá"}, "grade", f"“Khá” {WORDS}; không đánh giá, xếp loại thì ghi KĐG kèm lý do."),
        (
            {"grade": ""},
            "grade",
            "Chưa ghi mức xếp loại; ghi HTXSNV, HTTNV, HTNV, KHTNV, hoặc KĐG kèm lý do.",
        ),
        (
            {"grade": "KĐG"},
            "grade",
            "Không đánh giá, xếp loại thì ghi lý do, ví dụ “KĐG (nghỉ ốm dài ngày)” hoặc ở cột “Lý do”.",
        ),
        (
            {"not_graded_reason": "nghỉ ốm"},
            "not_graded_reason",
            "Đã ghi mức xếp loại thì không ghi lý do không đánh giá, xếp loại.",
        ),
        ({"self_grade": "A1"}, "self_grade", f"“A1” {WORDS}."),
        (
            {"decision": "15-QĐ/HU, ngày 12/01/2019"},
            "decision",
            "Ngày quyết định trước năm 2020 được đánh giá; kiểm tra lại.",
        ),
        (
            {"full_name": "Lương Văn Tám"},
            "full_name",
            "Chưa có hồ sơ của đồng chí này; kiểm tra lại họ tên, ngày sinh hoặc nhập danh sách trích ngang trước.",
        ),
        (
            {"unit": ""},
            "",
            "Thiếu đơn vị; ghi đơn vị ở một cột hoặc ở dòng tên đơn vị phía trên các dòng cán bộ.",
        ),
    ],
)
def test_what_is_wrong_is_said_with_what_to_write(world, source, column, reason):
    outcome = seen(world.lan, row(**source))
    assert [(fault.column, fault.reason) for fault in outcome.rows[0].faults] == [(column, reason)]
    assert verdicts(outcome) == ["wrong"]


def test_every_fault_of_a_row_is_found_in_one_pass(world):
    bad = row(grade="Khá", self_grade="A", year="20", full_name="")
    assert {fault.column for fault in seen(world.lan, bad).rows[0].faults} == {
        "grade",
        "self_grade",
        "year",
        "full_name",
    }


def test_a_grade_that_differs_is_changed_field_by_field_and_blanks_take_nothing_away(world):
    make_evaluation(world.an, grade="completed", member_grade="good", post_words="Chủ tịch UBND", note="x")
    outcome = taken(world.lan, row(grade="HTXSNV", member_grade="", note=""))
    assert [(c.label, c.before, c.after) for c in outcome.rows[0].changes] == [
        ("Mức xếp loại", "Hoàn thành nhiệm vụ", "Hoàn thành xuất sắc nhiệm vụ")
    ]
    kept = Evaluation.objects.get()
    assert (kept.grade, kept.member_grade, kept.note) == ("excellent", "good", "x")


def test_a_reason_takes_the_grade_away_and_a_grade_the_reason(world):
    make_evaluation(world.an)
    assert verdicts(taken(world.lan, row(grade="KĐG (đi học)"))) == ["changed"]
    assert Evaluation.objects.get().not_graded_reason == "đi học"
    assert verdicts(taken(world.lan, row())) == ["changed"]
    assert (Evaluation.objects.get().grade, Evaluation.objects.get().not_graded_reason) == ("good", "")


def test_a_person_stands_once_in_a_year_and_in_as_many_years_as_there_are(world):
    outcome = seen(world.lan, row(4, "2019", above=""), row(5, "2020", above=""), row(9, "2019", above=""))
    assert verdicts(outcome) == ["new", "new", "wrong"]
    assert reasons(outcome) == ["Dòng 4 cũng là đồng chí này, năm 2019; giữ lại một dòng."]


def test_an_unknown_unit_is_asked_about_and_never_made(world):
    outcome = seen(world.lan, row(unit="Phòng Dân tộc"))
    assert verdicts(outcome) == ["doubtful"]
    question = outcome.questions[0]
    assert (question.text, question.proposal) == ("Chưa có đơn vị “Phòng Dân tộc”", "")
    assert "new" not in dict(question.options)
    answered = seen(world.lan, row(unit="Phòng Dân tộc"), answers={question.key: str(world.hoa_tham.pk)})
    assert verdicts(answered) == ["new"]
    assert Unit.objects.count() == 4


def test_of_two_units_of_one_name_the_one_of_that_year_is_meant(world):
    Unit.objects.filter(pk=world.hoa_tham.pk).update(valid_to="2020-02-01")
    later = make_unit("06074", "Xã Hoa Thám", parent=world.district, valid_from="2020-02-01")
    taken(world.lan, row(above="NĂM 2018"), row(5, above="NĂM 2020"))
    units = dict(Evaluation.objects.values_list("year", "unit"))
    assert units == {2018: world.hoa_tham.pk, 2020: later.pk}


def test_someone_doubtful_is_asked_about_once_for_all_sheets(world):
    Cadre.objects.filter(pk=world.an.pk).update(birth="1980")
    outcome = seen(world.lan, row(4, "2019", above=""), row(4, "2020", above=""))
    assert verdicts(outcome) == ["doubtful", "doubtful"]
    (question,) = outcome.questions
    assert (question.group, question.rows) == ("person", 2)
    answers = {question.key: str(world.an.pk)}
    assert verdicts(seen(world.lan, row(4, "2019", above=""), row(4, "2020", above=""), answers=answers)) == [
        "new",
        "new",
    ]


def test_the_officer_of_a_unit_brings_in_the_grades_of_that_unit_alone(world):
    binh = row(5, full_name="Nông Văn Bình", birth="1975-03-04", unit="Xã Tân Văn")
    outcome = seen(world.huong, row(), binh)
    assert verdicts(outcome) == ["new", "wrong"]
    assert reasons(outcome)[0] == (
        "Đơn vị “Xã Tân Văn” ngoài phạm vi được giao; bỏ dòng này hoặc gửi nơi quản lý đơn vị đó nhập."
    )


def test_a_grade_that_another_unit_gave_is_neither_shown_nor_overwritten(world):
    make_evaluation(world.an, grade="not_completed", unit=world.tan_van)
    outcome = seen(world.huong, row())
    assert (verdicts(outcome), outcome.rows[0].changes, outcome.rows[0].subject_key) == (["wrong"], [], None)
    assert reasons(outcome) == [
        "Kết quả năm 2020 của đồng chí này chưa ghi được; hỏi cơ quan tổ chức cán bộ cấp trên."
    ]


def test_nobody_brings_in_his_own_grade(world):
    Account.objects.create(user=world.lan, cadre=world.an)
    outcome = seen(User.objects.get(pk=world.lan.pk), row())
    assert reasons(outcome) == ["Trường hợp này do đồng chí khác xử lý."]


def test_judging_takes_the_same_queries_for_one_row_and_for_many(world, django_assert_num_queries):
    people = [make_cadre(f"Lý Văn {chr(65 + n)}", unit=world.hoa_tham) for n in range(20)]
    rows = [row(n, full_name=person.full_name) for n, person in enumerate(people, 4)]
    seen(world.lan, *rows)
    for part in (rows[:1], rows):
        with django_assert_num_queries(11):
            assert set(verdicts(seen(world.lan, *part))) == {"new"}
