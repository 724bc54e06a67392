"""The rules of one set, or of two side by side, in the order and groups of the keys."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from office.regulations.keys import KEYS, ORDER
from office.regulations.lookup import load_rules
from office.regulations.models import Rule, RuleSet

LEVELS = ["", *Rule.Level.values]
OTHERS = "Nội dung khác"

Line = TypeVar("Line")


@dataclass(frozen=True)
class ComparedRule:
    """One content with the rule that counts for it in each set, None where that set has no such rule."""

    sample: Rule
    left: Rule | None
    right: Rule | None

    @property
    def differs(self) -> bool:
        if self.left is None or self.right is None:
            return True
        return (self.left.words, self.left.confirmed) != (self.right.words, self.right.confirmed)


def in_order(rule: Rule) -> tuple[int, int, str, str]:
    """Sort key: the order of the keys, then level, kind of title and horizon."""
    return (ORDER.get(rule.key, len(ORDER)), LEVELS.index(rule.level), rule.kind, rule.horizon)


def by_group(lines: Iterable[Line], rule_of: Callable[[Line], Rule]) -> list[tuple[str, list[Line]]]:
    """(group of keys, its lines in order) pairs, without the empty groups; `rule_of` gives the rule of a line."""
    headings = {key: group for group, labels in KEYS.items() for key in labels}
    groups = {group: [] for group in [*KEYS, OTHERS]}
    for line in sorted(lines, key=lambda line: in_order(rule_of(line))):
        groups[headings.get(rule_of(line).key, OTHERS)].append(line)
    return [(group, lines) for group, lines in groups.items() if lines]


def grouped(rule_set: RuleSet) -> list[tuple[str, list[Rule]]]:
    """The rules that count in the set, its own and inherited ones, by group of keys."""
    return by_group(rule_set.rules().values(), lambda rule: rule)


def compared(left: RuleSet, right: RuleSet) -> list[tuple[str, list[ComparedRule]]]:
    """The contents of both sets side by side, by group of keys; one query."""
    load_rules([left, right])
    lines = [
        ComparedRule(rule, left.rule_at(place), right.rule_at(place))
        for place, rule in (right.rules() | left.rules()).items()
    ]
    return by_group(lines, lambda line: line.sample)
