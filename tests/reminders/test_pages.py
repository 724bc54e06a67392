"""The inbox as an officer meets it in the morning."""

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from cadre.models.facts import PostHeld
from foundation.lists.pages import ListPage
from office.organisation.models.special_days import SpecialDay
from office.organisation.rights import Role
from reminders.models import DutyRule
from tests.conftest import make_user
from tests.factories import make_cadre, make_post, make_unit
from tests.reminders.duties import LIST, after, make_duty, make_duty_rule, page, text


def test_the_day_begins_with_what_has_to_be_done(officer):
    assert officer.get(reverse("home")).url == LIST
    assert "Không có việc nào cần xử lý." in text(officer.get(LIST))


def test_duties_stand_in_groups_with_the_working_days_that_are_left(officer, world, rule):
    for number, days in enumerate((-4, 0, 3, 30)):
        person = make_cadre(f"Lý {number}", make_post("Chuyên viên", world.hoa_tham))
        make_duty(rule, world.hoa_tham, person, after(days), shown_from=after(-20))
    SpecialDay.objects.create(day=after(1))
    html = text(officer.get(LIST))
    words = ["Quá hạn (1 việc)", "Quá hạn 2 ngày", "Hôm nay (1 việc)", "Trong tuần (1 việc)"]
    words += ["Còn 2 ngày", "Sau đó (1 việc)", "Còn 21 ngày"]
    places = [html.index(word) for word in words]
    assert places == sorted(places)
    assert "Nghỉ hưu, 30/12/2021" in html


def test_inbox_duty_and_sheet_say_which_days_off_were_not_taken_off(officer, world, rule):
    duty = make_duty(
        rule,
        world.hoa_tham,
        world.an,
        after(60),
        shown_from=after(-20),
        basis="Lịch của cơ quan",
        remark="chưa rõ tháng sinh",
    )
    said = [
        "(làm việc), chưa trừ ngày lễ năm 2021, 2022",
        "Lịch của cơ quan (chưa xác nhận); chưa rõ tháng sinh",
    ]
    listed = text(officer.get(LIST))
    assert 'ngày<span class="screen-only" title="chưa trừ ngày lễ năm 2021, 2022"' in listed
    for html in (listed, text(officer.get(duty.get_absolute_url()))):
        assert all(words in html for words in said)
    exported = officer.get(LIST, {"format": "xlsx"})
    rows = load_workbook(io.BytesIO(b"".join(exported.streaming_content))).active.iter_rows(values_only=True)
    cells = [cell for row in rows for cell in row if isinstance(cell, str)]
    assert all(any(words in cell for cell in cells) for words in said)


def test_a_line_leads_to_the_person_only_within_the_scope(officer, world, rule, client):
    duty = make_duty(rule, world.hoa_tham, world.an)
    assert f'<a href="{world.an.get_absolute_url()}">Hoàng Thị An</a>' in text(officer.get(LIST))
    # Until the next scan the duty still stands in the unit that she left.
    PostHeld.objects.filter(cadre=world.an).update(post=make_post("Bí thư", world.tan_van))
    client.force_login(world.huong)
    for address in (LIST, duty.get_absolute_url(), page("history", duty)):
        html = text(client.get(address))
        assert "Hoàng Thị An" not in html, address
    assert "ngoài phạm vi" in text(client.get(LIST))


def test_a_unit_officer_sees_the_duties_of_the_unit(client, world, rule):
    make_duty(rule, world.hoa_tham, world.an)
    make_duty(rule, world.tan_van, world.binh)
    client.force_login(world.huong)
    response = client.get(LIST)
    assert response.context["page"]["total"] == 1
    assert 'title="Việc cần làm: 1"' in text(response)
    client.force_login(world.lan)
    assert 'title="Việc cần làm: 2"' in text(client.get(reverse("unit-list")))


@pytest.mark.parametrize("role", [Role.LEADER, Role.ADMIN, Role.AREA_MEMBER, Role.INSPECTOR])
def test_who_has_no_duties_is_not_counted_any(client, world, rule, role):
    make_duty(rule, world.hoa_tham, world.an)
    client.force_login(make_user("khac", role, world.district))
    html = text(client.get(reverse("unit-list")))
    assert "Việc cần làm" not in html


def test_filters_narrow_the_inbox(officer, world, rule):
    review = make_duty_rule("review", month=3, day=31)
    make_duty(rule, world.hoa_tham, world.an)
    make_duty(review, world.tan_van, handler=world.lan)
    put_off = make_duty(rule, world.tan_van, world.binh, snoozed_until=after(2), reason="chờ giấy")
    shown = {
        "": 2,
        "kind=review": 1,
        f"unit={world.district.pk}": 2,
        f"unit={world.hoa_tham.pk}": 1,
        "state=snoozed": 1,
        "state=all": 3,
        "state=closed": 0,
        "mine=true": 1,
        "mine=false": 1,
        "as_of=01/01/2020": 2,
    }
    for query, total in shown.items():
        response = officer.get(f"{LIST}?{query}")
        assert response.context["page"]["total"] == total, query
    assert f"Nhắc lại ngày 02/12/2021: {put_off.reason}" in text(officer.get(f"{LIST}?state=snoozed"))
    assert "không phải hôm nay" not in text(officer.get(f"{LIST}?as_of=01/01/2020"))


def test_the_inbox_runs_the_same_queries_for_any_number_of_duties(officer, world, rule):
    post = make_post("Chuyên viên", world.hoa_tham)
    make_duty(rule, world.hoa_tham, make_cadre("Lý Một", post))
    for number in range(4):
        make_duty(rule, world.hoa_tham, make_cadre(f"Lý Văn {number}", post))
    for address in (LIST, f"{LIST}?rule={rule.pk}", f"{LIST}?format=xlsx"):
        counts = []
        for _ in range(2):
            with CaptureQueriesContext(connection) as queries:
                b"".join(officer.get(address))
            counts.append(len(queries))
            for number in range(20):
                make_duty(rule, world.hoa_tham, make_cadre(f"Lý {number}", post), handler=world.huong)
        assert counts[0] == counts[1] <= 21 + ("xlsx" in address), (address, counts)


def test_the_sheet_holds_what_the_screen_shows(officer, world, rule):
    make_duty(rule, world.hoa_tham, world.an)
    response = officer.get(f"{LIST}?format=xlsx&columns=whose&columns=due_on&columns=state")
    rows = list(
        load_workbook(io.BytesIO(b"".join(response.streaming_content))).active.iter_rows(values_only=True)
    )
    head = next(number for number, row in enumerate(rows) if row[0] == "TT")
    assert rows[head][1:5] == ("Việc phải làm", "Cán bộ, đơn vị", "Hạn", "Tình trạng")
    assert rows[head + 1][:3] == (1, "Làm quyết định nghỉ hưu", "Hoàng Thị An")
    assert rows[head + 1][4] == "Cần xử lý"


def test_pages_of_the_inbox_join(officer, world, rule, pages_of_25):
    post = make_post("Chuyên viên", world.hoa_tham)
    for number in range(30):
        make_duty(rule, world.hoa_tham, make_cadre(f"Lý {number}", post), after(number // 10))
    asked = {"rule": rule.pk}
    first = officer.get(LIST, asked)
    second = officer.get(first.context["page"]["next_url"], headers={"HX-Request": "true"})
    assert second.context["page"]["first"] == 26 and "Trong tuần (20 việc)" in text(second)


def numbers(response):
    page = response.context["page"]
    return page["first"], page["last"], page["total"], len(page["rows"])


def test_many_of_one_lead_and_day_are_one_line_that_opens_them(officer, world, monkeypatch):
    monkeypatch.setattr(ListPage, "page_size", 3)
    monkeypatch.setattr(ListPage, "whole_up_to", 0)
    review, other = (
        make_duty_rule("review", month=3, day=31, task="Rà soát, bổ sung quy hoạch"),
        make_duty_rule(),
    )
    units = [make_unit(f"x{number}", f"Xã số {number}", parent=world.district) for number in range(6)]
    duties = [make_duty(review, unit, due_on=after(30)) for unit in units]
    for days in (-4, 3, 40, 41, 42):
        make_duty(
            other,
            world.hoa_tham,
            make_cadre(f"Lý {days}", unit=world.hoa_tham),
            after(days),
            shown_from=after(-9),
        )
    officer.post(page("done", duties[0]), {"state": "open"})
    first = officer.get(LIST)
    html = text(first)
    words = [
        "Quá hạn (1 việc)",
        "Lý -4",
        "Sau đó (8 việc)",
        "Rà soát, bổ sung quy hoạch: 6 đơn vị, 1 đã xong",
    ]
    assert [word for word in words if word not in html] == []
    assert [html.index(word) for word in words] == sorted(html.index(word) for word in words)
    assert "Xã số 5" not in html.split("<tbody>")[1] and numbers(first) == (1, 8, 10, 3)
    second = officer.get(first.context["page"]["next_url"])
    assert numbers(second) == (9, 10, 10, 2) and "6 đơn vị" not in text(second)
    opened = officer.get(LIST, {"rule": review.pk, "due_on": "30/12/2021"})
    assert opened.context["page"]["total"] == 5
    assert f'<a href="{units[5].get_absolute_url()}">Xã số 5</a>' in text(
        officer.get(LIST, {"unit": units[5].pk})
    )
    many = text(officer.get(reverse("duty-done-many"), {"rule": review.pk}))
    assert many.count("Xã số") == 5


def test_the_switch_tells_own_duties_from_those_of_others(client, world, rule):
    handed = make_duty(rule, world.tan_van, world.binh, handler=world.lan)
    make_duty(rule, world.hoa_tham, world.an)
    client.force_login(world.lan)
    assert client.get(LIST, {"mine": "true"}).context["page"]["rows"] == [handed]
    assert client.get(LIST, {"mine": "false"}).context["page"]["total"] == 1
    client.force_login(world.huong)
    response = client.get(LIST, {"mine": "true", "kind": "retirement"})
    assert response.context["page"]["total"] == 1
    assert [tab["label"] for tab in response.context["tabs"] if tab["active"]] == ["Việc của tôi"]
    assert f'href="{LIST}?kind=retirement&amp;mine=false"' in text(response)


def lead_data(**changes):
    data = {
        "kind": "retirement",
        "task": "Gặp gỡ",
        "lead": 30,
        "measure": "day",
        "due_lead": 0,
        "active": "on",
    }
    return {**data, **changes}


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"due_lead": 40}, "Hạn xử lý không thể đến trước lúc nhắc."),
        ({"kind": "review", "day": 31, "month": 2}, "Ghi ngày, tháng có thật"),
        ({"kind": "review"}, "Ghi ngày, tháng có thật"),
        ({"day": 31, "month": 3}, "Loại việc này không có ngày đến hạn hằng năm"),
        ({"by_regulation": "on"}, "Loại việc này không có quy định về thời gian báo trước."),
        ({"confirmed": "on"}, "Chưa ghi căn cứ thì chưa xác nhận được."),
        ({"lead": 12, "measure": "month"}, "Loại việc này đã có mốc nhắc trước như vậy."),
    ],
)
def test_a_lead_that_cannot_be_gets_a_sentence(client, world, rule, changes, sentence):
    client.force_login(make_user("truong", Role.CHIEF, world.district))
    assert sentence in text(client.post(reverse("dutyrule-new"), lead_data(**changes)))
    assert DutyRule.objects.count() == 1


def test_the_chief_sets_leads_and_officers_read_them(client, world, rule):
    client.force_login(make_user("truong", Role.CHIEF, world.district))
    client.post(reverse("dutyrule-new"), lead_data(kind="review", day=15, month=2, measure="working_day"))
    made = DutyRule.objects.get(kind="review")
    client.force_login(world.lan)
    html = text(client.get(reverse("dutyrule-list")))
    assert "30 ngày làm việc" in html and "ngày 15/02 hằng năm" in html and "chưa xác nhận" in html
    assert client.get(reverse("dutyrule-edit", args=[made.pk])).status_code == 403


def test_the_printed_inbox_tells_each_duty_and_its_state_and_offers_nothing_to_press(officer, world, rule):
    """On screen many of one lead and day are one line; its sheet then says nothing of lines that are left out."""
    for number in range(5):
        person = make_cadre(f"Lý {number}", make_post("Chuyên viên", world.hoa_tham))
        make_duty(rule, world.hoa_tham, person, after(30), shown_from=after(-20))
    seen, printed = officer.get(LIST).content.decode(), officer.get(LIST, {"print": "1"}).content.decode()
    assert "bundle-row" in seen and "bundle-row" not in printed
    assert "data-part-of-list" not in printed
    assert printed.count('<span class="print-inline">Cần xử lý</span><span class="screen-only"><a ') == 5
