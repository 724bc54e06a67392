"""Who lacks what on a day, by the titles held and planned for; any number of people in a fixed number of queries.

On it stand leaders by their main post of the day, and who is planned on lists that the reader may read. Of oneself and
one's relatives nothing is judged.
"""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from django.db.models import F, Q, QuerySet

from cadre import staff
from cadre.brought import Asked
from cadre.models.conflicts import conflicted_cadres
from cadre.models.people import Cadre, CadreNow
from cadre.querysets import CadreQuerySet
from foundation.core import clock
from planning.models import PlanningEntry
from planning.people import entries_of
from standards.levels import levels_on
from standards.models import StandardKind
from training.models import Need
from training.needs.cells import PlannedTitle
from training.needs.judging import HoldsPost, NeedFacts, NeedJudge, NeedLine
from training.needs.querysets import NeedQuerySet
from training.needs.states import ToldNeed, running, told

# The need that asks for the most comes first; it is the one that answers what is lacking, or none does.
MOST_FIRST = (F("level").desc(nulls_last=True), "pk")


def people_on(asked: Asked) -> CadreQuerySet:
    """Whom the reader may read of those on the board; narrow them before they are judged.

    Of today the projection is asked, in whose order an index stands.
    """
    if asked.day == clock.today():
        seen = asked.rows(Cadre).filter(now__status=CadreNow.Status.SERVING)
        seen = seen.alias(
            held_post=F("now__held__post"),
            held_unit=F("now__unit"),
            held_level=F("now__title__level"),
            held_leads=F("now__title__is_leader"),
        ).annotate(official_order=F("now__official_key"))
    else:
        seen = Cadre.objects.seen_by(asked.user, asked.day, asked.action)
    return seen.filter(Q(held_leads=True) | Q(pk__in=planned(asked).values("cadre")))


def planned(asked: Asked) -> QuerySet:
    """The entries on lists of the day that the reader may read; a secret list tells nothing that leaves the program."""
    return entries_of(asked).on_list(asked.day)


def needs_written(asked: Asked) -> NeedQuerySet:
    """The needs that stand on the day, as far as the reader is told of them."""
    needs = Need.objects.for_user(asked.user).on(asked.day)
    return needs.exclude(state_then=Need.State.DROPPED).order_by(*MOST_FIRST)


class NeedBoard:
    """The people of `people_on`, judged one by one; `lines` are by the key of the person.

    Without those whom the reader must not judge. `kinds` are the columns, else those of these people.
    """

    def __init__(
        self,
        people: CadreQuerySet,
        asked: Asked,
        judge: NeedJudge | None = None,
        kinds: Sequence[StandardKind] = (),
    ) -> None:
        self.asked, self.day = asked, asked.day
        self.judge = judge or NeedJudge(self.day)
        self.people = self.holders(people)
        self.planned = self.planned_titles()
        self.kinds = kinds or self.judge.kinds(self.titles())
        self.levels = levels_on(self.day, list(self.people))
        self.classes = classes_of(self.people, self.day, asked.leaves)
        self.needs = self.needs_told()
        self.lines = {key: self.line(each) for key, each in self.people.items()}

    def holders(self, people: CadreQuerySet) -> dict[int, HoldsPost]:
        post = f"{staff.held(self.day)}__post__"
        rows = people.exclude(pk__in=conflicted_cadres(self.asked.user)).order_by()
        return {row[0]: HoldsPost(*row) for row in rows.values_list("pk", f"{post}title", f"{post}unit")}

    def planned_titles(self) -> dict[int, list[PlannedTitle]]:
        """{person: titles planned for}."""
        path = "target__post__"
        rows = planned(self.asked).filter(cadre__among=list(self.people))
        rows = rows.with_state(self.day).order_by("target__term", "pk")
        rows = rows.values_list(
            *("cadre", "pk", f"{path}title", f"{path}unit", "target__term", f"{path}title__name"),
            f"{path}unit__name",
            "state_that_day",
        )
        found = defaultdict(list)
        for cadre, entry, title, unit, term, name, place, state in rows:
            words = f"{name}, {place}"
            proposed = state != PlanningEntry.Status.APPROVED
            found[cadre].append(PlannedTitle(entry, title, unit, term, words, proposed))
        return found

    def titles(self) -> Iterator[int]:
        """Keys of the titles that anybody holds or is planned for."""
        yield from (each.title for each in self.people.values())
        yield from (each.title for titles in self.planned.values() for each in titles)

    def needs_told(self) -> dict[int, dict[str, list[tuple[Need, ToldNeed]]]]:
        """{person: {kind: needs that stand, each with where it stands}}; the most first."""
        needs = list(needs_written(self.asked).filter(cadre__among=list(self.people)))
        stands = told(needs, self.day, self.asked.user, leaves=self.asked.leaves)
        found = defaultdict(lambda: defaultdict(list))
        for need in needs:
            found[need.cadre_id][need.kind].append((need, stands[need.pk]))
        return found

    def line(self, person: HoldsPost) -> NeedLine:
        by_person = (self.levels, self.classes, self.needs)
        facts = NeedFacts(*(known.get(person.pk, {}) for known in by_person))
        return self.judge.line(person, self.planned.get(person.pk, ()), facts, self.kinds)


def classes_of(
    cadres: Collection[int], day: datetime.date, leaves: bool = False
) -> dict[int, dict[str, list[tuple[str, int | None]]]]:
    """{person: {kind: (class that runs, level it leads to)}}; one query."""
    programme = "training_class__programme__"
    rows = running(day, leaves).filter(cadre__among=list(cadres)).exclude(**{f"{programme}kind": ""})
    found = defaultdict(lambda: defaultdict(list))
    for cadre, name, kind, level in rows.order_by("-pk").values_list(
        "cadre", "training_class__name", f"{programme}kind", f"{programme}level"
    ):
        found[cadre][kind].append((name, level))
    return found
