"""Who left so long ago that the rule proposes to make the record nameless. Nothing is done by it: the head confirms."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Q

from cadre.models.facts import PostHeld
from cadre.models.people import Cadre, CadreNow
from cadre.querysets import CadreQuerySet
from foundation.core.months import add_months
from office.regulations.models import Rule
from office.regulations.subjects import RuleSubject
from office.regulations.values import Measure
from privacy.models import Anonymisation

KEY = "retention_after_leaving"
NO_RULE = (
    "Chưa có quy định thời hạn lưu đã xác nhận, nên không đề xuất hồ sơ nào. Lãnh đạo ghi bộ quy định"
    " “Lưu giữ dữ liệu cá nhân” ở trang Văn bản, quy định, đối chiếu với văn bản rồi xác nhận."
)
MONTHS = {Measure.MONTHS: 1, Measure.YEARS: 12}


@dataclass(frozen=True)
class KeptTooLong:
    """Someone who left, since when, and since when the record is kept longer than the rule says."""

    cadre: Cadre
    left_on: datetime.date
    over_on: datetime.date


def rule_on(day: datetime.date) -> Rule | None:
    """The confirmed rule in force; one that nobody confirmed, or of a single unit, proposes nobody."""
    in_force = Q(rule_set__in_force_to=None) | Q(rule_set__in_force_to__gt=day)
    rules = Rule.objects.filter(
        in_force,
        key=KEY,
        confirmed=True,
        measure__in=MONTHS,
        rule_set__subject=RuleSubject.RETENTION,
        rule_set__unit=None,
        rule_set__in_force_from__lte=day,
    )
    return rules.select_related("rule_set").order_by("-rule_set__in_force_from").first()


def proposed(cadres: CadreQuerySet, rule: Rule, day: datetime.date) -> Iterator[KeptTooLong]:
    """Those of the people who left longer ago than the rule keeps a record, and were not confirmed yet; two queries."""
    months = rule.value * MONTHS[Measure(rule.measure)]
    settled = Anonymisation.objects.values("person_key")
    gone = cadres.filter(now__status=CadreNow.Status.LEFT).exclude(pk__in=settled)
    left = last_days(gone)
    for cadre in gone:
        if (last := left.get(cadre.pk)) and add_months(last, months) <= day:
            yield KeptTooLong(cadre, last, add_months(last, months))


def last_days(cadres: CadreQuerySet) -> dict[int, datetime.date]:
    """{person: the first day without any post}: the latest that the dates on record allow."""
    found: dict[int, datetime.date] = {}
    held = PostHeld.objects.filter(cadre__in=cadres.order_by().values("pk")).exclude(valid_to=None)
    for cadre, ended in held.order_by().values_list("cadre", "valid_to"):
        found[cadre] = max(found.get(cadre, ended.last_day), ended.last_day)
    return found
