"""The leaders' board of one unit and day: every line with its figures, and the list behind each of them.

A figure is shown only to who may open its list, so none speaks of a unit outside the reader's grants: the "< 5"
that keeps small numbers from readers of other units has no place here. Totals are whole: they count the reader and
his relatives too.
"""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q

from cadre.figures import count_staff
from dashboards.age_bands import bands, bounds
from dashboards.body_seats import seats
from dashboards.figures import gather
from dashboards.links import Figure, Links
from dashboards.staff_table import StaffTable
from evaluation.figures import graded
from evaluation.filters import GOOD_OR_BETTER, GRADED, NOT_GRADED
from evaluation.grades import SHORT, Grade
from foundation.core.figures import Share
from foundation.core.months import years_before
from office.organisation.models.structure import Level
from planning.figures import planned, planned_lists
from planning.structure import StructureGroup, StructureMeasure
from rotation.figures import rotated, rotations
from standards.checks import Standing
from standards.comparison import StandingFilter
from standards.models import StandardKind
from training.figures import classes
from training.models import Programme

SELDOM = (Standing.NO_DATA, Standing.UNCONFIRMED, Standing.NONE)


@dataclass(frozen=True)
class GroupCell:
    """How many of a list belong to a group, against what the rules ask."""

    measure: StructureMeasure
    figure: Figure

    @property
    def value(self):
        """Per cent, as a chart reads it."""
        return str(self.measure.share.percent)

    @property
    def least(self):
        """The least share in per cent, as a chart reads it; empty where none is asked."""
        return "" if self.measure.least is None else str(float(100 * self.measure.least))


class Board:
    """Lazy: each part asks for its figures once."""

    def __init__(self, unit, units, day):
        self.unit, self.units, self.day = unit, sorted(units), day
        self.links = Links(unit, day)
        self.year_ago = years_before(day, 1)
        self.figures = gather(day, self.units)

    @cached_property
    def seats(self):
        lines, unclear = seats(self.day, self.units)
        rows = [(line, self.links.figure(line.present, "cadre-list", seat=line.seat)) for line in lines]
        return {"rows": rows, "unclear": unclear}

    @cached_property
    def lists(self):
        return [PlanRow(of_list, self.links) for of_list in planned_lists(self.day, self.units)]

    @property
    def committees(self):
        """The lists for membership of a body; leaders are told of each."""
        return [row for row in self.lists if row.title.body_kind]

    @property
    def other_lists(self):
        """Lists for single posts, which may be many: told of together."""
        rows = [row for row in self.lists if not row.title.body_kind]
        places = sum(row.number.count for row in rows)
        return {"lists": len(rows), "places": places, "url": self.links.to("planning-index")}

    @cached_property
    def planned_a_year_ago(self):
        return sum(planned(self.year_ago, self.units)[level] for level in (Level.DISTRICT, Level.COMMUNE))

    @cached_property
    def standards(self):
        met = self.figures.standards

        def behind(count, *standing):
            asked = {"standing": standing[0].value} if standing else {}
            return self.links.figure(count, "standards-compared", **asked)

        lacking = [(StandingFilter(kind), met.lacking[kind]) for kind in StandardKind]
        lacking += [(StandingFilter(each), met.standings[each]) for each in SELDOM]
        return {
            "share": Share(met.part, met.whole),
            "meeting": behind(met.part, StandingFilter.MEETS),
            "leaders": behind(met.whole),
            "rest": behind(met.rest, StandingFilter.REST),
            "lacking": [(wanted.label.lower(), behind(n, wanted)) for wanted, n in lacking if n],
            "uncertain": behind(met.uncertain, StandingFilter.UNCERTAIN),
        }

    @cached_property
    def grades(self):
        return [YearRow(year, self.links) for year in self.figures.graded_years]

    @property
    def only_leaders_graded(self):
        others = Q(title=None) | Q(title__is_leader=False)
        return not graded(self.day, self.units).filter(others).exists()

    @property
    def grade_heads(self):
        return [(SHORT[grade], grade.label) for grade in Grade]

    @cached_property
    def training(self):
        return [ClassRow(group, of, self.links) for group, of in self.figures.training.items()]

    @cached_property
    def classes_a_year_ago(self):
        held = classes(self.year_ago, self.units).values()
        return {"classes": sum(of.classes for of in held), "learners": sum(of.learners for of in held)}

    @cached_property
    def moves(self):
        counted, links = self.figures.rotations, self.links
        behind = rotated(self.day, self.units)
        facts = behind.order_by().values_list("cadre", "valid_from", "direction")
        waiting = behind.waiting_on(self.day).count()
        facts = list(facts)
        return {
            "rotated": links.figure(counted.rotated, "rotation-list", state="begun"),
            "running": links.figure(counted.running, "rotation-list", state="running"),
            "returned": links.figure(counted.returned, "rotation-list", state="returned"),
            "waiting": links.figure(waiting, "rotation-list", state="waiting"),
            "people": len({cadre for cadre, _, _ in facts}),
            "since": min((began.year for _, began, _ in facts), default=None),
            "directions": {direction for _, _, direction in facts},
            "a_year_ago": rotations(self.year_ago, self.units),
        }

    @cached_property
    def staff(self):
        ages = bounds()
        counted = count_staff(self.day, self.units, ages)
        return {"table": StaffTable(counted, bands(ages), self.day, self.links), "counted": counted}


class PlanRow:
    """A planning list of the board: places, coefficient, and who of the groups that the rules ask for is on it."""

    def __init__(self, of_list, links):
        self.of, self.structure = of_list, of_list.structure
        self.term, self.title = of_list.term, of_list.title
        self.links = links
        self.number = self._figure(len(of_list.entries))
        self.measure = self.structure.number()

    def _figure(self, count, **asked):
        keys = (self.term.pk, self.title.pk)
        return self.links.figure(count, "planning-list", *keys, status="approved", **asked)

    @property
    def people(self):
        """Told apart from the places only where somebody has several."""
        return self.structure.total if self.structure.total != self.number.count else None

    @property
    def reckoning(self):
        return self.structure.reckoning

    @property
    def units(self):
        """For how many units the title is planned."""
        return len({entry.target.post.unit_id for entry in self.of.entries})

    @cached_property
    def cells(self):
        """Women, young, minorities, in this order; None where the rules do not say who is young."""
        measures = [self.structure.women(), *self.structure.young(), self.structure.minorities()]
        by_group = {measure.group: measure for measure in measures}
        return [self._cell(by_group.get(group)) for group in StructureGroup]

    def _cell(self, measure):
        if measure is None:
            return None
        # Places, not persons: the list that opens has a line for each.
        on = sum(self.structure.belongs(entry.cadre, measure.group) for entry in self.of.entries)
        return GroupCell(measure, self._figure(on, group=measure.group.value))

    @property
    def bands(self):
        return next((measure.figure for measure in self.structure.bands()), "")


class YearRow:
    def __init__(self, counted, links):
        self.year, self.counted = counted.year, counted

        def behind(count, grade):
            return links.figure(count, "evaluation-list", year=counted.year, grade=grade)

        self.share = counted.good
        self.good = behind(counted.good.part, GOOD_OR_BETTER)
        self.graded = behind(counted.graded, GRADED)
        self.grades = [behind(counted.counts.get(grade, 0), grade.value) for grade in Grade]
        self.not_graded = behind(counted.not_graded, NOT_GRADED)


class ClassRow:
    """`learners` are those of the units' own classes by head count, `sent` those in classes of others."""

    def __init__(self, group, of, links):
        self.group, self.label = group, Programme.Group(group).label
        self.classes = links.figure(of.classes, "trainingclass-list", group=group, state="opened")
        self.learners = links.figure(of.learners - of.sent, "trainingclass-list", group=group, state="opened")
        self.sent = links.figure(of.sent, "enrolment-list", group=group, elsewhere="true")
