"""Kinds of records that are too many for a drop-down: found by what is typed, on the server, by one search each.

An app declares them in its module `lookups`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Model, Q, QuerySet

from foundation.core.text import needle

# As many answers as one reads; a longer list asks for another word.
ANSWERS = 20


@dataclass(frozen=True)
class LookUp:
    """`search` narrows rows by a text for a reader, `label` tells a row from its namesakes, `hint` says what to type.

    While there are no more than `few` rows, a drop-down of all of them is drawn.
    """

    model: type[Model]
    search: Callable[[QuerySet, str, AbstractBaseUser], QuerySet]
    label: Callable[[Any], str]
    hint: str
    related: tuple[str, ...] = ()
    order: tuple[str, ...] = ()
    few: int = 0

    @property
    def name(self) -> str:
        return self.model._meta.model_name

    def ready(self, rows: QuerySet) -> QuerySet:
        """The rows with what their labels need, in their order."""
        return rows.select_related(*self.related).order_by(*self.order)

    def answers(self, rows: QuerySet, text: str, user: AbstractBaseUser) -> list[Model]:
        """The first rows that fit the text, and one more where there are more."""
        return list(self.ready(self.search(rows, text, user))[: ANSWERS + 1])


LOOK_UPS: dict[type[Model], LookUp] = {}


def register(look_up: LookUp) -> None:
    LOOK_UPS[look_up.model] = look_up


def every_word(rows: QuerySet, text: str, paths: Iterable[str]) -> QuerySet:
    """The rows of which every word of the text begins a word of one of the folded columns."""
    for word in needle(text).split():
        match = Q()
        for path in paths:
            match |= Q(**{f"{path}__startswith": word}) | Q(**{f"{path}__contains": f" {word}"})
        rows = rows.filter(match)
    return rows
