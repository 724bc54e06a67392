"""The rules of one set, or of two side by side, in the order and groups of the keys."""

from dataclasses import dataclass

from office.regulations.keys import KEYS, ORDER
from office.regulations.lookup import load_rules
from office.regulations.models import Rule

LEVELS = ["", *Rule.Level.values]
OTHERS = "Nội dung khác"


@dataclass(frozen=True)
class ComparedRule:
    """A content of either set, and the rule that counts for it in each; one may not speak of it."""

    sample: Rule
    left: Rule | None
    right: Rule | None

    @property
    def differs(self):
        if self.left is None or self.right is None:
            return True
        return (self.left.words, self.left.confirmed) != (self.right.words, self.right.confirmed)


def in_order(rule):
    return (ORDER.get(rule.key, len(ORDER)), LEVELS.index(rule.level), rule.kind, rule.horizon)


def by_group(lines, rule_of):
    """(group, lines) pairs without the empty groups."""
    headings = {key: group for group, labels in KEYS.items() for key in labels}
    groups = {group: [] for group in [*KEYS, OTHERS]}
    for line in sorted(lines, key=lambda line: in_order(rule_of(line))):
        groups[headings.get(rule_of(line).key, OTHERS)].append(line)
    return [(group, lines) for group, lines in groups.items() if lines]


def grouped(rule_set):
    """The rules that count in the set, own and inherited."""
    return by_group(rule_set.rules().values(), lambda rule: rule)


def compared(left, right):
    load_rules([left, right])
    lines = [
        ComparedRule(rule, left.rule_at(place), right.rule_at(place))
        for place, rule in (right.rules() | left.rules()).items()
    ]
    return by_group(lines, lambda line: line.sample)
