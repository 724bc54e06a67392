"""What an office asks of its units: who answers, how far each is, and when a campaign may end."""

import datetime

import pytest
from django.db import InternalError, transaction

from foundation.core.acts.run import apply
from foundation.core.acts.undo import undo
from office.campaigns.act_forms import UnchangedForm
from office.campaigns.acts import (
    CLOSE,
    COMPLETE,
    MERGE,
    RECEIVE,
    RECORD_MISSING,
    REPORT_UNCHANGED,
    RETURN,
    SEND,
)
from office.campaigns.models import Campaign, CampaignUnit, ChecklistItem, ReceivedItem
from office.campaigns.reference import load_checklists
from office.organisation.models.users import User
from tests.campaigns.campaigns import ASKED, TODAY, make_campaign, make_campaign_unit, make_item

SYSTEM = User.system()


def said(act, row, user=SYSTEM, **asked):
    """What stands against the act of the row, as it is by now."""
    row = type(row).objects.get(pk=row.pk)
    found = apply(act, user, [row], ASKED | asked).refused
    return " ".join(found.get(row.pk, []))


def test_a_unit_is_sent_its_sheet_hands_in_is_given_back_and_hands_in_again(world):
    row = make_campaign_unit(world.hoa_tham)
    days = [datetime.date(2021, 11, day) for day in (1, 10, 12, 15, 16, 17)]
    for act, day in zip((SEND, RECEIVE, RETURN, RECEIVE, COMPLETE, MERGE), days, strict=True):
        assert said(act, row, on=day) == ""
    row.refresh_from_db()
    assert (row.state, row.sent_on, row.submitted_on) == ("merged", days[0], days[3])
    assert [step.to_state for step in row.steps.order_by("pk")][2] == "returned"
    assert row.steps.get(act="campaigns.return").reason == "Chưa họp được"
    assert "đang ở trạng thái “Đã tổng hợp”" in said(RETURN, row)
    with pytest.raises(InternalError), transaction.atomic():
        CampaignUnit.objects.filter(pk=row.pk).update(state="sent")


def test_silence_is_no_answer_and_a_late_dossier_is_taken(world):
    row = make_campaign_unit(world.hoa_tham)
    assert said(REPORT_UNCHANGED, row, decision_no="") == "Chưa nhập văn bản của đơn vị, số."
    assert said(RECORD_MISSING, row, reason="") == "Chưa ghi lý do không nộp."
    assert said(RECORD_MISSING, row) == "" and said(MERGE, row) != ""
    assert said(RECEIVE, row) == ""
    row.refresh_from_db()
    assert (row.state, row.missing_reason) == ("submitted", "")
    other = make_campaign_unit(world.tan_van)
    assert said(REPORT_UNCHANGED, other) == ""
    other.refresh_from_db()
    assert other.unchanged_paper == "45-CV/ĐU, ngày 20/11/2021" and said(RETURN, other) == ""
    other.refresh_from_db()
    assert (other.state, other.unchanged_no, other.unchanged_on) == ("returned", "", None)


def test_a_day_before_the_campaign_opens_is_a_slip_and_a_closed_campaign_takes_nothing(world):
    row = make_campaign_unit(world.hoa_tham, "sent")
    early = said(RECEIVE, row, on=datetime.date(2020, 11, 30))
    assert "Ngày 30/11/2020 trước ngày bắt đầu đợt (15/10/2021)" in early
    campaign = row.campaign
    assert said(CLOSE, campaign) == "Còn 1 đầu mối chưa tổng hợp, chưa ghi không nộp: Xã Hoa Thám."
    assert said(RECORD_MISSING, row) == "" and said(CLOSE, campaign) == ""
    campaign.refresh_from_db()
    assert (campaign.state, campaign.closed_on) == ("closed", TODAY)
    closed = "Đợt đã kết thúc từ ngày 30/11/2021; mở lại đợt rồi ghi."
    assert said(RECEIVE, row) == closed
    assert undo(SYSTEM, [row.steps.get(act="campaigns.record_missing")]).refused == {row.pk: [closed]}


def test_a_dossier_is_whole_when_all_that_is_required_came_in_or_it_is_said_why_not(world):
    row = make_campaign_unit(world.hoa_tham, "submitted")
    paper, people = make_item(), make_item("Hồ sơ cá nhân", counted=True, order=20)
    make_item("Ảnh", required=False), make_item("Mẫu cũ", in_use=False), make_item("Phiếu", kind="grading")
    lacking = "Chưa nhận: {}. Nhận đủ rồi ghi, hoặc ghi lý do khi còn thiếu hồ sơ."
    assert said(COMPLETE, row, reason="") == lacking.format("Tờ trình; Hồ sơ cá nhân")
    ReceivedItem.objects.create(campaign_unit=row, item=paper)
    came_in = ReceivedItem.objects.create(campaign_unit=row, item=people, count=12, of=15)
    assert said(COMPLETE, row, reason="") == lacking.format("Hồ sơ cá nhân (12/15)")
    ReceivedItem.objects.filter(pk=came_in.pk).update(count=15)
    assert said(COMPLETE, row, reason="") == ""
    other = make_campaign_unit(world.tan_van, "submitted")
    assert said(COMPLETE, other, reason="Bổ sung sau") == ""


def test_the_app_of_the_kind_is_told_refuses_and_takes_back_in_the_same_transaction(world, kind):
    campaign = make_campaign(world.district, kind="tests")
    row = make_campaign_unit(world.hoa_tham, campaign=campaign)
    assert said(REPORT_UNCHANGED, row, user=world.lan) == ""
    assert kind.told == [("campaigns.report_unchanged", "Xã Hoa Thám", "45-CV/ĐU", world.lan)]
    kind.refuses = "Danh sách đang thẩm định."
    assert said(MERGE, row) == "Danh sách đang thẩm định."
    kind.refuses = ""
    assert said(MERGE, row) == ""
    kind.refuses = "Danh sách đang thẩm định."
    step = row.steps.get(act="campaigns.merge")
    assert undo(SYSTEM, [step]).refused == {row.pk: ["Danh sách đang thẩm định."]}
    assert said(CLOSE, campaign) == "Danh sách đang thẩm định."
    kind.refuses = ""
    assert undo(SYSTEM, [step]).refused == {} and kind.told[-1] == ("undone", "campaigns.merge", "45-CV/ĐU")


def test_a_campaign_is_removed_while_no_unit_has_answered_and_a_regular_one_stands_once_a_year(world):
    campaign = make_campaign(world.district, round="regular")
    row = make_campaign_unit(world.hoa_tham, campaign=campaign)
    may_remove = Campaign.objects.for_user(world.lan, "remove").filter(pk=campaign.pk)
    assert may_remove.exists() and CampaignUnit.objects.for_user(world.lan, "remove").exists()
    apply(SEND, SYSTEM, [row], ASKED)
    assert not may_remove.exists() and not CampaignUnit.objects.for_user(world.lan, "remove").exists()
    with pytest.raises(Exception, match="campaign_once_a_year"), transaction.atomic():
        make_campaign(world.district, round="regular")


def test_what_units_hand_in_is_shipped_once_and_stays_as_the_office_changed_it(world):
    load_checklists()
    shipped = list(ChecklistItem.objects.filter(kind="review").values_list("name", flat=True))
    assert shipped == ["Tờ trình", "Biên bản hội nghị", "Biên bản kiểm phiếu", "Danh sách", "Hồ sơ cá nhân"]
    ChecklistItem.objects.filter(code="review-list").update(name="Danh sách theo biểu", in_use=False)
    load_checklists()
    assert ChecklistItem.objects.filter(kind="review").count() == 5


def test_what_a_unit_sends_comes_in_after_it_is_written():
    asked = {"on": "29/11/2021", "decision_no": "45-CV/ĐU", "decision_on": "30/11/2021"}
    assert UnchangedForm(asked).errors == {"on": ["Ngày nhận trước ngày văn bản; kiểm tra lại."]}
    assert UnchangedForm(asked | {"on": "30/11/2021"}).is_valid()
