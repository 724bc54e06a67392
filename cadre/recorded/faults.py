"""What is wrong with a recorded fact: the same sentence from the form and from an imported row."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from cadre.models.discipline import FORMS, NOT_OF_THE_KIND
from cadre.models.trust import MORE_THAN_ALL
from foundation.core.dates import PartialDate
from foundation.sheets.kinds import Fault

AHEAD = "Ngày {day} ở tương lai; kiểm tra lại."


def ahead(facts: Mapping[str, Any], day: date, *names: str) -> Iterator[Fault]:
    """Days of what has happened that lie after the day the facts are told."""
    for name in names:
        told = facts.get(name)
        if told and (told.first_day if isinstance(told, PartialDate) else told) > day:
            shown = told if isinstance(told, PartialDate) else f"{told:%d/%m/%Y}"
            yield Fault(name, AHEAD.format(day=shown))


def discipline_faults(facts: Mapping[str, Any], day: date) -> Iterator[Fault]:
    kind, form = facts.get("kind"), facts.get("form")
    if kind and form and form not in FORMS[kind]:
        yield Fault("form", NOT_OF_THE_KIND)
    yield from ahead(facts, day, "decision_on", "valid_from")


def vote_faults(facts: Mapping[str, Any], day: date) -> Iterator[Fault]:
    counted, total = [facts.get(name) for name in ("high", "middle", "low")], facts.get("total")
    if total == 0 or (total is not None and None not in counted and sum(counted) > total):
        yield Fault("total", MORE_THAN_ALL)
    yield from ahead(facts, day, "held_on", "paper_on")


def conclusion_faults(facts: Mapping[str, Any], day: date) -> Iterator[Fault]:
    yield from ahead(facts, day, "concluded_on")


def standing_faults(facts: Mapping[str, Any], day: date) -> Iterator[Fault]:
    yield from ahead(facts, day, "paper_on", "valid_from")
