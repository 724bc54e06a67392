"""What used to go through on one page and was refused on another."""

import datetime

import pytest
from django.urls import reverse

from cadre.models.conflicts import Account
from office.organisation.models.users import User
from planning.models import PlanningEntry
from tests.cadre.sheets import reasons, verdicts
from tests.planning.lists import make_entry, make_proposal, make_target
from tests.planning.pages import REVIEWED, do, page, undo
from tests.planning.test_import import look, planned, row  # noqa: F401

JANUARY = datetime.date(2021, 1, 5)


@pytest.fixture
def entry(world):
    return make_proposal(world.an, make_target(world.hoa_tham), proposed_on=JANUARY)


def now(entry):
    return PlanningEntry.objects.get(pk=entry.pk)


def test_what_was_submitted_is_submitted_again_after_a_withdrawal_is_undone(client, world, entry):
    client.force_login(world.lan)
    do(client, entry, "submit")
    do(client, now(entry), "take-back")
    assert "Đã hoàn tác: rút khỏi" in undo(client, entry).content.decode()
    assert now(entry).status == "submitted"
    html = page(client, world.lan, entry.get_absolute_url()).content.decode()
    assert "Quá trình" in html and "(đã hoàn tác)" in html


def test_a_decision_of_a_future_day_is_refused_on_every_page(client, world, entry):
    client.force_login(world.lan)
    answer = do(client, entry, "approve", decision_no="9-QĐ/TU", decision_on="15/07/2031").content.decode()
    assert "Ngày ký quyết định 15/07/2031 ở tương lai; kiểm tra lại." in answer and "9-QĐ/TU" in answer
    assert now(entry).status == "draft"


def test_an_end_by_reorganisation_is_not_of_the_future_and_has_its_reason(client, world):
    entry = make_entry(world.an, make_target(world.hoa_tham))
    client.force_login(world.lan)
    answer = do(client, entry, "end-with-unit", on="01/01/2031", reason="").content.decode()
    assert "Thôi quy hoạch từ ngày 01/01/2031 ở tương lai; kiểm tra lại." in answer
    assert "Chưa ghi lý do đưa ra." in answer
    do(client, entry, "end-with-unit", on="30/11/2021", reason="Theo đề án")
    assert (now(entry).status, f"{now(entry).ended_on}") == ("unit_ended", "2021-11-30")


def test_appraisal_submitting_and_sending_up_are_the_offices(client, world, entry):
    client.force_login(world.huong)
    for act, label in [("check", "Đã thẩm định"), ("submit", "Trình"), ("send-up", "Đã trình cấp trên")]:
        assert do(client, entry, act).status_code == 403
        assert f"{label}<" not in page(client, world.huong, entry.get_absolute_url()).content.decode()
    client.force_login(world.lan)
    do(client, entry, "submit")
    assert now(entry).status == "submitted"
    do(client, now(entry), "send-up")
    assert now(entry).status == "sent_up"


def test_a_list_that_names_its_sender_is_refused_and_tells_no_difference(world, planned):  # noqa: F811
    Account.objects.create(user=world.lan, cadre=world.an)
    sender = User.objects.get(pk=world.lan.pk)
    refused = "Trường hợp này do đồng chí khác xử lý."
    outcome = look(sender, [row()])
    assert (verdicts(outcome), reasons(outcome)) == (["wrong"], [refused])
    make_entry(world.an, planned)
    for said in ({"note": "Tiếp tục"}, {"decision": "Số 9-QĐ/TU, ngày 16/7/2019"}):
        outcome = look(sender, [row(**said)])
        assert (verdicts(outcome), reasons(outcome)) == (["wrong"], [refused])
        assert outcome.rows[0].changes == []


def test_a_past_day_shows_how_far_an_entry_had_come_then(client, world, entry):
    client.force_login(world.lan)
    do(client, entry, "approve", decision_no="9-QĐ/TU", decision_on="30/11/2021", reviewed=REVIEWED)
    section = reverse("planning-of-person", args=[world.an.pk])
    for day, told in (("29/11/2021", "Dự kiến"), ("30/11/2021", "Đã phê duyệt")):
        assert f"<td>{told}</td>" in client.get(section, {"as_of": day}).content.decode()
    assert "Chưa có trong danh sách" in client.get(section, {"as_of": "04/01/2021"}).content.decode()


def test_the_page_of_an_entry_tells_the_day_that_is_asked_for(client, world, entry):
    client.force_login(world.lan)
    later = {"decision_no": "9-QĐ/TU", "decision_on": "01/06/2021", "on": "01/07/2021"}
    do(client, entry, "approve", **later, reviewed=REVIEWED)
    do(client, now(entry), "remove", decision_no="77-QĐ/TU", on="30/11/2021", end_reason="tasks")
    assert now(entry).status == "removed"

    def shown(day):
        html = client.get(entry.get_absolute_url(), {"as_of": day} if day else {}).content.decode()
        return " ".join(html.split())

    for day, state in (
        ("04/01/2021", "Chưa có trong danh sách"),
        ("05/01/2021", "Dự kiến"),
        ("01/06/2021", "Đã phê duyệt, có hiệu lực từ 01/07/2021"),
        ("01/07/2021", "Đã phê duyệt"),
        ("", "Đưa ra khỏi quy hoạch"),
    ):
        assert f"<h2>Trạng thái: {state}</h2>" in shown(day)
    assert "Hoàn tác" in shown("") and "77-QĐ/TU" in shown("") and "Không hoàn thành" in shown("")
    before = shown("31/05/2021")
    for unknown in ("9-QĐ/TU", "77-QĐ/TU", "Không hoàn thành", "Hoàn tác", "xem xét trường hợp đặc biệt"):
        assert unknown not in before
    assert "Thêm vào danh sách" in before and "9-QĐ/TU" in shown("01/06/2021")
    section = reverse("planning-of-person", args=[world.an.pk])
    for day, known in (("31/05/2021", False), ("01/06/2021", True)):
        assert ("9-QĐ/TU" in client.get(section, {"as_of": day}).content.decode()) == known
