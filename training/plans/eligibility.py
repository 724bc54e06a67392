"""Who may attend a programme on the day a class of it opens, looked at for many people at once: findings and their
articles, no score and no order.
"""

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from cadre.models.facts import PostHeld
from cadre.models.people import Cadre
from evaluation.models import Evaluation
from foundation.core.dates import PartialDate
from office.regulations.findings import Finding, unconfirmed
from planning.knowable import Knowledge
from standards.planned import facts_of as qualifications_of
from standards.planned import levels_on
from training.models import Admission, Programme
from training.plans.admission_checks import CONDITIONS_OF_PROGRAMME, Days, LearnerFacts, checked

NOT_WRITTEN = "chưa ghi điều kiện dự học của chương trình này áp dụng ngày {day:%d/%m/%Y}"
BY_MODE = "điều kiện dự học ghi theo hệ; chưa rõ lớp này theo hệ nào"


class Opening(NamedTuple):
    """A class that opens: of the programme of this key, in a mode ("" where that is not settled), on a day."""

    programme: int
    mode: str
    day: datetime.date


def looked_at(
    people: Iterable[Cadre], programme: Programme, mode: str, day: datetime.date, reader: Any = None
) -> dict[int, tuple[Finding, ...]]:
    """{person's key: findings} of one class; as `looked_at_each`."""
    opening = Opening(programme.pk, mode, day)
    found = looked_at_each([(opening, cadre) for cadre in people], reader)
    return {cadre: findings for (_, cadre), findings in found.items()}


def looked_at_each(
    asked: Iterable[tuple[Opening, Cadre]], reader: Any = None
) -> dict[tuple[Opening, int], tuple[Finding, ...]]:
    """{(class, person's key): findings}; five queries for any number of classes and people.

    Of facts that the `reader` may not see it is told that others look at them; without a reader all is told.
    """
    asked = list(asked)
    admissions = admissions_for({opening for opening, _ in asked})
    counting = [each for each in admissions.values() if isinstance(each, Admission)]
    people = {cadre.pk for _, cadre in asked}
    records, knowledge = Records(people, counting), Knowledge(reader, people)
    found = {}
    for opening, cadre in asked:
        admission = admissions[opening]
        if isinstance(admission, Admission):
            findings = checked(admission, records.of(cadre, opening.day))
            found[opening, cadre.pk] = tuple(knowledge.told(cadre, findings))
        else:
            found[opening, cadre.pk] = (admission,)
    return found


def admissions_for(openings: Collection[Opening]) -> dict[Opening, Admission | Finding]:
    """The conditions of each class, where there are none the finding that says so; one query."""
    rows = Admission.objects.filter(programme__in={each.programme for each in openings})
    by_programme: dict[int, list[Admission]] = defaultdict(list)
    for row in rows.select_related("document").order_by():
        by_programme[row.programme_id].append(row)
    return {each: admission_of(by_programme[each.programme], each) for each in openings}


def admission_of(rows: Iterable[Admission], opening: Opening) -> Admission | Finding:
    """Those of its mode go before those of every mode."""
    day = opening.day
    by_mode = {row.mode: row for row in rows if row.counts(day)}
    if found := by_mode.get(opening.mode) or by_mode.get(""):
        return found
    reason = BY_MODE if by_mode and not opening.mode else NOT_WRITTEN.format(day=day)
    return unconfirmed(CONDITIONS_OF_PROGRAMME, None, day=day, reason=reason)


class Records:
    """What is on record of people, of all times; what none of the conditions ask is not loaded."""

    def __init__(self, people: Collection[int], admissions: Collection[Admission]) -> None:
        self.learned = qualifications_of(people) if any(asks_level(each) for each in admissions) else {}
        self.graded = grades_of(people) if any(each.good_years for each in admissions) else {}
        self.served = posts_of(people) if any(each.service_years for each in admissions) else {}

    def of(self, cadre: Cadre, day: datetime.date) -> LearnerFacts:
        return LearnerFacts(
            day,
            sex=cadre.sex,
            birth=cadre.birth,
            joined=cadre.party_joined_on,
            official=cadre.party_official_on,
            reached=levels_on(self.learned.get(cadre.pk, ()), day),
            grades=self.graded.get(cadre.pk, {}),
            served=tuple(self.served.get(cadre.pk, ())),
        )


def asks_level(admission: Admission) -> bool:
    return bool(admission.min_degree or admission.prior_level)


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
