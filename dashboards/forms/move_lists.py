"""The moves, or posts taken, behind the numbers of forms 11 and 13: by the very conditions that count them."""

from collections.abc import Iterable
from typing import Any

import django_filters
from django.db.models import F, QuerySet

from cadre.models.facts import PostHeld
from dashboards.forms.definitions import MOVES, TAKINGS
from dashboards.forms.lists import BehindForm, StatFilter
from dashboards.forms.takings import NO_AUTHORITY, UNMANAGED
from foundation.core.scope.rows import ScopedQuerySet
from foundation.lists.tables import Column
from foundation.sheets.lists import SheetListPage
from office.organisation.models.structure import ManagingAuthority
from rotation.models import Rotation
from rotation.moves.directions import WITHOUT_COLUMN
from rotation.views import RotationListPage


class StatTurnFilter(StatFilter):
    """A cell of the form, or what no column counts, by what it is told apart."""

    title = None
    apart = django_filters.ChoiceFilter(label="Không có cột trong biểu", choices=(), method="untouched")

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.offer("apart", self.told_apart())

    def told_apart(self) -> Iterable[tuple[str, str]]:
        """(key, label) of what no column may count."""
        raise NotImplementedError

    @property
    def asked(self) -> QuerySet:
        chosen = self.form.cleaned_data
        if not chosen.get("apart"):
            return super().asked
        return self.chosen_source.of_key(chosen["apart"])

    def filter_queryset(self, queryset: ScopedQuerySet) -> ScopedQuerySet:
        return super().filter_queryset(queryset).filter(pk__in=self.asked.values("pk"))


class StatMovesFilter(StatTurnFilter):
    class Meta:
        model = Rotation
        fields = ["unit", "column", "line", "apart"]

    def told_apart(self) -> Iterable[tuple[str, str]]:
        return ((way.value, way.label) for way in WITHOUT_COLUMN)


class StatTakingsFilter(StatTurnFilter):
    class Meta:
        model = PostHeld
        fields = ["unit", "column", "line", "apart"]

    def told_apart(self) -> Iterable[tuple[str, str]]:
        yield NO_AUTHORITY, UNMANAGED
        yield from ((str(each.pk), each.name) for each in ManagingAuthority.objects.all())


class StatMovesPage(BehindForm, RotationListPage):
    """The moves that the form counts; of the reader's own and their relatives' who was moved where."""

    counts, counted_word = MOVES, "lượt luân chuyển"
    filterset_class = StatMovesFilter
    empty_text = "Biểu không tính lượt luân chuyển nào ở cột, dòng này."


class StatTakingsPage(BehindForm, SheetListPage):
    """The posts that the form counts as taken."""

    counts, counted_word = TAKINGS, "lượt bổ nhiệm, giới thiệu ứng cử"
    model = PostHeld
    filterset_class = StatTakingsFilter
    order = ("post__unit__official_key", "post__title__order", "cadre__sort_key", "pk")
    related = ("cadre", "post__title", "post__unit")
    unit_word = "lượt"
    empty_text = "Biểu không tính lượt nào ở cột, dòng này."
    columns = (
        Column("name", "Họ và tên", "cadre.full_name", sort=F("cadre__sort_key")),
        Column("title", "Chức vụ", "post.title.name"),
        Column("unit", "Đơn vị", "post.unit.name"),
        Column("form", "Hình thức", "get_taking_form_display", sort="taking_form"),
        Column("valid_from", "Từ ngày", "valid_from", kind="date", sort="valid_from"),
        Column("decision_no", "Số quyết định", "decision_no", sort="decision_no"),
        Column("decision_on", "Ngày quyết định", "decision_on", kind="date", sort="decision_on"),
    )
