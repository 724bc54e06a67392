import django_filters
from django.db.models import Q, TextChoices

from foundation.core.text import needle
from foundation.lists.filters import ScopedFilterSet, YesNoFilter
from office.organisation.levels import offered_choices
from office.organisation.models.form_places import FormPlace
from office.organisation.models.special_days import SpecialDay
from office.organisation.models.structure import Body, Post, PostTitle, Unit

UNSETTLED = "unsettled"


class UnitFilter(ScopedFilterSet):
    q = django_filters.CharFilter(label="Tên, mã", method="named")
    level = django_filters.ChoiceFilter(label="Cấp", choices=offered_choices, method="of_level")

    class Meta:
        model = Unit
        fields = ["q", "kind", "level"]

    def of_level(self, units, name, level):
        return units.with_level(self.day).filter(level_then=level)

    def named(self, units, name, text):
        return units.filter(Q(name_fold__contains=needle(text)) | Q(code__icontains=text))


class PostTitleFilter(ScopedFilterSet):
    q = django_filters.CharFilter(label="Chức danh", method="named")
    level = django_filters.ChoiceFilter(label="Cấp", choices=offered_choices)
    is_leader = YesNoFilter(label="Lãnh đạo, quản lý")
    place = django_filters.ChoiceFilter(
        label="Biểu thống kê",
        choices=[(UNSETTLED, "Chưa xếp"), *FormPlace.choices],
        method="counted_in",
    )

    class Meta:
        model = PostTitle
        fields = ["q", "level", "kind", "is_leader", "place"]

    def named(self, titles, name, text):
        return titles.filter(name_fold__contains=needle(text))

    def counted_in(self, titles, name, place):
        if place == UNSETTLED:
            return titles.filter(form_place="")
        return titles.filter(Q(form_place=place) | Q(second_place=place))


class Holding(TextChoices):
    """Whether somebody holds a post on the day: vacant is what somebody left, of the rest nobody was ever entered."""

    TAKEN = "taken", "Có người giữ"
    VACANT = "vacant", "Khuyết"
    UNRECORDED = "unrecorded", "Chưa ghi"


class PostFilter(ScopedFilterSet):
    """Of posts that are counted (`holders`, `left`) by their list; who may read no holders is not asked about them."""

    q = django_filters.CharFilter(label="Chức danh, đơn vị", method="named")

    leader = YesNoFilter(label="Lãnh đạo, quản lý", field_name="title__is_leader")
    holding = django_filters.ChoiceFilter(label="Đương nhiệm", choices=Holding.choices, method="held_so")

    class Meta:
        model = Post
        fields = ["q", "unit", "leader", "holding"]

    @property
    def told(self):
        """Where the reader may know who holds posts."""
        return self.request.user.scope("cadre.view_postheld")

    def get_form_class(self):
        form = super().get_form_class()
        if not self.told:
            form.base_fields.pop("holding", None)
        return form

    def held_so(self, posts, name, holding):
        posts = posts.filter(self.told.condition("unit"))
        if holding == Holding.TAKEN:
            return posts.filter(holders__gt=0)
        return (
            posts.filter(holders=0, left__gt=0)
            if holding == Holding.VACANT
            else posts.filter(holders=0, left=0)
        )

    def named(self, posts, name, text):
        return posts.filter(
            Q(title__name_fold__contains=needle(text)) | Q(unit__name_fold__contains=needle(text))
        )


class BodyFilter(ScopedFilterSet):
    class Meta:
        model = Body
        fields = ["unit", "kind"]


class SpecialDayFilter(ScopedFilterSet):
    year = django_filters.NumberFilter(
        label="Năm", field_name="day", lookup_expr="year", min_value=1900, max_value=2200
    )

    class Meta:
        model = SpecialDay
        fields = ["year", "kind"]
