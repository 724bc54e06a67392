"""What training knows of a campaign in which units register what their people need to learn."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from django.db.models import Count

from cadre.answering import counted, people_of, units_with_people
from cadre.models.conflicts import conflicted_cadres
from office.campaigns.acts import REPORT_UNCHANGED
from office.campaigns.kinds import CampaignKind, register
from office.campaigns.models import CampaignUnit
from office.campaigns.workbooks.offers import WorkbookOffer
from office.campaigns.workbooks.returned import ReturnedBook, TakenBook
from training.campaign.offer import offer_of
from training.campaign.taking import take
from training.models import Need

REGISTERED = "Đơn vị đã đăng ký {count} nhu cầu; rút đăng ký rồi mới báo không có nhu cầu."


@register
class NeedsCampaign(CampaignKind):
    """A unit answers for those who serve in it; what it registers is a need, whatever stands beside it inside."""

    key = "needs"
    label = "Đăng ký nhu cầu đào tạo, bồi dưỡng"
    checklist = Path(__file__).parent / "data" / "needs_checklist.json"
    has_workbook = True
    answer_page = "needs-answers"
    answer_label = "Đăng ký nhu cầu"
    act_labels = {REPORT_UNCHANGED.name: "Báo không có nhu cầu"}
    campaign_sections = (("Nhu cầu đã đăng ký", "needs-of-campaign", "training.view_need"),)
    unit_sections = (("Nhu cầu đã đăng ký", "needs-of-campaignunit", "training.view_need"),)

    def units_of(self, campaign: Any, user: Any) -> set[int]:
        return units_with_people(campaign)

    def lines(self, units: Sequence[CampaignUnit], user: Any) -> Mapping[int, int]:
        return counted(units, user)

    def refusals(self, act: str, units: Sequence[CampaignUnit], user: Any) -> Mapping[int, str]:
        """Who says that nothing is needed must not leave what was registered standing unsaid."""
        if act != REPORT_UNCHANGED.name:
            return {}
        waiting = [unit.pk for unit in units if unit.state != CampaignUnit.State.UNCHANGED]
        needs = Need.objects.in_scope(user).filter(campaign_unit__in=waiting, state=Need.State.REGISTERED)
        counts = needs.order_by().values_list("campaign_unit").annotate(Count("pk"))
        return {key: REGISTERED.format(count=count) for key, count in counts}

    def workbook(self, unit: CampaignUnit) -> WorkbookOffer | None:
        return offer_of(unit)

    def take(self, unit: CampaignUnit, book: ReturnedBook, user: Any) -> TakenBook:
        return take(unit, book, user)

    def of_others(self, unit: CampaignUnit, user: Any) -> set[int]:
        """The user and relatives."""
        hidden = conflicted_cadres(user)
        return set(people_of(unit).filter(pk__in=hidden).values_list("pk", flat=True)) if hidden else set()
