"""“Thẩm định”: what has to be looked at before the year's grades are proposed, and the share of HTXSNV by group."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.forms.boundfield import BoundField
from django.urls import reverse
from django.utils.functional import cached_property
from django.views import generic

from evaluation.grading.acting.columns import short_given
from evaluation.grading.acts import APPRAISE, RETURN
from evaluation.grading.findings.appraisal import ALL, LABELS, SHOWN, TO_LOOK_AT, Appraisal, AppraisalCriteria
from evaluation.grading.findings.cases import loaded
from evaluation.grading.findings.kinds import Check
from evaluation.grading.findings.of_campaign import OfGradingCampaign
from evaluation.grading.findings.quota import unit_of
from evaluation.models import GradingLine, PeerGroup
from foundation.bulk.pages import BulkActPage
from foundation.core.acts.act import Act
from foundation.core.parameters import read_choice, read_number
from office.organisation.chosen_unit import choice_of_read
from office.organisation.naming import office_body

PAGE, YES = 100, "1"
ACTS: tuple[Act, ...] = (APPRAISE, RETURN)
ALWAYS = (TO_LOOK_AT, Check.UNPROPOSED, ALL)


class OfAppraisal(OfGradingCampaign):
    """The rows as the address narrows them."""

    @cached_property
    def criteria(self) -> AppraisalCriteria:
        request = self.request
        return AppraisalCriteria(
            show=read_choice(request, "show", SHOWN) or TO_LOOK_AT,
            unit=read_number(request, "unit"),
            group=read_number(request, "group"),
            decided=read_choice(request, "decided", [YES]) == YES,
            start=read_number(request, "start", 0),
        )

    @cached_property
    def appraisal(self) -> Appraisal:
        lines = list(loaded(self.lines()).order_by("ordinal", "pk"))
        return Appraisal(lines, self.campaign, self.request.user, self.criteria)


class AppraisalPage(OfAppraisal, generic.TemplateView):
    template_name = "evaluation/findings/appraisal.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        appraisal, start = self.appraisal, self.criteria.start
        more = len(appraisal.shown) > start + PAGE
        return super().get_context_data(
            appraisal=appraisal,
            rows=appraisal.shown[start : start + PAGE],
            tabs=list(self.tabs()),
            without=[LABELS[kind] for kind in Check.values if not appraisal.counts[kind]],
            units=self.units(),
            groups=list(self.groups()),
            selection=list(self.selection()),
            other_rows=self.address(decided="" if self.criteria.decided else YES),
            more=self.address(start=start + PAGE) if more else "",
            office=office_body(),
            grid_url=self.grid_url(),
            page={"total": len(appraisal.shown), "unit_word": "đồng chí"},
            **kwargs,
        )

    def address(self, **changes: Any) -> str:
        query = self.request.GET.copy()
        query.pop("start", None)
        for name, value in changes.items():
            query[name] = str(value)
        return f"{self.request.path}?{query.urlencode()}"

    def tabs(self) -> Iterator[dict[str, Any]]:
        for kind in SHOWN:
            count, active = self.appraisal.counts[kind], kind == self.criteria.show
            if count or active or kind in ALWAYS:
                url = self.address(show=kind)
                yield {"label": f"{LABELS[kind]} ({count})", "url": url, "active": active}

    def units(self) -> BoundField | None:
        found = {unit.pk: unit for unit in map(unit_of, self.appraisal.lines)}
        units = sorted(found.values(), key=lambda each: each.official_key)
        return choice_of_read(self.request, units, self.criteria.unit, empty="Đơn vị: tất cả")

    def groups(self) -> Iterator[tuple[int, str, bool]]:
        found: dict[int, PeerGroup] = {
            line.group_id: line.group for line in self.appraisal.lines if line.group_id
        }
        for group in sorted(found.values(), key=lambda each: (each.ordinal, each.pk)):
            yield group.pk, group.name, group.pk == self.criteria.group
        if self.appraisal.ungrouped:
            yield 0, "Chưa xếp nhóm", self.criteria.group == 0

    def selection(self) -> Iterator[dict[str, Any]]:
        """The buttons for ticked rows, each the address that the boxes are sent to."""
        query = self.request.GET.urlencode()
        for act in ACTS:
            if self.request.user.scope(act.right).covers(self.campaign.unit_id):
                url = reverse(f"grading-appraisal-{act.slug}", args=[self.campaign.pk])
                yield {"label": act.label, "url": f"{url}?{query}" if query else url, "icon": act.icon}

    def grid_url(self) -> str:
        """The table where proposals are typed, with the same rows."""
        asked = {"unit": self.criteria.unit, "group": self.criteria.group}
        asked |= {} if self.criteria.show == ALL else {"finding": self.criteria.show}
        query = "&".join(f"{name}={value}" for name, value in asked.items() if value is not None)
        url = reverse("grading-grid", args=[self.campaign.pk])
        return f"{url}?{query}" if query else url


class AppraisalActPage(OfAppraisal, BulkActPage):
    """An act for rows that were ticked on the page, which it leads back to."""

    all_ticked = False
    versioned = True
    action = property(lambda self: self.act.action)

    def get_template_names(self) -> list[str]:
        return ["core/page_act.html"]

    def get_rows(self) -> QuerySet[GradingLine]:
        """Of the campaign; where all of the page were meant, those that it shows now."""
        rows = GradingLine.objects.for_user(self.request.user, self.action).filter(campaign=self.campaign)
        if self.chosen.all_of is not None:
            rows = rows.filter(pk__in=[row.line.pk for row in self.appraisal.shown])
        return rows.select_related(*self.act.related).order_by("ordinal", "pk")

    def row_label(self, row: GradingLine) -> str:
        """With what is proposed, which the act makes final for now."""
        proposed = f": đề xuất {short_given(row.proposed, row.year)}" if row.proposed else ""
        return f"{row.cadre.full_name} – {row.post_words}, {row.unit}{proposed}"

    def get_success_url(self) -> str:
        url = reverse("grading-appraisal", args=[self.campaign.pk])
        query = self.request.GET.urlencode()
        return f"{url}?{query}" if query else url
