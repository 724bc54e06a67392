"""The figures that leaders are told, gathered from the apps that own the records: one code for board and command."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from evaluation.figures import YearGrades, years_of_grades
from evaluation.grading.results.figures import PeriodFigures, period_figures
from foundation.core.figures import Share
from foundation.core.months import add_months
from office.organisation.models.structure import Level
from planning.figures import PlannedTerm, planned_now, planned_terms
from planning.reviews.figures import ReviewFigures, review_figures
from rotation.ends.ending import end_figures
from rotation.figures import Rotations, rotations
from standards.checks import Standards
from standards.counting import standards_met
from training.figures import Classes, classes
from training.needs.figures import NeedFigures, need_figures
from training.plans.progress import PlanFigures, plan_figures

ALWAYS_TOLD = (Level.DISTRICT, Level.COMMUNE)


@dataclass(frozen=True)
class Figures:
    """The figures of the units (keys) on the day: who is planned by term, grades by year, training by group."""

    day: date
    units: Collection[int]
    terms: list[PlannedTerm] = field(default_factory=list)
    years: list[YearGrades] = field(default_factory=list)
    training: dict[str, Classes] = field(default_factory=dict)
    rotations: Rotations | None = None
    standards: Standards | None = None
    hidden: Collection[int] = frozenset()

    @cached_property
    def period(self) -> PeriodFigures:
        """Of the year whose grading is open on the day."""
        return period_figures(self.day, self.units, self.hidden)

    @cached_property
    def review(self) -> ReviewFigures:
        """Of the reviews that were open on the day; the board does not ask for it."""
        return review_figures(self.day, self.units)

    @cached_property
    def plan(self) -> PlanFigures:
        """What is planned in training on the day."""
        return plan_figures(self.day, self.units)

    @cached_property
    def needs(self) -> NeedFigures:
        """What people need to learn on the day."""
        return need_figures(self.day, self.units)

    @cached_property
    def ends(self) -> dict[str, int]:
        """Posts whose time is over within twelve months, and those held beyond it; the board does not ask for it."""
        return end_figures(self.day, add_months(self.day, 12), self.units)

    @property
    def planned(self) -> dict[str, int]:
        """Persons planned for committee seats by level, in the term that counts on the day."""
        return by_level(lambda level: planned_now(self.terms, level))

    @property
    def committee_terms(self) -> list[PlannedTerm]:
        """The terms in which somebody stands planned for a committee seat, the earliest first."""
        return [term for term in self.terms if term.seats.count]

    @property
    def graded_years(self) -> list[YearGrades]:
        """The years in which somebody was graded, the earliest first."""
        return [year for year in reversed(self.years) if year.graded]


def gather(
    day: date, units: Collection[int], hidden: Collection[int] = frozenset(), *, noticed: bool = False
) -> Figures:
    """The figures of the units (keys); the same number of queries for any number of people and units.

    What judges leaves out the people of whom the reader is told no verdict (`hidden`); the grades also what no notice
    told yet to who learns grades by it (`noticed`): both as the lists behind them do.
    """
    return Figures(
        day=day,
        units=units,
        terms=planned_terms(day, units),
        years=years_of_grades(day, units, hidden, noticed=noticed),
        training=classes(day, units),
        rotations=rotations(day, units),
        standards=standards_met(day, units, hidden),
        hidden=hidden,
    )


def by_level(people: Callable[[str], int]) -> dict[str, int]:
    """{level: persons}: of district and commune always, of the other levels where somebody is planned."""
    counted = {level: people(level) for level in Level}
    return {level.value: count for level, count in counted.items() if count or level in ALWAYS_TOLD}


def as_json(figures: Figures, code: str = "") -> dict[str, Any]:
    """The figures as `manage.py figures --json` prints them; the names of its keys do not change.

    `code` is that of the unit, empty for all units. "planned" speaks of one term alone, the one in force on the day
    (`planning.figures.planned_now`), "terms" of each in which somebody is planned for a committee seat, "review" of
    what the office proposes in the reviews that are open on the day, "plan" of the plans of training in force on it,
    "needs" of what people need to learn, "ends" of posts whose time is over.
    """
    return {
        "as_of": figures.day.isoformat(),
        "unit": code,
        "planned": figures.planned,
        "terms": {term.name: by_level(term.people) for term in figures.committee_terms},
        "evaluation": {
            str(year.year): {"good": year.good.part, "graded": year.graded, "percent": number(year.good)}
            for year in figures.graded_years
        },
        "training": training_as_json(figures.training),
        "rotation": rotations_as_json(figures.rotations),
        "standards": standards_as_json(figures.standards),
        "review": figures.review.as_json(),
        "period": figures.period.as_json(),
        "plan": figures.plan.as_json(),
        "needs": figures.needs.as_json(),
        "ends": figures.ends,
    }


def training_as_json(groups: Mapping[str, Classes]) -> dict[str, dict[str, int | None]]:
    """Classes and learners by group; null in all while there is none of any group."""
    recorded = any(groups.values())
    return {
        group: {
            "classes": of.classes if recorded else None,
            "learners": of.learners if recorded else None,
        }
        for group, of in groups.items()
    }


def rotations_as_json(moves: Rotations) -> dict[str, int | None]:
    """The numbers of moves, null where none is recorded."""
    counts = {"rotated": moves.rotated, "returned": moves.returned, "running": moves.running}
    return counts if moves.rotated else dict.fromkeys(counts)


def standards_as_json(met: Standards) -> dict[str, Any]:
    """`leaders` are all; the share is of them less "not_counted", who have no confirmed standard, and may be null."""
    told = met.counted or not met.leaders
    found = {"meeting": met.meeting if told else None, "leaders": met.leaders}
    found["percent"] = number(met) if told else None
    return found | ({"not_counted": sum(met.not_counted.values())} if met.not_counted else {})


def number(share: Share) -> float | None:
    """Per cent with two decimals as a number, None where the whole is 0."""
    return None if share.percent is None else float(share.percent)
