"""The units of campaigns: where each stands, its page, what came in, and acts for many of them."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils.functional import cached_property

from foundation.bulk.pages import ListedActPage
from foundation.core import clock
from foundation.core.acts.pages import ActPage
from foundation.core.context import list_link, sections
from foundation.core.pages import DetailPage, EditPage
from foundation.lists.tables import Column
from foundation.sheets.lists import SheetListPage
from office.campaigns.acts import COMPLETE, HAND_IN_BY_UNIT, MERGE, RECEIVE, SEND
from office.campaigns.answer_pages import buttons_of
from office.campaigns.checking import Checked, checked
from office.campaigns.columns import of_units
from office.campaigns.filters import CampaignUnitFilter
from office.campaigns.forms import ChecklistForm, ContactForm, checklist_of
from office.campaigns.kinds import by_kind
from office.campaigns.making import why_closed, why_no_workbook
from office.campaigns.models import Campaign, CampaignUnit

# What is the same for many; a reason is one unit's own.
MANY = (SEND, RECEIVE, COMPLETE, MERGE)
NOT_EXPORTED = "Đợt có độ mật không kết xuất."
NOT_HERE = "Hồ sơ bắt buộc chưa ghi nhận: {items}; kiểm tra đã gửi kèm."
UNIT_ENDED = "Đơn vị đã ngừng hoạt động từ ngày {day:%d/%m/%Y}."


class CampaignUnitListPage(SheetListPage):
    """Hồ sơ đầu mối: an office sees all of a campaign, a unit its own of every campaign."""

    model = CampaignUnit
    filterset_class = CampaignUnitFilter
    order = ("-campaign__year", "-campaign__opens_on", "-campaign_id", "unit__official_key", "pk")
    related = ("campaign", "unit")
    unit_word = "đầu mối"
    form_page = False
    bulk_acts = MANY
    empty_text = "Chưa có đầu mối nào. Thêm đợt, rồi thêm đầu mối trên trang của đợt."
    no_match_text = "Không có đầu mối nào theo điều kiện lọc."

    @cached_property
    def whole(self) -> list[CampaignUnit]:
        """All rows of the filter: what stands beside them is asked once, whatever part of them is drawn."""
        return list(self.rows.select_related("campaign"))

    @cached_property
    def came_in(self) -> dict[int, Checked]:
        return checked(self.whole)

    @cached_property
    def counted_lines(self) -> dict[int, int]:
        found: dict[int, int] = {}
        for kind, units in by_kind(self.whole):
            found |= kind.lines(units, self.request.user)
        return found

    def items(self, unit: CampaignUnit) -> str:
        """Of a unit that does not hand in a dossier nothing is asked."""
        without = unit.unchanged_no or unit.missing_reason
        return "" if without else str(self.came_in.get(unit.pk, ""))

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        of_one = bool(self.request.GET.get("campaign"))
        return of_units(lambda unit: self.counted_lines.get(unit.pk), self.items, of_one=of_one)

    def remarks(self) -> Iterator[str]:
        yield from super().remarks()
        if self.offers("export") and any(unit.campaign.secret for unit in self.whole):
            yield NOT_EXPORTED

    def actions(self) -> Iterator[dict[str, Any]]:
        yield from list_link(self.request, Campaign, "Đợt thu hồ sơ", "collection")
        if self.offers("change") and any(kind.has_workbook for kind, _ in by_kind(self.whole)):
            query = self.request.GET.urlencode()
            url = (
                f"{reverse('campaignunit-workbooks')}?{query}" if query else reverse("campaignunit-workbooks")
            )
            yield {"label": "Lập biểu gửi đơn vị", "url": url, "icon": "file-earmark-zip"}
        yield from super().actions()


class CampaignUnitDetailPage(DetailPage):
    """What a unit has to hand in and by when; the same page for the office and for the unit itself."""

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().select_related("campaign__unit", "unit")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        row, user = self.object, self.request.user
        context = super().get_context_data(**kwargs)
        steps = list(row.steps.order_by("pk").select_related("by", "undone_by"))
        kind = row.campaign.kind_of
        return context | {
            "pairs": [*self.told(row), *context["pairs"]],
            "returned": self.returned(row, steps),
            "ended": self.ended(row),
            "items": checklist_of(row),
            "checked": checked([row])[row.pk],
            "may_check": user.may("campaigns.change_campaignunit", row) and row.campaign.closed_on is None,
            "other_sections": list(sections(self.request, kind.unit_sections, row, row.unit_id)),
            "steps": steps,
            "taken": row.returns.exclude(taken_at=None).select_related("owner"),
        }

    def told(self, row: CampaignUnit) -> Iterator[tuple[str, Any]]:
        campaign = row.campaign
        yield "trạng thái", row.get_state_display()
        yield "đơn vị chủ trì", campaign.unit
        yield "số liệu tính đến ngày", campaign.figures_on
        for label, value in (
            ("kế hoạch", campaign.plan),
            ("gửi biểu ngày", row.sent_on),
            ("nộp ngày", row.submitted_on),
            ("báo không thay đổi", row.unchanged_paper),
            ("lý do không nộp", row.missing_reason),
        ):
            if value:
                yield label, value

    def returned(self, row: CampaignUnit, steps: list) -> str:
        """What the office wants to have added, of a unit whose dossier it gave back."""
        if row.state != CampaignUnit.State.RETURNED:
            return ""
        standing = [step for step in steps if step.undoes_id is None and not hasattr(step, "undone_by")]
        return standing[-1].reason if standing else ""

    def ended(self, row: CampaignUnit) -> str:
        ends_on = row.unit.valid_to
        return UNIT_ENDED.format(day=ends_on) if ends_on and ends_on <= clock.today() else ""

    def actions(self) -> Iterator[dict[str, Any]]:
        yield from buttons_of(self.request.user, self.object)
        if self.request.user.may("campaigns.answer_campaignunit", self.object):
            yield from self.answering()
            url = self.page_url("contact", self.object)
            yield {"label": "Sửa người liên hệ", "url": url, "icon": "telephone"}
        yield from super().actions()

    def answering(self) -> Iterator[dict[str, Any]]:
        """Ways in which the unit's word comes in: a page, or a workbook out and back."""
        row, kind = self.object, self.object.campaign.kind_of
        closed = why_closed(row, self.request.user)
        if kind.answer_page and not closed:
            url = reverse(kind.answer_page, args=[row.pk])
            yield {"label": kind.answer_label, "url": url, "icon": "pencil-square"}
        if kind.has_workbook and not why_no_workbook(row):
            url = self.page_url("workbook", row)
            yield {"label": "Lập biểu gửi đơn vị", "url": url, "icon": "file-earmark-spreadsheet"}
        if kind.has_workbook and not closed:
            url = self.page_url("file", row)
            yield {"label": "Nhận biểu của đơn vị", "url": url, "icon": "file-earmark-arrow-up"}


class UnitActPage(ActPage):
    """Before a dossier is called complete its page tells how much of it came in; before it is handed in, what lacks."""

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().select_related("campaign", "unit")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        row, told = self.object, ""
        if self.act is COMPLETE:
            came_in = str(checked([row])[row.pk])
            told = f" Hồ sơ đã nhận: {came_in}." if came_in else ""
        said = {"explained": f"{row}.{told}", "changes": list(self.lacking())}
        return super().get_context_data(**said | kwargs)

    def lacking(self) -> Iterator[str]:
        """None of it keeps a unit from handing in."""
        row = self.object
        if self.act not in (HAND_IN_BY_UNIT, RECEIVE):
            return
        if said := row.campaign.kind_of.not_said(row, self.request.user):
            yield said
        if items := checked([row])[row.pk].lacking:
            yield NOT_HERE.format(items="; ".join(items))


class ContactPage(EditPage):
    """A unit keeps who may be asked there; so does the office for it."""

    model = CampaignUnit
    action = "answer"
    form_class = ContactForm


class ChecklistPage(EditPage):
    """What came in, all lines of the checklist at once."""

    model = CampaignUnit
    form_class = ChecklistForm

    def get_template_names(self) -> list[str]:
        return ["campaigns/checklist.html"]

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().select_related("campaign", "unit")


class ManyUnitsPage(ListedActPage):
    """One act for many units of the list as it was filtered."""

    def row_label(self, row: Model) -> str:
        return f"{row.unit} – {row.get_state_display()}"
