"""The leaders' board of one unit and day: every line with its figures, and the list behind each of them.

A figure is shown only to readers who may open its list, so that none counts a unit outside their grants: the "< 5"
that hides small numbers from readers of other units is not needed here. Totals of plain facts are whole: they count
the readers and their relatives too. What judges (standards, grades, news) is counted without them, as in every list.
"""

import datetime
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Q

from cadre.body_seats import seats
from cadre.figures import count_staff
from cadre.retirement import Retirements
from dashboards.age_bands import bands, bounds
from dashboards.figures import gather
from dashboards.lines import BoardLine, lines_of
from dashboards.plan_rows import PlanRow, named_apart
from dashboards.staff_table import StaffTable
from dashboards.vacancies import Vacancy, soon_vacant
from evaluation.figures import YearGrades, graded
from evaluation.filters import GOOD_OR_BETTER, GRADED, NOT_GRADED
from evaluation.grades import SHORT, Grade
from evaluation.grading.results.figures import PeriodFigures
from evaluation.told_apart import PostKind
from foundation.core.months import years_before
from office.organisation.figure_links import Figure, Links
from office.organisation.models.structure import Unit
from planning.covers import Covers
from planning.figures import PlannedTerm, planned_entries, planned_lists, planned_terms
from planning.models import PlanningTarget
from planning.news import news_of
from reminders.figures import LateDuties
from rotation.figures import rotations, states
from standards.checks import WITHOUT, Standing, leaders
from standards.comparison import StandingFilter
from training.figures import Classes, classes
from training.models import Programme
from training.needs.lacking import planned_below
from training.plans.progress import PlanFigures


@dataclass(frozen=True)
class ToldOnBoard:
    """`hidden` are the keys of people of whom the reader is told no news and no grade: their own and their relatives'.

    `late` are the duties that the reader may see, None where these are not told; `plans` says whether plans of training
    are, `grading` whether the work of a year's grading is.
    """

    hidden: Collection[int] = frozenset()
    late: LateDuties | None = None
    plans: bool = False
    grading: bool = False


class Board:
    """The figures of one unit and those below it (`units` holds all keys); a part queries its figures at first use.

    `told` says what its reader may know.
    """

    def __init__(
        self, unit: Unit, units: Collection[int], day: datetime.date, told: ToldOnBoard | None = None
    ):
        self.told = told or ToldOnBoard()
        self.hidden, self.late = self.told.hidden, self.told.late
        self.unit, self.units, self.day = unit, units, day
        self.links = Links(unit, day)
        self.year_ago = years_before(day, 1)
        self.figures = gather(day, self.units, self.hidden, noticed=not self.told.grading)

    @property
    def lines(self) -> list[BoardLine]:
        """The answers to the questions of a meeting, one a line."""
        return lines_of(self)

    @cached_property
    def vacancies(self) -> list[Vacancy]:
        """Posts of leaders that will be free, as far as that is on record."""
        return soon_vacant(leaders(self.day, self.units), self.day, self.hidden)

    @property
    def retirements_known(self) -> bool:
        """Whether a rule says when people retire, so that none who does is a number too."""
        return Retirements(self.day).confirmed

    @cached_property
    def covers(self) -> Covers:
        """Who is planned for the posts that will be free."""
        targets = PlanningTarget.objects.filter(post__unit__among=self.units)
        posts = {vacancy.post for vacancy in self.vacancies}
        return Covers.of(posts, self.day, planned_entries(self.day, self.units), targets)

    @cached_property
    def seats(self) -> dict[str, Any]:
        """`rows` of (Seats, Figure of members present), and `unclear` people."""
        lines, unclear = seats(self.day, self.units)
        rows = [(line, self.links.figure(line.present, "cadre-list", seat=line.seat)) for line in lines]
        return {"rows": rows, "unclear": unclear}

    @cached_property
    def lists(self) -> list[PlanRow]:
        entries = planned_entries(self.day, self.units).exclude(cadre__in=self.hidden)
        entries = entries.may_have_news(self.day).select_related("target__term", "target__post__unit")
        news = news_of(entries, self.day)
        return [PlanRow(of_list, self.links, news) for of_list in planned_lists(self.day, self.units)]

    @cached_property
    def committees(self) -> list[PlanRow]:
        """The lists for membership of a body, each of which has a row on the board."""
        return named_apart([row for row in self.lists if row.title.body_kind])

    @property
    def other_lists(self) -> dict[str, list[PlanRow]]:
        """The lists for single posts by the name of their term."""
        by_term = {}
        for row in self.lists:
            if not row.title.body_kind:
                by_term.setdefault(row.term.name, []).append(row)
        return by_term

    @cached_property
    def planned_a_year_ago(self) -> list[PlannedTerm]:
        """The terms in which somebody was planned for a committee seat a year before the day."""
        return [term for term in planned_terms(self.year_ago, self.units) if term.seats.count]

    @cached_property
    def standards(self) -> dict[str, Any]:
        """The share of leaders who meet the standards; a Figure for each reason why others do not, or are left out."""
        met = self.figures.standards

        def behind(count: int, *standing: StandingFilter) -> Figure:
            query = {"standing": standing[0].value} if standing else {}
            return self.links.figure(count, "standards-compared", **query)

        lacking = [(StandingFilter(kind), met.lacking[kind]) for kind in met.lacking]
        lacking.append((StandingFilter.NO_DATA, met.standings[Standing.NO_DATA]))
        return {
            "share": met,
            "meeting": behind(met.part, StandingFilter.MEETS),
            "counted": behind(met.whole, *([StandingFilter.COUNTED] if met.not_counted else [])),
            "leaders": behind(met.leaders),
            "rest": behind(met.rest, StandingFilter.REST),
            "lacking": [(wanted.label.lower(), behind(n, wanted)) for wanted, n in lacking if n],
            "left_out": [
                (WITHOUT[reason], behind(n, StandingFilter(reason))) for reason, n in met.not_counted.items()
            ],
            "uncertain": behind(met.uncertain, StandingFilter.UNCERTAIN),
        }

    @cached_property
    def grades(self) -> list["YearRow"]:
        """One row for each year with grades, the earliest first."""
        return [YearRow(year, self.links) for year in self.figures.graded_years]

    @property
    def period(self) -> PeriodFigures | None:
        """The year that is being graded; None where none is, or the reader is not told of it."""
        period = self.figures.period if self.told.grading else None
        return period if period and period.rows else None

    @property
    def only_leaders_graded(self) -> bool:
        """Whether all who have a grade held a post of a leader."""
        others = Q(title=None) | Q(title__is_leader=False)
        return not graded(self.day, self.units).filter(others).exists()

    @property
    def grade_heads(self) -> list[tuple[str, str]]:
        """(short form, label) of each grade."""
        return [(SHORT[grade], grade.label) for grade in Grade]

    @cached_property
    def training(self) -> list["ClassRow"]:
        """One row for each group of programmes."""
        return [ClassRow(group, of, self.links) for group, of in self.figures.training.items()]

    @cached_property
    def classes_a_year_ago(self) -> Classes:
        """All classes a year before the day, of whatever group."""
        return sum(classes(self.year_ago, self.units).values(), Classes())

    @cached_property
    def plan(self) -> PlanFigures | None:
        """The plans of training in force; None where the reader is not told of any."""
        return self.figures.plan if self.told.plans and self.figures.plan.rows else None

    @cached_property
    def planned_below(self) -> Counter[int]:
        """How many planned people lack which level of theory."""
        return planned_below(self.day, self.units, self.hidden)

    @property
    def has_classes(self) -> bool:
        """Whether any class or learner is on record by the day; a group without any is counted only then."""
        return any(self.figures.training.values())

    @cached_property
    def moves(self) -> dict[str, Any]:
        """Rotations by state as Figures, the `people` moved, the year of the first move, and the numbers a year ago."""
        counted, links = self.figures.rotations, self.links
        # How it stands with a reader's own or a relative's is told to somebody else, as on the list.
        stands = states(self.day, self.units, self.hidden)
        counts = {
            state: links.figure(number, "rotation-list", state=state) for state, number in stands.items()
        }
        return counts | {
            "rotated": links.figure(counted.rotated, "rotation-list", state="begun"),
            "running": links.figure(counted.running, "rotation-list", state="running"),
            "returned": links.figure(counted.returned, "rotation-list", state="returned"),
            "people": counted.people,
            "since": counted.since and counted.since.year,
            "directions": set(counted.directions),
            "a_year_ago": rotations(self.year_ago, self.units),
        }

    @cached_property
    def staff(self) -> dict[str, Any]:
        """The `table` of the staff and the numbers `counted` for it."""
        ages = bounds()
        counted = count_staff(self.day, self.units, ages)
        return {"table": StaffTable(counted, bands(ages), self.day, self.links), "counted": counted}


class YearRow:
    """The grades of one year, each with the list of its evaluations."""

    def __init__(self, counted: YearGrades, links: Links):
        self.year, self.counted = counted.year, counted

        def behind(count: int, grade: str) -> Figure:
            return links.figure(
                count, "evaluation-list", year=counted.year, post=PostKind.NOT_STAFF, grade=grade
            )

        self.share = counted.good
        self.good = behind(counted.good.part, GOOD_OR_BETTER)
        self.graded = behind(counted.graded, GRADED)
        self.grades = [behind(counted.counts.get(grade, 0), grade.value) for grade in Grade]
        self.not_graded = behind(counted.not_graded, NOT_GRADED)


class ClassRow:
    """`learners` are those of the units' own classes by head count, `sent` those in classes of others."""

    def __init__(self, group: str, of: Classes, links: Links):
        self.group, self.label = group, Programme.Group(group).label
        self.classes = links.figure(of.classes, "trainingclass-list", group=group, state="opened", by="own")
        self.learners = links.figure(of.own, "trainingclass-list", group=group, state="opened", by="own")
        self.sent = links.figure(of.sent, "enrolment-list", group=group, elsewhere="true")
