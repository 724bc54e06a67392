"""When the terms of posts end: as a decision set it, else as the rules in force on a day count them."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import NamedTuple

from django.db.models import Q

from cadre.models.facts import FactQuerySet, PostHeld
from foundation.core.dates import PartialDate
from foundation.core.months import add_months
from office.organisation.models.structure import Unit
from office.regulations.models import Rule, RuleSet
from office.regulations.values import Measure

Form = PostHeld.TakingForm
MONTHS = {Measure.MONTHS: 1, Measure.YEARS: 12}
SPARE = datetime.timedelta(days=3)


class TermKind(NamedTuple):
    """Posts taken in one of the forms, for as long as a decision or the rule says; of the others a decision alone."""

    forms: tuple[str, ...]
    subject: str
    key: str
    others: tuple[str, ...] = ()


ROTATION = TermKind((Form.ROTATED,), RuleSet.Subject.ROTATION, "rotation_min_months", others=(Form.SECONDED,))
ACTING = TermKind((Form.ACTING,), RuleSet.Subject.APPOINTMENT, "acting_most_months")
APPOINTED = (Form.APPOINTED, Form.REAPPOINTED)
FOR_A_TIME = (*ROTATION.forms, *ROTATION.others, *ACTING.forms)
APPOINTMENT = TermKind(
    APPOINTED,
    RuleSet.Subject.APPOINTMENT,
    "appointment_term_months",
    others=("", *(form for form in Form.values if form not in (*APPOINTED, *FOR_A_TIME))),
)


class HeldFacts(NamedTuple):
    """What is on record of a post held (key): by whom of which unit, which post of which unit (keys), how it was taken,
    since when, and until when by which decision.
    """

    held: int
    cadre: int
    home: int
    post: int
    unit: int
    level: str
    form: str
    begun: PartialDate | None
    decided: datetime.date | None
    decision: str


READ = ("pk", "cadre", "scope_unit", "post", "post__unit", "post__title__level", "taking_form")
READ += ("valid_from", "term_ends", "decision_no")


@dataclass(frozen=True)
class PostTerm:
    """The first day after the term of a post held; without a rule a decision set it, or nothing did."""

    of: HeldFacts
    ends: datetime.date | None
    rule: Rule | None = None

    @property
    def confirmed(self) -> bool:
        return self.rule is None or self.rule.confirmed


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


def facts_of(held: FactQuerySet) -> list[HeldFacts]:
    return [HeldFacts(*row) for row in held.order_by().values_list(*READ)]


def may_have(kind: TermKind) -> Q:
    """That a post held may have such a term."""
    return Q(taking_form__in=kind.forms) | Q(taking_form__in=kind.others, term_ends__isnull=False)


def soon(rules: Iterable[Rule], until: datetime.date, after: datetime.date | None = None) -> Q:
    """Of posts, those whose time may be over until then, and not yet on the day `after`: by their decision, or by a
    term that one of the rules gives. The last day of a month may count from up to three days later.
    """
    ends, lengths = Q(term_ends__lte=until), {months_of(rule) for rule in rules} - {0}
    begun = {months: Q(valid_from__lte=add_months(until, -months) + SPARE) for months in lengths}
    if after:
        ends &= Q(term_ends__gt=after)
        begun = {months: Q(each, valid_from__gt=add_months(after, -months)) for months, each in begun.items()}
    return ends | Q(reduce(or_, begun.values()), term_ends=None) if begun else ends


def term_of(held: HeldFacts, kind: TermKind, sets: Mapping[int, RuleSet]) -> PostTerm:
    """As the decision set it, else as the rule where the post is counts it from the beginning.

    A beginning known by month or year counts from its first day: rather early than late.
    """
    if held.decided or held.form not in kind.forms or held.unit not in sets:
        return PostTerm(held, held.decided)
    rule = sets[held.unit].rule(kind.key, level=held.level)
    months = months_of(rule) if rule else 0
    ends = add_months(held.begun.first_day, months) if held.begun and months else None
    return PostTerm(held, ends, rule)


def ending(
    held: FactQuerySet, kind: TermKind, rules: Iterable[Rule], day: datetime.date, until: datetime.date
) -> Iterable[PostTerm]:
    """Of the posts held, the terms of the kind that end after the day and not after `until`, by a decision or a
    confirmed rule. `rules` are all that give lengths of it. One query where no term may end, else four.
    """
    found = facts_of(held.filter(may_have(kind), soon(rules, until, day)))
    units = {facts.unit for facts in found}
    sets = sets_in_force(day, kind.subject, [Unit(pk=key) for key in units]) if found else {}
    terms = (term_of(facts, kind, sets) for facts in found)
    return [term for term in terms if term.confirmed and term.ends and day < term.ends <= until]
