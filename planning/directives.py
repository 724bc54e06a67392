"""The directive on the elections of a term fixes its own month: it can judge where the office has confirmed nothing."""

from office.organisation.models.structure import PostTitle
from office.regulations.conditions import Condition
from office.regulations.findings import RULE_UNCONFIRMED
from office.regulations.models import RuleSet
from planning.lists import PlanningList
from planning.models import PlanningTerm


def directive_for(planning_list: PlanningList) -> RuleSet | None:
    """The set of elections whose confirmed month is of the list's term, where none of its lines has been judged.

    Of a list of committee seats only, and not where the reader judges by another set already.
    """
    told = planning_list.findings.tally(Condition.TIME_LEFT).verdicts
    title = planning_list.title
    judged = any(verdict != RULE_UNCONFIRMED for verdict in told)
    if not told or judged or planning_list.asked.rules or title.kind != PostTitle.Kind.COLLECTIVE:
        return None
    return next((each for each in elections() if month_of(each, planning_list)), None)


def elections():
    return RuleSet.objects.filter(subject=RuleSet.Subject.ELECTION).order_by("-in_force_from")


def month_of(rule_set: RuleSet, planning_list: PlanningList) -> bool:
    """Whether the set has a confirmed month for the term and level of the list."""
    term, government = planning_list.term, PlanningTerm.Kind.GOVERNMENT
    key = f"reckoning_month{'_government' if term.kind == government else ''}"
    month = rule_set.value(key, level=planning_list.title.level)
    return month is not None and month.year == term.begins_on.year
