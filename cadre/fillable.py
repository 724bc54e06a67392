"""The people of the scope as a list that forms of higher offices are filled from."""

import datetime
from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.db.models import QuerySet

from cadre.ages import age_on
from cadre.columns import by_then
from cadre.fields import IN_SHEETS
from cadre.form_fields import PEOPLE_FIELDS
from cadre.models.facts import PostHeld, Qualification
from cadre.models.people import Cadre, CadreNow, CadrePrivate
from cadre.papers.people import LEVELS, WITHOUT_LEVELS, place_words
from cadre.retirement import Retirements
from foundation.core import clock
from foundation.core.dates import PartialDateField
from foundation.sheets.filling.fields import TICK, ListOffer
from foundation.sheets.filling.filler import ListedRow
from foundation.sheets.filling.lists import FillableList, ListChoice, register_list
from office.organisation.models.structure import Unit


class PeopleOnForms:
    """What forms are told of people on a day: a fixed number of queries for any number of them.

    What is restricted is loaded `with_private` alone, of whom the user may see it.
    """

    def __init__(self, user: Any, day: datetime.date, *, with_private: bool = False) -> None:
        self.user, self.day, self.with_private = user, day, with_private
        self.retirements = Retirements(day)

    def records(self, cadres: Iterable[Cadre]) -> dict[int, dict[str, Any]]:
        """{person's key: {key of a field: value}}."""
        cadres = list(cadres)
        keys = [cadre.pk for cadre in cadres]
        posts, levels, private = self._posts(keys), self._levels(keys), self._private(keys)
        return {
            cadre.pk: {
                **self._own(cadre),
                **posts.get(cadre.pk, {}),
                **levels.get(cadre.pk, {}),
                **private.get(cadre.pk, {}),
            }
            for cadre in cadres
        }

    def _own(self, cadre: Cadre) -> dict[str, Any]:
        group, retires = cadre.ethnic_group, self.retirements.of(cadre)
        return {
            **{each.name: self._cell(cadre, each) for each in IN_SHEETS if each.model is Cadre},
            "minority": TICK if group and group.is_minority else "",
            "age": age_on(cadre.birth, self.day),
            "retires": retires.month,
        }

    def _cell(self, cadre: Cadre, each: Any) -> Any:
        """The value of the person's own field; what came after a past day, or may have been otherwise, is not told."""
        value, of_model = getattr(cadre, each.name), each.of_model
        if not each.dated and self.day < clock.today():
            return ""
        if isinstance(of_model, PartialDateField):
            return by_then(value, self.day)
        if of_model.choices:
            return getattr(cadre, f"get_{each.name}_display")()
        return str(value or "")

    def _posts(self, keys: list[int]) -> dict[int, dict[str, Any]]:
        held = PostHeld.objects.on(self.day).filter(cadre__in=keys)
        held = held.select_related("post__title", "post__unit", "post__body")
        held = held.order_by("cadre", "post__title__order", "pk")
        return {key: of_posts(list(posts)) for key, posts in groupby(held, lambda each: each.cadre_id)}

    def _levels(self, keys: list[int]) -> dict[int, dict[str, Any]]:
        """The highest of each kind, in words, as its level and its subject; all of a kind without levels."""
        got = Qualification.objects.on(self.day).filter(cadre__in=keys, kind__in=LEVELS.values())
        names, found = {kind: name for name, kind in LEVELS.items()}, {}
        for each in got.order_by("cadre", "kind", "-level", "pk"):
            person, name = found.setdefault(each.cadre_id, {}), names[each.kind]
            if name not in person:
                level = each.get_level_display() if each.level else ""
                person |= {name: str(each), f"{name} level": level, f"{name} detail": each.detail}
            elif each.kind in WITHOUT_LEVELS:
                person[name] = f"{person[name]}; {each}"
        return found

    def _private(self, keys: list[int]) -> dict[int, dict[str, Any]]:
        if not self.with_private:
            return {}
        rows = CadrePrivate.objects.for_user(self.user).filter(cadre__in=keys).select_related("religion")
        names = [each.name for each in IN_SHEETS if each.model is CadrePrivate]
        return {row.cadre_id: {name: str(getattr(row, name) or "") for name in names} for row in rows}


def of_posts(posts: list[PostHeld]) -> dict[str, Any]:
    """The main post apart, and all posts together as official lists name them."""
    found = {"place": ", ".join(place_words(posts))}
    main = next((each for each in posts if each.main), None)
    if main:
        day = f"{main.decision_on:%d/%m/%Y}" if main.decision_on else ""
        decision = " ngày ".join(filter(None, [main.decision_no, day])) if main.decision_no else day
        found |= {"title": main.post.title.name, "unit": main.post.unit.name, "post_from": main.valid_from}
        found |= {"post_decision": decision, "post_until": main.term_ends, "unit key": main.post.unit_id}
    return found


def places_above() -> dict[int, tuple[str, ...]]:
    """{unit key: its name and those of the units above it}: a form may have a section for any of them."""
    units = {key: (name, parent) for key, name, parent in Unit.objects.values_list("pk", "name", "parent")}
    found: dict[int, tuple[str, ...]] = {}

    def above(key: int | None) -> tuple[str, ...]:
        if key not in units:
            return ()
        if key not in found:
            name, parent = units[key]
            found[key] = (name, *above(parent))
        return found[key]

    return {key: above(key) for key in units}


@register_list
class PeopleForForms(FillableList):
    """Who serves on the day, in the whole scope or under one unit."""

    slug = "people"
    label = "Hồ sơ cán bộ đang công tác"
    permission = "cadre.export_cadre"
    private_permission = "cadre.view_cadreprivate"
    model = "cadre.cadre"
    offer = ListOffer(PEOPLE_FIELDS)

    @classmethod
    def choices(cls, user: Any, day: datetime.date) -> list[ListChoice]:
        scope = user.scope(cls.permission)
        units = Unit.objects.filter(scope.condition("pk")).on(day).order_by("official_key", "pk")
        under = [ListChoice(str(unit.pk), str(unit), (unit.code,)) for unit in units]
        return [ListChoice("", "Tất cả trong phạm vi của đồng chí"), *under]

    def rows(self, *, with_private: bool = False) -> list[ListedRow]:
        cadres = list(self._people().select_related("ethnic_group"))
        people = PeopleOnForms(self.user, self.day, with_private=with_private).records(cadres)
        places = places_above()
        return [
            ListedRow(people[each.pk], places.get(people[each.pk].get("unit key"), ())) for each in cadres
        ]

    def _people(self) -> QuerySet:
        today = self.day == clock.today()
        if today:
            people = Cadre.objects.for_user(self.user, "export").filter(now__status=CadreNow.Status.SERVING)
        else:
            people = Cadre.objects.seen_by(self.user, self.day, "export")
        if self.choice.key:
            under = Unit.objects.scope_under([Unit.objects.get(pk=self.choice.key)])
            people = people.filter(under.condition("scope_unit" if today else "held_unit"))
        return people.order_by("now__official_key" if today else "official_order", "pk")
