"""Which rule set counts on a day for a unit, and which rule of it for a title: child sets go before their parents."""

from itertools import product

from django.apps import apps
from django.db.models import Q

from foundation.core.scope.rows import ScopedQuerySet
from office.organisation.models.structure import Unit

# The sets asked for, each with its line of parents; the depth is bounded, for two sets might name each other.
LINES = """
WITH RECURSIVE line AS (
    SELECT id AS root, id, parent_id, name, 0 AS depth FROM regulations_ruleset WHERE id = ANY(%s)
    UNION ALL
    SELECT line.root, parent.id, parent.parent_id, parent.name, line.depth + 1
    FROM line JOIN regulations_ruleset parent ON parent.id = line.parent_id WHERE line.depth < 20
)
SELECT rule.*, line.root, line.depth, line.name AS set_name
FROM line JOIN regulations_rule rule ON rule.rule_set_id = line.id
ORDER BY line.root, line.depth, rule.id
"""


def load_rules(rule_sets):
    """Give every set its rules and those of its parents, nearest first; one query for all of them."""
    lines = {rule_set.pk: {} for rule_set in rule_sets}
    for rule in apps.get_model("regulations", "Rule").objects.raw(LINES, [list(lines)]):
        lines[rule.root].setdefault(rule.depth, {})[rule.place] = rule
    for rule_set in rule_sets:
        rule_set.line = [rules for _, rules in sorted(lines[rule_set.pk].items())]


class RuleLookup:
    """What a rule set answers; its rules are read once, when first asked for."""

    line = None

    def rule(self, key, *, level="", kind="", horizon=""):
        """The rule that counts, or None. The nearest set that speaks of it decides, its narrowest rule first."""
        if self.line is None:
            load_rules([self])
        for rules in self.line:
            for place in product([key], *(dict.fromkeys([part, ""]) for part in (level, kind, horizon))):
                if place in rules:
                    return rules[place]
        return None

    def rule_at(self, place):
        key, level, kind, horizon = place
        return self.rule(key, level=level, kind=kind, horizon=horizon)

    def value(self, key, **narrowed):
        """The figure of a confirmed rule; None where there is none that may be relied on."""
        rule = self.rule(key, **narrowed)
        return rule.figure if rule and rule.confirmed else None

    def rules(self):
        """All rules that count here, own and inherited, by their places."""
        if self.line is None:
            load_rules([self])
        found = {}
        for rules in self.line:
            for place, rule in rules.items():
                if self.rule_at(place) is rule:
                    found[place] = rule
        return found


class RuleSetQuerySet(ScopedQuerySet):
    def on(self, day):
        return self.filter(in_force_from__lte=day).filter(Q(in_force_to=None) | Q(in_force_to__gt=day))

    def in_force(self, day, unit, subject="planning"):
        """The set in force on the day for the unit, or None."""
        return self.in_force_for([(day, unit)], subject)[day, unit.pk if unit else None]

    def in_force_for(self, asked, subject="planning"):
        """The sets in force for many (day, unit), by (day, unit key): the nearest unit upwards decides.

        Three queries for any number; every set carries its rules.
        """
        rule_sets = list(self.filter(subject=subject).select_related("unit"))
        parents = dict(Unit.objects.order_by().values_list("pk", "parent"))
        found = {}
        for day, unit in asked:
            key = unit.pk if unit else None
            found[day, key] = nearest([each for each in rule_sets if counts(each, day)], key, parents)
        load_rules(list({each.pk: each for each in found.values() if each}.values()))
        return found


def counts(rule_set, day):
    return rule_set.in_force_from <= day and (rule_set.in_force_to is None or day < rule_set.in_force_to)


def nearest(rule_sets, unit, parents):
    """The set of the unit itself or of the nearest unit above it, else the one for everywhere."""
    by_unit = {rule_set.unit_id: rule_set for rule_set in rule_sets}
    while unit is not None and unit not in by_unit:
        unit = parents.get(unit)
    return by_unit.get(unit)
