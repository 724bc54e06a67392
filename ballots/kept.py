"""Counts that an app above keeps from a reader, though their unit is the reader's."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

# Asked with the reader; the keys of the counts kept from them, None where the rule keeps nothing from them.
Rule = Callable[[Any], QuerySet | None]
RULES: list[Rule] = []


def keeps(rule: Rule) -> Rule:
    RULES.append(rule)
    return rule


def without_kept(rows: Any, user: Any, path: str) -> Any:
    """The rows, whose count is at `path`, without those of counts that are kept from the user; no query."""
    for rule in RULES:
        kept = rule(user)
        if kept is not None:
            rows = rows.exclude(**{f"{path}__in": kept})
    return rows
