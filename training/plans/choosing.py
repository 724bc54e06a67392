"""Who is chosen for a row of a plan, as its page showed them: of two officers who choose at once one is told."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from django.db import transaction
from django.db.models import Q, QuerySet

from cadre.models.people import Cadre
from foundation.core import clock
from foundation.core.acts.act import Act
from foundation.core.acts.run import apply, key_of
from foundation.core.acts.steps import Step
from foundation.core.parameters import is_key
from foundation.core.scope.rows import OTHERS_ACT
from training.choices import NeedState, PlaceState
from training.models import Need, PlanPerson, PlanRow
from training.needs.acts import RECORD
from training.needs.states import WAITING, with_standing

GONE = "Có trường hợp không còn hồ sơ, ngoài phạm vi hoặc do đồng chí khác xử lý."
CHANGED = "{cadre}: hiện nay “{state}”; “{mine}” của đồng chí chưa ghi. Đối chiếu rồi chọn lại."
OUTSIDE = "chưa có trong mục này"


@dataclass(frozen=True)
class ShownPerson:
    """Somebody as the page showed them: in which state they stood in the row, empty for whoever did not."""

    key: int
    state: str = ""

    @classmethod
    def read(cls, text: str) -> Self | None:
        """What `str` wrote; None for anything else."""
        key, _, state = text.partition(":")
        return cls(int(key), state) if is_key(key) and state in ("", *PlaceState.values) else None

    def __str__(self) -> str:
        return f"{self.key}:{self.state}"


def read_shown(texts: Iterable[str]) -> Iterator[ShownPerson]:
    """The people whom a form showed; what is not one is left out."""
    yield from filter(None, map(ShownPerson.read, texts))


@dataclass
class Placed:
    """What became of it: those who stand as was asked, their steps, and {key of a person: why not} of the others."""

    people: list[PlanPerson] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    refused: dict[int, str] = field(default_factory=dict)


@transaction.atomic
def place(
    user: Any, row: PlanRow, act: Act, shown: Collection[ShownPerson], asked: Mapping[str, Any]
) -> Placed:
    """Do the act for each as they were shown, all that can be; a fixed number of queries for any number of people.

    The row is locked: whoever else chooses for it waits, and is then told what changed.
    """
    rows = PlanRow.objects.for_user(user, "change").select_related("plan", "programme")
    locked = rows.select_for_update(of=("self",)).get(pk=row.pk)
    wanted = {each.key: each.state for each in shown}
    cadres = Cadre.objects.for_user(user).in_bulk(list(wanted))
    standing, hidden = standing_in(locked, wanted), PlanPerson.objects.all().hidden_people(user)
    needs = needs_answered(user, locked, [key for key in wanted if key not in standing])
    done, people = Placed(), []
    for key, state in wanted.items():
        person = standing.get(key)
        if key not in cadres:
            done.refused[key] = GONE
        elif key in hidden:
            done.refused[key] = f"{cadres[key]}: {OTHERS_ACT}"
        elif state != state_of(person):
            done.refused[key] = changed(cadres[key], person, act)
        else:
            people.append(person or PlanPerson(row=locked, cadre=cadres[key], need=needs.get(key)))
    outcome = apply(act, user, people, asked, skip=True)
    for person in people:
        if said := outcome.refused.get(key_of(person)):
            done.refused[person.cadre_id] = f"{cadres[person.cadre_id]}: {' '.join(said)}"
    done.people, done.steps = outcome.rows, outcome.steps
    return done


def standing_in(row: PlanRow, keys: Collection[int]) -> dict[int, PlanPerson]:
    """{person: how they stand in the row, or last stood in it}."""
    people = PlanPerson.objects.filter(row=row, cadre__in=keys).select_related("cadre")
    found = {person.cadre_id: person for person in people.order_by("pk")}
    for person in found.values():
        person.row = row
    return found


def state_of(person: PlanPerson | None) -> str:
    """As a page shows it: who was taken out stands there no more."""
    return "" if person is None or person.state == PlaceState.WITHDRAWN else person.state


def changed(cadre: Cadre, person: PlanPerson | None, act: Act) -> str:
    now = act.state_label(person.state) if person and state_of(person) else OUTSIDE
    return CHANGED.format(cadre=cadre, state=now, mine=act.label)


def needs_answered(user: Any, row: PlanRow, keys: Collection[int]) -> dict[int, Need]:
    """{person: the need that the row answers}; of several the highest, which holds the others."""
    found = {
        need.cadre_id: need for need in fitting(user, row).filter(cadre__in=keys).order_by("level", "pk")
    }
    return found if keys else {}


def fitting(user: Any, row: PlanRow) -> QuerySet:
    """The needs that the row would answer and nothing else has answered yet, each with where it `stands`.

    Whoever stands in reserve elsewhere may be chosen here.
    """
    programme, day = row.programme, clock.today()
    if not programme.kind:
        return Need.objects.none()
    needs = (
        Need.objects.for_user(user)
        .once()
        .on(day)
        .filter(
            Q(level=None) | Q(level__lte=programme.level or 0),
            Q(cycle=None) | Q(cycle=row.plan.year),
            kind=programme.kind,
        )
    )
    return with_standing(needs, day, user).filter(stands__in=[*WAITING, PlaceState.RESERVE])


def write_need(user: Any, row: PlanRow, cadre: Cadre, why: str, note: str) -> None:
    """The need that the row answers, where none of that level stands; known to those who weigh alone until then."""
    programme = row.programme
    if not programme.kind:
        return
    kept = {"cadre": cadre, "kind": programme.kind, "level": programme.level}
    kept["cycle"] = row.plan.year if programme.kind == "update" else None
    if not Need.objects.filter(**kept).exclude(state=NeedState.DROPPED).exists():
        need = Need(**kept, why=why, reserved=True, note=note, opened_on=clock.today())
        apply(RECORD, user, [need], {})
