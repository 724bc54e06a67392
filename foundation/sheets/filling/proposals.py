"""Which slot of a list each heading of a form asks for: what the matching of the import leaves open for a form.

A wrong cell is worse than an empty one: what only resembles a field is filled where nothing speaks against it.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from foundation.sheets.cells import folded_words
from foundation.sheets.filling.fields import FieldPart, ListedField, ListOffer
from foundation.sheets.kinds import Reads
from foundation.sheets.matching import (
    EXACT,
    LEAF,
    OTHER_MATTERS,
    TICKED,
    Match,
    confidence,
    names_of,
    path_key,
    propose,
)

Paths = Sequence[tuple[str, ...]]
Proposed = dict[int, str | None]
FEWEST_STEPS = 2
# With their accents: "Nam" is a man, "Năm" a year.
PARTS_OF_DAYS = frozenset(["ngày", "tháng", "năm", "ngày,", "tháng,"])
# What follows is ticked: "Đảng viên (x)", "DTTS (đánh dấu x)".
TO_TICK = re.compile(r"\s*\((?:đánh dấu|tích|ghi|dấu)?\s*[\"“”']?x[\"“”']?\)\s*$", re.IGNORECASE)
# Words of a plan, a proposal, of before and after: the list says what is so on its day.
OTHER_TIMES = frozenset(["hoach", "kien", "nghi", "truoc", "sau", "cu", "moi", "dau"])


def proposed_slots(
    offer: ListOffer, paths: Paths, ignored: Collection[int] = (), days: Collection[int] = ()
) -> Proposed:
    """{index of a heading: key of its slot, or None} by what the heading says; cells below those in `days` show dates.

    Each slot is proposed once; columns of a form that cannot be told apart get nothing.
    """
    return FormHeadings(offer, paths, ignored).proposed(days)


def remembered_slots(
    offer: ListOffer, paths: Paths, ignored: Collection[int], memory: Mapping[str, str | None]
) -> Proposed:
    """The same of the headings that `memory` holds."""
    keys = {index: path_key(path) for index, path in enumerate(paths) if path and index not in ignored}
    known = {index: memory[key] for index, key in keys.items() if key in memory}
    return {index: key for index, key in known.items() if key is None or key in offer.slots}


class FormHeadings:
    """The headings of a form beside a list; headings at the `ignored` indexes ask for nothing."""

    def __init__(self, offer: ListOffer, paths: Paths, ignored: Collection[int]) -> None:
        self.offer, self.ignored = offer, frozenset(ignored)
        self.paths = [(*path[:-1], TO_TICK.sub("", path[-1])) if path else path for path in paths]
        self.ticks = dict(self._ticks())

    def proposed(self, days: Collection[int]) -> Proposed:
        matches = [match for match in propose(self.paths, self.offer.columns, self.ignored) if match.path]
        found = {match.index: self._key_of(match) for match in matches}
        self._split(found)
        self._leave_parts(found)
        found |= self.ticks | dict(self._in_steps())
        return self._parts_of_used(_once(found | self._dates_of(found, days)))

    def _dates_of(self, found: Proposed, days: Collection[int]) -> Proposed:
        """Nam and Nữ over cells that show dates are the births of men and women, where nothing else asks for these."""
        dated = {one.column.key for one in self.offer.fields if any(part.step for part in one.parts)}
        asked = {(key or "").partition(".")[0] for key in found.values()}
        if asked & {*dated, *self.offer.in_days.values()}:
            return {}
        meant = {index: self.offer.in_days.get(found.get(index) or "") for index in days}
        return {index: key for index, key in meant.items() if key}

    def _key_of(self, match: Match) -> str | None:
        one = self.offer.by_key.get(match.key or "")
        if one is None:
            return match.key
        if self._is_of_another(match, one) or (
            match.confidence < TICKED and self._is_doubtful(match.path, one)
        ):
            return None
        return one.key_for(match.path)

    def _is_of_another(self, match: Match, one: ListedField) -> bool:
        """Whether a heading that says no more than "Ngày" or "Năm", or only resembles the field, stands below the label
        of another one."""
        above, words = match.path[:-1], match.path[-1].lower().split()
        if not above or match.confidence == EXACT:
            return False
        if match.confidence >= TICKED and not PARTS_OF_DAYS.issuperset(words):
            return False
        others = (each.plain for each in self.offer.fields if each is not one)
        return confidence(above, one.plain) < LEAF and any(confidence(above, each) >= LEAF for each in others)

    def _is_doubtful(self, path: tuple[str, ...], one: ListedField) -> bool:
        """Of a heading that only resembles a field: it asks for another matter or another time, is one of several below
        the label of the field, or means what most records have not.
        """
        words = folded_words(path[-1]).split(" ")
        known = {word for label in names_of(one.plain).labels for word in label.split(" ")}
        asks_for_more = words[0] in OTHER_MATTERS - known and one.column.reads != Reads.DATE
        beside = [index for index, other in enumerate(self.paths) if path[:-1] and other[:-1] == path[:-1]]
        is_part = len(beside) > 1 and confidence(path[:-1], one.plain) >= LEAF
        return one.sparse or asks_for_more or is_part or bool(OTHER_TIMES & {*words} - known)

    def _ticks(self) -> Iterator[tuple[int, str]]:
        """The columns of ticks below the label of their field, whatever else is called like them."""
        for index, path in enumerate(self.paths):
            for one in self.offer.fields if len(path) > 1 and index not in self.ignored else ():
                if (key := one.tick_of(path)) and confidence(path[:-1], one.plain) >= LEAF:
                    yield index, key
                    break

    def _in_steps(self) -> Iterator[tuple[int, str]]:
        """A date over neighbouring columns, one for its day, one for its month, one for its year."""
        for one in self.offer.fields:
            parts = [part for part in one.parts if part.step]
            for first in range(len(self.paths)):
                for begin in range(len(parts) - FEWEST_STEPS + 1):
                    run = range(first, first + len(parts) - begin)
                    if self._say(run, parts[begin:], one):
                        yield from zip(
                            run, (f"{one.column.key}.{part.key}" for part in parts[begin:]), strict=True
                        )

    def _say(self, run: range, parts: Sequence[FieldPart], one: ListedField) -> bool:
        """Whether the headings begin with the steps one after the other, and mean the field all together."""
        if (
            run.stop > len(self.paths)
            or not self.ignored.isdisjoint(run)
            or not all(self.paths[run.start : run.stop])
        ):
            return False
        paths = [self.paths[index] for index in run]
        words = [folded_words(path[-1]).split(" ") for path in paths]
        above = {path[:-1] for path in paths}
        if len(above) > 1 or [said[0] for said in words] != [folded_words(part.step) for part in parts]:
            return False
        others = dict.fromkeys(word for said in words for word in said[1:])
        if not others:
            return confidence(above.pop(), one.plain) >= LEAF
        steps = (part.step for part in one.parts if part.step)
        return confidence((" ".join([*steps, *others]),), one.plain) >= LEAF

    def _split(self, found: Proposed) -> None:
        """A heading that is merged over two columns: the first parts of its field, in their order."""
        for one in self.offer.fields:
            alike = [index for index, key in found.items() if key == one.column.key]
            if len(alike) == 2 and len(one.parts) >= 2 and self.paths[alike[0]] == self.paths[alike[1]]:
                for index, part in zip(alike, one.parts, strict=False):
                    found[index] = f"{one.column.key}.{part.key}"

    def _leave_parts(self, found: Proposed) -> None:
        """Parts below the label of one field that nobody can tell apart (Xã | Huyện, tỉnh), or beside ticks of it."""
        places = {
            index: (key, self.paths[index][:-1]) for index, key in found.items() if key in self.offer.by_key
        }
        below = Counter(places.values())
        below.update((key.partition("=")[0], self.paths[index][:-1]) for index, key in self.ticks.items())
        for index, place in places.items():
            if place[1] and below[place] > 1:
                found[index] = None

    def _parts_of_used(self, found: Proposed) -> Proposed:
        """What a heading asks for beside one that has the whole field: "Năm sinh" beside "Ngày sinh"."""
        used, more = {*found.values()}, {}
        for index in (index for index, key in found.items() if key is None):
            for one in self.offer.fields if self.paths[index] else ():
                for part in one.parts if one.column.key in used else ():
                    key = f"{one.column.key}.{part.key}"
                    if key not in used and confidence(self.paths[index], part.column) >= LEAF:
                        more[index] = key
                        used.add(key)
        return found | more


def _once(found: Proposed) -> Proposed:
    used, once = set(), {}
    for index, key in found.items():
        once[index] = None if key in used else key
        used.add(key)
    return once
