"""What a row says as it was understood: what would be stored, in the words in which pages print it."""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Model

from foundation.core.dates import PartialDate
from foundation.core.figures import shown
from foundation.sheets.kinds import WARNING, ReadValue

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

    def read_values(self, read: Any) -> list[ReadValue]:
        row, places = read.row, getattr(read, "places", {})
        wrong = {fault.column for fault in read.faults if fault.severity != WARNING}
        values = []
        for column in self.columns:
            key = column.key
            if key not in self.never and (key in row.values or key in self.always):
                place = places.get(key, key)
                text = self._words(key, self._meant(read, key, place in wrong))
                values.append(ReadValue(key, column.label, text, row.raw.get(place, ""), column.private))
        return values

    def _meant(self, read: Any, key: str, wrong: bool) -> Any:
        """A cell that could not be read says nothing; one that no fact was made of says what stands in it."""
        if key in self.says:
            return self.says[key](read)
        if key in read.facts:
            return read.facts[key]
        return None if wrong else read.row.values.get(key)

    def _words(self, key: str, value: Any) -> str:
        if isinstance(value, list | tuple):
            return BETWEEN.join(filter(None, map(shown, value)))
        if value and key in self._choices:
            return self._choices[key].get(value, shown(value))
        return shown(value)


def paper(number: str | None, day: date | PartialDate | None) -> str:
    """A decision as a cell tells it: its number, and its day where that is known."""
    return ", ngày ".join(filter(None, [number or "", shown(day)]))
