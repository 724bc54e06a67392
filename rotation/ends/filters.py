"""What the ends of posts are narrowed by."""

from typing import Any

import django_filters
from django.contrib.postgres.fields import ArrayField
from django.db.models import BigIntegerField, F, Func, IntegerField, QuerySet, TextChoices, Value

from cadre.models.conflicts import conflicted_cadres
from cadre.models.facts import FactQuerySet, PostHeld
from foundation.core.months import add_months
from foundation.lists.filters import ScopedFilterSet
from office.organisation.models.structure import Unit
from rotation.ends.ending import EndKind, PostEnd, PostEnds
from rotation.models import Rotation


class Within(TextChoices):
    """How soon; the number of months is the value."""

    OVERDUE = "overdue", "Đã quá hạn"
    QUARTER = "3", "Trong 3 tháng"
    HALF = "6", "Trong 6 tháng"
    YEAR = "12", "Trong 12 tháng"
    TWO_YEARS = "24", "Trong 24 tháng"
    ALL = "all", "Mọi thời hạn"
    LACKING = "lacking", "Thiếu dữ liệu"


class PostEndFilter(ScopedFilterSet):
    """Without a choice: what is overdue and what ends within a year. `ends` keeps the end of each row by its key."""

    unit = django_filters.ModelChoiceFilter(label="Đơn vị", queryset=Unit.objects.all(), method="under")
    kind = django_filters.ChoiceFilter(label="Loại", choices=EndKind.choices, method="untouched")
    within = django_filters.ChoiceFilter(label="Thời gian", choices=Within.choices, method="untouched")

    class Meta:
        model = PostHeld
        fields = ["unit", "within", "kind"]

    def under(self, held: QuerySet, name: str, unit: Unit) -> QuerySet:
        return held.filter(Unit.objects.scope_under([unit]).condition("post__unit"))

    def untouched(self, held: QuerySet, name: str, wanted: str) -> QuerySet:
        return held

    def filter_queryset(self, queryset: FactQuerySet) -> QuerySet:
        held, user = super().filter_queryset(queryset), self.request.user
        cases = Rotation.objects.for_user(user)
        ends = PostEnds(held, self.day, cases, conflicted_cadres(user))
        kind, within = (self.form.cleaned_data.get(name) for name in ("kind", "within"))
        of_kind = [end for end in ends if kind in ("", None, end.kind)]
        self.without = sum(end.ends is None for end in of_kind)
        chosen = sorted((end for end in of_kind if self.is_asked(end, within)), key=self.place)
        self.ends = {end.held: end for end in chosen}
        return in_order(held, list(self.ends))

    def is_asked(self, end: PostEnd, within: str | None) -> bool:
        if end.ends is None or within == Within.LACKING:
            return end.ends is None and within == Within.LACKING
        if within == Within.ALL:
            return True
        if within == Within.OVERDUE:
            return end.ends <= self.day
        return end.ends <= add_months(self.day, int(within or Within.YEAR))

    def place(self, end: PostEnd) -> tuple[Any, ...]:
        """The first to end stands first; in one day by the order of posts."""
        return (str(end.ends or ""), self.order_of.get(end.held, 0))

    @property
    def order_of(self) -> dict[int, int]:
        if not hasattr(self, "_order_of"):
            official = ("post__unit__official_key", "post__title__order", "cadre__sort_key", "pk")
            keys = self.queryset.order_by(*official).values_list("pk", flat=True)
            self._order_of = {key: place for place, key in enumerate(keys)}
        return self._order_of


def in_order(held: QuerySet, keys: list[int]) -> QuerySet:
    """The rows of the keys, each with its `place` among them."""
    listed = Value(keys, output_field=ArrayField(BigIntegerField()))
    place = Func(listed, F("pk"), function="array_position", output_field=IntegerField())
    return held.filter(pk__in=keys).annotate(place=place)
