"""What a row says as it was understood: what would be stored, in the words in which pages print it."""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Model

from foundation.core.dates import PartialDate
from foundation.core.figures import shown
from foundation.sheets.kinds import WARNING, ReadValue, SheetColumn

BETWEEN = "; "


class SaysValues:
    """The values of a row that was read into facts, by the columns of its kind.

    `says` tells what a column means where that is not the fact of its own name, `always` the columns that a row may
    speak of without having them.
    """

    says: Mapping[str, Callable[[Any], Any]] = {}
    always: Collection[str] = ()

    @classmethod
    def stored_in(cls) -> tuple[type[Model], ...]:
        """The models whose choices the facts are values of."""
        return (cls.records().model,)

    @cached_property
    def _choices(self) -> dict[str, dict[Any, str]]:
        fields = [field for model in self.stored_in() for field in model._meta.concrete_fields]
        return {field.name: dict(field.flatchoices) for field in fields if field.choices}

    @cached_property
    def _told(self) -> list[tuple[SheetColumn, Callable[[Any], Any] | None, dict[Any, str]]]:
        """(column, what it means, its choices) of each column that is told: settled once for all rows."""
        told = (column for column in self.columns if column.key not in self.never)
        return [(column, self.says.get(column.key), self._choices.get(column.key, {})) for column in told]

    def read_values(self, read: Any) -> list[ReadValue]:
        row, facts, places = read.row, read.facts, getattr(read, "places", {})
        wrong = {fault.column for fault in read.faults if fault.severity != WARNING} if read.faults else ()
        values = []
        for column, says, choices in self._told:
            key = column.key
            if key not in row.values and key not in self.always:
                continue
            place = places.get(key, key)
            if says:
                meant = says(read)
            elif key in facts:
                meant = facts[key]
            else:
                # A cell that could not be read says nothing; one that no fact was made of says what stands in it.
                meant = None if place in wrong else row.values.get(key)
            text = choices[meant] if choices and meant in choices else in_words(meant)
            values.append(ReadValue(key, column.label, text, row.raw.get(place, ""), column.private))
        return values


def in_words(value: Any) -> str:
    """The text of a value, of a list all of them."""
    if type(value) is str:
        return value
    if type(value) is list:
        return BETWEEN.join(filter(None, map(shown, value)))
    return shown(value)


def paper(number: str | None, day: date | PartialDate | None) -> str:
    """A decision as a cell tells it: its number, and its day where that is known."""
    return ", ngày ".join(filter(None, [number or "", shown(day)]))
