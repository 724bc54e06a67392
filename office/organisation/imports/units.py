"""Units that a sheet names: found, or asked about once with a proposal."""

import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.utils.text import slugify

from foundation.core.scope.units import Scope
from foundation.core.text import fold
from foundation.sheets.cells import folded_words
from foundation.sheets.kinds import Question
from foundation.sheets.questions import Questions
from office.organisation.imports.unit_names import near_unit, written_out
from office.organisation.models.structure import Unit
from office.organisation.reference import shipped

NEW, ADD, LEFT = "new", "add", ""
SHOWN_OPTIONS = 30
OUTSIDE = "Đơn vị “{unit}” ngoài phạm vi được giao; bỏ dòng này hoặc gửi nơi quản lý đơn vị đó nhập."
NO_UNIT = "Thiếu đơn vị; ghi đơn vị ở một cột hoặc ở dòng tên đơn vị phía trên các dòng cán bộ."


@dataclass(frozen=True)
class Found:
    """`certain` is false while a question about it is open or its rows were left aside."""

    unit: Unit | None = None
    certain: bool = True
    fault: str = ""


def key_of(text: str) -> str:
    return slugify(fold(text)) or "x"


def nearest(text: str, candidates: Iterable[Any], limit: int = SHOWN_OPTIONS) -> list[Any]:
    """The candidates whose folded names are most like the text."""
    wanted = folded_words(text)

    def likeness(candidate: Any) -> float:
        return difflib.SequenceMatcher(None, wanted, folded_words(str(candidate))).ratio()

    return sorted(candidates, key=likeness, reverse=True)[:limit]


class Units:
    """The units of a day under every name they go by; a row may speak of those in `scope` alone."""

    def __init__(self, user: Any, day: date | None, questions: Questions, scope: Scope) -> None:
        self.questions, self.scope, self.day = questions, scope, day
        self.units = self._load(day)
        self.by_key = {unit.pk: unit for unit in self.units}
        may_add = user.scope("organisation.add_unit")
        self.home = next((unit for unit in self._inside(self.units) if may_add.covers(unit.pk)), None)
        self.by_name, self.proposed, self.asked_about = {}, {}, {}
        for unit in self.units:
            for name in {unit.code, folded_words(unit.name), folded_words(unit.short_name)} - {""}:
                self.by_name.setdefault(name, []).append(unit)

    def _load(self, day):
        return list(Unit.objects.on(day).prefetch_related("levels"))

    def level(self, unit: Unit, day: date | None = None) -> str:
        """The level on which the unit stands on the day, or on that of the import."""
        day = day or self.day
        return unit.level_on(day) if day else unit.level

    def find(self, names: Sequence[str]) -> Found:
        """The unit that the innermost of the names means; an unknown one within a known unit is that unit."""
        names = [name for name in names if name]
        if not names:
            return Found(fault=NO_UNIT)
        for name in reversed(names):
            known = self._known(name)
            if known and (name == names[-1] or known[0].parent_id):
                return self._of(name, known)
        return self._asked(names[-1], [])

    def named(self, name: str) -> list[Unit]:
        """The units of the scope that go by the name; none where nobody does."""
        return self._inside(self._known(name))

    def tops(self) -> list[Unit]:
        """The units of the scope with nothing of the scope above them."""
        return [unit for unit in self._inside(self.units) if not self.scope.covers(unit.parent_id)]

    def chain(self, unit: Unit | None) -> Iterator[Unit]:
        """The unit and those above it."""
        while unit is not None:
            yield unit
            unit = self.by_key.get(unit.parent_id)

    def _inside(self, units):
        return [unit for unit in units if self.scope.covers(unit.pk)]

    def _known(self, name):
        known = self.by_name.get(folded_words(name)) or self.by_name.get(name)
        return known or self._known_in_full(name)

    def _known_in_full(self, name):
        """Those that the name means when its shortened words are written out."""
        found = [unit for text in written_out(name) for unit in self.in_full.get(text, ())]
        return list(dict.fromkeys(found))

    @cached_property
    def in_full(self):
        names = {}
        for unit in self.units:
            for text in written_out(unit.name) | written_out(unit.short_name):
                names.setdefault(text, []).append(unit)
        return names

    def _of(self, name, known):
        inside = self._inside(known)
        if len(inside) == 1:
            return Found(inside[0])
        return self._asked(name, inside) if inside else Found(fault=OUTSIDE.format(unit=name))

    def _asked(self, name, namesakes):
        question = self._question(name, namesakes)
        answer = self.questions.ask(question)
        value = question.proposal if answer is None else answer
        if value == NEW:
            return Found(self.proposed[key_of(name)], certain=answer is not None)
        unit = self.by_key.get(int(value)) if value else None
        return Found(unit, certain=bool(answer))

    def _question(self, name, namesakes):
        key = key_of(name)
        if key not in self.asked_about:
            inside = namesakes or self._inside(self.units)
            near = None if namesakes else self._near(name, inside)
            listed = nearest(name, inside)
            if near:
                listed = [near, *(unit for unit in listed if unit != near)]
            options = [(str(unit.pk), f"Là đơn vị {unit}") for unit in listed]
            if self.home and not namesakes:
                self.proposed[key] = self._new(name)
                options.insert(1 if near else 0, (NEW, f"Tạo mới trực thuộc {self.home}"))
            options.append((LEFT, "Để lại"))
            proposal = str(near.pk) if near else NEW if key in self.proposed else LEFT
            text = f"Có {len(namesakes)} đơn vị tên “{name}”" if namesakes else f"Chưa có đơn vị “{name}”"
            self.asked_about[key] = Question(f"unit:{key}", "unit", text, tuple(options), proposal, 0)
        return self.asked_about[key]

    def _near(self, name, inside):
        """The unit that the name may well mean: it is proposed before a new one. A known commune is its own."""
        if self.home and self._commune(name):
            return None
        return near_unit(name, inside, self.home.name if self.home else "")

    def _commune(self, name):
        return next((c for c in self._communes if folded_words(c["name"]) == folded_words(name)), None)

    def _new(self, name):
        """An unsaved unit below the user's own: what the words of its name and the gazetteer say of it."""
        level, kind = kind_by_words(name)
        listed = self._commune(name)
        name = listed["name"] if listed else spoken(name)
        return Unit(
            code=self._free_code(
                listed["code"] if listed else f"{self.home.code}-{key_of(name)}"[:40].strip("-")
            ),
            name=name,
            level=level or self.level(self.home),
            kind=kind,
            parent=self.home,
            order=self._next_order(kind),
            valid_from=self.home.valid_from,
        )

    @cached_property
    def _communes(self):
        return shipped("communes").get(self.home.code, [])

    def _free_code(self, code):
        taken = {unit.code for unit in [*self.units, *self.proposed.values()]}
        return code if code not in taken else f"{code[:37]}-{len(self.proposed) + 2}"

    def _next_order(self, kind):
        beside = [unit for unit in self.units if unit.parent_id == self.home.pk] + list(
            self.proposed.values()
        )
        return max((unit.order for unit in beside if unit.kind == kind), default=0) + 1


class UnitsEver(Units):
    """All units there have ever been; of namesakes those that stood on `meant`, the day that a row speaks of."""

    meant: date | None = None

    def _load(self, day):
        return list(Unit.objects.prefetch_related("levels"))

    def level(self, unit: Unit, day: date | None = None) -> str:
        return super().level(unit, day or self.meant)

    def _known(self, name):
        known = super()._known(name)
        return [unit for unit in known if self.meant and stood(unit, self.meant)] or known


def stood(unit: Unit, day: date) -> bool:
    return unit.valid_from <= day and (unit.valid_to is None or unit.valid_to > day)


def spoken(name: str) -> str:
    """A name typed in capitals, as it is spoken."""
    return name.capitalize() if name.isupper() else name


def kind_by_words(name: str) -> tuple[str | None, str]:
    """(level or None for that of the unit above, block), by the words of the name."""
    words = f" {folded_words(name)} "
    for rule in shipped("units")["words"]:
        begins = any(words.startswith(f" {folded_words(start)} ") for start in rule.get("starts", ()))
        if begins or any(f" {folded_words(part)} " in words for part in rule.get("contains", ())):
            return rule.get("level"), rule["kind"]
    return None, shipped("units")["other_kind"]
