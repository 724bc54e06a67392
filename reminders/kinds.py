"""What can be reminded of: every kind registers the function that finds its events."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from django.db.models import Model, TextChoices

from office.organisation.models.office import Office
from office.organisation.working_days import WorkingDays
from reminders.leads import Lead


@dataclass(frozen=True)
class Event:
    """What happens to a subject on a day.

    `cycle` tells apart what happens to it again and again. `rule` is the one lead it is for, None for all of its
    kind. `lead`, `basis` and `confirmed` are given where a regulation settles them. `people` are the keys of all whom
    an event of many concerns; `cadre` is then given where it is a single one. `remark` is what the day lacks.
    """

    subject: int
    unit: int
    on: datetime.date
    cadre: int | None = None
    cycle: str = ""
    rule: int | None = None
    lead: Lead | None = None
    basis: str = ""
    confirmed: bool = True
    people: tuple[int, ...] = ()
    remark: str = ""


@dataclass(frozen=True)
class ScanContext:
    """The day, the leads of the kind that are in use, and the office's working days."""

    today: datetime.date
    rules: tuple
    working: WorkingDays

    def horizon(self, *more: Lead) -> datetime.date:
        """The last day of an event whose duty can have begun by today, by one of the rules or the leads in `more`.

        Raises ValueError where there is neither.
        """
        return max(lead.reach(self.today) for lead in [*(rule.leading for rule in self.rules), *more])

    @cached_property
    def office(self) -> int | None:
        """The unit (key) of the office, to which alone some duties are told; None before it is settled."""
        return Office.objects.values_list("unit", flat=True).first()


Finder = Callable[[ScanContext], Iterable[Event]]


class DutyStart(NamedTuple):
    """What a duty is settled by, where that begins with a new record: the page that takes the subject's key in the
    address under `name`, the right to it, and what its button says.
    """

    page: str
    name: str
    right: str
    label: str


@dataclass(frozen=True)
class DutyKind:
    """`subject` is the kind of record; `gone` says why a duty closed when its event is no longer found.

    A yearly kind takes its date from the lead; of a regulated one the lead may come from the regulation in force.
    `cycles` names what the cycle stands for where it is no year. `opens` is the address of the subject's own page, by
    its key, and what the button there is called, where the subject is no person, unit or list.
    """

    slug: str
    label: str
    subject: str
    gone: str
    find: Finder
    yearly: bool = False
    regulated: bool = False
    cycles: type[TextChoices] | None = None
    opens: tuple[str, str] | None = None
    begins: DutyStart | None = None


KINDS = {}


def reminder(slug: str, label: str, **described: Any) -> Callable[[Finder], Finder]:
    """Decorator: the function finds the events of a kind, in a fixed number of queries for any number of rows.

    `described` holds the further fields of DutyKind.
    """

    def registered(find: Finder) -> Finder:
        KINDS[slug] = DutyKind(slug, label, find=find, **described)
        return find

    return registered


def kinds_of(model: type[Model]) -> list[str]:
    """Slugs of the kinds whose subject is a record of the model."""
    return [kind.slug for kind in KINDS.values() if kind.subject == model._meta.label_lower]


def kind_choices() -> list[tuple[str, str]]:
    """(slug, label) of every kind; a function, so that a new kind needs no migration."""
    return [(kind.slug, kind.label) for kind in KINDS.values()]
