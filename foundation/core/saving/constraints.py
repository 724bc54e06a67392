"""Rules that a model declares once, for the database and for every form of the model."""

from collections.abc import Iterator
from typing import Any

from django.db import models
from django.db.models import F, Q

from foundation.core.dates import as_partial


class FirstDay(models.Func):
    """The first day of a partial date, in SQL."""

    function = "first_day"
    output_field = models.DateField()


class DaysInOrder(models.CheckConstraint):
    """The order of two days of a row. The form says it beside the later one: the database could not even form a range.

    `days` names the fields, the earlier first; with `same_day` both may be one day. Without a condition of its own
    the row has not ended, or its last day is a later one.
    """

    def __init__(
        self, *, days: tuple[str, str] = (), same_day: bool = False, condition: Q | None = None, **kwargs
    ):
        if condition is None:
            begins, ends = days
            condition = Q(**{ends: None}) | Q(**{f"{ends}__{'gte' if same_day else 'gt'}": F(begins)})
        super().__init__(condition=condition, **kwargs)
        self.days, self.same_day = days, same_day

    def clone(self):
        twin = super().clone()
        twin.days, twin.same_day = self.days, self.same_day
        return twin

    def deconstruct(self):
        """For the database, and so for migrations, it is a check like any other."""
        _, args, kwargs = super().deconstruct()
        return "django.db.models.CheckConstraint", args, kwargs

    def broken_by(self, begins: Any, ends: Any) -> bool:
        if not begins or not ends:
            return False
        begins, ends = as_partial(begins), as_partial(ends)
        return ends.last_day < begins.first_day if self.same_day else ends <= begins


def days_in_order(model: type[models.Model]) -> Iterator[DaysInOrder]:
    return (rule for rule in model._meta.constraints if isinstance(rule, DaysInOrder))
