"""From the notice that a term ends to the decision by which the next one begins, in a real browser."""

import datetime

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from cadre.models.facts import PostHeld
from reminders.models import Duty
from reminders.scan import scan
from rotation.models import Appointment
from tests.ballots.counts import FIGURES, make_choice, make_count
from tests.conftest import TODAY
from tests.reminders.duties import appointed, appointment_rules, make_duty_rule
from tests.rotation.way import WayDesk, mover

AN = "Hoàng Thị An"
DECIDED = datetime.date(2022, 2, 25)
PAPER = {"decision_no": "15-QĐ/HU", "decision_on": "25/02/2022"}
ALL = f"{reverse('post-ends')}?within=all"


@pytest.fixture
def way(transactional_db, world, settings):
    """An was appointed for five years, which end on 1/3/2022; the office is told 90 working days before.

    The leaders of Hoa Thám have voted, and the office typed that before anybody proposed.
    """
    world.on = mover(settings)
    world.on(str(TODAY))
    make_duty_rule("term_end", 30, "day", by_regulation=True)
    appointment_rules(appointment_term_months=(60, "months"), reappoint_notice=(90, "working_days"))
    world.held = appointed(world.an, "2017-03-01")
    make_choice(make_count(world.hoa_tham, conference="leaders_1", met_on="2021-11-25"), world.an)
    scan(TODAY)
    return world


def test_a_term_is_followed_from_its_notice_to_the_next_decision(page, live_server, way):
    desk = WayDesk(page, live_server.url, "lan")
    row_says(desk, "01/03/2022", "Đề xuất")
    proposed_by_the_notice(desk)
    row_says(desk, "01/03/2022")
    desk.follow("Đang đề xuất")
    desk.heading(AN)
    voted(desk, way)
    decided(desk, way)
    row_says(desk, "01/03/2022", "Đã có quyết định")
    nothing_waits(desk)
    way.on("2022-03-01")
    row_says(desk, "01/03/2027", "Đề xuất")
    assert desk.faults == []


def row_says(desk, *words):
    desk.open(ALL)
    for each in words:
        expect(desk.row(AN)).to_contain_text(each)


def proposed_by_the_notice(desk):
    desk.open(reverse("duty-list"))
    desk.open_row("Hết thời hạn bổ nhiệm")
    desk.follow("Đề xuất bổ nhiệm lại")
    for name, value in {"form": "reappoint", "term_months": "60"}.items():
        expect(desk.main.locator(f"[name={name}]")).to_have_value(value)
    desk.press("Lưu", reason="Hoàn thành tốt nhiệm vụ trong thời hạn")
    desk.told("Đã lưu.")
    desk.heading(AN)


def voted(desk, way):
    """One count is typed from the proposal, that of the leaders is tied to it."""
    row, votes = Appointment.objects.get(), desk.main.locator("#votes")
    desk.press("Gắn với đề xuất này")
    expect(votes.get_by_role("row", name="Hội nghị tập thể lãnh đạo (lần 1)")).to_contain_text("39/41")
    desk.press("Nhập kết quả", conference="key_cadres")
    typed = {**FIGURES, "met_on": "28/11/2021", "minutes_on": "28/11/2021"}
    votes_typed = {"votes_for": 38, "votes_against": 2, "votes_blank": 1}
    typed |= {f"line{row.pk}-{name}": count for name, count in votes_typed.items()}
    desk.press("Lưu", unit=str(way.hoa_tham.pk), **typed)
    expect(votes.get_by_role("row", name="Hội nghị cán bộ chủ chốt")).to_contain_text("38/41")
    desk.act("Ghi đã lấy phiếu", "Đã ghi lấy phiếu.", on="30/11/2021")


def decided(desk, way):
    """The committee agrees, and the decision begins the next term on the day on which the present one ends."""
    way.on(str(DECIDED))
    agreed = {"decision_no": "30-TB/HU", "decision_on": "24/02/2022"}
    desk.act("Ghi cấp ủy đồng ý", "Đã ghi ý kiến của cấp ủy.", **agreed)
    desk.act("Ghi quyết định", "Đã ghi quyết định.", **PAPER, on="01/03/2022")
    before, after = PostHeld.objects.filter(cadre=way.an).order_by("pk")
    assert before.valid_to.iso == "2022-03-01" and before.leaving_form == "term_ended"
    assert after.post == before.post and after.main and after.taking_form == "reappointed"
    assert (after.valid_from.iso, str(after.term_ends)) == ("2022-03-01", "2027-03-01")


def nothing_waits(desk):
    scan(DECIDED)
    desk.open(reverse("duty-list"))
    expect(desk.main).not_to_contain_text(AN)
    assert not Duty.objects.filter(state=Duty.State.OPEN).exists()
