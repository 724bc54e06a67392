"""What the board and the reports count of training; every figure with the rows behind it.

A class belongs to the unit that keeps it, those of the whole district to the root: below the root, `classes` are
the unit's own classes and `learners` those of its own classes by head count, with its people entered by name
in the classes of other units and of schools (`sent`). So one commune never reads the district's numbers as its own.
A learner's unit is that of their record today, whatever day the figures are counted to.
"""

import datetime
from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, F, Max, Min, Q, Sum

from training.models import Enrolment, Programme, TrainingClass
from training.querysets import ClassQuerySet, EnrolmentQuerySet, of_school

Group = Programme.Group
ALWAYS = (Group.INTERMEDIATE, Group.ELEMENTARY, Group.REFRESHER)


@dataclass(frozen=True)
class Classes:
    """Classes opened and their learners; `sent` of the learners went to classes of other units."""

    classes: int = 0
    learners: int = 0
    sent: int = 0

    @property
    def own(self) -> int:
        """Learners of the units' own classes, by head count."""
        return self.learners - self.sent

    def __bool__(self):
        return bool(self.classes or self.learners)

    def __add__(self, other: "Classes") -> "Classes":
        return Classes(self.classes + other.classes, self.learners + other.learners, self.sent + other.sent)


def classes(day: datetime.date, units: Collection[int]) -> dict[str, Classes]:
    """{group: Classes} up to the day, for the units (keys); two queries.

    The three groups of the reports are always there, others where they have a class or a learner.
    """
    held = opened_classes(day, units).with_learners().values(group=F("programme__group")).order_by()
    held = {row["group"]: row for row in held.annotate(classes=Count("pk"), heads=Sum("learners"))}
    sent = sent_learners(day, units).values(group=F("training_class__programme__group")).order_by()
    sent = {row["group"]: row["sent"] for row in sent.annotate(sent=Count("pk"))}
    return {
        group: Classes(
            held.get(group, {}).get("classes", 0),
            held.get(group, {}).get("heads", 0) + sent.get(group, 0),
            sent.get(group, 0),
        )
        for group in Group.values
        if group in ALWAYS or group in held or group in sent
    }


def opened_classes(day: datetime.date, units: Collection[int], group: str = "") -> ClassQuerySet:
    """Classes that the units (keys) hold, opened by the day, of the group or of all groups."""
    opened = TrainingClass.objects.opened_by(day).filter(unit__among=units).exclude(of_school())
    return opened.filter(programme__group=group) if group else opened


def opening_years(day: datetime.date, units: Collection[int]) -> tuple[int, int] | None:
    """The first and the last year in which a class of the units was opened by the day, None without classes."""
    ends = opened_classes(day, units).order_by().aggregate(first=Min("opens_on"), last=Max("opens_on"))
    return (ends["first"].year, ends["last"].year) if ends["first"] else None


def sent_learners(day: datetime.date, units: Collection[int], group: str = "") -> EnrolmentQuerySet:
    """Enrolments of people of the units (keys) in classes of other units, and of schools, opened by the day."""
    elsewhere = ~Q(training_class__unit__among=units) | of_school("training_class__")
    enrolled = Enrolment.objects.on(day).filter(elsewhere, cadre__now__unit__among=units)
    return enrolled.filter(training_class__programme__group=group) if group else enrolled
