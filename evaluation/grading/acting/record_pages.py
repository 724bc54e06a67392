"""One row of the year's grading: what each says of the person, how it came there, and what can be done."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.text import capfirst

from cadre.models.people import Cadre
from evaluation.grading.acting.columns import result_of, votes
from evaluation.grading.acting.list_pages import OfGradingLines
from evaluation.grading.acting.sections import LINE_SECTIONS
from evaluation.grading.acts import DECIDE, DECIDE_ABOVE
from evaluation.grading.choices import GradingState
from evaluation.models import Evaluation, GradingLine
from foundation.core import clock
from foundation.core.acts.act import Act, acts_of
from foundation.core.acts.buttons import record_buttons
from foundation.core.acts.pages import ActPage
from foundation.core.context import as_of, day_query, sections
from foundation.core.opened.origin import record_url
from foundation.core.pages import DetailPage, EditPage
from office.campaigns.models import Campaign
from office.organisation.naming import office_body

# What stands in the table of who says what.
SAID = ("self_grade", "collective_grade", "unit_votes", "unit_valid", "proposed", "grade")
SAID += ("not_graded_reason", "member_grade")

# What few rows have.
SELDOM = ("absent_months", "absence", "points_general", "points_result", "note")
SELDOM += ("quarter_1", "quarter_2", "quarter_3", "quarter_4")


def acts_for(line: GradingLine) -> list[Act]:
    """Of the two that decide only the one of the body that decides this row."""
    other = DECIDE if line.is_decided_above else DECIDE_ABOVE
    return [act for act in acts_of(GradingLine) if act is not other]


class GradingLineDetailPage(OfGradingLines, DetailPage):
    keeps_access = True

    def get_queryset(self) -> QuerySet:
        lines = super().get_queryset()
        return lines.select_related(
            "cadre", "campaign", "unit", "campaign_unit", "authority", "group", "evaluation"
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        line, user, day = self.object, self.request.user, as_of(self.request)
        steps = line.steps.select_related("by", "undone_by").order_by("at", "pk")
        today = day == clock.today()
        context = super().get_context_data(**kwargs)
        form = context["form"]
        told, seldom = ({str(form[name].label) for name in names} for names in (SAID, SELDOM))
        links = {name: rows.first() for name, rows in self.linked().items()}
        return context | {
            "pairs": [
                (label, value)
                for label, value in context["pairs"]
                if str(label) not in told and (value not in (None, "") or str(label) not in seldom)
            ],
            "said": list(said(line)),
            "links": links,
            "waits": line.state == GradingState.ABOVE,
            "acts": record_buttons(user, line, acts_for(line)) if today else [],
            "steps": steps if today else steps.filter(on__lte=day),
            "other_sections": list(sections(self.request, LINE_SECTIONS, line, line.unit_id)),
            "day_query": day_query(self.request),
        }

    def linked(self) -> dict[str, QuerySet]:
        """What the page leads to, as far as the reader may open it."""
        line, user = self.object, self.request.user
        return {
            "cadre": Cadre.objects.for_user(user).filter(pk=line.cadre_id),
            "campaign": Campaign.objects.for_user(user).filter(pk=line.campaign_id),
            "evaluation": Evaluation.objects.for_user(user).filter(line=line),
        }

    def actions(self) -> Iterator[dict[str, Any]]:
        line, user = self.object, self.request.user
        if GradingLine.objects.all().lets(user, "change", line):
            url = self.page_url("edit", line)
            yield {"label": "Sửa", "url": url, "icon": "pencil", "primary": True}
        url = self.page_url("history", line)
        yield {"label": "Lịch sử chỉnh sửa", "url": url, "icon": "clock-history", "primary": False}


def said(line: GradingLine) -> Iterator[tuple[str, str, str]]:
    """(who or what, the grade in words, what stands beside it), in the order in which they speak."""
    year_words = Evaluation(
        year=line.year, self_grade=line.self_grade, collective_grade=line.collective_grade
    )
    yield "Tự xếp loại", year_words.get_self_grade_display(), ""
    slips = f"{votes(line)} phiếu đồng ý" if votes(line) else ""
    yield "Tập thể đề nghị", year_words.get_collective_grade_display(), slips
    reason = line.not_graded_reason
    yield f"{capfirst(office_body())} đề xuất", line.get_proposed_display(), "" if line.grade else reason
    result = result_of(line)
    paper = (
        f"số {result.decision_no}, ngày {result.decision_on:%d/%m/%Y}"
        if result and result.decision_on
        else ""
    )
    yield "Mức xếp loại", line.get_grade_display(), " · ".join(filter(None, [line.grade and reason, paper]))
    yield "Xếp loại đảng viên", line.get_member_grade_display(), ""


class GradingLineEditPage(OfGradingLines, EditPage):
    """One row by itself; of many rows the grid is quicker."""


class LineActPage(ActPage):
    """Who may not read the row is led back to what they answer."""

    def back(self) -> str:
        if GradingLine.objects.all().lets(self.request.user, "view", self.object):
            return record_url(self.request, self.object)
        unit = self.object.campaign_unit
        return unit.get_absolute_url() if unit else reverse("campaignunit-list")

    def get_success_url(self) -> str:
        return self.back()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{"cancel_url": self.back()} | kwargs)
