"""What a kind of record says of itself so that a person whom it speaks of is not removed as entered by mistake."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q


@dataclass(frozen=True)
class KeepsPerson:
    """Declared by a model about a person: `which` of its rows keep the person's record – all, where nothing is said –,
    and the `words` by which a row is named beside its person; `related` is what they read, `rights` what it takes
    to know of all rows of a unit beside the right to view them.
    """

    words: Callable[[Any], str]
    which: Q = Q()
    related: tuple[str, ...] = ()
    rights: tuple[str, ...] = ()
