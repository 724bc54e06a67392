"""Whether somebody fulfils what a programme asks of who attends it: plain facts against one row of conditions.

What is not on record is missing, what nobody confirmed is said with its figure; neither is ever Đạt. Whom the programme
is for is the body's to weigh: it is named, not checked.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from cadre.ages import age_on
from cadre.models.facts import Qualification, kind_of
from cadre.models.people import Cadre
from cadre.party import PartyStatus, party_status
from evaluation.grades import GOOD_OR_BETTER, abbreviated
from evaluation.models import last_year
from foundation.core.dates import PartialDate
from foundation.core.months import months_between
from office.regulations.conditions import Condition, lower_first
from office.regulations.findings import Finding, FindingLevel, unconfirmed
from standards.levels import NOTHING, Reached
from training.models import Admission

AUDIENCE, AGE, MEMBER, SERVICE = "Đối tượng", "Tuổi", "Đảng viên", "Thời gian công tác"
CONDITIONS_OF_PROGRAMME = "Điều kiện dự học"
LEVEL = dict(Qualification.Level.choices)
# From a day to a day, or without an end.
Days = tuple[datetime.date, datetime.date | None]


@dataclass(frozen=True)
class LearnerFacts:
    """What the checks need to know of a person on the day the class opens.

    `grades` are those of all years, "" where somebody was not graded for a reason; `served` the days in posts of which
    the beginning is on record.
    """

    day: datetime.date
    sex: str = ""
    birth: PartialDate | None = None
    joined: PartialDate | None = None
    official: PartialDate | None = None
    reached: Mapping[str, Reached] = field(default_factory=dict)
    grades: Mapping[int, str] = field(default_factory=dict)
    served: tuple[Days, ...] = ()


def checked(admission: Admission, facts: LearnerFacts) -> tuple[Finding, ...]:
    """The findings, in the order of the form; of what the conditions leave open there is none."""
    return tuple(finding for check in CHECKS for finding in check(admission, facts))


def evidence(admission: Admission, text: str, facts: LearnerFacts, **more: Any) -> dict[str, Any]:
    documents = str(admission.document) if admission.document else ""
    shared = {"confirmed": admission.confirmed, "article": admission.article, "documents": documents}
    return {"text": text, "day": facts.day, **shared, **more}


def answered(
    admission: Admission, found: dict[str, Any], *, met: bool | None, missing: str = "", later: bool = True
) -> Finding:
    """Đạt or not, where that is known (`met`); what is not confirmed says so whatever was found. `later` somebody may
    fulfil it who does not yet.
    """
    if not admission.confirmed:
        return unconfirmed(**found, rule=None)
    if met is None:
        return Finding(FindingLevel.UNKNOWN, missing=missing, **found)
    level = FindingLevel.PASS if met else FindingLevel.FAIL
    return Finding(level, remediable=later and not met, **found)


def of_audience(admission: Admission, facts: LearnerFacts) -> Iterator[Finding]:
    if not admission.audience:
        return
    found = evidence(admission, AUDIENCE, facts, reason=admission.audience)
    if admission.confirmed:
        yield Finding(FindingLevel.UNCHECKED, **found)
    else:
        yield unconfirmed(**found, rule=None)


def age(admission: Admission, facts: LearnerFacts) -> Iterator[Finding]:
    """In whole years on the day; of a birth known by year or month only what is so for every day of it."""
    least = admission.min_age_women if facts.sex == Cadre.Sex.FEMALE else admission.min_age_men
    most = admission.max_age
    if not least and not most:
        return
    asked = " và ".join(filter(None, [f"≥ {least}" if least else "", f"≤ {most}" if most else ""]))
    years = age_on(facts.birth, facts.day)
    found = evidence(admission, AGE, facts, value=years, measure="tuổi", requirement=asked)
    if facts.birth is None:
        yield answered(admission, found, met=None, missing="ngày sinh")
        return
    oldest, youngest = years, months_between(facts.birth.last_day, facts.day) // 12
    too_old, too_young = bool(most and youngest > most), bool(least and oldest < least)
    surely = (not least or youngest >= least) and (not most or oldest <= most)
    if surely or too_old or too_young:
        yield answered(admission, found, met=surely, later=not too_old)
    else:
        yield answered(admission, found, met=None, missing="ngày, tháng sinh")


def degree(admission: Admission, facts: LearnerFacts) -> Iterator[Finding]:
    """Below it, where the conditions know an exception, somebody has to look."""
    if not admission.min_degree:
        return
    finding = of_level(admission, facts, admission.min_degree)
    if finding.level == FindingLevel.FAIL and admission.degree_exception:
        reason = f"ngoại lệ: {admission.degree_exception}"
        finding = replace(finding, level=FindingLevel.WARN, remediable=False, reason=reason)
    yield finding


def prior(admission: Admission, facts: LearnerFacts) -> Iterator[Finding]:
    if admission.prior_level:
        yield of_level(admission, facts, admission.prior_level)


def of_level(admission: Admission, facts: LearnerFacts, least: int) -> Finding:
    """Whether the person has the level, or a higher one of its kind."""
    kind = kind_of(least)
    reached = facts.reached.get(kind, NOTHING)
    found = evidence(
        admission,
        kind.label,
        facts,
        value=reached.words or None,
        source=reached.source,
        requirement=f"từ {LEVEL[least]}",
        condition=Condition.STANDARDS,
    )
    if reached.level and reached.level >= least:
        return answered(admission, found, met=True)
    known = reached.level and not reached.unclear
    return answered(admission, found, met=False if known else None, missing=lower_first(kind.label))


def party(admission: Admission, facts: LearnerFacts) -> Iterator[Finding]:
    """Whether the person is a member, or a full one, on the day."""
    if not admission.party:
        return
    status = party_status(facts.joined, facts.official, facts.day)
    known = facts.joined or facts.official
    found = evidence(
        admission,
        MEMBER,
        facts,
        value=lower_first(status.label) if known else None,
        requirement=lower_first(admission.get_party_display()),
        condition=Condition.PARTY,
    )
    if not known:
        yield answered(admission, found, met=None, missing="ngày vào Đảng")
    elif admission.party == Admission.Party.MEMBER:
        yield answered(admission, found, met=status != PartyStatus.NONE)
    elif status == PartyStatus.UNDATED:
        yield answered(admission, found, met=None, missing="ngày chính thức vào Đảng")
    else:
        yield answered(admission, found, met=status == PartyStatus.FULL)


def grades(admission: Admission, facts: LearnerFacts) -> Iterator[Finding]:
    """Whether each of the years right before was graded well; a year that was not graded is to be looked at."""
    if not admission.good_years:
        return
    last = last_year(facts.day)
    years = range(last - admission.good_years + 1, last + 1)
    told = {year: facts.grades.get(year) for year in years}
    words = (
        f"{year}: {abbreviated(grade, year) or 'KĐG'}" for year, grade in told.items() if grade is not None
    )
    found = evidence(
        admission,
        Condition.GRADES.label,
        facts,
        value=", ".join(words) or None,
        requirement=f"HTTNV trở lên, {admission.good_years} năm liên tục",
        condition=Condition.GRADES,
    )
    missing = [str(year) for year, grade in told.items() if grade is None]
    ungraded = [str(year) for year, grade in told.items() if grade == ""]
    if any(grade and grade not in GOOD_OR_BETTER for grade in told.values()):
        yield answered(admission, found, met=False)
    elif missing:
        yield answered(admission, found, met=None, missing=f"xếp loại năm {', '.join(missing)}")
    elif ungraded and admission.confirmed:
        reason = f"không đánh giá, xếp loại năm {', '.join(ungraded)}"
        yield Finding(FindingLevel.WARN, reason=reason, **found)
    else:
        yield answered(admission, found, met=True)


def service(admission: Admission, facts: LearnerFacts) -> Iterator[Finding]:
    """Whether the posts on record alone make up the years: who has fewer may have served elsewhere before."""
    if not admission.service_years:
        return
    years = months_served(facts.served, facts.day) // 12
    found = evidence(
        admission,
        SERVICE,
        facts,
        value=years if facts.served else None,
        measure="năm",
        source="theo chức vụ có trong hồ sơ" if facts.served else "",
        requirement=f"≥ {admission.service_years}",
    )
    enough = years >= admission.service_years
    yield answered(admission, found, met=enough or None, missing="quá trình công tác đầy đủ")


def months_served(served: Iterable[Days], day: datetime.date) -> int:
    """Whole months in some post up to the day; what overlaps counts once, a gap not at all."""
    months, until = 0, None
    for begins, ends in sorted(served, key=lambda days: days[0]):
        begins, ends = max(begins, until or begins), min(ends or day, day)
        if begins < ends:
            months, until = months + months_between(begins, ends), ends
    return months


CHECKS = (of_audience, age, degree, prior, party, grades, service)
