"""A list of people sent up as papers tell it."""

from dataclasses import dataclass
from typing import Any

from training.models import PlanPerson, SendingList
from training.plans.secrecy import kept_inside
from training.sending import completeness
from training.sending.people import OFFICIAL, RELATED, standing


@dataclass(frozen=True)
class ToldPlace:
    """Somebody on the list, with what is known of their papers."""

    person: PlanPerson
    items: tuple[str, ...]

    @property
    def papers(self) -> str:
        return completeness.told(self.items, self.person.papers)

    @property
    def lacking(self) -> list[str]:
        return completeness.lacking(self.items, self.person.papers)


@dataclass(frozen=True)
class ToldSending:
    """The list with those of its people whom the reader may export; `kept_back` are not among them."""

    sending: SendingList
    places: tuple[ToldPlace, ...]
    kept_back: int


def told_sending(sending: SendingList, user: Any) -> ToldSending:
    """Nobody of a row that is kept inside. Own rows of the reader and of relatives are left out, and counted."""
    people = standing(PlanPerson.objects.listed_for(user, "export"), sending)
    if kept_inside(sending.row):
        return ToldSending(sending, (), 0)
    people = list(people.select_related(*RELATED).order_by(*OFFICIAL))
    items = tuple(sending.items)
    open_rows = tuple(ToldPlace(person, items) for person in people if not person.masked)
    return ToldSending(sending, open_rows, len(people) - len(open_rows))
