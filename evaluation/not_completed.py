"""Years running in which somebody did not fulfil their tasks, and the rule that asks to look at it.

They are facts of a review and of the inbox: nothing follows from them by itself.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from evaluation.grades import Grade
from evaluation.models import Evaluation
from office.regulations.models import Rule, RuleSet

KEY = "not_completed_years"
# How many years running are told where no rule says it.
YEARS = 2
IN_WORDS = {2: "hai", 3: "ba", 4: "bốn"}


@dataclass(frozen=True)
class NotCompletedRun:
    """The years running up to the last whose grades count; `given` are their grades, the latest one last."""

    given: tuple[Evaluation, ...]
    rule: Rule | None

    @property
    def last(self) -> Evaluation:
        return self.given[-1]

    @property
    def words(self) -> str:
        years = ", ".join(str(each.year) for each in self.given)
        return f"{IN_WORDS.get(len(self.given), len(self.given))} năm liên tiếp ({years})"


def subject_of(given: Evaluation) -> RuleSet.Subject:
    """By whose rules somebody was graded, as the title of then tells."""
    leads = given.title is None or given.title.is_leader
    return RuleSet.Subject.GRADING_LEADERS if leads else RuleSet.Subject.GRADING_CIVIL_SERVANTS


def runs_of(evaluations: Iterable[Evaluation], last: int) -> dict[int, NotCompletedRun]:
    """{person: run} of those whose run reaches the year `last` and is as long as the rules of that year ask.

    The evaluations have their unit and title loaded. Six queries at most.
    """
    poor: dict[int, dict[int, Evaluation]] = {}
    for each in evaluations:
        if each.grade == Grade.NOT_COMPLETED:
            poor.setdefault(each.cadre_id, {})[each.year] = each
    reach = {person: years for person, years in poor.items() if {last, last - 1} <= years.keys()}
    rules = rules_for([years[last] for years in reach.values()], datetime.date(last, 12, 31))
    found = {}
    for person, years in reach.items():
        rule = rules[subject_of(years[last]), years[last].unit_id]
        asked = int(rule.figure) if rule and rule.figure else YEARS
        run = [years.get(year) for year in range(last - asked + 1, last + 1)]
        if all(run):
            found[person] = NotCompletedRun(tuple(run), rule)
    return found


def rules_for(
    latest: Iterable[Evaluation], day: datetime.date
) -> dict[tuple[RuleSet.Subject, int], Rule | None]:
    """{(subject, unit): the rule on the day} of where the latest grades were given."""
    asked: dict[RuleSet.Subject, dict] = {}
    for each in latest:
        asked.setdefault(subject_of(each), {})[each.unit_id] = each.unit
    found = {}
    for subject, units in asked.items():
        sets = RuleSet.objects.in_force_for([(day, unit) for unit in units.values()], subject)
        found |= {(subject, unit): rules.rule(KEY) if rules else None for (_, unit), rules in sets.items()}
    return found
