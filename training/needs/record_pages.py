"""One need: what it is, where it stands and by what, how it came there."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.utils.html import format_html

from foundation.core import clock
from foundation.core.acts.buttons import record_buttons
from foundation.core.context import as_of, day_query
from foundation.core.pages import CreatePage, DetailPage, EditPage
from office.campaigns.models import CampaignUnit
from planning.models import PlanningEntry
from training.models import Need
from training.needs.columns import because
from training.needs.states import told

RESERVED = "Chỉ cơ quan tổ chức biết; đơn vị của đồng chí này không thấy."


def linked(user: Any, row: Any, words: str, query: str) -> str:
    """The words, as a link where the reader may open the row."""
    readable = type(row).objects.for_user(user).filter(pk=row.pk).exists()
    return format_html('<a href="{}{}">{}</a>', row.get_absolute_url(), query, words) if readable else words


class OfNeeds:
    """A page of one need; its list bears a name of its own."""

    model = Need

    def list_title(self) -> str:
        return "Nhu cầu đã ghi"


class NeedDetailPage(OfNeeds, DetailPage):
    def get_queryset(self) -> QuerySet:
        needs = super().get_queryset().on(as_of(self.request))
        return needs.select_related(
            "cadre", "entry__target__post", "entry__target__term", "campaign_unit__campaign"
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        need, day = self.object, as_of(self.request)
        today, user = day == clock.today(), self.request.user
        stands = told([need], day, user)[need.pk]
        steps = need.steps.select_related("by", "undone_by").order_by("at", "pk")
        context = super().get_context_data(
            stands=stands,
            because=because(stands),
            reserved=RESERVED if need.reserved else "",
            acts=record_buttons(user, need) if today else [],
            steps=steps if today else steps.filter(on__lte=day),
            **kwargs,
        )
        return context | {"pairs": [*self.pairs(), *context["pairs"]]}

    def pairs(self) -> Iterator[tuple[str, Any]]:
        need, user, query = self.object, self.request.user, day_query(self.request)
        yield "cán bộ", linked(user, need.cadre, need.cadre.full_name, query)
        yield "loại", need.get_kind_display()
        if need.level:
            yield "mức", need.get_level_display()
        if need.cycle:
            yield "năm bồi dưỡng", need.cycle
        yield "lý do", need.get_why_display()
        if need.entry and PlanningEntry.objects.for_user(user).filter(pk=need.entry_id).exists():
            yield "quy hoạch", linked(user, need.entry, f"{need.entry.target}", query)
        if (
            need.campaign_unit
            and CampaignUnit.objects.for_user(user).filter(pk=need.campaign_unit_id).exists()
        ):
            yield "đợt đăng ký", linked(user, need.campaign_unit, f"{need.campaign_unit.campaign}", query)
        yield "ghi nhu cầu ngày", need.opened_on


class NeedCreatePage(OfNeeds, CreatePage):
    """Adds one need by hand."""


class NeedEditPage(OfNeeds, EditPage):
    """When it is wanted, and what is noted."""
