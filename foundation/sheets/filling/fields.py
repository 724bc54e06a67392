"""What a list offers to the columns of a form, and which of it each column asks for: the import run backwards."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from foundation.sheets.kinds import SheetColumn
from foundation.sheets.matching import EXACT, LEAF, ORDINAL, confidence, mark_of, path_key, propose

TICK = "x"
MARKED = "{label}: đánh dấu x ở cột “{mark}”"
TICKED = "={mark}"

# What a record says in a column: a text, a number, a date of any kind, or nothing.
Value = Callable[[Any], Any]


@dataclass(frozen=True)
class FieldPart:
    """A part of a field that forms have a column of its own for: the given name, the year of birth."""

    key: str
    label: str
    aliases: tuple[str, ...]
    value: Value

    @cached_property
    def column(self) -> SheetColumn:
        return SheetColumn(self.key, self.aliases[0], self.aliases[1:])


@dataclass(frozen=True)
class ListedField:
    """A field of the records of a list; `column` has the headings that mean it, as the import knows them.

    `marked` tells which of the marks of the column are ticked for a record. Two columns below one merged heading get
    the first two of its `parts`. A `sparse` one is empty in many rows without anything lacking. One `by_hand`, what
    an office notes for itself, is chosen or stays away. What is private is filled for who asks for it with a reason,
    and may see it.
    """

    column: SheetColumn
    value: Value
    parts: tuple[FieldPart, ...] = ()
    marked: Callable[[Any], Collection[str]] | None = None
    sparse: bool = False
    by_hand: bool = False

    @cached_property
    def asked(self) -> SheetColumn:
        """The column that headings are matched with: its parts are those that can be told apart here."""
        parts = tuple(alias for part in self.parts for alias in part.aliases)
        marks = self.column.marks if self.marked else ()
        return replace(self.column, parts=parts, marks=marks, joins="; " if parts or marks else "")

    @cached_property
    def plain(self) -> SheetColumn:
        return replace(self.column, parts=(), marks=(), joins="")

    @property
    def slots(self) -> list["Slot"]:
        """All that a column of a form may ask for: the field, its parts, its marks."""
        key, label, private = self.column.key, self.column.label, self.column.private
        found = [Slot(key, label, self.value, private, self.sparse)]
        found += [Slot(f"{key}.{one.key}", one.label, one.value, private, self.sparse) for one in self.parts]
        for mark in self.column.marks if self.marked else ():
            words = MARKED.format(label=label, mark=mark)
            found.append(
                Slot(f"{key}{TICKED.format(mark=mark)}", words, self._ticks(mark), private, sparse=True)
            )
        return found

    def _ticks(self, mark: str) -> Value:
        return lambda record: TICK if mark in self.marked(record) else ""

    def key_for(self, path: Sequence[str]) -> str | None:
        """The key of what a heading that is matched with the field asks for; None where that cannot be told."""
        key, sure = self.column.key, confidence(path, self.plain)
        if sure == EXACT:
            return key
        if self.marked and (mark := mark_of(path, self.column)):
            return f"{key}{TICKED.format(mark=mark)}"
        for part in self.parts:
            if confidence(path, part.column) >= LEAF:
                return f"{key}.{part.key}"
        return key if sure else None


@dataclass(frozen=True)
class Slot:
    """What one column of a form is filled with."""

    key: str
    label: str
    value: Value
    private: bool = False
    sparse: bool = False


ORDINAL_SLOT = Slot(ORDINAL.key, ORDINAL.label, lambda record: None)


@dataclass(frozen=True)
class ListOffer:
    """All that the columns of forms may be filled with from one kind of list."""

    fields: tuple[ListedField, ...]
    slots: dict[str, Slot] = field(init=False)

    def __post_init__(self) -> None:
        slots = [ORDINAL_SLOT, *(slot for one in self.fields for slot in one.slots)]
        object.__setattr__(self, "slots", {slot.key: slot for slot in slots})

    @cached_property
    def columns(self) -> list[SheetColumn]:
        return [ORDINAL, *(one.asked for one in self.fields if not one.by_hand)]

    def propose(
        self,
        paths: Sequence[tuple[str, ...]],
        ignored: Collection[int] = (),
        memory: Mapping[str, str | None] | None = None,
    ) -> dict[int, str | None]:
        """{index of a heading: key of its slot, or None}, as remembered, else by what the heading says.

        Each slot is proposed once; columns of a form that cannot be told apart get nothing.
        """
        by_key = {one.column.key: one for one in self.fields}
        found = {}
        for match in propose(paths, self.columns, ignored):
            if match.path:
                one = by_key.get(match.key)
                found[match.index] = one.key_for(match.path) if one else match.key
        self._split(found, paths)
        return self._once(found) | self._remembered(paths, memory or {}, ignored)

    def _split(self, found: dict[int, str | None], paths: Sequence[tuple[str, ...]]) -> None:
        """A heading that is merged over two columns: the first parts of its field, in their order."""
        for one in self.fields:
            alike = [index for index, key in found.items() if key == one.column.key]
            if len(alike) == 2 and len(one.parts) >= 2 and paths[alike[0]] == paths[alike[1]]:
                for index, part in zip(alike, one.parts, strict=False):
                    found[index] = f"{one.column.key}.{part.key}"

    def _once(self, found: Mapping[int, str | None]) -> dict[int, str | None]:
        used, once = set(), {}
        for index, key in found.items():
            once[index] = None if key in used else key
            used.add(key)
        return once

    def _remembered(
        self, paths: Sequence[tuple[str, ...]], memory: Mapping[str, str | None], ignored: Iterable[int]
    ) -> dict[int, str | None]:
        keys = {index: path_key(path) for index, path in enumerate(paths) if path and index not in ignored}
        known = {index: memory[key] for index, key in keys.items() if key in memory}
        return {index: key for index, key in known.items() if key is None or key in self.slots}
