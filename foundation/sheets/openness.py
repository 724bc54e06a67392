"""What of a file's rows somebody may be shown: an importer need not be a reader of the records that they mean."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from foundation.core.scope.rows import permission
from foundation.sheets.kinds import SheetKind


@dataclass(frozen=True)
class Openness:
    """Keys of the records whose values, and whose private values, are open; None stands for a new record.

    What a new record brings along is open to whoever may read records of its kind in some unit: it lies in none yet.
    """

    readable: frozenset[int | None]
    private: frozenset[int | None]


def openness(kind: type[SheetKind], user: Any, keys: Iterable[int | None]) -> Openness:
    """Asked once for all rows that are shown."""
    known = set(keys) - {None}
    readable = kind.readable(user, known) if known else set()
    private = kind.privately_readable(user, known) if known else set()
    if user.has_perm(permission(kind.records().model, "view")):
        readable = readable | {None}
    if kind.private_permission and user.has_perm(kind.private_permission):
        private = private | {None}
    return Openness(frozenset(readable), frozenset(readable & private))
