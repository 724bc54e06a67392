"""What evaluation knows of a campaign in which the people of a year are graded."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from cadre.answering import offices_among, units_with_people
from cadre.models.conflicts import conflicted_cadres
from evaluation.grading.choices import WITH_UNIT
from evaluation.grading.period.answering import rows_of, said_of, sent_on
from evaluation.grading.period.handing_in import HANDED_IN, handed_in, returned, take_back
from evaluation.grading.period.making import give_to_units
from evaluation.grading.period.offer import offer_of
from evaluation.grading.period.progress import progress, undecided
from evaluation.grading.period.taking import take
from foundation.core.acts.act import Asked
from office.campaigns.acts import REPORT_UNCHANGED
from office.campaigns.acts import RETURN as RETURN_UNIT
from office.campaigns.kinds import CampaignKind, register
from office.campaigns.models import Campaign, CampaignUnit
from office.campaigns.workbooks.offers import WorkbookOffer
from office.campaigns.workbooks.returned import ReturnedBook, TakenBook

SAY_EACH = "Đánh giá, xếp loại cần ý kiến với từng đồng chí; ghi tự xếp loại, tập thể đề nghị rồi gửi hồ sơ."
UNDECIDED = "Còn {count} đồng chí chưa có quyết định xếp loại hoặc có kiến nghị chưa trả lời."
NOT_SAID = "Tập thể chưa đề nghị {count}/{of} đồng chí."
NOT_SECRET = "Đợt đã có danh sách {count} đồng chí; đợt có độ mật chỉ ghi số, ngày, tổng số."


@register
class GradingCampaign(CampaignKind):
    """Rows of the year's work, each with a state of its own; a unit answers for those who serve in it.

    For people of "Thường trực …" and "HĐND" the office writes itself.
    """

    key = "grading"
    label = "Đánh giá, xếp loại năm"
    checklist = Path(__file__).parent / "data" / "grading_checklist.json"
    add_page = "grading-new"
    has_workbook = True
    finds_rules = True
    answer_page = "grading-answers"
    answer_label = "Ghi tự xếp loại, tập thể đề nghị"
    no_buttons = (REPORT_UNCHANGED.name,)
    campaign_sections = (
        ("Bảng xếp loại", "grading-of-campaign", "evaluation.view_gradingline"),
        ("Văn bản", "grading-papers", "evaluation.export_gradingline"),
    )
    unit_sections = (("Ý kiến của đơn vị", "grading-of-campaignunit", "evaluation.answer_gradingline"),)

    def units_of(self, campaign: Campaign, user: Any) -> set[int]:
        return offices_among(units_with_people(campaign))

    def units_added(self, campaign: Campaign) -> None:
        give_to_units(campaign)

    def lines(self, units: Sequence[CampaignUnit], user: Any) -> Mapping[int, int]:
        return {key: each.rows for key, each in progress(units, user).items()}

    def refusals(self, act: str, units: Sequence[CampaignUnit], user: Any) -> Mapping[int, str]:
        return dict.fromkeys((unit.pk for unit in units), SAY_EACH) if act == REPORT_UNCHANGED.name else {}

    def not_said(self, unit: CampaignUnit, user: Any) -> str:
        far = progress([unit], user).get(unit.pk)
        return NOT_SAID.format(count=far.silent, of=far.rows) if far and far.silent else ""

    def still_open(self, campaigns: Sequence[Campaign]) -> Mapping[int, str]:
        return {key: UNDECIDED.format(count=count) for key, count in undecided(campaigns).items()}

    def why_not_secret(self, campaign: Campaign) -> str:
        count = campaign.grading_lines.count()
        return NOT_SECRET.format(count=count) if count else ""

    def workbook(self, unit: CampaignUnit) -> WorkbookOffer | None:
        return offer_of(unit)

    def take(self, unit: CampaignUnit, book: ReturnedBook, user: Any) -> TakenBook:
        return take(unit, book, user)

    def of_others(self, unit: CampaignUnit, user: Any) -> set[int]:
        """Rows of the user and of relatives."""
        hidden = conflicted_cadres(user)
        return set(rows_of(unit).filter(cadre__in=hidden).values_list("pk", flat=True)) if hidden else set()

    def closed_lines(self, unit: CampaignUnit) -> Mapping[int, str]:
        sent = rows_of(unit).exclude(state__in=WITH_UNIT)
        return dict.fromkeys(sent.values_list("pk", flat=True), sent_on())

    def said(self, unit: CampaignUnit) -> Mapping[int, str]:
        return said_of(rows_of(unit))

    def after(self, act: str, done: Sequence[tuple[CampaignUnit, Asked]], user: Any) -> None:
        if act in HANDED_IN:
            handed_in(done, user)
        elif act == RETURN_UNIT.name:
            returned(done, user)

    def undone(self, act: str, pairs: Sequence[tuple[CampaignUnit, Any]]) -> None:
        if act in HANDED_IN or act == RETURN_UNIT.name:
            take_back(pairs)
