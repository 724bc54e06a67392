"""Counts that an app above keeps from a reader, though their unit is the reader's."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

# Asked with the reader; the keys of the counts kept from them, None where the rule keeps nothing from them.
Rule = Callable[[Any], QuerySet | None]
RULES: list[Rule] = []
# The same of counts that are read alone.
CLOSING: list[Rule] = []


def keeps(rule: Rule) -> Rule:
    RULES.append(rule)
    return rule


def closes(rule: Rule) -> Rule:
    CLOSING.append(rule)
    return rule


def without_kept(rows: Any, user: Any, path: str, *, writing: bool = False) -> Any:
    """The rows, whose count is at `path`, without those of counts kept from the user, or closed to what they write."""
    for rule in [*RULES, *(CLOSING if writing else [])]:
        kept = rule(user)
        if kept is not None:
            rows = rows.exclude(**{f"{path}__in": kept})
    return rows
