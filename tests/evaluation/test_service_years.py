"""A grade of a year in which somebody was a child, or in no post yet, is refused; of one without a post asked about."""

from html import unescape

import pytest
from django.urls import reverse

from cadre.models.facts import PostHeld
from cadre.models.people import Cadre
from evaluation.models import Evaluation
from tests.cadre.sheets import look, reasons, verdicts
from tests.evaluation.records import make_evaluation, row
from tests.factories import make_cadre, make_post

TOO_YOUNG = "Năm 1977 đồng chí này chưa đủ 18 tuổi (sinh 07/05/1960); kiểm tra lại năm đánh giá."
BEFORE = "Năm 2014 trước khi đồng chí này giữ chức vụ đầu tiên (từ 01/06/2015); kiểm tra lại năm đánh giá"
LEFT = "Cả năm 2021 đồng chí này không giữ chức vụ nào (thôi giữ chức vụ từ 15/06/2020)."
LEFT_IN = "Ngày 31/12/2020 đồng chí này không giữ chức vụ nào (thôi giữ chức vụ từ 15/06/2020)."
ASKED = "Vẫn ghi kết quả của năm này"


@pytest.fixture
def old(world):
    """Born in 1960, in a post since nobody knows when."""
    person = make_cadre("Lý Văn Cả", unit=world.hoa_tham, birth="1960-05-07")
    post = make_post("Chuyên viên", world.hoa_tham)
    PostHeld.objects.create(cadre=person, post=post, known_on="2021-11-30")
    return Cadre.objects.get(pk=person.pk)


@pytest.fixture
def gone(world):
    """An, who left on 15/06/2020."""
    PostHeld.objects.filter(cadre=world.an).update(valid_to="2020-06-15", leaving_form="retired")
    return Cadre.objects.get(pk=world.an.pk)


@pytest.fixture
def officer(client, world):
    client.force_login(world.lan)
    return client


def send(client, person, year, **more):
    data = {"year": str(year), "unit": person.now.unit_id, "grade": "good", "post_words": "x", **more}
    return client.post(reverse("evaluation-add", args=[person.pk]), data)


def shown(response):
    return unescape(response.content.decode())


def judged(world, **values):
    outcome = look(world.lan, [row(**values)], "grades")
    return verdicts(outcome), reasons(outcome)


@pytest.mark.parametrize("year", [1951, 1977])
def test_a_year_before_eighteen_is_refused_by_form_and_sheet_alike(officer, world, old, year):
    said = TOO_YOUNG.replace("1977", str(year))
    assert said in shown(send(officer, old, year))
    found = judged(world, full_name="Lý Văn Cả", birth="1960-05-07", year=str(year), post_words="Chuyên viên")
    assert found[0] == ["wrong"] and said in str(found[1])
    assert not Evaluation.objects.exists()


def test_the_year_of_eighteen_is_taken_where_nobody_knows_when_the_post_began(officer, old):
    assert send(officer, old, 1978).status_code == 302


def test_a_year_before_any_post_is_refused_by_form_and_sheet_alike(officer, world):
    assert BEFORE in shown(send(officer, world.an, 2014))
    found = judged(world, year="2014")
    assert found[0] == ["wrong"] and BEFORE in str(found[1])
    assert send(officer, world.an, 2015).status_code == 302


@pytest.mark.parametrize(("year", "said"), [(2021, LEFT), (2020, LEFT_IN)])
def test_a_year_without_a_post_is_asked_about_and_saved_when_confirmed(officer, gone, year, said):
    refused = send(officer, gone, year)
    assert said in shown(refused) and ASKED in shown(refused) and not Evaluation.objects.exists()
    assert send(officer, gone, year, all_the_same=str(year)).status_code == 302
    assert Evaluation.objects.get().year == year


def test_the_confirmation_is_of_one_year(officer, gone):
    assert ASKED in shown(send(officer, gone, 2021, all_the_same="2020"))
    assert not Evaluation.objects.exists()


def test_a_year_in_the_post_is_asked_nothing_nor_is_why_somebody_was_not_graded(officer, gone):
    assert send(officer, gone, 2019).status_code == 302
    reason = {"grade": "", "not_graded_reason": "nghỉ hưu từ 15/06/2020"}
    assert send(officer, gone, 2020, **reason).status_code == 302


def test_another_line_of_a_grade_given_before_is_changed_without_a_question(officer, gone):
    given = make_evaluation(gone, 2021)
    data = {"year": "2021", "unit": gone.now.unit_id, "grade": "good", "note": "theo hồ sơ giấy"}
    edit = reverse("evaluation-edit", args=[given.pk])
    assert officer.post(edit, data).status_code == 302
    assert ASKED in shown(officer.post(edit, data | {"grade": "excellent"}))
    assert "all_the_same" not in shown(officer.get(given.get_absolute_url()))


def test_a_row_without_a_post_comes_in_with_a_warning(world, gone):
    found = judged(world, year="2020")
    assert found[0] == ["new"] and LEFT_IN in str(found[1])


def test_the_queries_do_not_grow_with_the_rows(world, django_assert_max_num_queries):
    people = [make_cadre(f"Hà Thị {n}", make_post("Chuyên viên", world.hoa_tham)) for n in "ABCDEFGH"]
    rows = [row(number, full_name=one.full_name, post_words="") for number, one in enumerate(people, 4)]
    for part in (rows[:1], rows):
        with django_assert_max_num_queries(13):
            look(world.lan, part, "grades")
