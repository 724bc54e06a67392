"""The sheet of learners, row by row."""

from dataclasses import replace

import pytest

from cadre.models.people import Cadre
from office.organisation.rights import Role
from tests.conftest import make_user
from tests.factories import make_cadre, make_post, make_qualification
from tests.training.factories import enrol, make_class
from tests.training.sheets import a_learner, bring_in, look, reasons, verdicts
from training.models import Enrolment, TrainingClass

pytestmark = pytest.mark.django_db
AN = {"full_name": "Hoàng Thị An", "birth": "1980-05-01"}


@pytest.fixture(autouse=True)
def training_class(world):
    return make_class("Trung cấp LLCT khóa 1", world.district, head_count=71)


def test_someone_on_record_is_found_and_someone_in_no_roster_is_kept_by_name(world):
    rows = [a_learner(2, **AN), a_learner(3)]
    outcome = bring_in(world.lan, "learners", rows)
    assert (verdicts(outcome), reasons(outcome), outcome.questions) == (["new", "new"], [], [])
    an, other = Enrolment.objects.order_by("cadre")
    assert (an.cadre, an.full_name, an.birth) == (world.an, "", None)
    assert (other.cadre, other.full_name, str(other.birth)) == (None, "Lương Văn Tám", "03/02/1985")
    assert (an.result, an.grade, an.certificate_no, an.workplace) == (
        "passed",
        "good",
        "TC000001",
        "Xã Hoa Thám",
    )
    assert Cadre.objects.count() == 2
    assert verdicts(look(world.lan, "learners", rows)) == ["same", "same"]


@pytest.mark.parametrize(("answer", "on_record"), [("it is", True), ("other", False)])
def test_a_namesake_whose_birth_agrees_is_asked_about_once_and_for_all(world, answer, on_record):
    Cadre.objects.filter(pk=world.an.pk).update(birth="1980")
    rows = [a_learner(**AN)]
    outcome = look(world.lan, "learners", rows)
    assert verdicts(outcome) == ["doubtful"]
    (question,) = outcome.questions
    assert "có thể là Hoàng Thị An, sinh 1980, Xã Hoa Thám" in question.text
    bring_in(world.lan, "learners", rows, {question.key: str(world.an.pk) if on_record else answer})
    assert (Enrolment.objects.get().cadre == world.an) == on_record
    again = look(world.lan, "learners", rows)
    assert (verdicts(again), again.questions) == (["same"], [])


def test_a_namesake_born_on_another_day_is_somebody_else(world):
    bring_in(world.lan, "learners", [a_learner(full_name="Hoàng Thị An", birth="1980-05-02")])
    assert Enrolment.objects.get().cadre is None


def test_someone_kept_by_name_is_tied_to_the_record_that_has_come_since(world):
    bring_in(world.lan, "learners", [a_learner()])
    tam = make_cadre("Lương Văn Tám", make_post("Chuyên viên", world.office), birth="1985-02-03")
    outcome = bring_in(world.lan, "learners", [a_learner()])
    assert verdicts(outcome) == ["changed"]
    assert [change.label for change in outcome.rows[0].changes] == ["Hồ sơ cán bộ"]
    assert (Enrolment.objects.get().cadre, Enrolment.objects.get().full_name) == (tam, "")
    assert verdicts(look(world.lan, "learners", [a_learner()])) == ["same"]


def test_an_unknown_class_is_never_made(world):
    outcome = look(world.lan, "learners", [a_learner(training_class="Sơ cấp năm 2030")])
    assert verdicts(outcome) == ["wrong"]
    assert reasons(outcome) == [
        "Chưa có lớp “Sơ cấp năm 2030”; nhập danh sách lớp trước, hoặc ghi tên lớp đúng như danh sách lớp."
    ]
    assert TrainingClass.objects.count() == 1


def test_a_class_name_much_like_one_there_is_asked_about(world, training_class):
    rows = [
        a_learner(2, training_class="Lớp Trung cấp LLCT - khóa 1"),
        a_learner(3, training_class="Khóa cao cấp"),
    ]
    outcome = look(world.lan, "learners", rows)
    assert verdicts(outcome) == ["doubtful", "wrong"]
    (question,) = outcome.questions
    assert question.proposal == ""
    answers = {question.key: str(training_class.pk)}
    assert verdicts(look(world.lan, "learners", rows, answers)) == ["new", "wrong"]


def test_two_classes_of_one_name_are_asked_about(world, training_class):
    second = make_class(training_class.name, world.district, opens_on="2018-09-05", closes_on=None)
    (question,) = look(world.lan, "learners", [a_learner()]).questions
    assert question.text == "Có 2 lớp tên “Trung cấp LLCT khóa 1”"
    bring_in(world.lan, "learners", [a_learner()], {question.key: str(second.pk)})
    assert second.enrolments.count() == 1


def test_case_and_abbreviation_make_no_other_class(world):
    assert verdicts(
        look(world.lan, "learners", [a_learner(training_class="TRUNG CẤP LÝ LUẬN CHÍNH TRỊ KHÓA 1")])
    ) == ["new"]


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"training_class": ""}, "Thiếu tên lớp; ghi lớp mà học viên theo học."),
        ({"full_name": ""}, "Thiếu họ tên; ghi họ và tên khai sinh."),
        ({"birth": "2030-01-01"}, "Ngày sinh 01/01/2030 ở tương lai; kiểm tra lại năm sinh."),
        ({"result": "Đang chờ"}, "Kết quả “Đang chờ” chưa rõ; ghi một trong các mức: Đã cử đi học, "),
        ({"grade": "Tốt lắm"}, "Xếp loại “Tốt lắm” chưa rõ; ghi một trong các mức: Xuất sắc, Giỏi, Khá, "),
        ({"result": "Thôi học"}, "Xếp loại, số bằng chỉ ghi khi học viên đã hoàn thành khóa học"),
        ({"result": ""}, "Xếp loại, số bằng chỉ ghi khi học viên đã hoàn thành khóa học"),
    ],
)
def test_every_fault_has_its_sentence(world, values, reason):
    outcome = look(world.lan, "learners", [a_learner(**values)])
    assert verdicts(outcome) == ["wrong"]
    assert len(reasons(outcome)) == 1 and reasons(outcome)[0].startswith(reason)


def test_a_learner_who_stands_twice_in_a_class_is_a_fault_of_the_later_row(world):
    rows = [a_learner(2, **AN), a_learner(3, **AN), a_learner(4), a_learner(5)]
    outcome = look(world.lan, "learners", rows)
    assert verdicts(outcome) == ["new", "wrong", "new", "wrong"]
    assert reasons(outcome)[0] == "Dòng 2 cũng là học viên này của lớp; giữ lại một dòng."


def test_a_result_that_comes_later_is_a_change_and_blanks_change_nothing(world):
    bring_in(world.lan, "learners", [a_learner(**AN, result="", grade="", certificate_no="")])
    assert Enrolment.objects.get().result == "sent"
    outcome = bring_in(world.lan, "learners", [a_learner(**AN)])
    assert [(c.label, c.before, c.after) for c in outcome.rows[0].changes] == [
        ("Số bằng, chứng chỉ", "", "TC000001"),
        ("Kết quả", "Đã cử đi học", "Hoàn thành (tốt nghiệp)"),
        ("Xếp loại", "", "Khá"),
    ]
    assert verdicts(look(world.lan, "learners", [a_learner(**AN, grade="", certificate_no="")])) == ["same"]


def test_learners_are_brought_only_into_classes_of_ones_own_units(world):
    part = make_user("phan", Role.OFFICER, world.hoa_tham)
    assert verdicts(look(part, "learners", [a_learner(**AN)])) == ["wrong"]


def test_people_outside_the_scope_stay_unknown(world):
    make_class("Của xã", world.hoa_tham)
    part = make_user("phan", Role.OFFICER, world.hoa_tham)
    rows = [a_learner(training_class="Của xã", full_name="Nông Văn Bình", birth="1975-03-04")]
    assert verdicts(bring_in(part, "learners", rows)) == ["new"]
    assert Enrolment.objects.get().cadre is None


def test_judging_costs_the_same_queries_for_any_number_of_rows(
    world, training_class, django_assert_max_num_queries
):
    enrol(training_class, world.binh)
    for size in (2, 60):
        rows = [a_learner(2, **AN), *(a_learner(n, full_name=f"Lý {n}") for n in range(3, size + 2))]
        with django_assert_max_num_queries(11):
            look(world.lan, "learners", rows)


@pytest.mark.parametrize(("answer", "workplace"), [("yes", "Xã Tân Văn"), ("", "")])
def test_the_unit_may_stand_in_a_line_above_or_be_the_name_of_the_sheet(world, answer, workplace):
    line = replace(a_learner(workplace=""), above="DANH SÁCH HỌC VIÊN\nĐơn vị: Xã Tân Văn")
    asked = look(world.lan, "learners", [line])
    (question,) = asked.questions
    assert "phía trên có dòng “Đơn vị: Xã Tân Văn”" in question.text
    assert question.options[1] == ("", "Không phải, để trống đơn vị")
    assert verdicts(asked) == ["doubtful"]
    assert verdicts(bring_in(world.lan, "learners", [line], {question.key: answer})) == ["new"]
    assert Enrolment.objects.get().workplace == workplace
    named = [
        replace(a_learner(n, workplace=unit), sheet="Xã Tân Văn") for n, unit in ((2, ""), (3, "Sở Y tế"))
    ]
    assert look(world.lan, "learners", named).questions == []
    assert "tên trang là “Xã Tân Văn”" in look(world.lan, "learners", named[:1]).questions[0].text


def test_a_result_that_stands_on_the_record_is_not_changed_by_a_sheet(world, training_class):
    one = enrol(training_class, world.an)
    Enrolment.objects.filter(pk=one.pk).update(qualification=make_qualification(world.an, "theory", 22))
    blank = {"grade": "", "certificate_no": ""}
    outcome = look(world.lan, "learners", [a_learner(**AN, **blank, result="Không hoàn thành khóa học")])
    assert verdicts(outcome) == ["wrong"] and "hoàn tác việc ghi ở trang lớp" in str(reasons(outcome))
