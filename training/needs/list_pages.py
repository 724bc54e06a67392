"""“Nhu cầu đã ghi”: every need that was written down, with where it stands; acts on many of them."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.http.response import HttpResponseBase
from django.urls import reverse

from foundation.bulk.pages import ListedActPage
from foundation.core.context import day_query
from foundation.lists.tables import Column
from foundation.sheets.lists import SheetListPage
from training.models import Need
from training.needs.acts import DROP, REGISTER
from training.needs.columns import columns
from training.needs.filters import NeedFilter
from training.needs.secrecy import left_out_for
from training.needs.states import ToldNeed, told, with_standing

RELATED = ("cadre__now__unit", "cadre__now__held__post__title")


class NeedListPage(SheetListPage):
    """Who weighs needs is told each once, though the unit may have said the same."""

    model = Need
    filterset_class = NeedFilter
    bulk_acts = (REGISTER, DROP)
    order = ("cadre__sort_key", "kind", "pk")
    related = RELATED
    unit_word = "nhu cầu"
    section_path = "cadre__now__unit"
    empty_text = "Chưa ghi nhu cầu nào. Ghi cho nhiều đồng chí ở “Đối chiếu nhu cầu”, hoặc thêm từng nhu cầu."
    no_match_text = "Không có nhu cầu nào theo điều kiện lọc."

    def list_title(self) -> str:
        return "Nhu cầu đã ghi"

    @property
    def leaves(self) -> bool:
        return self.action == "export" or self.prints

    def get_queryset(self) -> QuerySet:
        user = self.request.user
        needs = Need.objects.listed_for(user, self.action).once().on(self.day)
        needs = needs.exclude(entry__target__secret=True) if self.leaves else needs
        return with_standing(needs, self.day, user, leaves=self.leaves)

    def with_cells(self, rows: QuerySet) -> QuerySet:
        return super().with_cells(rows).with_twin(self.request.user)

    @property
    def columns(self) -> tuple[Column, ...]:
        return columns(self.told_of)

    def told_of(self, need: Need) -> ToldNeed:
        """Where a row stands; asked for all rows that are drawn at once."""
        return self.stands[need.pk]

    def page(self) -> dict[str, Any]:
        page = super().page()
        self.stands = told(page["rows"], self.day, self.request.user, leaves=self.leaves)
        return page

    def workbook(self) -> HttpResponseBase:
        self.stands = told(self.rows, self.day, self.request.user, leaves=True)
        return super().workbook()

    def link(self, row: Need) -> str:
        return "" if row.masked else super().link(row)

    def remarks(self) -> Iterator[str]:
        yield from super().remarks()
        if self.leaves:
            yield from left_out_for(self.request.user)

    def actions(self) -> Iterator[dict[str, Any]]:
        if self.offers("register"):
            yield {"label": "Đăng ký nhu cầu", "url": reverse("needs-register"), "icon": "clipboard-plus"}
        url = reverse("need-board") + day_query(self.request)
        yield {"label": "Đối chiếu nhu cầu", "url": url, "icon": "card-checklist", "primary": False}
        if self.offers("export"):
            query = self.request.GET.urlencode()
            url = reverse("need-papers") + (f"?{query}" if query else "")
            yield {"label": "In danh sách đăng ký", "url": url, "icon": "printer", "primary": False}
        yield from super().actions()


class ManyNeedsPage(ListedActPage):
    """One act for many needs of the list as it was filtered."""

    def row_label(self, row: Need) -> str:
        return f"{row.cadre.full_name} – {row}"
