"""Days off are proposed by a calendar and confirmed by the office, year by year; nothing counts before."""

import datetime

import pytest
from django.urls import reverse

from office.organisation.models.special_days import HolidayYear, SpecialDay
from office.organisation.proposed_days import proposed_days
from office.organisation.rights import Role
from office.organisation.working_days import WorkingDays
from tests.conftest import make_user

NEW = reverse("holidayyear-new")
BASIS = "Thông báo số 6150/TB-LĐTBXH"


def day(text):
    return datetime.date.fromisoformat(text)


@pytest.fixture
def chief(client, world):
    client.force_login(make_user("truong", Role.CHIEF, world.district))
    return client


def test_tet_and_the_fixed_days_are_proposed_and_nothing_that_the_office_settles_itself():
    days = proposed_days(2027)
    assert {day("2027-01-01"), day("2027-02-05"), day("2027-04-30"), day("2027-09-02")} <= set(days)
    assert all(each.weekday() < 5 for each in days)
    assert day("2027-05-03") not in days, "the day off for 1 May, a Saturday, is the office's own"
    assert day("2025-05-02") not in proposed_days(2025), "nor a working day that was moved"


def test_the_page_proposes_what_is_not_there_and_takes_what_is_ticked(chief, world):
    SpecialDay.objects.create(day=day("2027-01-01"), name="Tết Dương lịch, theo thông báo")
    page = chief.get(NEW, {"year": "2027"})
    html = page.content.decode()
    assert "01/01/2027, thứ Sáu" not in html and "Đã có trong danh sách: 01/01/2027: ngày nghỉ." in html
    assert "30/04/2027, thứ Sáu" in html and 'href="?year=2022">2022' in html
    ticked = ["2027-04-30", "2027-09-02"]
    made = chief.post(NEW, {"year": "2027", "basis": BASIS, "days": ticked})
    year = HolidayYear.objects.get()
    assert made.url == year.get_absolute_url() and (year.year, year.basis) == (2027, BASIS)
    assert [f"{each.day}" for each in SpecialDay.objects.all()] == ["2027-01-01", *ticked]
    history = chief.get(reverse("holidayyear-history", args=[year.pk])).content.decode()
    assert BASIS in history and "2027" in history
    html = chief.get(year.get_absolute_url()).content.decode()
    assert "30/04/2027" in html and "2.027" not in html


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"days": []}, "Chưa chọn ngày nào"),
        ({"days": ["2026-04-30"]}, "Các ngày đã chọn là của năm khác"),
        ({"days": ["2027-04-30"], "basis": ""}, "Chưa nhập căn cứ"),
        ({"days": ["2027-04-30"], "year": "1700"}, "Năm phải từ 1995 đến 2100"),
        ({"days": ["2027-04-30"], "year": "2026"}, "Ngày nghỉ của năm này đã được xác nhận"),
    ],
)
def test_what_cannot_be_confirmed_is_told_and_nothing_is_taken(chief, sent, sentence):
    HolidayYear.objects.create(year=2026, basis=BASIS)
    page = chief.post(NEW, {"year": "2027", "basis": BASIS, **sent})
    assert sentence in page.content.decode()
    assert HolidayYear.objects.count() == 1 and not SpecialDay.objects.exists()


def test_the_list_of_days_leads_to_the_next_year_that_is_open_for_who_may_confirm_it(chief, world, client):
    HolidayYear.objects.create(year=2021, basis=BASIS)
    listed = reverse("specialday-list")
    assert "Xác nhận ngày nghỉ năm 2022" in chief.get(listed).content.decode()
    assert chief.get(NEW).context["form"]["year"].value() == 2022
    client.force_login(world.lan)
    html = client.get(listed).content.decode()
    assert "Xác nhận ngày nghỉ" not in html and "Năm đã xác nhận ngày nghỉ" in html
    assert client.post(NEW, {"year": "2027", "basis": BASIS}).status_code == 403


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        ("2021-11-30", "2021-12-30", ""),
        ("2021-11-30", "2022-01-03", "chưa trừ ngày lễ năm 2022"),
        ("2023-01-05", "2021-12-30", "chưa trừ ngày lễ năm 2022, 2023"),
        ("2021-12-31", "2022-01-01", "chưa trừ ngày lễ năm 2022"),
        ("2022-12-31", "2022-12-31", ""),
    ],
)
def test_a_count_says_which_years_are_not_confirmed(start, end, said):
    assert WorkingDays(confirmed=[2021]).caveat(day(start), day(end)) == said


def test_confirming_a_year_is_known_to_who_counts_working_days(db):
    assert WorkingDays.load().caveat(day("2022-01-03"), day("2022-02-03")) == "chưa trừ ngày lễ năm 2022"
    HolidayYear.objects.create(year=2022, basis=BASIS)
    assert WorkingDays.load().caveat(day("2022-01-03"), day("2022-02-03")) == ""
