"""Writing needs down for many at once: which of what is lacking, once however often it is asked, and taken back."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from cadre.models.facts import Qualification
from cadre.models.people import Cadre
from foundation.core import clock
from foundation.core.acts.run import apply
from standards.models import StandardKind
from training.choices import NeedReason
from training.models import Need, NeedStep
from training.needs.acts import RECORD
from training.needs.board import NeedBoard
from training.needs.cells import CellWord, NeedCell, TitleAsk
from training.needs.judging import NeedLine

YEARLY = Qualification.Kind.UPDATE.value
STUDYING = "đang học {name}"
LEFT_OUT = {
    CellWord.NO_DATA: "thiếu dữ liệu trình độ",
    CellWord.UNCONFIRMED: "quy định chưa xác nhận",
}
Key = tuple[int, str, int | None, int | None, bool]


@dataclass(frozen=True)
class Wish:
    """A need to be written down; `reserved` rests on the `entry` of a list that the person's unit may not know of."""

    cadre: int
    kind: str
    level: int | None = None
    cycle: int | None = None
    why: str = NeedReason.HELD
    reserved: bool = False
    entry: int | None = None

    @property
    def key(self) -> Key:
        return self.cadre, self.kind, self.level, self.cycle, self.reserved


@dataclass
class KindPreview:
    """Of one kind: what would be written, whose need stands already, who is left out and why (by person)."""

    kind: str
    wishes: list[Wish] = field(default_factory=list)
    written: list[int] = field(default_factory=list)
    left_out: dict[int, str] = field(default_factory=dict)

    year: int | None = None

    @property
    def label(self) -> str:
        label = Qualification.Kind(self.kind).label
        return f"{label} năm {self.year}" if self.year else label

    @property
    def words(self) -> str:
        """How many of whom; that nothing is left, where it is."""
        have, out = len(self.written), len(self.left_out)
        said = [f"{have} đồng chí đã có nhu cầu"] * bool(have) + [f"{out} đồng chí chưa ghi được"] * bool(out)
        if self.wishes:
            return "; ".join([f"ghi {len(self.wishes)} nhu cầu", *said])
        return f"{'; '.join(said) or 'không ai thiếu'}, không còn gì để ghi"


def previews(board: NeedBoard, people: Iterable[int], year: int) -> list[KindPreview]:
    """What would become of the people, kind by kind; the yearly update of the `year` last."""
    lines = [board.lines[key] for key in people if key in board.lines]
    found = [of_kind(kind, lines) for kind in board.kinds]
    return [
        *(each for each in found if each.wishes or each.written or each.left_out),
        yearly(board, lines, year),
    ]


def of_kind(kind: StandardKind, lines: Iterable[NeedLine]) -> KindPreview:
    preview = KindPreview(kind.value)
    for line in lines:
        cell, person = line.cells[kind], line.person.pk
        if cell.word == CellWord.STUDYING:
            preview.left_out[person] = STUDYING.format(name=cell.class_name)
        elif not cell.lacks:
            if cell.word in LEFT_OUT:
                preview.left_out[person] = LEFT_OUT[cell.word]
        elif wishes := list(wished(person, cell)):
            preview.wishes += wishes
        else:
            preview.written.append(person)
    return preview


def wished(person: int, cell: NeedCell) -> Iterator[Wish]:
    """What the post held asks is open to the unit; what a planned title asks beyond that is reserved beside it."""
    held, plans = cell.of_post, cell.of_plans
    if held and not has_need(cell, held, reserved=False):
        yield Wish(person, cell.kind, held.level)
    beyond = plans and (held is None or (plans.level or 0) > (held.level or 0))
    if beyond and not has_need(cell, plans, reserved=True):
        entry = plans.planned.entry
        yield Wish(person, cell.kind, plans.level, why=NeedReason.PLANNED, reserved=True, entry=entry)


def has_need(cell: NeedCell, ask: TitleAsk, *, reserved: bool) -> bool:
    """Whether a need for as much stands; one that is reserved says nothing of what the unit may know."""
    return any(
        (need.level or 0) >= (ask.level or 0) and (reserved or not need.reserved) for need, _ in cell.needs
    )


def yearly(board: NeedBoard, lines: Iterable[NeedLine], year: int) -> KindPreview:
    preview = KindPreview(YEARLY, year=year)
    for line in lines:
        person = line.person.pk
        needs = board.needs.get(person, {}).get(YEARLY, ())
        if any(need.cycle == year for need, _ in needs):
            preview.written.append(person)
        else:
            preview.wishes.append(Wish(person, YEARLY, cycle=year, why=NeedReason.YEARLY))
    return preview


@transaction.atomic
def record(
    user: Any, wishes: Sequence[Wish], wanted_by: datetime.date | None = None, note: str = ""
) -> list[NeedStep]:
    """Write down what does not stand yet; the people are locked, so of two at once the second finds it written."""
    people = {wish.cadre for wish in wishes}
    rows = Cadre.objects.filter(pk__among=people).order_by("pk").select_for_update(no_key=True, of=("self",))
    cadres = {cadre.pk: cadre for cadre in rows}
    keys = ("cadre", "kind", "level", "cycle", "reserved")
    standing = set(Need.objects.standing().filter(cadre__among=people).values_list(*keys))
    wanted = {wish.key: wish for wish in wishes if wish.key not in standing and wish.cadre in cadres}
    needs = [
        Need(
            cadre=cadres[wish.cadre],
            kind=wish.kind,
            level=wish.level,
            cycle=wish.cycle,
            why=wish.why,
            reserved=wish.reserved,
            entry_id=wish.entry,
            opened_on=clock.today(),
            wanted_by=wanted_by,
            note=note,
        )
        for wish in wanted.values()
    ]
    return apply(RECORD, user, needs, {}, skip=True).steps if needs else []


@transaction.atomic
def take_back(user: Any, first: NeedStep) -> tuple[int, int]:
    """(needs taken away, needs left) of those that the user wrote down together with the step.

    One that somebody went on with stays.
    """
    together = NeedStep.objects.filter(act=RECORD.name, at=first.at, by=user)
    needs = Need.objects.for_user(user, "add").filter(pk__in=together.values("need"))
    needs = needs.order_by("pk").select_for_update(of=("self",)).prefetch_related("steps", "plan_places")
    untouched = [
        need.pk
        for need in needs
        if need.state == Need.State.OPEN and len(need.steps.all()) == 1 and not need.plan_places.all()
    ]
    Need.objects.filter(pk__in=untouched).delete()
    return len(untouched), len(needs) - len(untouched)
