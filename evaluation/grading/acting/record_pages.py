"""One row of the year's grading: what each says of the person, how it came there, and what can be done."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.text import capfirst

from cadre.models.people import Cadre
from evaluation.grades import printed
from evaluation.grading.acting.columns import result_of, short_given
from evaluation.grading.acting.gates import campaign_ended, in_words, load_results
from evaluation.grading.acting.list_pages import OfGradingLines, grid_button
from evaluation.grading.acts import ANSWER, COMPLAIN, DECIDE, DECIDE_ABOVE, SEND_UP, TAKE_OVER
from evaluation.grading.choices import UNDECIDED, Given, GradingState
from evaluation.grading.period.making import order_lines
from evaluation.grading.voting.told import STANDING, UNIT, Told, votes_told
from evaluation.models import Evaluation, GradingLine, GradingStep
from foundation.core import clock
from foundation.core.acts.act import Act, acts_of
from foundation.core.acts.buttons import record_buttons
from foundation.core.acts.pages import ActPage
from foundation.core.acts.steps import standing_steps
from foundation.core.context import as_of, day_query, sections
from foundation.core.opened.origin import record_url
from foundation.core.pages import DetailPage, EditPage, HistoryPage, RemovePage
from foundation.core.saving.shown import lock
from foundation.sheets.understood import paper as result_paper
from office.campaigns.models import Campaign
from office.organisation.naming import office_body
from office.papers.drawing import DRAW
from office.papers.own_head import own_identity

# What stands in the table of who says what.
SAID = ("self_grade", "collective_grade", "unit_votes", "unit_valid", "proposed", "grade")
SAID += ("not_graded_reason", "member_grade")

# What few rows have.
SELDOM = ("absent_months", "absence", "points_general", "points_result", "note")
SELDOM += ("quarter_1", "quarter_2", "quarter_3", "quarter_4")

# The kind of paper that answers who asked about a grade.
ANSWER_LETTER = "grading-answer"
TOUCHED = (
    "Trường hợp này đã có ý kiến hoặc đã xử lý nên không xóa; "
    "không đánh giá thì ghi KĐG kèm lý do ở “Bảng xếp loại”."
)


def acts_for(line: GradingLine, *, stands: bool) -> list[Act]:
    """Where a result stands already, that is taken over; else one decides of the two bodies that may.

    What this office decides is not sent up.
    """
    deciding = (DECIDE, DECIDE_ABOVE)
    away = deciding if stands else (TAKE_OVER, DECIDE if line.is_decided_above else DECIDE_ABOVE)
    away = away if line.is_decided_above else (*away, SEND_UP)
    return [act for act in acts_of(GradingLine) if act not in away]


def result_beside(line: GradingLine, user: Any) -> Evaluation | None:
    """What was written of the year without the row, while the row is not decided."""
    if line.state not in UNDECIDED:
        return None
    load_results([line], user)
    return line.other_result if line.other_is_readable and not line.other_result.line_id else None


class GradingLineDetailPage(OfGradingLines, DetailPage):
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
        beside = result_beside(line, user)
        return context | {
            "pairs": [
                (label, value)
                for label, value in context["pairs"]
                if str(label) not in told and (value not in (None, "") or str(label) not in seldom)
            ],
            "said": list(said(line, votes_told([line], user, shares=True)[line])),
            "links": links,
            "beside": beside,
            "beside_words": in_words(beside) if beside else "",
            "waits": line.state == GradingState.ABOVE,
            "acts": [*record_buttons(user, line, acts_for(line, stands=bool(beside))), *self.letter()]
            if today
            else [],
            "steps": steps if today else steps.filter(on__lte=day),
            "other_sections": list(sections(self.request, settings.LINE_SECTIONS, line, line.unit_id)),
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

    def letter(self) -> Iterator[dict[str, Any]]:
        """To whom asked about the grade: while it is not answered, and as long as nothing came after the answer."""
        line, user = self.object, self.request.user
        last = standing_steps(GradingStep, [line.pk]).get(line.pk, [None])[-1]
        asked = last is not None and last.act in (COMPLAIN.name, ANSWER.name)
        if not asked or line.campaign.secret or own_identity(user, DRAW) is None:
            return
        if GradingLine.objects.all().lets(user, "export", line):
            url = f"{reverse('paper-draw', args=[ANSWER_LETTER])}?of={line.pk}"
            yield {"label": "Lập văn bản trả lời", "url": url, "icon": "envelope"}

    def actions(self) -> Iterator[dict[str, Any]]:
        line, user = self.object, self.request.user
        yield from grid_button(line.campaign)
        if GradingLine.objects.all().lets(user, "change", line) and not campaign_ended(line):
            url = self.page_url("edit", line)
            yield {"label": "Sửa", "url": url, "icon": "pencil", "primary": True}
        url = self.page_url("history", line)
        yield {"label": "Lịch sử chỉnh sửa", "url": url, "icon": "clock-history", "primary": False}
        if GradingLine.objects.all().lets(user, "remove", line):
            url = self.page_url("remove", line)
            yield {"label": line.removing, "url": url, "icon": "x-lg", "primary": False}


def said(line: GradingLine, votes: Mapping[str, Told | None]) -> Iterator[tuple[str, str, str]]:
    """(who or what, the grade in words, what stands beside it), in the order in which they speak."""
    year, reason, result = line.year, line.not_graded_reason, result_of(line)
    unit, standing = votes[UNIT], votes[STANDING]
    yield "Tự xếp loại", printed(line.self_grade, year), ""
    of_unit = " · ".join(filter(None, [unit.words if unit else "", line.unit_note]))
    yield "Tập thể đề nghị", printed(line.collective_grade, year), of_unit
    proposed = printed_given(line.proposed, year)
    yield f"{capfirst(office_body())} đề xuất", proposed, "" if line.grade else reason
    if standing:
        yield "Phiếu Ban Thường vụ", printed(standing.grade, year), standing.words
    paper = result_paper(result.decision_no, result.decision_on) if result else ""
    beside = " · ".join(filter(None, [line.grade and reason, paper]))
    yield "Mức xếp loại", printed_given(line.grade, year), beside
    yield "Xếp loại đảng viên", line.get_member_grade_display(), ""


def printed_given(given: str, year: int) -> str:
    return str(Given.NOT_GRADED.label) if given == Given.NOT_GRADED else printed(given, year)


class GradingLineEditPage(OfGradingLines, EditPage):
    """One row by itself; of many rows the grid is quicker."""


class GradingLineRemovePage(OfGradingLines, RemovePage):
    """Of somebody who should have no row; the numbers of the others close up."""

    template_name = "evaluation/gradingline_confirm.html"

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().select_related("cadre", "campaign", "unit")

    def get_object(self, queryset: QuerySet | None = None) -> GradingLine:
        """Who may read the row is told why it stays."""
        try:
            return super().get_object(queryset)
        except Http404:
            if GradingLine.objects.for_user(self.request.user).filter(pk=self.kwargs["pk"]).exists():
                raise PermissionDenied(TOUCHED) from None
            raise

    @transaction.atomic
    def form_valid(self, form: Any) -> HttpResponse:
        campaign = self.object.campaign
        lock(campaign)
        response = super().form_valid(form)
        if self.object.pk is None:
            order_lines(campaign)
        return response


class GradingLineHistoryPage(OfGradingLines, HistoryPage):
    """Who wrote what on the row, and when."""


class LineActPage(OfGradingLines, ActPage):
    """Who may not read the row is led back to what they answer."""

    def back(self) -> str:
        if GradingLine.objects.all().lets(self.request.user, "view", self.object):
            return record_url(self.request, self.object)
        unit = self.object.campaign_unit
        return unit.get_absolute_url() if unit else reverse("campaignunit-list")

    def get_success_url(self) -> str:
        return self.back()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What is answered stands above the answer."""
        told = {"cancel_url": self.back()}
        if self.act is ANSWER:
            complaint = self.object.steps.standing().filter(act=COMPLAIN.name).last()
            grade = short_given(self.object.grade, self.object.year)
            said = f" Kiến nghị: {complaint.reason}" if complaint else ""
            told["explained"] = f"{self.object}: {grade}.{said}"
        return super().get_context_data(**told | kwargs)
