"""Who may attend a programme on the day a class of it opens, looked at for many people at once: findings and their
articles, no score and no order.
"""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from cadre.models.facts import PostHeld, kind_of
from cadre.models.people import Cadre
from evaluation.models import Evaluation
from foundation.core.dates import PartialDate
from office.regulations.findings import Finding, unconfirmed
from planning.knowable import Knowledge
from standards.levels import levels_on
from training.models import Admission, Programme
from training.plans.admission_checks import CONDITIONS_OF_PROGRAMME, Days, LearnerFacts, checked

NOT_WRITTEN = "chưa ghi điều kiện dự học của chương trình này áp dụng ngày {day:%d/%m/%Y}"
BY_MODE = "điều kiện dự học ghi theo hệ; chưa rõ lớp này theo hệ nào"


def looked_at(
    people: Iterable[Cadre], programme: Programme, mode: str, day: datetime.date, reader: Any = None
) -> dict[int, tuple[Finding, ...]]:
    """{person's key: findings} of a class of the programme that opens on the day; five queries for any number.

    Of facts that the `reader` may not see it is told that others look at them; without a reader all is told.
    """
    people = list(people)
    admission = admission_for(programme, mode, day)
    if isinstance(admission, Finding):
        return {cadre.pk: (admission,) for cadre in people}
    facts, knowledge = facts_of(people, admission, day), Knowledge(reader, {cadre.pk for cadre in people})
    return {cadre.pk: tuple(knowledge.told(cadre, checked(admission, facts[cadre.pk]))) for cadre in people}


def admission_for(programme: Programme, mode: str, day: datetime.date) -> Admission | Finding:
    """The conditions of the mode, else those of every mode; where there are none, the finding that says so."""
    rows = {
        each.mode: each
        for each in Admission.objects.on(day).filter(programme=programme).select_related("document")
    }
    for each in rows.values():
        each.programme = programme
    if found := rows.get(mode) or rows.get(""):
        return found
    reason = BY_MODE if rows and not mode else NOT_WRITTEN.format(day=day)
    return unconfirmed(CONDITIONS_OF_PROGRAMME, None, day=day, reason=reason)


def facts_of(people: Collection[Cadre], admission: Admission, day: datetime.date) -> dict[int, LearnerFacts]:
    """{person's key: facts on the day}; what the conditions do not ask is not loaded."""
    keys = [cadre.pk for cadre in people]
    kinds = {kind_of(level) for level in (admission.min_degree, admission.prior_level) if level}
    reached = levels_on(day, keys, kinds) if kinds else {}
    graded = grades_of(keys) if admission.good_years else {}
    served = posts_of(keys) if admission.service_years else {}
    return {
        cadre.pk: LearnerFacts(
            day,
            sex=cadre.sex,
            birth=cadre.birth,
            joined=cadre.party_joined_on,
            official=cadre.party_official_on,
            reached=reached.get(cadre.pk, {}),
            grades=graded.get(cadre.pk, {}),
            served=tuple(served.get(cadre.pk, ())),
        )
        for cadre in people
    }


def grades_of(keys: Collection[int]) -> dict[int, dict[int, str]]:
    """{person's key: {year: grade}}; one query."""
    found: dict[int, dict[int, str]] = defaultdict(dict)
    rows = Evaluation.objects.filter(cadre__among=keys).order_by()
    for cadre, year, grade in rows.values_list("cadre", "year", "grade"):
        found[cadre][year] = grade
    return found


def posts_of(keys: Collection[int]) -> dict[int, list[Days]]:
    """{person's key: the days that surely belong to a post}; one query."""
    found: dict[int, list[Days]] = defaultdict(list)
    rows = PostHeld.objects.filter(cadre__among=keys).exclude(valid_from=None).order_by()
    for cadre, begins, ends in rows.values_list("cadre", "valid_from", "valid_to"):
        found[cadre].append((begins.last_day, first_day(ends)))
    return found


def first_day(ends: PartialDate | None) -> datetime.date | None:
    return ends.first_day if ends else None
