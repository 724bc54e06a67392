"""Who sits in the planned seat leaves the list by an act, ticked one by one; never by itself, never as taken out."""

import pytest
from django.urls import reverse

from cadre.models.conflicts import Account
from cadre.models.facts import PostHeld
from office.organisation.rights import Role
from planning.models import PlanningEntry
from tests.conftest import make_user
from tests.counting import queries_of
from tests.factories import make_cadre, make_post
from tests.planning.lists import make_entry
from tests.planning.pages import ids, page

LABEL = "Ghi nhận đã trúng cử, đã bổ nhiệm"
REFUSED = "Nông Văn Bình, Huyện Bình Gia: đang giữ chức danh này, chưa rõ từ ngày nào: Chưa nhập"


@pytest.fixture
def seated(planned):
    """An sits in the committee since September, Bình since nobody knows when; Cúc does not."""
    seat = {"post": planned.target.post, "main": False}
    PostHeld.objects.create(cadre=planned.an, valid_from="2021-09-15", **seat)
    PostHeld.objects.create(cadre=planned.binh, known_on="2021-11-01", **seat)
    planned.cuc = make_cadre("Lý Thị Cúc", make_post("Chuyên viên", planned.office))
    planned.third = make_entry(planned.cuc, planned.target)
    planned.leader = make_user("dau", Role.LEADER, planned.district)
    planned.seats = reverse("planning-fulfil", args=ids(planned))
    return planned


def state(entry):
    entry = PlanningEntry.objects.get(pk=entry.pk)
    return entry.status, entry.ended_on and f"{entry.ended_on}", entry.end_reason


def rows(*entries):
    return [f"{entry.pk}:approved" for entry in entries]


def test_the_list_offers_it_for_the_lines_shown_that_hold_the_seat(client, seated):
    html = page(client, seated.lan, seated.address).content.decode()
    assert f"{LABEL} 2 đồng chí" in html and f'href="{seated.seats}"' in html
    html = page(client, seated.lan, seated.address, news="seated").content.decode()
    assert f'href="{seated.seats}?news=seated"' in html
    assert LABEL not in page(client, seated.lan, seated.address, news="left").content.decode()
    assert LABEL not in page(client, seated.lan, seated.address, as_of="29/11/2021").content.decode()
    assert LABEL not in page(client, seated.leader, seated.address).content.decode()
    assert client.get(seated.seats).status_code == 403


def test_nobody_is_ticked_beforehand_and_only_who_sits_there_is_shown(client, seated):
    response = page(client, seated.lan, seated.seats, news="left")
    shown = [(row["label"], row["chosen"]) for row in response.context["rows"]]
    assert sorted(shown) == [
        ("Hoàng Thị An, Huyện Bình Gia: đang giữ chức danh này từ 15/09/2021", False),
        ("Nông Văn Bình, Huyện Bình Gia: đang giữ chức danh này, chưa rõ từ ngày nào", False),
    ]
    assert response.context["form"]["on"].value() is None, "a day that stood here would be everybody's"
    assert "Chưa chọn trường hợp nào." in client.post(seated.seats, {"on": ""}).content.decode()


def test_the_day_is_that_of_each_seat_where_it_is_known(client, seated):
    client.force_login(seated.lan)
    both = {"row": rows(seated.first, seated.second), "on": "", "decision_no": "7-NQ/ĐH"}
    assert REFUSED in client.post(seated.seats, both).content.decode()
    assert state(seated.first)[0] == "approved", "all or none"
    client.post(seated.seats, {**both, "row": rows(seated.first)})
    assert state(seated.first) == ("fulfilled", "2021-09-15", "")
    client.post(seated.seats, {**both, "row": rows(seated.second), "on": "01/10/2021"})
    assert state(seated.second) == ("fulfilled", "2021-10-01", "")
    assert state(seated.third)[0] == "approved"
    assert client.get(seated.address).context["page"]["total"] == 1
    assert client.get(seated.address, {"as_of": "14/09/2021"}).context["page"]["total"] == 3


def test_a_month_is_not_a_day_and_the_future_is_refused(client, seated):
    PostHeld.objects.filter(cadre=seated.an, main=False).update(valid_from="2021-09")
    client.force_login(seated.lan)
    html = client.post(seated.seats, {"row": rows(seated.first), "on": ""}).content.decode()
    assert "đang giữ chức danh này từ 09/2021: Chưa nhập" in html
    late = client.post(seated.seats, {"row": rows(seated.first), "on": "01/12/2021"}).content.decode()
    assert "ở tương lai" in late and state(seated.first)[0] == "approved"


def test_who_does_not_sit_there_cannot_be_sent_along(client, seated):
    client.force_login(seated.lan)
    html = client.post(seated.seats, {"row": rows(seated.third), "on": "01/10/2021"}).content.decode()
    assert "không còn" in html and state(seated.third)[0] == "approved"


def test_the_reader_s_own_line_waits_for_someone_else(client, seated):
    Account.objects.create(user=seated.lan, cadre=seated.an)
    response = page(client, seated.lan, seated.seats)
    assert [row["row"].cadre for row in response.context["rows"]] == [seated.binh]
    assert f"{LABEL} 1 đồng chí" in page(client, seated.lan, seated.address).content.decode()
    client.post(seated.seats, {"row": rows(seated.first), "on": "01/10/2021"})
    assert state(seated.first)[0] == "approved"


def test_the_page_of_one_entry_proposes_the_day_of_the_seat(client, seated):
    client.force_login(seated.lan)

    def proposed(entry):
        form = client.get(reverse("planningentry-fulfil", args=[entry.pk])).context["form"]
        return f"{form['on'].value():%d/%m/%Y}"

    assert [proposed(entry) for entry in (seated.first, seated.second)] == ["15/09/2021", "30/11/2021"]


def test_the_page_takes_the_same_queries_for_any_number_of_seats(client, seated):
    before = queries_of(client, seated.lan, seated.seats, {})
    for number in range(8):
        cadre = make_cadre(f"Lương Văn {number}", make_post("Chuyên viên", seated.office))
        make_entry(cadre, seated.target)
        PostHeld.objects.create(cadre=cadre, post=seated.target.post, main=False, valid_from="2021-09-15")
    assert queries_of(client, seated.lan, seated.seats, {}) == before
