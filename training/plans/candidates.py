"""Those who stand in a row of a plan and those whose needs it would answer, as their reader may know of them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.db.models import Case, QuerySet, TextChoices, Value, When

from cadre.models.people import Cadre
from foundation.core import clock
from foundation.core.acts.act import Act
from office.organisation.models.structure import Unit
from office.regulations.findings import Finding
from training.choices import PlaceState, PlanState
from training.models import Need, PlanPerson, PlanRow
from training.plans.choosing import ShownPerson, fitting
from training.plans.chosen_places import CHOOSE, RESERVE, WITHDRAW
from training.plans.columns import findings_of, to_look_at
from training.plans.learning import state_of, with_learning
from training.plans.looking import looked_at_for
from training.plans.querysets import TOLD

OF_PERSON = ("cadre__now__held__post__title", "cadre__now__unit")
# Rows on one page.
PAGE = 200


class ShowPeople(TextChoices):
    ALL = "all", "Tất cả"
    CHOSEN = "chosen", "Đã chọn"
    RESERVE = "reserve", "Dự phòng"
    NEEDS = "needs", "Nhu cầu phù hợp, chưa chọn"
    REFUSED = "refused", "Không được triệu tập"


@dataclass(frozen=True)
class RowCandidate:
    """Somebody in the row, or whose need it would answer; `findings` are those of today."""

    cadre: Cadre
    row: PlanRow
    person: PlanPerson | None = None
    need: Need | None = None
    findings: tuple[Finding, ...] = ()
    masked: bool = False
    ordinal: int = 0
    head: str = ""

    @property
    def state(self) -> str:
        return self.person.state if self.person else ""

    @property
    def state_told(self) -> str:
        return state_of(self.person) if self.person else ""

    @property
    def shown(self) -> ShownPerson:
        return ShownPerson(self.cadre.pk, self.state)

    @property
    def acts(self) -> list[Act]:
        """What one press does now; nobody is taken out of a plan that was issued without a reason."""
        if self.masked or self.row.plan.state == PlanState.CLOSED:
            return []
        acts = [CHOOSE, RESERVE] if self.row.plan.issued_on else [CHOOSE, RESERVE, WITHDRAW]
        return [
            act
            for act in acts
            if (self.state or None) in act.moves and act.moves[self.state or None] != self.state
        ]

    @property
    def asks_why(self) -> bool:
        """Whether taking them out asks for a reason first."""
        issued = self.row.plan.issued_on is not None and self.row.plan.state != PlanState.CLOSED
        return issued and not self.masked and self.state in WITHDRAW.moves

    @property
    def now(self) -> list[Finding]:
        return to_look_at(list(self.findings))

    @property
    def then(self) -> list[Finding]:
        """What there was to be looked at when they were chosen."""
        return to_look_at(findings_of(self.person)) if self.person else []

    @property
    def changed(self) -> bool:
        """Whether what is found now is otherwise than when they were chosen."""
        if self.person is None or self.masked:
            return False
        return [each.sentence for each in self.then] != [each.sentence for each in self.now]

    @property
    def elsewhere(self) -> str:
        """That the need stands in reserve in another row, or was refused there."""
        stands = getattr(self.need, "stands", "")
        return {"reserve": "dự phòng ở mục khác", "refused": "không được triệu tập ở mục khác"}.get(
            stands, ""
        )


class RowCandidates:
    """The people of one row, narrowed as asked; the reader's own and those of relatives stand masked, or not at all."""

    def __init__(self, user: Any, row: PlanRow, show: str = ShowPeople.ALL, unit: Unit | None = None):
        self.user, self.row, self.show, self.unit = user, row, show, unit

    def of_unit(self, rows: QuerySet) -> QuerySet:
        return (
            rows.filter(Unit.objects.scope_under([self.unit]).condition("scope_unit")) if self.unit else rows
        )

    @cached_property
    def people(self) -> list[PlanPerson]:
        """In the order that the office set, then in the official one."""
        people = with_learning(PlanPerson.objects.listed_for(self.user), self.user, clock.today())
        people = people.filter(row=self.row)
        people = people.exclude(state=PlaceState.WITHDRAWN).select_related(*OF_PERSON, "need")
        unset = Case(When(order=0, then=Value(1)), default=Value(0))
        return list(self.of_unit(people).order_by(unset, "order", "cadre__now__official_key", "pk"))

    @cached_property
    def needs(self) -> QuerySet:
        """One need a person; who stands in the row already is not asked again, nor who is kept from the reader."""
        hidden = PlanPerson.objects.all().hidden_people(self.user)
        here = PlanPerson.objects.filter(row=self.row).exclude(state=PlaceState.WITHDRAWN)
        needs = fitting(self.user, self.row).exclude(cadre__in=hidden).exclude(cadre__in=here.values("cadre"))
        return self.of_unit(needs).filter(cadre__now__status="serving")

    @cached_property
    def counts(self) -> dict[str, int]:
        states = [person.state for person in self.people if not person.masked]
        found = {
            ShowPeople.CHOSEN: sum(state in TOLD for state in states),
            ShowPeople.RESERVE: states.count(PlaceState.RESERVE),
            ShowPeople.REFUSED: states.count(PlaceState.REFUSED),
            ShowPeople.NEEDS: self.needs.order_by().values("cadre").distinct().count(),
        }
        return found | {ShowPeople.ALL: len(self.people) + found[ShowPeople.NEEDS]}

    def page(self, start: int) -> list[RowCandidate]:
        """The rows from that place on, each with its head where a group begins; a fixed number of queries."""
        whole = [*self.standing(), *self.wanting(start + PAGE)]
        drawn = whole[start : start + PAGE]
        findings = looked_at_for([(each.row, each.cadre) for each in drawn if not each.masked], self.user)
        return list(headed(drawn, findings, start))

    def of(self, keys: Collection[int]) -> list[RowCandidate]:
        """The lines of these people alone, as they stand now, without heads."""
        found = [each for each in self.standing() if each.cadre.pk in keys]
        needs = (
            self.needs.filter(cadre__in=keys).select_related(*OF_PERSON).order_by("cadre_id", "level", "pk")
        )
        wanting = {need.cadre_id: RowCandidate(need.cadre, self.row, need=need) for need in needs}
        lines = [*found, *wanting.values()]
        findings = looked_at_for([(each.row, each.cadre) for each in lines if not each.masked], self.user)
        return [replace(each, head="") for each in headed(lines, findings, 0)]

    def standing(self) -> Iterator[RowCandidate]:
        groups = {ShowPeople.CHOSEN: TOLD, ShowPeople.RESERVE: ("reserve",), ShowPeople.REFUSED: ("refused",)}
        for show, states in groups.items():
            if self.show not in (ShowPeople.ALL, show):
                continue
            for person in self.people:
                if person.state in states and (self.show == ShowPeople.ALL or not person.masked):
                    yield RowCandidate(
                        person.cadre,
                        self.row,
                        person,
                        person.need,
                        masked=person.masked,
                        head=str(show.label),
                    )

    def wanting(self, most: int) -> Iterator[RowCandidate]:
        if self.show not in (ShowPeople.ALL, ShowPeople.NEEDS):
            return
        needs = self.needs.select_related(*OF_PERSON)
        needs = needs.order_by("cadre__now__official_key", "cadre_id", "-level", "pk")
        needs = needs.distinct("cadre__now__official_key", "cadre_id")
        for need in needs[:most]:
            yield RowCandidate(need.cadre, self.row, need=need, head=str(ShowPeople.NEEDS.label))


def headed(rows: list[RowCandidate], findings: dict, start: int) -> Iterator[RowCandidate]:
    """The rows with what was found of them, numbered; the name of a group stands on its first row alone."""
    before = ""
    for number, each in enumerate(rows, start + 1):
        found = findings.get((each.row.pk, each.cadre.pk), ())
        head = each.head if each.head != before else ""
        before = each.head
        yield replace(each, findings=found, ordinal=number, head=head)
