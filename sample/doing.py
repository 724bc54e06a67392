"""What the sample's files ask of the program: acts, days and people by their names."""

import datetime
from collections.abc import Iterable
from typing import Any

from cadre.models.people import Cadre
from foundation.core.acts.act import Act
from foundation.core.acts.run import apply
from office.organisation.models.users import User


class Refused(Exception):
    """An act of the sample that the program did not let pass; its text is what was said against it."""


def done(act: Act, rows: Iterable[Any], asked: Any) -> list[Any]:
    """The rows after the act, done as the machine's administrator. Raises Refused for a word against it."""
    outcome = apply(act, User.system(), list(rows), asked)
    if outcome.refused:
        raise Refused(f"{act.name}: {outcome.refused}")
    return outcome.rows


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def people(names: Iterable[str]) -> dict[str, Cadre]:
    """{name: person}; no two of those named here share a name. Raises KeyError for somebody unknown."""
    names = list(names)
    found = {each.full_name: each for each in Cadre.objects.filter(full_name__in=names).select_related("now")}
    return {name: found[name] for name in names}
