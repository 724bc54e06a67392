"""The rows of the year's grading side by side, each with how far it is; acts on many of them."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Case, F, QuerySet, Value, When
from django.db.models.functions import Coalesce, NullIf
from django.urls import reverse
from django.utils.functional import cached_property

from evaluation.grading.acting.columns import columns, result_of, short_given
from evaluation.grading.acting.filters import GradingLineFilter
from evaluation.grading.acts import (
    APPRAISE,
    CLOSE,
    DECIDE,
    DECIDE_ABOVE,
    NOTIFY,
    RECORD_SELF,
    RECORD_UNIT,
    REOPEN,
    RETURN,
    SEND_UP,
    VOTE,
)
from evaluation.grading.choices import DECIDED, GradingState
from evaluation.grading.voting.rows import SECRET, refuse_secret
from evaluation.grading.voting.told import Told, votes_told
from evaluation.models import Evaluation, GradingLine
from foundation.bulk.pages import ListedActPage
from foundation.core.acts.act import Act
from foundation.core.context import list_link
from foundation.core.pages import ScopedPage
from foundation.lists.tables import Column
from foundation.sheets.lists import SheetListPage
from foundation.sheets.understood import paper
from office.campaigns.models import Campaign

MANY = (
    RECORD_SELF,
    RECORD_UNIT,
    APPRAISE,
    RETURN,
    VOTE,
    SEND_UP,
    DECIDE,
    DECIDE_ABOVE,
    NOTIFY,
    CLOSE,
    REOPEN,
)
DECIDED_BEFORE = " – đã quyết định: {paper}"
TITLE = "Theo dõi đánh giá, xếp loại"


def told(name: str) -> NullIf:
    return NullIf(F(name), Value(""))


def with_grades(lines: QuerySet, *, leaves: bool) -> QuerySet:
    """With the decided grade, and the grade that stands by now; of what leaves the program that is the decided one."""
    decided = Case(When(state__in=DECIDED, then=F("grade")), default=Value(""))
    standing = Coalesce(told("grade"), told("proposed"), F("collective_grade"))
    return lines.annotate(decided_grade=decided, standing_grade=decided if leaves else standing)


def grid_button(campaign: Campaign) -> Iterator[dict[str, Any]]:
    """To where grades are typed, or read by who does not type them; names of a secret campaign are not."""
    if not campaign.secret:
        url = reverse("grading-grid", args=[campaign.pk])
        yield {"label": "Bảng xếp loại", "url": url, "icon": "grid-3x3", "primary": False}


class OfGradingLines(ScopedPage):
    """A page of rows of the year's grading: their list bears a name of its own.

    Of a campaign that was marked secret after its rows were made nothing is read or written here, either.
    """

    model = GradingLine

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().filter(campaign__secret=False)

    def refuse_missing(self) -> None:
        rows = GradingLine.objects.for_user(self.request.user, self.action).filter(pk=self.kwargs["pk"])
        for line in rows.select_related("campaign"):
            refuse_secret(line.campaign)
        super().refuse_missing()

    def list_title(self) -> str:
        return TITLE


class GradingLineListPage(OfGradingLines, SheetListPage):
    """Who may act in a unit and not read its rows has no list of them, whatever they may act on."""

    filterset_class = GradingLineFilter
    related = ("cadre", "unit", "campaign", "group", "authority", "evaluation")
    unit_word = "đồng chí"
    section_path = "unit"
    form_page = False
    empty_text = (
        "Chưa có đợt đánh giá, xếp loại nào có danh sách. Mở đợt, rồi lập danh sách trên trang của đợt."
    )
    no_match_text = "Không có đồng chí nào theo điều kiện lọc."

    @property
    def bulk_acts(self) -> tuple[Act, ...]:
        """What the rows of the state that is asked for can be done with."""
        states = self.filterset.states
        return tuple(act for act in MANY if not states or not act.moves.keys().isdisjoint(states))

    @property
    def keys_first(self) -> bool:
        """Rows of several campaigns are sorted all; those of one are found in the order of their units."""
        return not self.filterset.of_one

    def get_order(self) -> tuple[str, ...]:
        campaigns = () if self.filterset.of_one else ("-campaign__year", "campaign")
        return (*campaigns, "unit__official_key", "ordinal", "pk")

    @property
    def leaves(self) -> bool:
        """Whether a file or a paper is asked for."""
        return self.action == "export" or self.prints

    def get_queryset(self) -> QuerySet:
        user = self.request.user
        lines = GradingLine.objects.listed_for(user, self.action).in_scope(user)
        return with_grades(lines.filter(campaign__secret=False), leaves=self.leaves)

    @property
    def columns(self) -> tuple[Column, ...]:
        return columns(of_one=self.filterset.of_one, leaves=self.leaves, votes_of=self.votes_of)

    def votes_of(self, line: GradingLine) -> dict[str, Told | None]:
        return self.votes[line]

    def page(self) -> dict[str, Any]:
        """The votes on the rows of the page are asked for where a column tells them."""
        page = super().page()
        asked = {"unit_votes", "standing_votes"} & {column.name for column in self.shown}
        self.votes = votes_told(page["rows"], self.request.user) if asked else {}
        return page

    def link(self, row: GradingLine) -> str:
        return "" if row.masked else super().link(row)

    def remarks(self) -> Iterator[str]:
        yield from super().remarks()
        campaign = self.filterset.form.cleaned_data.get("campaign")
        if campaign and campaign.secret:
            yield SECRET

    def actions(self) -> Iterator[dict[str, Any]]:
        if campaign := self.filterset.form.cleaned_data.get("campaign"):
            yield from grid_button(campaign)
        yield from list_link(self.request, Evaluation, "Kết quả đã quyết định", "clipboard-check")
        yield from super().actions()


class ManyLinesPage(OfGradingLines, ListedActPage):
    """One act for many rows of the list as it was filtered, for who may read the list too."""

    versioned = True

    def get_permission_required(self) -> list[str]:
        return ["evaluation.view_gradingline", *super().get_permission_required()]

    @cached_property
    def possible(self) -> QuerySet:
        """Where all of a filter are meant, those that were decided before stay as they are."""
        rows = super().possible.select_related("evaluation")
        again = self.act.moves.get(GradingState.DECIDED) == GradingState.DECIDED
        if not again or self.chosen.keys or "only" in self.request.POST:
            return rows
        waiting = rows.exclude(state=GradingState.DECIDED)
        return waiting if waiting.exists() else rows

    def row_label(self, row: GradingLine) -> str:
        """With the grade that is to be decided; before it is known, with what was said last and by whom.

        Of a decided row with its paper too, which a further one takes the place of.
        """
        said = [("", row.grade), ("đề xuất ", row.proposed), ("tập thể đề nghị ", row.collective_grade)]
        words = next((f": {who}{short_given(grade, row.year)}" for who, grade in said if grade), "")
        result = result_of(row)
        before = DECIDED_BEFORE.format(paper=paper(result.decision_no, result.decision_on)) if result else ""
        return f"{row.cadre.full_name} – {row.post_words}, {row.unit}{words}{before}"
