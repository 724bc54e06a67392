"""When the terms of posts end, as the rules in force on a day count them."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from cadre.models.facts import FactQuerySet, PostHeld
from foundation.core.months import add_months
from office.organisation.models.structure import Unit
from office.regulations.models import Rule, RuleSet
from office.regulations.values import Measure

Form = PostHeld.TakingForm
MONTHS = {Measure.MONTHS: 1, Measure.YEARS: 12}


class TermKind(NamedTuple):
    """Posts taken in one of the forms, and the rule that says how long they are held."""

    forms: tuple[str, ...]
    subject: str
    key: str


APPOINTMENT = TermKind(
    (Form.APPOINTED, Form.REAPPOINTED), RuleSet.Subject.APPOINTMENT, "appointment_term_months"
)
ROTATION = TermKind((Form.ROTATED,), RuleSet.Subject.ROTATION, "rotation_min_months")


@dataclass(frozen=True)
class PostTerm:
    """The end of the term for which a person (key) of a unit (key) holds a post (key), and the rule that gives it."""

    held: int
    cadre: int
    post: int
    unit: int
    level: str
    ends: datetime.date
    rule: Rule


def sets_in_force(
    day: datetime.date, subject: str, units: Iterable[Unit] | None = None
) -> dict[int, RuleSet]:
    """{unit key: rule set of the subject on the day}, of the units, or all, that have one; three queries."""
    units = Unit.objects.order_by() if units is None else units
    found = RuleSet.objects.in_force_for([(day, unit) for unit in units], subject)
    return {unit: rule_set for (_, unit), rule_set in found.items() if rule_set}


def rules_of(sets: Mapping[int, RuleSet], key: str) -> list[Rule]:
    """All rules of the key in the sets, each once."""
    lines = {rule_set.pk: rule_set.line for rule_set in sets.values()}
    return [rule for line in lines.values() for rules in line for rule in rules.values() if rule.key == key]


def months_of(rule: Rule) -> int:
    """The length that the rule gives, 0 where it gives none."""
    return (rule.figure or 0) * MONTHS.get(rule.measure, 0)


def shortest(sets: Mapping[int, RuleSet], key: str) -> int | None:
    """The shortest term in months that some set gives; None where none does."""
    return min((months for rule in rules_of(sets, key) if (months := months_of(rule))), default=None)


def terms_of(held: FactQuerySet, sets: Mapping[int, RuleSet], key: str) -> Iterator[PostTerm]:
    """The ends of the terms of the posts, of those with a known beginning; one query.

    A beginning known by month or year counts from its first day: rather early than late.
    """
    rows = held.filter(valid_from__isnull=False).order_by()
    rows = rows.values_list("pk", "cadre", "post", "cadre__now__unit", "post__title__level", "valid_from")
    for pk, cadre, post, unit, level, begun in rows:
        rule = unit in sets and sets[unit].rule(key, level=level)
        if rule and months_of(rule):
            yield PostTerm(pk, cadre, post, unit, level, add_months(begun.first_day, months_of(rule)), rule)


def ending(
    held: FactQuerySet, kind: TermKind, day: datetime.date, until: datetime.date
) -> Iterable[PostTerm]:
    """The terms among the posts that end after the day and not after `until`, by confirmed rules.

    One query where no post was taken so, else five.
    """
    held = held.filter(taking_form__in=kind.forms, valid_from__isnull=False)
    units = list(Unit.objects.filter(pk__in=held.order_by().values("cadre__now__unit")).order_by())
    if not units:
        return ()
    terms = terms_of(held, sets_in_force(day, kind.subject, units), kind.key)
    return [term for term in terms if term.rule.confirmed and day < term.ends <= until]
