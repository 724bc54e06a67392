"""The list of grades leads to the year that is being graded: each to where they work on it."""

import datetime

import pytest
from django.urls import reverse

from evaluation.grading.period.running import running_years
from office.organisation.rights import Role
from tests.campaigns.campaigns import make_campaign_unit
from tests.conftest import make_user
from tests.counting import queries_of
from tests.evaluation.grading import make_grading
from tests.evaluation.records import make_evaluation

LIST = reverse("evaluation-list")


@pytest.fixture
def year(world):
    return make_grading(world.district, 2021)


def links(user):
    return [(campaign.year, [label for label, _ in found]) for campaign, found in running_years(user)]


def test_who_weighs_grades_comes_to_the_table_the_appraisal_and_the_results(client, world, year):
    make_grading(world.district, 2020, state="closed", closed_on=datetime.date(2021, 3, 1))
    client.force_login(world.lan)
    page = client.get(LIST).content.decode()
    for name in ("grading-grid", "grading-appraisal", "grading-results"):
        assert reverse(name, args=[year.pk]) in page
    assert f"{reverse('campaign-list')}?kind=grading" in page and reverse("grading-new") in page
    assert links(world.lan) == [(2021, ["Bảng xếp loại", "Thẩm định", "Kết quả"])]
    then = client.get(LIST, {"as_of": "01/06/2021"}).content.decode()
    assert reverse("grading-grid", args=[year.pk]) not in then, "the work is not of another day"


def test_a_unit_comes_to_its_own_page_alone_and_a_secret_year_has_no_names(client, world, year):
    own = make_campaign_unit(world.hoa_tham, campaign=year)
    make_campaign_unit(world.tan_van, campaign=year)
    client.force_login(world.huong)
    page = client.get(LIST).content.decode()
    assert reverse("grading-answers", args=[own.pk]) in page and "Mở đợt đánh giá" not in page
    assert links(world.huong) == [(2021, ["Ghi tự xếp loại, tập thể đề nghị của Xã Hoa Thám"])]
    year.secret = True
    year.save()
    assert links(world.lan) == links(world.huong) == [(2021, [])]


def test_who_only_reads_results_is_told_of_no_work(client, world, year):
    reader = make_user("doc", Role.INSPECTOR, world.district)
    assert links(reader) == []


def test_any_number_of_grades_and_units_takes_the_same_queries(client, world, year):
    counts = []
    for unit, cadre in ((world.hoa_tham, world.an), (world.tan_van, world.binh)):
        make_campaign_unit(unit, campaign=year)
        make_evaluation(cadre)
        counts.append(queries_of(client, world.lan, LIST, {}))
    assert counts[0] == counts[1]
