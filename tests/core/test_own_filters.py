"""A request narrows by filters of its own, though they are copies that share what none of them changes."""

from types import SimpleNamespace

import django_filters
from django.http import QueryDict

from cadre.models.people import Cadre
from foundation.lists.filters import ScopedFilterSet
from office.organisation.models.structure import Unit


class ByUnit(ScopedFilterSet):
    unit = django_filters.ModelChoiceFilter(queryset=Unit.objects.all(), method="of_unit")

    class Meta:
        model = Cadre
        fields = ["unit"]

    def of_unit(self, cadres, name, unit):
        return cadres.filter(now__unit=unit, full_name=self.person)


def test_each_request_calls_the_method_of_its_own_set(world):
    request = SimpleNamespace(user=world.lan)
    asked = QueryDict(f"unit={world.hoa_tham.pk}")
    an, nobody = (ByUnit(asked, Cadre.objects.all(), request=request) for _ in range(2))
    an.person, nobody.person = "Hoàng Thị An", "Ai đó"
    assert [person.full_name for person in an.qs] == ["Hoàng Thị An"] and list(nobody.qs) == []


def test_what_a_request_is_offered_is_not_offered_to_the_next(world):
    made = [
        ByUnit(QueryDict(), Cadre.objects.all(), request=SimpleNamespace(user=user))
        for user in (world.lan, world.huong, world.lan)
    ]
    assert [len(each.form.fields["unit"].queryset) for each in made] == [4, 1, 4]
    assert len({id(each.filters["unit"].extra) for each in made}) == 3
