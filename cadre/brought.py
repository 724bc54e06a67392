"""What apps above know of people: conditions and columns of the list of people, lines of a person's summary. They add
them in their module `people`.

Each is asked of the app's own rows that the reader may see, on the day of the list, and is there only for who may
see such rows in some unit.
"""

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import django_filters
from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Expression, Model, QuerySet

from cadre.querysets import CadreQuerySet
from foundation.core.scope.rows import permission
from foundation.lists.tables import Column


@dataclass(frozen=True)
class Asked:
    """Who asks of which day, to read or to export (`action`), and what else the filter asks for.

    `on_paper` is for a paper that tells what its author may read.
    """

    user: AbstractBaseUser
    day: datetime.date
    action: str = "view"
    chosen: dict[str, Any] = field(default_factory=dict)
    found: dict[str, Any] = field(default_factory=dict, compare=False)
    on_paper: bool = False

    @property
    def leaves(self) -> bool:
        """Whether what is asked for leaves the program, as a file or on paper."""
        return self.on_paper or self.action == "export"

    def rows(self, model: type[Model]) -> QuerySet:
        """The rows of another app that may be read or exported."""
        return model.objects.for_user(self.user, self.action)

    def once(self, name: str, find: Callable[[], Any]) -> Any:
        """What several conditions of one app need, found by the first of them."""
        if name not in self.found:
            self.found[name] = find()
        return self.found[name]

    def kept_from(self, model: type[Model]) -> frozenset[int]:
        """The people of whom such rows are not told: that one has none is not told of them either."""
        return model.objects.hidden_people(self.user) if model.judges_person else frozenset()


@dataclass(frozen=True)
class PeopleCondition:
    """A condition of the list, told from rows of `model`.

    `field` makes its filter, `narrow` applies what was chosen; who stands in the `first` row of the filter says so.
    """

    name: str
    model: type[Model]
    field: Callable[[Asked], django_filters.Filter]
    narrow: Callable[[CadreQuerySet, Any, Asked], CadreQuerySet]
    first: bool = False


@dataclass(frozen=True)
class PeopleColumn:
    """A column of the list, told from rows of `model`; every row gets the value that `of` says under its name."""

    column: Column
    model: type[Model]
    of: Callable[[Asked], Expression]


@dataclass(frozen=True)
class PersonFact:
    """A line of a person's summary, told from rows of `model`; `of` says it as HTML, or nothing.

    `of` is asked of whom the reader may see such a row at all; of others `of_none` is said.
    """

    label: str
    model: type[Model]
    of: Callable[[Asked, Any], str]
    of_none: str = ""


@dataclass(frozen=True)
class PeopleGrades:
    """The yearly grades that official lists print: of which `years` on a day, and `of` the rows those of the people."""

    model: type[Model]
    years: Callable[[datetime.date], tuple[int, ...]]
    of: Callable[[QuerySet, Collection[int], datetime.date], dict[int, list[Any]]]


CONDITIONS: list[PeopleCondition] = []
COLUMNS: list[PeopleColumn] = []
FACTS: list[PersonFact] = []
GRADES: list[PeopleGrades] = []
# {model: what is left out of its rows where they leave the program, as a sentence; empty where nothing is}
LEFT_OUT: dict[type[Model], Callable[[Asked], str]] = {}


def left_out(asked: Asked, models: Iterable[type[Model]]) -> list[str]:
    """What a file or a paper that tells of these rows says of those that it does not hold."""
    found = (LEFT_OUT[model](asked) for model in dict.fromkeys(models) if asked.leaves and model in LEFT_OUT)
    return list(filter(None, found))


def known_to(asked: Asked, brought: Iterable[Any]) -> Iterator[Any]:
    """Those of the conditions or columns whose rows the reader may see in some unit."""
    return (each for each in brought if asked.user.has_perm(permission(each.model, asked.action)))
