"""The workbooks of a whole district, as sent with faults and as sent again."""

import json

import pytest

from cadre.models.facts import PostHeld, Qualification
from cadre.models.people import Cadre
from cadre.reference import load_reference
from office.organisation.models.structure import PostTitle, Unit
from office.organisation.rights import Role
from sample.load import load_office, load_titles
from tests.cadre.sheets import MENDED, ROSTERS, bring_in, look, reasons, rows_of, verdicts
from tests.conftest import make_user

pytestmark = pytest.mark.django_db
EXPECTED = json.loads((ROSTERS / "expected.json").read_text())["problem_rows"]
DISTRICT, COMMUNES = "01_trich_ngang_cap_huyen.xlsx", "02_trich_ngang_cap_xa.xlsx"
FORMER = "03_can_bo_nghi_huu_chuyen_di.xlsx"


@pytest.fixture
def officer(db):
    load_reference()
    load_office()
    load_titles()
    return make_user("lan", Role.OFFICER, Unit.objects.get())


def expected_faults(file, rows):
    """(row, severity) as the makers of the workbook planted them; repeated people by their ordinal."""
    for problem in EXPECTED:
        if problem["file"] == file and "row" in problem:
            yield problem["row"], problem["severity"]
        elif problem["file"] == file:
            yield from ((row.number, problem["severity"]) for row in rows[-len(problem["tt"]) :])


@pytest.mark.parametrize("file", [DISTRICT, COMMUNES])
def test_exactly_the_planted_faults_are_found(officer, file):
    rows = rows_of(ROSTERS / file)
    found = [
        (judged.row.number, fault.severity) for judged in look(officer, rows).rows for fault in judged.faults
    ]
    assert sorted(found) == sorted(expected_faults(file, rows))


def test_people_listed_twice_are_told_which_row_they_repeat(officer):
    told = [
        reason for reason in reasons(look(officer, rows_of(ROSTERS / COMMUNES))) if reason.startswith("Trùng")
    ]
    shared = "(cùng họ tên, ngày sinh, số CCCD, số thẻ đảng viên); giữ lại một dòng."
    assert told == [f"Trùng với dòng 15 {shared}", f"Trùng với dòng 52 {shared}"]


def test_every_unit_and_post_that_is_missing_is_asked_about_once(officer):
    outcome = look(officer, rows_of(MENDED / COMMUNES))
    groups = [question.group for question in outcome.questions]
    assert groups.count("unit") == 19
    assert groups.count("title") == 0
    assert set(verdicts(outcome)) == {"doubtful"}
    assert Unit.objects.count() == 1
    post = next(question for question in outcome.questions if question.key == "post:commune:bi-thu-dang-uy")
    assert post.text.startswith("Chức danh “Bí thư Đảng ủy” chưa có tại Thị trấn Bình Gia, Xã Hưng Đạo,")
    assert post.text.endswith(" và 13 đơn vị khác")


def test_a_file_sent_again_changes_nothing(officer):
    for file in (DISTRICT, COMMUNES):
        assert set(verdicts(bring_in(officer, rows_of(MENDED / file)))) == {"new"}
        assert set(verdicts(bring_in(officer, rows_of(MENDED / file)))) == {"same"}
    assert Cadre.objects.filter(now__status="serving").count() == 491


def test_the_mended_file_adds_what_the_first_one_could_not(officer):
    bring_in(officer, rows_of(ROSTERS / DISTRICT))
    assert Cadre.objects.count() == 146
    held, got = PostHeld.objects.count(), Qualification.objects.count()
    outcome = bring_in(officer, rows_of(MENDED / DISTRICT))
    assert verdicts(outcome).count("new") == 3
    changed = [judged for judged in outcome.rows if judged.verdict == "changed"]
    assert [[(c.label, c.before, c.after) for c in judged.changes] for judged in changed] == [
        [("Ngày sinh", "1973", "11/04/1973")]
    ]
    assert PostHeld.objects.count() == held + 3
    assert Qualification.objects.count() > got
    assert Cadre.objects.filter(now__status="serving").count() == 149


def test_those_who_left_are_kept_with_how_and_when(officer):
    for file in (DISTRICT, COMMUNES):
        bring_in(officer, rows_of(MENDED / file))
    rows = rows_of(MENDED / FORMER, "former")
    outcome = bring_in(officer, rows, "former")
    assert set(verdicts(outcome)) == {"new"}
    assert reasons(outcome) == []
    assert set(verdicts(bring_in(officer, rows, "former"))) == {"same"}
    held = PostHeld.objects.get(cadre__full_name="Hứa Minh Dũng")
    assert (str(held.valid_to), held.leaving_form, held.leaving_decision_no) == (
        "01/01/2017",
        "retired",
        "926-QĐ/HU",
    )
    assert held.valid_from is None
    assert Cadre.objects.filter(now__status="left").count() == 34


def test_committee_seats_and_leaders_add_up(officer):
    for file in (DISTRICT, COMMUNES):
        bring_in(officer, rows_of(MENDED / file))
    seats = PostHeld.objects.filter(main=False, post__unit__parent=None)
    assert seats.filter(post__body__kind="standing").count() == 11
    assert seats.filter(post__body__kind="executive").count() == 33
    assert Cadre.objects.filter(now__held__post__title__is_leader=True).count() == 270
    assert PostTitle.objects.filter(kind="post").count() == 41


def test_the_number_of_queries_does_not_depend_on_the_rows(officer, django_assert_max_num_queries):
    rows = rows_of(MENDED / DISTRICT)
    with django_assert_max_num_queries(20):
        look(officer, rows)
    bring_in(officer, rows)
    for part in (rows[:1], rows):
        with django_assert_max_num_queries(20):
            look(officer, part)
