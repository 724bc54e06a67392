"""Counts that an app above keeps from a reader, though their unit is the reader's."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

from foundation.core.wall.reading import beyond_the_reader

# Asked with the reader; one column of keys of the counts kept from them, None where the rule keeps nothing from them.
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
            # What ties a count to somebody whom the reader may not know stands behind the wall.
            with beyond_the_reader():
                keys = {key for row in kept for key in row.values()}
            rows = rows.exclude(**{f"{path}__among": keys}) if keys else rows
    return rows
