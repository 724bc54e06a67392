"""All lists of people sent up, and the people of one list as a list of their own: to filter, to export, to print."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from foundation.lists.tables import Column
from foundation.sheets.lists import SheetListPage
from training.choices import PlaceState, SendingState
from training.models import PlanPerson, SendingList
from training.plans.secrecy import kept_inside
from training.sending import columns
from training.sending.filters import SendingListFilter, SentPeopleFilter
from training.sending.gates import SECRET_PLAN
from training.sending.people import OFFICIAL, RELATED, listed

ANSWERED = (PlaceState.SUMMONED, PlaceState.REFUSED)


def counted(people: QuerySet) -> Coalesce:
    """How many of the people the list of the outer query has."""
    one = people.filter(sending=OuterRef("pk")).order_by().values("sending")
    return Coalesce(Subquery(one.annotate(count=Count("pk")).values("count")), 0)


def with_counts(lists: QuerySet, user: Any) -> QuerySet:
    """With how many people they have, as far as the reader sees them, and how far these are."""
    people = PlanPerson.objects.listed_for(user).filter(row__plan__secret=False)
    people = people.exclude(Q(state=PlaceState.WITHDRAWN) & Q(sending__state=SendingState.DRAFT))
    whole = people.filter(papers__contains=F("sending__items"))
    return lists.annotate(
        people_count=counted(people),
        ready_count=counted(whole),
        answered_count=counted(people.filter(state__in=ANSWERED)),
    )


class SendingListsPage(SheetListPage):
    model = SendingList
    filterset_class = SendingListFilter
    order = ("-pk",)
    related = ("row__plan",)
    unit_word = "danh sách"
    form_page = False
    empty_text = "Chưa có danh sách cử đi học nào. Lập từ mục “Chỉ tiêu cấp trên” của kế hoạch năm."
    no_match_text = "Không có danh sách nào theo điều kiện lọc."
    columns = columns.LISTS

    def get_queryset(self) -> QuerySet:
        return with_counts(super().get_queryset(), self.request.user)


class SentPeoplePage(SheetListPage):
    """The grid of papers: who of the list lacks what."""

    model = PlanPerson
    filterset_class = SentPeopleFilter
    order = OFFICIAL
    related = RELATED
    unit_word = "đồng chí"
    form_page = False
    empty_text = "Danh sách chưa có ai."
    no_match_text = "Không có đồng chí nào theo điều kiện lọc."

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.has_permission() and self.sending.row.plan.secret:
            raise PermissionDenied(SECRET_PLAN)
        return super().dispatch(request, *args, **kwargs)

    def get_permission_required(self) -> list[str]:
        return [*super().get_permission_required(), "training.view_sendinglist"]

    @cached_property
    def sending(self) -> SendingList:
        lists = SendingList.objects.for_user(self.request.user).select_related("row__plan")
        return get_object_or_404(lists, pk=self.kwargs["pk"])

    @property
    def leaves(self) -> bool:
        return self.action == "export" or self.prints

    def get_queryset(self) -> QuerySet:
        if self.leaves and (said := kept_inside(self.sending.row)):
            raise PermissionDenied(said)
        return listed(self.sending, self.request.user, self.action)

    @property
    def columns(self) -> tuple[Column, ...]:
        return columns.people_columns(self.sending.items)

    def link(self, row: PlanPerson) -> str:
        return "" if row.masked else super().link(row)

    def list_title(self) -> str:
        return self.sending.name

    def file_title(self) -> str:
        return f"{SendingList._meta.verbose_name} {self.sending.pk}"

    def list_url(self) -> str:
        return self.request.path

    def remarks(self) -> Iterator[str]:
        yield from super().remarks()
        for item, count in totals(self.rows, self.sending.items):
            yield f"{item}: {count}"

    def actions(self) -> Iterator[dict[str, Any]]:
        yield from super().actions()
        url = self.sending.get_absolute_url()
        yield {"label": "Trang danh sách", "url": url, "icon": "arrow-left", "primary": False}


def totals(people: QuerySet, items: list[str]) -> Iterator[tuple[str, str]]:
    """(paper, “k/n”) of the people who are not masked; one query for all papers."""
    asked = {
        f"item{place}": Count("pk", filter=Q(papers__contains=[item])) for place, item in enumerate(items)
    }
    found = people.filter(masked=False).order_by().aggregate(people=Count("pk"), **asked)
    for place, item in enumerate(items):
        yield item, f"{found[f'item{place}']}/{found['people']}"
