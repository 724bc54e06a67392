"""What the office has appraised or submitted is the office's to take back, and submitting is its step."""

import datetime

import pytest
from django.urls import reverse

from foundation.core.acts.run import judge
from planning.acts import APPROVE, CHECK, FULFIL, NOMINATE, PROPOSE, SEND_UP, SUBMIT, TAKE_BACK, WITHDRAW
from planning.models import PlanningEntry
from tests.planning.lists import done, make_entry, make_proposal, make_target

SEPTEMBER = datetime.date(2021, 9, 1)


@pytest.fixture
def entry(world):
    return make_proposal(world.an, make_target(world.hoa_tham), proposed_on=SEPTEMBER)


@pytest.mark.parametrize("act", [CHECK, SUBMIT])
def test_a_unit_officer_does_not_take_back_what_the_office_has_done(world, entry, act):
    done(act, entry)
    assert judge(WITHDRAW, world.huong, [entry], {})[entry.pk]
    assert judge(TAKE_BACK, world.huong, [entry], {})[entry.pk] == [
        "Đồng chí không có quyền làm việc này tại đơn vị này."
    ]
    assert not judge(TAKE_BACK, world.lan, [entry], {})


def test_a_unit_officer_withdraws_what_the_unit_has_put_forward_and_does_not_submit(world, entry):
    done(NOMINATE, entry)
    assert not judge(WITHDRAW, world.huong, [entry], {})
    assert judge(SUBMIT, world.huong, [entry], {})[entry.pk]


def test_what_was_done_earlier_is_written_down_in_its_order(client, world):
    """A decision signed before the day of typing."""
    october = datetime.date(2021, 10, 1)
    entry = done(
        PROPOSE, PlanningEntry(cadre=world.an, target=make_target(world.hoa_tham)), {"on": SEPTEMBER}
    )
    client.force_login(world.lan)
    shown = {"state": "draft", "on": "15/09/2021"}
    assert client.post(reverse("planningentry-submit", args=[entry.pk]), shown).status_code == 302
    asked = {"decision_no": "9-QĐ/HU", "decision_on": october}
    assert not judge(APPROVE, world.lan, [PlanningEntry.objects.get(pk=entry.pk)], asked)
    assert [f"{step.on:%d/%m}" for step in entry.steps.order_by("on")] == ["01/09", "15/09"]


def test_a_person_is_put_on_the_list_with_an_earlier_day(client, world):
    target = make_target(world.hoa_tham)
    client.force_login(world.lan)
    asked = {"cadre": world.an.pk, "on": "01/09/2021"}
    client.post(reverse("planning-add", args=[target.pk]), asked)
    assert PlanningEntry.objects.get().proposed_on == SEPTEMBER
    page = client.post(
        reverse("planning-add", args=[target.pk]), {"cadre": world.binh.pk, "on": "31/02/2021"}
    )
    assert page.status_code == 302 and PlanningEntry.objects.count() == 1


@pytest.mark.parametrize(
    ("title", "word"), [("Ủy viên Ban Chấp hành Đảng bộ", "Đã trúng cử"), ("Bí thư Đảng ủy", "Đã bổ nhiệm")]
)
def test_a_seat_is_taken_by_election_and_a_post_by_appointment_in_every_word(client, world, title, word):
    other = {"Đã trúng cử": "Đã bổ nhiệm", "Đã bổ nhiệm": "Đã trúng cử"}[word]
    entry = make_entry(world.an, make_target(world.hoa_tham, title))
    client.force_login(world.lan)
    page = client.get(entry.get_absolute_url()).content.decode()
    assert word in page and other not in page
    page = client.get(reverse("planningentry-fulfil", args=[entry.pk])).content.decode()
    assert f"{word}</h1>" in page.replace("\n", "") or word in page
    assert other not in page
    done(FULFIL, entry, {"on": datetime.date(2021, 11, 1), "decision_no": "5-NQ/ĐH"})
    assert PlanningEntry.objects.get().get_status_display() == word
    for name in ("detail", "history"):
        page = client.get(reverse(f"planningentry-{name}", args=[entry.pk])).content.decode()
        assert word in page and other not in page
    said = judge(APPROVE, world.lan, [entry], {"decision_no": "1", "decision_on": SEPTEMBER})[entry.pk][0]
    assert f"“{word}”" in said


def test_a_decision_with_a_later_day_of_effect_is_not_called_approved_before(client, world, entry):
    january = datetime.date(2022, 1, 1)
    done(
        APPROVE, entry, {"decision_no": "9-QĐ/HU", "decision_on": datetime.date(2021, 11, 15), "on": january}
    )
    client.force_login(world.lan)
    for address in (
        entry.get_absolute_url(),
        entry.get_list_url(),
        reverse("planning-of-person", args=[world.an.pk]),
    ):
        page = client.get(address).content.decode()
        assert "Đã phê duyệt, có hiệu lực từ 01/01/2022" in page
    before = client.get(entry.get_list_url(), {"as_of": "01/11/2021"}).content.decode()
    assert "có hiệu lực từ" not in before


@pytest.mark.parametrize("act", [CHECK, SUBMIT, SEND_UP])
def test_what_the_office_has_appraised_is_edited_by_the_office_alone(client, world, entry, act):
    address = reverse("planningentry-edit", args=[entry.pk])
    client.force_login(world.huong)
    assert client.get(address).status_code == 200 and address in entry_page(client, entry)
    done(act, entry)
    assert client.get(address).status_code == 403
    assert client.post(address, {"reelected": "on", "note": "Nguồn tại chỗ"}).status_code == 403
    assert not PlanningEntry.objects.get().reelected and address not in entry_page(client, entry)
    client.force_login(world.lan)
    assert client.get(address).status_code == 200 and address in entry_page(client, entry)


def entry_page(client, entry):
    return client.get(entry.get_absolute_url()).content.decode()
