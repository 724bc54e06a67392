"""What a list offers to the columns of a form, and which of it each column asks for: the import run backwards."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from foundation.sheets.cells import folded_words
from foundation.sheets.kinds import SheetColumn
from foundation.sheets.matching import EXACT, LEAF, ORDINAL, confidence, mark_of, words_of_mark

TICK = "x"
MARKED = "{label}: đánh dấu x ở cột “{mark}”"
TICKED = "={mark}"

# What a record says in a column: a text, a number, a date of any kind, or nothing.
Value = Callable[[Any], Any]


@dataclass(frozen=True)
class FieldPart:
    """A part of a field that forms have a column of its own for: the given name, the year of birth.

    `step` is what its column begins with where neighbours have the other parts: Ngày | Tháng | Năm sinh.
    """

    key: str
    label: str
    aliases: tuple[str, ...]
    value: Value
    step: str = ""

    @cached_property
    def column(self) -> SheetColumn:
        return SheetColumn(self.key, self.aliases[0], self.aliases[1:])


@dataclass(frozen=True)
class ListedField:
    """A field of the records of a list; `column` has the headings that mean it, as the import knows them.

    `marked` tells which of the marks of the column are ticked for a record; `together` names columns for several of
    them, `in_days` the field that is meant by a mark over cells that show dates. Two columns below one merged heading
    get the first two of its `parts`. A `sparse` one is empty in many rows without anything lacking. One `by_hand`,
    what an office notes for itself, is chosen or stays away. What is private is filled for who asks for it with a
    reason, and may see it.
    """

    column: SheetColumn
    value: Value
    parts: tuple[FieldPart, ...] = ()
    marked: Callable[[Any], Collection[str]] | None = None
    sparse: bool = False
    by_hand: bool = False
    together: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    in_days: Mapping[str, str] = field(default_factory=dict)

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
        for mark, meant in self.ticked.items():
            words = MARKED.format(label=label, mark=mark)
            found.append(Slot(self.tick_key(mark), words, self._ticks(meant), private, sparse=True))
        return found

    @cached_property
    def ticked(self) -> dict[str, tuple[str, ...]]:
        """{what a column of ticks is called: the marks it stands for}."""
        return {**{mark: (mark,) for mark in self.column.marks}, **self.together} if self.marked else {}

    def tick_key(self, mark: str) -> str:
        return f"{self.column.key}{TICKED.format(mark=mark)}"

    def tick_of(self, path: Sequence[str]) -> str | None:
        """The key of the ticks that a heading asks for; a column for several marks names them in any order."""
        words = words_of_mark(path)
        alike = (
            mark for mark in self.together if sorted(folded_words(mark).split()) == sorted(words.split())
        )
        mark = mark_of(path, self.column) or next(alike, "")
        return self.tick_key(mark) if self.marked and mark else None

    def _ticks(self, marks: Collection[str]) -> Value:
        return lambda record: TICK if {*marks} & {*self.marked(record)} else ""

    def key_for(self, path: Sequence[str]) -> str | None:
        """The key of what a heading that is matched with the field asks for; None where that cannot be told."""
        key, sure = self.column.key, confidence(path, self.plain)
        if sure == EXACT:
            return key
        if tick := self.tick_of(path):
            return tick
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

    @cached_property
    def by_key(self) -> dict[str, ListedField]:
        return {one.column.key: one for one in self.fields}

    @cached_property
    def in_days(self) -> dict[str, str]:
        """{key of a tick: key of the slot that is meant over cells that show dates}."""
        return {one.tick_key(mark): key for one in self.fields for mark, key in one.in_days.items()}
