"""A year's grades count from its last day, by the unit of then; every figure opens its rows."""

import datetime

import pytest
from django.urls import reverse

from evaluation import figures
from evaluation.grades import Grade
from foundation.core.figures import Share
from tests.evaluation.records import make_evaluation
from tests.factories import make_cadre

pytestmark = pytest.mark.django_db
DAY = datetime.date(2021, 11, 28)
LIST = reverse("evaluation-list")


@pytest.fixture
def five(world):
    """2020: An excellent, Ba and Bốn completed, Năm not graded, all of Hoa Thám; Bình good, of Tân Văn."""
    unit = world.hoa_tham
    ba, bon, nam = (make_cadre(f"Lý Văn {name}", unit=unit) for name in ("Ba", "Bốn", "Năm"))
    world.given = {
        "an": make_evaluation(world.an, grade="excellent"),
        "binh": make_evaluation(world.binh, grade="good"),
        "ba": make_evaluation(ba, grade="completed"),
        "bon": make_evaluation(bon, grade="completed"),
        "nam": make_evaluation(nam, grade="", not_graded_reason="nghỉ ốm"),
    }
    return world


def units(*chosen):
    return [unit.pk for unit in chosen]


def everywhere(world):
    return units(world.district, world.office, world.hoa_tham, world.tan_van)


def test_the_share_is_of_those_graded_in_the_chosen_units(five):
    assert figures.grades_by_year(DAY, everywhere(five)) == {2020: Share(2, 4)}
    assert figures.grades_by_year(DAY, units(five.tan_van)) == {2020: Share(1, 1)}
    assert figures.grades_by_year(DAY, []) == {}


@pytest.mark.parametrize(
    ("day", "years"), [("2020-12-30", []), ("2020-12-31", [2020]), ("2021-01-01", [2020])]
)
def test_a_year_counts_from_its_last_day(five, day, years):
    counted = figures.grades_by_year(datetime.date.fromisoformat(day), everywhere(five))
    assert list(counted) == years


def test_changing_one_fact_changes_the_figure(five):
    ba = five.given["ba"]
    ba.grade = Grade.GOOD
    ba.save()
    assert figures.grades_by_year(DAY, everywhere(five))[2020] == Share(3, 4)
    ba.unit = five.tan_van
    ba.save()
    assert figures.grades_by_year(DAY, units(five.tan_van))[2020] == Share(2, 2)
    five.given["binh"].delete()
    assert figures.grades_by_year(DAY, units(five.tan_van))[2020] == Share(1, 1)


def test_a_person_who_moved_on_counts_where_he_was_graded(five):
    five.an.posts.update(valid_to="2021-03-01")
    assert figures.grades_by_year(DAY, units(five.hoa_tham))[2020] == Share(1, 3)


def test_figures_take_one_query(five, django_assert_num_queries):
    with django_assert_num_queries(1):
        figures.grades_by_year(DAY, everywhere(five))


@pytest.mark.parametrize("as_of", ["30/11/2021", "31/12/2018"])
def test_the_list_opened_from_a_figure_holds_the_rows_counted(client, five, as_of):
    make_evaluation(five.an, 2018, "completed")
    make_evaluation(five.binh, 2018, "good")
    client.force_login(five.lan)
    day = datetime.datetime.strptime(as_of, "%d/%m/%Y").date()
    for year, share in figures.grades_by_year(day, everywhere(five)).items():
        for query, number in [({"grade": "good_or_better"}, share.part), ({"grade": "graded"}, share.whole)]:
            page = client.get(LIST, {"year": year, "as_of": as_of, **query}).context["page"]
            assert page["total"] == number
        assert share.whole > 0


def test_every_figure_of_the_summary_opens_its_rows(client, five):
    client.force_login(five.lan)
    context = client.get(LIST, {"unit": five.hoa_tham.pk}).context
    (line,) = context["summary"]["lines"]
    assert (line["year"], line["graded"], line["not_graded"], line["good"]) == (2020, 3, 1, Share(1, 3))
    opened = [(line["graded_url"], 3), (line["good_url"], 1), (line["not_graded_url"], 1)]
    opened += [(grade["url"], grade["share"].part) for grade in line["grades"]]
    for address, number in opened:
        page = client.get(address).context["page"]
        assert page["total"] == number, address
    assert "33,33% (1/3)" in client.get(LIST, {"unit": five.hoa_tham.pk}).content.decode()
