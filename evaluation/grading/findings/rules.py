"""By which rule sets a year is graded: of each regime the one in force on its 31 December for the host unit."""

import datetime
from collections.abc import Mapping

from evaluation.grading.choices import GradingSubject
from office.campaigns.models import Campaign
from office.regulations.models import RuleSet
from office.regulations.subjects import RuleSubject

OF_SUBJECT = {
    GradingSubject.LEADER: RuleSubject.GRADING_LEADERS,
    GradingSubject.CIVIL_SERVANT: RuleSubject.GRADING_CIVIL_SERVANTS,
    GradingSubject.PUBLIC_EMPLOYEE: RuleSubject.GRADING_PUBLIC_EMPLOYEES,
}
ASKED = (*OF_SUBJECT.values(), RuleSubject.GRADING_MEMBERS, RuleSubject.GRADING_COLLECTIVES)
GradingRules = Mapping[str, RuleSet | None]


def grading_rules(campaign: Campaign) -> GradingRules:
    """{subject of rule sets: the set, or None}; three queries."""
    return RuleSet.objects.in_force_of(ASKED, datetime.date(campaign.year, 12, 31), campaign.unit)


def rules_for(subject: str, rules: GradingRules) -> RuleSet | None:
    """The set by which a row of the subject is graded."""
    return rules[OF_SUBJECT[GradingSubject(subject)]]
