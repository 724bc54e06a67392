"""The sheet of classes, row by row."""

import pytest

from office.organisation.rights import Role
from tests.conftest import make_user
from tests.training.factories import make_class, make_programme
from tests.training.sheets import a_class, bring_in, look, reasons, verdicts
from training.models import Programme, TrainingClass

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def programme(world):
    return make_programme("Trung cấp lý luận chính trị")


def test_a_class_comes_in_under_the_topmost_unit_of_who_brings_it(world):
    assert verdicts(bring_in(world.lan, "classes", [a_class(decision="Số 12-QĐ/HU, ngày 01/09/2016")])) == [
        "new"
    ]
    one = TrainingClass.objects.get()
    assert (one.unit, one.mode, one.head_count, str(one.opens_on)) == (
        world.district,
        "part",
        71,
        "05/09/2016",
    )
    assert (one.decision_no, f"{one.decision_on:%d/%m/%Y}") == ("12-QĐ/HU", "01/09/2016")
    assert verdicts(bring_in(world.lan, "classes", [a_class()])) == ["same"]


def test_abbreviations_mean_the_programme_that_is_there(world, programme):
    outcome = bring_in(world.lan, "classes", [a_class(programme="TRUNG CẤP LLCT")])
    assert outcome.questions == [] and TrainingClass.objects.get().programme == programme


def test_an_unknown_programme_is_asked_about_once_with_the_group_of_its_words(world):
    rows = [a_class(n, name=f"Lớp {n}", programme="Sơ cấp LLCT") for n in (2, 3)]
    outcome = look(world.lan, "classes", rows)
    assert verdicts(outcome) == ["doubtful", "doubtful"]
    (question,) = outcome.questions
    assert (question.text, question.proposal, question.rows) == (
        "Chưa có chương trình “Sơ cấp LLCT”",
        "elementary",
        2,
    )
    assert not Programme.objects.filter(group="elementary").exists()
    bring_in(world.lan, "classes", rows)
    made = Programme.objects.get(group="elementary")
    assert (made.name, made.level, made.classes.count()) == ("Sơ cấp LLCT", 21, 2)
    assert verdicts(look(world.lan, "classes", rows)) == ["same", "same"]


@pytest.mark.parametrize(("answer", "verdict"), [("", "doubtful"), ("refresher", "new"), ("known", "new")])
def test_the_answer_decides_what_an_unknown_programme_is(world, programme, answer, verdict):
    rows = [a_class(programme="Kiến thức mới")]
    (question,) = look(world.lan, "classes", rows).questions
    answers = {question.key: str(programme.pk) if answer == "known" else answer}
    assert verdicts(bring_in(world.lan, "classes", rows, answers)) == [verdict]
    groups = list(TrainingClass.objects.values_list("programme__group", flat=True))
    assert groups == {"": [], "refresher": ["refresher"], "known": ["intermediate"]}[answer]


def test_changes_are_told_field_by_field_and_blanks_change_nothing(world):
    bring_in(world.lan, "classes", [a_class()])
    rows = [a_class(head_count="70", opens_on="2016-09-12", organiser="", mode="")]
    outcome = bring_in(world.lan, "classes", rows)
    assert [(c.label, c.before, c.after) for c in outcome.rows[0].changes] == [
        ("Khai giảng", "05/09/2016", "12/09/2016"),
        ("Lượt học viên", "71", "70"),
    ]
    one = TrainingClass.objects.get()
    assert (one.organiser, one.mode, one.head_count) == ("Trường Chính trị tỉnh", "part", 70)
    assert verdicts(look(world.lan, "classes", [a_class(head_count="70", opens_on="2016")])) == ["same"]


def test_the_same_name_in_another_year_or_twice_in_a_file_is_another_class(world):
    bring_in(world.lan, "classes", [a_class()])
    rows = [
        a_class(2),
        a_class(3, opens_on="2017-09-05", closes_on="2019-06-20"),
        a_class(4, opens_on="2016-10-05"),
    ]
    assert verdicts(bring_in(world.lan, "classes", rows)) == ["same", "new", "new"]


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"name": ""}, "Thiếu tên lớp; ghi tên lớp như trong quyết định mở lớp."),
        ({"programme": ""}, "Thiếu chương trình; ghi loại lớp, ví dụ “Sơ cấp LLCT”."),
        ({"closes_on": "2016-06-20"}, "Ngày bế giảng phải sau ngày khai giảng."),
        ({"head_count": "bảy mốt"}, "Số học viên “bảy mốt” không phải là số; ghi số người."),
        ({"mode": "Buổi tối"}, "Hệ “Buổi tối” chưa rõ; ghi một trong các mức: Tập trung, Không tập trung, "),
        ({"decision": "Số 1-QĐ/HU ngày 31/02/2016"}, "Ngày quyết định 31/02/2016 không có thật"),
    ],
)
def test_every_fault_has_its_sentence(world, values, reason):
    outcome = look(world.lan, "classes", [a_class(**values)])
    assert verdicts(outcome) == ["wrong"]
    assert len(reasons(outcome)) == 1 and reasons(outcome)[0].startswith(reason)


def test_a_class_that_stands_twice_in_the_file_is_a_fault_of_the_later_row(world):
    outcome = look(world.lan, "classes", [a_class(2), a_class(3, name="TRUNG CẤP LLCT KHÓA 1")])
    assert verdicts(outcome) == ["new", "wrong"]
    assert reasons(outcome)[0].startswith("Dòng 2 cũng là lớp này")


def test_a_neighbours_class_of_the_same_name_is_another(world):
    make_class("Trung cấp LLCT khóa 1", world.tan_van)
    part = make_user("phan", Role.OFFICER, world.hoa_tham)
    assert verdicts(bring_in(part, "classes", [a_class()])) == ["new"]
    assert set(TrainingClass.objects.values_list("unit", flat=True)) == {world.tan_van.pk, world.hoa_tham.pk}


def test_judging_costs_the_same_queries_for_any_number_of_rows(world, django_assert_max_num_queries):
    for size in (2, 40):
        rows = [a_class(n, name=f"Lớp {n}") for n in range(2, size + 2)]
        with django_assert_max_num_queries(8):
            look(world.lan, "classes", rows)
