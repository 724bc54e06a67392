"""Whom an office sends up to a class, and what they learned so far: why, and for which title, stays inside."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from cadre.papers.people import ListedPerson
from foundation.printing.layout import FormColumn, FormRow
from office.papers.sheets import FramedList, counted
from office.regulations.conditions import lower_first
from training.choices import PlaceState
from training.models import PlanPerson, SendingList
from training.papers.classes import CLASS
from training.papers.levels import LEARNED, OF_CADRE, learned_cells, people_by_key

COLUMNS = (*LEARNED, FormColumn("Hồ sơ", 22, align="center"), FormColumn("Ghi chú", 14))


@dataclass(frozen=True)
class SendingFacts:
    """The list for whoever draws up its papers."""

    user: Any
    sending: SendingList

    @cached_property
    def people(self) -> list[PlanPerson]:
        """In the official order; whoever was taken out of the plan is not there."""
        people = PlanPerson.objects.for_user(self.user, "export").filter(sending=self.sending)
        people = people.exclude(state=PlaceState.WITHDRAWN)
        people = people.select_related(*(f"cadre__{way}" for way in OF_CADRE))
        return list(people.order_by("cadre__now__official_key", "pk"))

    @cached_property
    def about_oneself(self) -> bool:
        hidden = PlanPerson.objects.hidden_people(self.user)
        return bool(hidden) and PlanPerson.objects.filter(sending=self.sending, cadre__in=hidden).exists()

    @cached_property
    def known(self) -> list[ListedPerson]:
        """What each of them has learned so far."""
        found = people_by_key([each.cadre for each in self.people])
        return [found[each.cadre_id] for each in self.people]

    @property
    def name(self) -> str:
        """The class within a sentence."""
        title = self.sending.row.title
        return lower_first(title) if title.lower().startswith(CLASS) else f"{CLASS}{title}"


def sent_up(facts: SendingFacts, attached_to: str = "") -> FramedList:
    items, both = facts.sending.items, zip(facts.people, facts.known, strict=True)
    rows = [
        FormRow((place, *learned_cells(each.cadre, person), came_in(each, items), ""))
        for place, (each, person) in enumerate(both, 1)
    ]
    return FramedList(
        title=("DANH SÁCH CỬ ĐI HỌC", facts.name),
        columns=COLUMNS,
        rows=rows,
        closing=(counted(len(rows)),),
        attached_to=attached_to,
        wide=True,
        draft=not facts.sending.sent_on,
    )


def came_in(person: PlanPerson, items: list[str]) -> str:
    """How many of the papers that are asked of everybody have come."""
    return f"{len(set(items) & set(person.papers))}/{len(items)}" if items else ""
