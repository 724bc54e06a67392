"""“Chưa xếp loại”: rows of the year's work without a decision, by unit and by how far they are."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from evaluation.grading.choices import UNDECIDED, GradingState
from evaluation.grading.results.counting import Counted
from evaluation.grading.results.places import ResultPlaces
from evaluation.grading.results.tables import TOTAL
from foundation.lists.tables import Column

KEY, TITLE = "waiting", "Chưa xếp loại"


@dataclass(frozen=True)
class WaitingRow:
    label: str
    asked: dict[str, Any]
    states: Counter = field(default_factory=Counter)

    @property
    def total(self) -> int:
        return self.states.total()


class WaitingTable:
    """A row for each unit with such people; a column for each state in which somebody is."""

    def __init__(self, found: list[Counted], places: ResultPlaces):
        self.found = [counted for counted in found if counted.state]
        self.places = places
        self.rows = list(self.made())
        present = {counted.state for counted in self.found}
        self.states = [GradingState(state) for state in UNDECIDED if state in present]

    def made(self) -> Iterator[WaitingRow]:
        by_unit: dict[int, Counter] = {}
        for counted in self.found:
            place = self.places.of[counted.unit]
            by_unit.setdefault(place, Counter())[counted.state] += counted.number
        for unit in self.places.units:
            if unit.pk in by_unit:
                yield WaitingRow(str(unit), self.places.asked(unit.pk), by_unit[unit.pk])
        if len(by_unit) > 1:
            yield WaitingRow(TOTAL, {}, sum(by_unit.values(), Counter()))

    @property
    def total(self) -> int:
        return sum(counted.number for counted in self.found)

    def columns(self) -> Iterator[Column]:
        yield Column("label", "Đơn vị", "label")
        yield Column("total", "Chưa quyết định", "total", kind="number")
        for state in self.states:
            yield Column(state.value, state.label, lambda row, state=state: row.states[state], kind="number")

    def drawn(self, lines: Callable[..., str]) -> list[dict[str, Any]]:
        """The rows for a page: each number with the address of its list."""
        return [
            {
                "label": row.label,
                "total": row.total,
                "url": lines(**row.asked),
                "cells": [
                    (
                        row.states[state],
                        state.label,
                        lines(**row.asked, state=state.value) if row.states[state] else "",
                    )
                    for state in self.states
                ],
            }
            for row in self.rows
        ]
