"""What lists of people sent up, and their people, are narrowed by."""

import django_filters
from django.db.models import F, Func, QuerySet, TextField, Value
from django.db.models.functions import Concat

from foundation.core.text import needle
from foundation.lists.filters import ScopedFilterSet, YesNoFilter
from training.choices import PlaceState
from training.models import PlanPerson, SendingList, TrainingPlan


def folded() -> Func:
    return Func(Concat("name", Value(" "), "row__title"), function="vn_fold", output_field=TextField())


class SendingListFilter(ScopedFilterSet):
    first = ("plan", "state", "q")

    plan = django_filters.ModelChoiceFilter(
        label="Kế hoạch", field_name="row__plan", queryset=TrainingPlan.objects.all()
    )
    q = django_filters.CharFilter(label="Tên danh sách, mục kế hoạch", method="named")

    class Meta:
        model = SendingList
        fields = ["plan", "state", "q"]

    def named(self, lists: QuerySet, name: str, text: str) -> QuerySet:
        """Few lists a year: each word stands in one of the two names."""
        lists = lists.alias(words=folded())
        for word in needle(text).split():
            lists = lists.filter(words__contains=word)
        return lists


class SentPeopleFilter(ScopedFilterSet):
    first = ("lacking", "state")

    lacking = YesNoFilter(label="Còn thiếu hồ sơ", method="lacks")
    state = django_filters.ChoiceFilter(label="Trạng thái", choices=PlaceState.choices, method="in_state")

    class Meta:
        model = PlanPerson
        fields = ["lacking", "state"]

    def in_state(self, people: QuerySet, name: str, state: str) -> QuerySet:
        return people.filter(masked=False, state=state)

    def lacks(self, people: QuerySet, name: str, asked: bool) -> QuerySet:
        """Masked lines have no part in it: being there would tell what is on them."""
        people = people.filter(masked=False)
        whole = {"papers__contains": F("sending__items")}
        return people.exclude(**whole) if asked else people.filter(**whole)
