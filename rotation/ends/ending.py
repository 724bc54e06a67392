"""Until when each post is held: by an appointment, a rotation, the term of a body, or while somebody is only acting.

All posts of a day are read at once; what is not known is told as lacking, never left out.
"""

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import TextChoices

from cadre.models.facts import FactQuerySet, PostHeld
from cadre.post_terms import (
    ACTING,
    APPOINTED,
    APPOINTMENT,
    ROTATION,
    HeldFacts,
    PostTerm,
    facts_of,
    sets_in_force,
    term_of,
)
from office.organisation.models.form_places import FormPlace
from office.organisation.models.structure import Unit
from office.regulations.conditions import lower_first
from planning.models import PlanningTerm
from rotation.ends.cases import rotated, rotation_term, running_cases
from rotation.models import Rotation, RotationQuerySet

Form = PostHeld.TakingForm
ELECTED = (Form.ELECTED, Form.CONFIRMED, Form.DESIGNATED, Form.RATIFIED)
OF_GOVERNMENT = (
    FormPlace.COUNCIL_HEAD,
    FormPlace.COUNCIL_DEPUTY,
    FormPlace.GOVERNMENT_HEAD,
    FormPlace.GOVERNMENT_DEPUTY,
)
OF_PARTY = (FormPlace.SECRETARY, FormPlace.DEPUTY_SECRETARY)
NO_TERM = "chưa nhập {kind} của cấp này"
NO_FORM = "chưa ghi hình thức, thời hạn giữ chức vụ"
NO_BEGINNING = "chưa ghi ngày giữ chức vụ"
NO_RULE = "chưa có quy định về thời hạn"


class EndKind(TextChoices):
    """What ends."""

    TERM = "term", "Thời hạn giữ chức vụ"
    ROTATION = "rotation", "Luân chuyển"
    ELECTED = "elected", "Nhiệm kỳ"
    ACTING = "acting", "Giao phụ trách, giao quyền"


@dataclass(frozen=True)
class PostEnd:
    """The end of a post held (keys); `ends` is the first day after it, None where something is `lacking`.

    `basis` is the decision or the article; `case` the rotation that brought the holder there.
    """

    held: int
    cadre: int
    post: int
    kind: EndKind
    ends: datetime.date | None
    basis: str = ""
    confirmed: bool = True
    lacking: str = ""
    case: int | None = None


class TitleFacts(NamedTuple):
    places: tuple[str, str]
    is_seat: bool
    leads: bool

    @property
    def is_of_a_body(self) -> bool:
        """Whether the post is held for the term of a committee or a council, however it was taken."""
        return self.is_seat or any(place in (*OF_PARTY, *OF_GOVERNMENT) for place in self.places)

    @property
    def term(self) -> str:
        """Of a title of two offices the term of the first."""
        government = self.places[0] in OF_GOVERNMENT
        return PlanningTerm.Kind.GOVERNMENT if government else PlanningTerm.Kind.PARTY


class PostEnds:
    """The ends of the posts `held`, as of the day; a fixed number of queries for any number of them.

    Of the `hidden` people no rotation is told, for it judges them; `cases` are the rotations that the reader may see.
    """

    def __init__(
        self,
        held: FactQuerySet,
        day: datetime.date,
        cases: RotationQuerySet | None = None,
        hidden: Collection[int] = frozenset(),
    ) -> None:
        self.day, self.hidden = day, frozenset(hidden)
        self.facts = facts_of(held)
        self.titles = titles_of(held)
        self.cases = running_cases(Rotation.objects.all() if cases is None else cases, day)
        self.moved = set(rotated(held, day).order_by().values_list("pk", flat=True))
        units = [Unit(pk=key) for key in {facts.unit for facts in self.facts}]
        self.sets = {
            kind.subject: sets_in_force(day, kind.subject, units) if units else {}
            for kind in (APPOINTMENT, ROTATION)
        }
        self.terms = running_terms(day)

    def __iter__(self) -> Iterator[PostEnd]:
        """Those with an end, and of leaders those of whom it is not known."""
        for facts in self.facts:
            if end := self.of(facts):
                yield end

    def of(self, facts: HeldFacts) -> PostEnd | None:
        title = self.titles[facts.held]
        if facts.held in self.moved:
            if facts.cadre in self.hidden:
                return None
            case = self.cases.get((facts.cadre, facts.post))
            found = rotation_term(facts, case, self.sets[ROTATION.subject])
            return told(found, EndKind.ROTATION, case=case.pk if case else None)
        if facts.form == Form.ACTING:
            return told(term_of(facts, ACTING, self.sets[ACTING.subject]), EndKind.ACTING)
        if facts.decided or facts.form in APPOINTED:
            return told(term_of(facts, APPOINTMENT, self.sets[APPOINTMENT.subject]), EndKind.TERM)
        if facts.form in ELECTED or title.is_of_a_body:
            return self.of_a_body(facts, title)
        return lacking(facts, EndKind.TERM, NO_FORM) if title.leads and not facts.form else None

    def of_a_body(self, facts: HeldFacts, title: TitleFacts) -> PostEnd:
        term = self.terms.get((title.term, facts.level))
        if term is None:
            kind = lower_first(PlanningTerm.Kind(title.term).label)
            return lacking(facts, EndKind.ELECTED, NO_TERM.format(kind=kind))
        basis = f"{PlanningTerm.Kind(term.kind).label} {term.name}"
        return PostEnd(facts.held, facts.cadre, facts.post, EndKind.ELECTED, term.ends_on, basis)


def told(term: PostTerm, kind: EndKind, case: int | None = None) -> PostEnd:
    """The end with what it rests on; where there is none, what is missing."""
    held, rule = term.of, term.rule
    if term.ends is None:
        why = NO_BEGINNING if rule and rule.figure and not held.begun else NO_RULE
        return lacking(held, kind, why, case)
    decided = f"Quyết định số {held.decision}" if held.decision else "theo quyết định"
    basis = rule.article if rule else decided
    return PostEnd(held.held, held.cadre, held.post, kind, term.ends, basis, term.confirmed, case=case)


def lacking(held: HeldFacts, kind: EndKind, why: str, case: int | None = None) -> PostEnd:
    return PostEnd(held.held, held.cadre, held.post, kind, None, lacking=why, case=case)


def titles_of(held: FactQuerySet) -> dict[int, TitleFacts]:
    """{post held: what its title says of how long it is held}; one query."""
    title = "post__title__"
    rows = held.order_by().values_list(
        "pk", f"{title}form_place", f"{title}second_place", f"{title}kind", f"{title}is_leader"
    )
    return {
        pk: TitleFacts((first, second), kind == "collective", leads)
        for pk, first, second, kind, leads in rows
    }


def running_terms(day: datetime.date) -> Mapping[tuple[str, str], PlanningTerm]:
    """{kind and level: the term that runs on the day, else the last one that is over}; one query."""
    begun = PlanningTerm.objects.filter(begins_on__lte=day).order_by("begins_on")
    return {(term.kind, term.level): term for term in begun}


def counted(ends: Iterable[PostEnd], day: datetime.date, until: datetime.date) -> dict[str, int]:
    """How many posts end by `until`, and how many did by the day and are held all the same."""
    known = [end.ends for end in ends if end.ends]
    return {
        "within_12_months": sum(day < each <= until for each in known),
        "overdue": sum(each <= day for each in known),
    }


def end_figures(day: datetime.date, until: datetime.date, units: Any) -> dict[str, int]:
    """`counted` of the posts of the units (keys), whoever holds them."""
    held = PostHeld.objects.on(day).filter(post__unit__among=units)
    return counted(PostEnds(held, day), day, until)
