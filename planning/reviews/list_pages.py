"""The lists of a campaign side by side, each with how far it has come."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from foundation.core.context import list_link
from foundation.lists.tables import Column
from foundation.sheets.lists import SheetListPage
from office.campaigns.models import Campaign
from office.organisation.sections import StructureSection
from planning.models import ReviewLine, ReviewList
from planning.reviews.acts import (
    APPRAISE,
    BEGIN_APPRAISAL,
    CONCLUDE,
    DECIDE,
    END,
    HEAR,
    NOTIFY,
    START,
    SUBMIT_REVIEW,
)
from planning.reviews.choices import ReviewState
from planning.reviews.filters import ReviewListFilter
from planning.reviews.querysets import WEIGHED

MANY = (START, BEGIN_APPRAISAL, APPRAISE, HEAR, CONCLUDE, SUBMIT_REVIEW, DECIDE, NOTIFY, END)


def counted(lines: QuerySet, condition: Q = Q()) -> Coalesce:  # noqa: B008
    """How many of the lines the list of the outer query has."""
    one = lines.filter(condition, review_list=OuterRef("pk")).order_by().values("review_list")
    return Coalesce(Subquery(one.annotate(count=Count("pk")).values("count")), 0)


def with_counts(lists: QuerySet, user: Any) -> QuerySet:
    """With how many persons the reader may know of, and how many of them have a proposal."""
    lines = ReviewLine.objects.listed_for(user)
    return lists.annotate(people=counted(lines), proposed=counted(lines, ~Q(proposal="")))


def reviewed(review: ReviewList) -> str:
    return f"{review.proposed}/{review.people}"


COLUMNS = (
    Column("title", "Chức danh quy hoạch", "target.post.title.name", sort=F("target__post__title__order")),
    Column("unit", "Đơn vị", "target.post.unit.name", sort=F("target__post__unit__official_key")),
    Column("term", "Nhiệm kỳ", "target.term.full_name", sort=F("target__term__begins_on")),
    Column("campaign", "Đợt rà soát", "campaign.name", sort="campaign__name", shown=False),
    Column("people", "Số đồng chí", "people", kind="number", dated=False),
    Column("proposed", "Đã rà soát", reviewed, sort=F("proposed"), permission=WEIGHED, dated=False),
    Column(
        "decided_by",
        "Thẩm quyền",
        lambda review: review.get_decided_by_display(),
        sort=F("decided_by"),
        whole=True,
    ),
    Column(
        "state",
        "Trạng thái",
        lambda review: review.get_state_display(),
        sort=F("state"),
        whole=True,
        dated=False,
    ),
)


class ReviewListPage(SheetListPage):
    model = ReviewList
    filterset_class = ReviewListFilter
    order = (
        "-campaign__opens_on",
        "-target__term__begins_on",
        "target__post__title__order",
        "target__post__unit__official_key",
        "pk",
    )
    related = ("campaign", "target__post__unit", "target__post__title", "target__term")
    unit_word = "danh sách"
    form_page = False
    bulk_acts = MANY
    columns = COLUMNS
    empty_text = (
        "Chưa có danh sách nào được rà soát. Thêm đợt rà soát, rồi chọn danh sách trên trang của đợt."
    )
    no_match_text = "Không có danh sách nào theo điều kiện lọc."

    def get_queryset(self) -> QuerySet:
        return with_counts(super().get_queryset(), self.request.user)

    def actions(self) -> Iterator[dict[str, Any]]:
        yield from list_link(self.request, Campaign, "Đợt thu hồ sơ", "collection")
        yield from super().actions()


def campaign_of(user: Any, key: int) -> Campaign:
    """A campaign is read by every unit that answers it; its lists by who may read them."""
    found = get_object_or_404(Campaign.objects.for_user(user), pk=key)
    host = user.scope("planning.view_reviewlist").covers(found.unit_id)
    if not host and not ReviewList.objects.for_user(user).filter(campaign=found).exists():
        raise PermissionDenied
    return found


class ReviewsOfCampaign(StructureSection):
    """On the page of a campaign: its lists with their states, and how many there are of each."""

    of = Campaign
    model = ReviewList
    title = "Danh sách rà soát"
    section_template = "planning/reviews/_of_campaign.html"

    @cached_property
    def record(self) -> Campaign:
        return campaign_of(self.request.user, self.kwargs["record"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        lists = with_counts(ReviewList.objects.for_user(user).filter(campaign=self.record), user)
        lists = list(lists.select_related(*ReviewListPage.related))
        weighs = user.scope(WEIGHED).covers(self.record.unit_id)
        states = [(state.label, sum(each.state == state for each in lists), state) for state in ReviewState]
        may_add = user.scope("planning.add_reviewlist").covers(self.record.unit_id)
        context = {"decided": any(each.state == ReviewState.DECIDED for each in lists)}
        context |= {"lists": lists, "states": [each for each in states if each[1]], "weighs": weighs}
        return super().get_context_data(
            **context, may_add=may_add and self.record.closed_on is None, **kwargs
        )
