"""Which rule set counts on a day for a unit, and which rule of it for a title: child sets go before their parents."""

import datetime
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import product
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db.models import BigIntegerField, Case, Q, When

from foundation.core.scope.rows import ScopedQuerySet
from office.organisation.models.structure import Unit
from office.organisation.querysets import line_above
from office.regulations.conditions import in_order
from office.regulations.keys import RECKONINGS
from office.regulations.values import RuleFigure

if TYPE_CHECKING:
    from office.regulations.models import Rule, RuleSet

# Key, level, kind of title and horizon of a rule; an empty one of the last three is any.
Place = tuple[str, str, str, str]

# The sets asked for, each with its line of parents; the depth is bounded, for two sets might name each other.
LINES = """
WITH RECURSIVE line AS (
    SELECT id AS root, id, parent_id, name, conditions, 0 AS depth FROM regulations_ruleset WHERE id = ANY(%s)
    UNION ALL
    SELECT line.root, parent.id, parent.parent_id, parent.name, parent.conditions, line.depth + 1
    FROM line JOIN regulations_ruleset parent ON parent.id = line.parent_id WHERE line.depth < 20
)
SELECT rule.*, line.root, line.depth, line.name AS set_name, line.conditions AS set_conditions, (
    SELECT json_agg(json_build_array(paper.kind, paper.number, paper.issued_on) ORDER BY paper.issued_on, paper.id)
    FROM regulations_rulesetdocument basis JOIN regulations_document paper ON paper.id = basis.document_id
    WHERE basis.rule_set_id = line.id
) AS set_documents
FROM line LEFT JOIN regulations_rule rule ON rule.rule_set_id = line.id
ORDER BY line.root, line.depth, rule.id
"""


def load_rules(rule_sets: Sequence["RuleSet"]) -> None:
    """Give every set its rules and those of its parents in `line`, the nearest first, and in `asked` the conditions
    of the nearest that names some; one query for all sets.
    """
    lines, asked = {rule_set.pk: {} for rule_set in rule_sets}, {}
    for rule in apps.get_model("regulations", "Rule").objects.raw(LINES, [list(lines)]):
        if rule.set_conditions:
            asked.setdefault(rule.root, rule.set_conditions)
        # A set without rules is one row, of no rule.
        if rule.pk:
            lines[rule.root].setdefault(rule.depth, {})[rule.place] = rule
    for rule_set in rule_sets:
        rule_set.line = [rules for _, rules in sorted(lines[rule_set.pk].items())]
        rule_set.asked = asked.get(rule_set.pk, [])


class RuleLookup:
    """Looks up the rules of a set and its parents; they are read once, at the first look-up."""

    line = None
    asked = None
    # The rules of which line were looked up, and what was found by place: whole lists ask for the same few.
    looked_up = (None, {})

    @property
    def asks(self) -> list[str]:
        """The keys of the conditions asked, in order: its own, or those of the nearest parent that names some."""
        if self.line is None:
            load_rules([self])
        return in_order(self.conditions if self.asked is None else self.asked)

    def reckons(self, rule: "Rule") -> bool:
        """Whether some confirmed reckoning of the set or its parents can count where the rule does."""
        known = (each for each in self.rules().values() if each.confirmed and each.key in RECKONINGS)
        return any(meet(each.place[1:], rule.place[1:]) for each in known)

    def rule(self, key: str, *, level: str = "", kind: str = "", horizon: str = "") -> "Rule | None":
        """The rule that counts, confirmed or not, or None: the narrowest of the nearest set that has one."""
        if self.line is None:
            load_rules([self])
        if self.looked_up[0] is not self.line:
            self.looked_up = (self.line, {})
        known, place = self.looked_up[1], (key, level, kind, horizon)
        if place not in known:
            known[place] = self._look_up(*place)
        return known[place]

    def _look_up(self, key: str, level: str, kind: str, horizon: str) -> "Rule | None":
        for rules in self.line:
            for place in product([key], *(dict.fromkeys([part, ""]) for part in (level, kind, horizon))):
                if place in rules:
                    return rules[place]
        return None

    def rule_at(self, place: Place) -> "Rule | None":
        """The rule that counts at the place, which may be a wider one."""
        key, level, kind, horizon = place
        return self.rule(key, level=level, kind=kind, horizon=horizon)

    def value(self, key: str, **narrowed: str) -> RuleFigure | None:
        """The figure of a confirmed rule, None where there is none; `narrowed` holds level, kind and horizon."""
        rule = self.rule(key, **narrowed)
        return rule.figure if rule and rule.confirmed else None

    def rules(self) -> dict[Place, "Rule"]:
        """All rules that count in the set, its own and inherited ones, by place."""
        if self.line is None:
            load_rules([self])
        counting = {}
        for rules in self.line:
            for place, rule in rules.items():
                if self.rule_at(place) is rule:
                    counting[place] = rule
        return counting


def meet(place: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two narrowings (level, kind, horizon) can count for one title; an empty part is any."""
    return all(not one or not two or one == two for one, two in zip(place, other, strict=True))


class RuleSetQuerySet(ScopedQuerySet):
    def on(self, day: datetime.date) -> Self:
        """Sets in force on the day, for any unit."""
        return self.filter(in_force_from__lte=day).filter(Q(in_force_to=None) | Q(in_force_to__gt=day))

    def in_force(self, day: datetime.date, unit: Unit | None, subject: str = "planning") -> "RuleSet | None":
        """The set in force on the day for the unit (None: for everywhere), or None."""
        return self.in_force_for([(day, unit)], subject)[day, unit.pk if unit else None]

    def in_force_for(
        self, asked: Iterable[tuple[datetime.date, Unit | None]], subject: str = "planning"
    ) -> dict[tuple[datetime.date, int | None], "RuleSet | None"]:
        """{(day, unit key): set in force, or None} for many (day, unit); the nearest unit upwards decides.

        Three queries for any number; every set has its rules loaded.
        """
        return self.in_force_at({(day, unit.pk if unit else None) for day, unit in asked}, subject)

    def in_force_at(
        self, asked: Collection[tuple[datetime.date, int | None]], subject: str = "planning"
    ) -> dict[tuple[datetime.date, int | None], "RuleSet | None"]:
        """As `in_force_for`, of units that are given by key."""
        rule_sets = list(self.filter(subject=subject).select_related("unit"))
        parents = dict(Unit.objects.order_by().values_list("pk", "parent"))
        by_day = {day: [each for each in rule_sets if counts(each, day)] for day in {day for day, _ in asked}}
        in_force = {(day, key): nearest(by_day[day], key, parents) for day, key in asked}
        load_rules(list({each.pk: each for each in in_force.values() if each}.values()))
        return in_force

    def area(self, unit: str, subject: str = "planning") -> Case:
        """Expression: of the unit at the path the nearest one, itself or upwards, that has sets, on whatever day.

        The same sets are in force there as in the unit itself: by it rows can be grouped. Two queries.
        """
        of_units = self.filter(subject=subject, unit__isnull=False).order_by()
        own, below = set(of_units.values_list("unit", flat=True)), {}
        parents = Unit.objects.parents() if own else {}
        for key in parents:
            nearest = next((each for each in line_above(key, parents) if each in own), None)
            below.setdefault(nearest, []).append(key)
        most = max(below, key=lambda each: len(below[each]), default=None)
        others = [When(**{f"{unit}__among": keys}, then=each) for each, keys in below.items() if each != most]
        return Case(*others, default=most, output_field=BigIntegerField())

    def in_force_of(
        self, subjects: Iterable[str], day: datetime.date, unit: Unit | None
    ) -> dict[str, "RuleSet | None"]:
        """{subject: set in force on the day for the unit, or None}; three queries, every set has its rules loaded."""
        subjects = list(subjects)
        rule_sets = [each for each in self.filter(subject__in=subjects) if counts(each, day)]
        parents = dict(Unit.objects.order_by().values_list("pk", "parent"))
        key = unit.pk if unit else None
        found = {
            subject: nearest([each for each in rule_sets if each.subject == subject], key, parents)
            for subject in subjects
        }
        load_rules([each for each in found.values() if each])
        return found


def counts(rule_set: "RuleSet", day: datetime.date) -> bool:
    """Whether the set is in force on the day; `in_force_to` is the first day on which it is not."""
    return rule_set.in_force_from <= day and (rule_set.in_force_to is None or day < rule_set.in_force_to)


def nearest(
    rule_sets: Iterable["RuleSet"], unit: int | None, parents: Mapping[int, int | None]
) -> "RuleSet | None":
    """The set of the unit itself or of the nearest unit above it, else the one for everywhere.

    Units are given by key; `parents` holds the parent of each.
    """
    by_unit = {rule_set.unit_id: rule_set for rule_set in rule_sets}
    while unit is not None and unit not in by_unit:
        unit = parents.get(unit)
    return by_unit.get(unit)
