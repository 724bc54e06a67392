"""What is known of people who may be moved to posts, loaded for all people and posts at once."""

import datetime
from collections.abc import Collection, Iterable
from functools import cached_property

from cadre.models.facts import PostHeld
from cadre.models.people import Cadre
from evaluation.models import Evaluation, last_year
from foundation.core import clock
from foundation.core.dates import PartialDate
from office.organisation.models.structure import Post, Unit
from office.regulations.models import RuleSet
from planning.person_facts import disciplines_by
from planning.posts import posts_on
from rotation.plans.candidate_checks import SlotFacts, SlotRules
from rotation.plans.localities import areas_of, lies_in

Served = tuple[int, PartialDate | None, PartialDate | None]


class MoveFacts:
    """Of people (keys) as of a day; a fixed number of queries for any number of people and posts."""

    def __init__(self, day: datetime.date, people: Collection[int], posts: Iterable[Post]) -> None:
        self.day, self.people = day, people
        self.tree = {unit.pk: unit for unit in Unit.objects.order_by().only("kind", "name", "parent")}
        self.areas = {post.unit_id: areas_of(post.unit_id, self.tree) for post in posts}
        self.posts = posts_on(day, people)
        given = disciplines_by({(key, day) for key in people})
        self.given = {key: facts["disciplines"] for (key, _), facts in given.items()}

    @cached_property
    def graded_to(self) -> int:
        return last_year(min(self.day, clock.today()))

    @cached_property
    def grades(self) -> dict[int, dict[int, str]]:
        rows = Evaluation.objects.filter(cadre__among=self.people, year__gte=self.graded_to - 1).order_by()
        found: dict[int, dict[int, str]] = {}
        for cadre, year, grade in rows.values_list("cadre", "year", "grade"):
            found.setdefault(cadre, {})[year] = grade
        return found

    @cached_property
    def within(self) -> dict[int, set[int]]:
        """{nearest area of a post: the units that lie in it}."""
        nearest = {areas[0].pk for areas in self.areas.values() if areas}
        found: dict[int, set[int]] = {key: set() for key in nearest}
        for unit in self.tree:
            for area in areas_of(unit, self.tree):
                if area.pk in found:
                    found[area.pk].add(unit)
        return found

    @cached_property
    def served(self) -> dict[int, list[Served]]:
        """{person: (unit, begun, ended) of the posts where the posts asked about lie}."""
        units = set().union(*self.within.values())
        rows = PostHeld.objects.filter(cadre__among=self.people, post__unit__among=units).order_by()
        found: dict[int, list[Served]] = {}
        for cadre, *served in rows.values_list("cadre", "post__unit", "valid_from", "valid_to"):
            found.setdefault(cadre, []).append(tuple(served))
        return found

    def of(self, cadre: Cadre, post: Post, begins: datetime.date) -> SlotFacts:
        areas = self.areas[post.unit_id]
        there = self.within[areas[0].pk] if areas else ()
        return SlotFacts(
            cadre,
            self.day,
            begins,
            held=self.posts[cadre.pk].main,
            at_home=lies_in(cadre.home_town, [each.name for each in areas]),
            at_place=[
                (begun, ended) for unit, begun, ended in self.served.get(cadre.pk, ()) if unit in there
            ],
            disciplines=self.given.get(cadre.pk, ()),
            grades=self.grades.get(cadre.pk, {}),
            graded_to=self.graded_to,
        )


def slot_rules(posts: Collection[Post], day: datetime.date) -> dict[int, SlotRules]:
    """{post: the rules for a move to it}; nine queries for any number of posts."""
    places, subject = {(day, post.unit) for post in posts}, RuleSet.Subject
    asked = (subject.ROTATION, subject.APPOINTMENT, subject.PLANNING)
    sets = [RuleSet.objects.in_force_for(places, each) for each in asked]
    return {
        post.pk: SlotRules(*(found[day, post.unit_id] for found in sets), post.title.level, post.title.kind)
        for post in posts
    }
