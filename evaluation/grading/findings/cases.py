"""What the findings of rows are told from, loaded for all of them at once."""

import datetime
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from typing import Any

from django.db import models
from django.db.models import Q, QuerySet

from cadre.models.discipline import Discipline
from evaluation.grading.findings import checks, months
from evaluation.grading.findings.checks import GradingCase
from evaluation.grading.findings.quota import GroupQuota, group_key, readings_of
from evaluation.grading.findings.rules import GradingRules, grading_rules, rules_for
from evaluation.models import Evaluation, GradingLine, UnitGrade
from foundation.core.scope.rows import permission, unit_key
from office.campaigns.models import Campaign
from office.regulations.findings import Finding
from office.regulations.subjects import RuleSubject

OF_LINE = ("cadre", "unit", "campaign_unit__unit", "group")
# So many years before the campaign's are read for grades in a row.
YEARS = 5
GradingCheck = Callable[[GradingCase], Iterator[Finding]]
CHECKS: list[GradingCheck] = [
    checks.over,
    checks.far,
    checks.disciplined,
    checks.repeated,
    checks.head,
    checks.collective,
    months.too_short,
    months.long_absent,
    checks.member,
    checks.points,
]


def findings_of(case: GradingCase) -> list[Finding]:
    return [finding for check in CHECKS for finding in check(case)]


def loaded(lines: QuerySet[GradingLine]) -> QuerySet[GradingLine]:
    """The rows with all that findings ask of them."""
    return lines.select_related(*OF_LINE)


def peers_of(line: GradingLine, user: Any) -> QuerySet[GradingLine]:
    """The rows among whom the share of HTXSNV is told, as far as the user may read them."""
    rows = GradingLine.objects.for_user(user) if user else GradingLine.objects.all()
    same = {"campaign": line.campaign_id, "group": line.group_id, "is_decided_above": line.is_decided_above}
    return loaded(rows.filter(**same))


def cases_of(
    lines: Sequence[GradingLine],
    campaign: Campaign,
    user: Any = None,
    groups: Iterable[GroupQuota] | None = None,
    rules: GradingRules | None = None,
) -> Iterator[GradingCase]:
    """The rows of the campaign, which are `loaded`, each as far as the user may know; all of it without one.

    `groups` are told by all rows, of which these are a part. A fixed number of queries for any number of rows.
    """
    rules = rules or grading_rules(campaign)
    people, year = {line.cadre_id for line in lines}, campaign.year
    groups = {told.key: told for told in (readings_of(lines, rules) if groups is None else groups)}
    disciplines = disciplines_of(people, year, user)
    before, elsewhere = grades_before(people, year, user), graded_elsewhere(people, year, user)
    collectives = collectives_of(lines, year, user)
    for line in lines:
        knows = user is None or user.scope(permission(Discipline, "view")).covers(unit_key(line.cadre))
        yield GradingCase(
            line,
            year,
            rules_for(line.subject, rules),
            rules[RuleSubject.GRADING_MEMBERS],
            disciplines[line.cadre_id] if knows else None,
            None if line.cadre_id in elsewhere else before[line.cadre_id],
            collectives.get(line.unit_id),
            groups.get(group_key(line)),
        )


def disciplines_of(people: Collection[int], year: int, user: Any) -> dict[int, list[Discipline]]:
    """What was in force on some day of the year, or decided in it; one query."""
    first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
    in_force = Q(valid_from__lte=last) & (Q(valid_to=None) | Q(valid_to__gt=first))
    rows = readable(Discipline, user).filter(in_force | Q(decision_on__year=year), cadre__in=people)
    found = defaultdict(list)
    for each in rows.order_by("valid_from", "pk"):
        found[each.cadre_id].append(each)
    return found


def grades_before(people: Collection[int], year: int, user: Any) -> dict[int, dict[int, str]]:
    """{key of a person: {year: decided grade}} of the years before; one query."""
    rows = readable(Evaluation, user).filter(cadre__in=people, year__lt=year, year__gte=year - YEARS)
    found = defaultdict(dict)
    for cadre, each, grade in rows.order_by().values_list("cadre", "year", "grade"):
        found[cadre][each] = grade
    return found


def graded_elsewhere(people: Collection[int], year: int, user: Any) -> frozenset[int]:
    """Whose grade of the year before is kept from the user; one query, none where they read all."""
    scope = user.scope(permission(Evaluation, "view")) if user else None
    if scope is None or scope.everything:
        return frozenset()
    rows = Evaluation.objects.filter(cadre__in=people, year=year - 1).kept_from(user)
    return frozenset(rows.order_by().values_list("cadre", flat=True))


def collectives_of(lines: Iterable[GradingLine], year: int, user: Any) -> dict[int, UnitGrade]:
    """{key of a unit: the grade of its collective} of the units whose heads have a row; one query."""
    units = {line.unit_id for line in lines if line.is_head}
    return {each.unit_id: each for each in readable(UnitGrade, user).filter(year=year, unit__in=units)}


def readable(model: type[models.Model], user: Any) -> Any:
    return model.objects.for_user(user) if user else model.objects.all()
