"""Where a right is held, as the one condition that every query of rows asks."""

from collections.abc import Callable, Iterable
from functools import cached_property

from django.db.models import Field, ForeignObject, Lookup, Q


class EveryKey(frozenset[int]):
    """The keys of all rows: of an array of them all the database guesses that it finds few, so none is named."""


# A relation does not take up the lookups of plain columns.
@ForeignObject.register_lookup
@Field.register_lookup
class Among(Lookup):
    """`column = ANY(array)`: one parameter however many keys, where IN has one each to build, parse and plan.

    The keys are numbers, or a query that gives them.
    """

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler, connection):
        column, params = self.process_lhs(compiler, connection)
        if hasattr(self.rhs, "resolve_expression"):
            query, of_query = self.process_rhs(compiler, connection)
            return f"{column} = ANY(ARRAY{query})", [*params, *of_query]
        if isinstance(self.rhs, EveryKey):
            return f"{column} IS NOT NULL", params
        keys = ",".join(map(str, sorted(map(int, self.rhs))))
        return f"{column} = ANY(%s::bigint[])", [*params, f"{{{keys}}}"]


class Scope:
    """All units, or those of the keys, which are asked of the database when they are first needed."""

    def __init__(self, load: Callable[[], Iterable[int]], *, everything: bool = False):
        self.everything, self._load = everything, load

    @cached_property
    def keys(self) -> frozenset[int]:
        return frozenset(self._load())

    def __bool__(self) -> bool:
        return self.everything or bool(self.keys)

    def condition(self, path: str) -> Q:
        """That the unit at the path lies in the scope. A row without a unit lies in none."""
        if self.everything:
            return Q(**{f"{path}__isnull": False})
        return Q(**{f"{path}__among": self.keys}) if self.keys else Q(pk__in=[])

    def covers(self, unit_id: int | None) -> bool:
        return unit_id is not None and (self.everything or unit_id in self.keys)


NOWHERE = Scope(tuple)
