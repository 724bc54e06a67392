"""The figures that leaders are told, gathered from the apps that own the records: one code for board and command."""

from dataclasses import dataclass, field
from datetime import date

from evaluation.figures import years_of_grades
from office.organisation.models.structure import Level
from planning.figures import planned
from rotation.figures import Rotations, rotations
from standards.checks import Standards, standards_met
from training.figures import classes


@dataclass(frozen=True)
class Figures:
    """What was so on the day in the units; the same number of queries however many people and units there are."""

    day: date
    units: list
    planned: dict = field(default_factory=dict)
    years: list = field(default_factory=list)
    training: dict = field(default_factory=dict)
    rotations: Rotations | None = None
    standards: Standards | None = None

    @property
    def graded_years(self):
        """The years in which somebody was graded, the earliest first."""
        return [year for year in reversed(self.years) if year.graded]


def gather(day, units):
    units = sorted(units)
    return Figures(
        day=day,
        units=units,
        planned=planned(day, units),
        years=years_of_grades(day, units),
        training=classes(day, units),
        rotations=rotations(day, units),
        standards=standards_met(day, units),
    )


def as_json(figures, code=""):
    """The figures as `manage.py figures --json` prints them; its keys stay what they are."""
    moves, met = figures.rotations, figures.standards
    return {
        "as_of": figures.day.isoformat(),
        "unit": code,
        "planned": {level.value: figures.planned[level] for level in (Level.DISTRICT, Level.COMMUNE)},
        "evaluation": {
            str(year.year): {"good": year.good.part, "graded": year.graded, "percent": number(year.good)}
            for year in figures.graded_years
        },
        "training": {
            group: {"classes": of.classes, "learners": of.learners} for group, of in figures.training.items()
        },
        "rotation": {
            "rotated": moves.rotated,
            "returned": moves.returned,
            "running": moves.running,
        },
        "standards": {"meeting": met.meeting, "leaders": met.leaders, "percent": number(met)},
    }


def number(share):
    """Per cent with two decimals as a number, None where there is nothing to share."""
    return None if share.percent is None else float(share.percent)
