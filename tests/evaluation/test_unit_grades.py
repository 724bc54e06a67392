"""Grades of collectives: decided where they stand with number and day; what is said before never leaves in a file."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from evaluation.models import UnitGrade
from office.organisation.rights import Role
from tests.campaigns.campaigns import make_campaign_unit
from tests.conftest import make_user
from tests.evaluation.grading import make_grading
from tests.papers_read import rows_sent

LIST = "unitgrade-list"


@pytest.fixture
def collectives(world):
    """For 2020 Hoa Thám is to get HTTNV, Tân Văn has only said what it thinks of itself."""
    world.good = UnitGrade.objects.create(
        unit=world.hoa_tham, year=2020, self_grade="excellent", proposed="good", grade="good"
    )
    world.open = UnitGrade.objects.create(unit=world.tan_van, year=2020, self_grade="completed")
    return world


def typed(unit, **fields):
    names = ("self_grade", "proposed", "grade", "decision_no", "decision_on", "note")
    return {"unit": unit.pk, "year": "2021"} | dict.fromkeys(names, "") | fields


def test_a_collective_is_graded_once_a_year_and_decided_by_number_and_day(client, world):
    client.force_login(world.lan)
    assert "Chưa có xếp loại tập thể nào." in client.get(reverse(LIST)).content.decode()
    new = reverse("unitgrade-new")
    for wrong, said in (
        ({"decision_no": "5-QĐ/HU"}, "Chưa ghi xếp loại tập thể mà đã có số, ngày quyết định."),
        ({"grade": "good", "decision_no": "5-QĐ/HU"}, "Ghi cả số và ngày quyết định."),
        (
            {"grade": "good", "decision_no": "5-QĐ/HU", "decision_on": "01/12/2021"},
            "Ngày quyết định 01/12/2021 ở tương lai",
        ),
    ):
        html = client.post(new, typed(world.hoa_tham, **wrong)).content.decode()
        assert said in html and "5-QĐ/HU" in html and not UnitGrade.objects.exists()
    paper = {"grade": "good", "decision_no": "5-QĐ/HU", "decision_on": "20/11/2021"}
    page = client.post(new, typed(world.hoa_tham, **paper), follow=True).content.decode()
    assert "Đã có quyết định" in page and "5-QĐ/HU" in page
    again = client.post(new, typed(world.hoa_tham)).content.decode()
    assert "Đơn vị đã có kết quả xếp loại tập thể của năm này." in again


def test_the_list_narrows_by_year_unit_grade_and_paper_and_its_file_holds_decided_facts(client, collectives):
    UnitGrade.objects.create(
        unit=collectives.hoa_tham,
        year=2019,
        self_grade="excellent",
        grade="completed",
        decision_no="3-QĐ/HU",
        decision_on="2019-12-20",
    )
    client.force_login(collectives.lan)

    def total(**asked):
        return client.get(reverse(LIST), asked).context["page"]["total"]

    assert (total(), total(year=2020), total(unit=collectives.hoa_tham.pk)) == (3, 2, 2)
    assert (total(grade="good"), total(decided="true"), total(decided="false")) == (1, 1, 2)
    page = client.get(reverse(LIST)).content.decode()
    assert "HTXSNV" in page and "HTTNV" in page
    cells = {cell for row in rows_sent(client.get(f"{reverse(LIST)}?format=xlsx")) for cell in row}
    assert "HTNV nhưng còn HC về NL" in cells and "3-QĐ/HU" in cells
    assert not cells & {"HTXSNV", "HTTNV", "Tự xếp loại"}


def test_a_unit_knows_nothing_of_the_grades_of_collectives_before_it_is_told(client, collectives):
    client.force_login(collectives.huong)
    assert client.get(reverse(LIST)).status_code == 403
    assert client.get(collectives.good.get_absolute_url()).status_code == 403


def test_an_officer_of_a_commune_keeps_the_grade_of_the_own_collective_alone(client, collectives):
    client.force_login(make_user("mai", Role.OFFICER, collectives.hoa_tham))
    assert client.get(reverse(LIST)).context["page"]["total"] == 1
    assert client.get(reverse("unitgrade-edit", args=[collectives.open.pk])).status_code == 404
    client.post(reverse("unitgrade-new"), typed(collectives.tan_van))
    assert not UnitGrade.objects.filter(year=2021).exists()


@pytest.fixture
def campaign(world):
    """The district asks Hoa Thám and Tân Văn for 2020."""
    world.campaign = make_grading(world.district)
    for unit in (world.hoa_tham, world.tan_van):
        make_campaign_unit(unit, campaign=world.campaign)
    world.page = reverse("grading-collectives", args=[world.campaign.pk])
    return world


def test_the_collectives_of_a_campaign_are_typed_on_one_page_with_one_paper_for_all(client, campaign):
    UnitGrade.objects.create(unit=campaign.tan_van, year=2020, self_grade="good")
    client.force_login(campaign.lan)
    assert "Thêm 2 tập thể của đợt" in client.get(campaign.page).content.decode()
    client.post(campaign.page, {"make": "1"})
    first, second = client.get(campaign.page).context["rows"]
    assert [row.record.unit for row in (first, second)] == [campaign.hoa_tham, campaign.tan_van]
    sent = {
        f"{first.prefix}-was": first.was,
        f"{first.prefix}-grade": "1",
        f"{second.prefix}-was": second.was,
    }
    wrong = sent | {f"{first.prefix}-grade": "", f"{first.prefix}-decision_no": "5-QĐ/HU"}
    assert "Chưa ghi xếp loại tập thể mà đã có số" in client.post(campaign.page, wrong).content.decode()
    filled = client.post(campaign.page, sent | {"fill": "1", "paper_no": "5-QĐ/HU", "paper_on": "20/11/2021"})
    assert (
        "cho 1 tập thể" in filled.content.decode()
        and not UnitGrade.objects.filter(grade="excellent").exists()
    )
    paper = {f"{first.prefix}-decision_no": "5-QĐ/HU", f"{first.prefix}-decision_on": "20/11/2021"}
    assert client.post(campaign.page, sent | paper).status_code == 302
    graded = UnitGrade.objects.get(unit=campaign.hoa_tham)
    assert (graded.grade, graded.is_decided, graded.version) == ("excellent", True, 1)
    clash = client.post(campaign.page, sent | {f"{first.prefix}-grade": "2"}).content.decode()
    assert "đã ghi: Xếp loại tập thể HTXSNV. Đang nhập: Xếp loại tập thể HTTNV" in clash


def test_collectives_are_read_plain_by_leaders_and_asked_for_in_as_many_queries_for_any_number(
    client, campaign
):
    leader = make_user("bay", Role.LEADER, campaign.district)
    UnitGrade.objects.create(unit=campaign.hoa_tham, year=2020, campaign=campaign.campaign, grade="good")

    def queries():
        client.get(campaign.page)
        with CaptureQueriesContext(connection) as asked:
            client.get(campaign.page)
        return len(asked)

    client.force_login(campaign.lan)
    few = queries()
    UnitGrade.objects.create(unit=campaign.tan_van, year=2020, campaign=campaign.campaign)
    assert queries() == few
    client.force_login(leader)
    page = client.get(campaign.page).content.decode()
    assert "HTTNV" in page and "data-row" not in page
    assert client.post(campaign.page, {"make": "1"}).status_code == 405
    client.force_login(campaign.huong)
    assert client.get(campaign.page).status_code == 403
