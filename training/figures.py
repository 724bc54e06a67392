"""What the board and the reports count of training; every figure with the rows behind it.

A class belongs to the unit that keeps it, those of the whole district to the root: below the root, `classes` are
the unit's own classes and `learners` those of its own classes by head count, with its people entered by name
in the classes of other units (`sent`). So one commune never reads the district's numbers as its own.
A learner's unit is the one his record lies in today, on whatever day is asked.
"""

from dataclasses import dataclass

from django.db.models import Count, F, Max, Min, Sum

from training.models import Enrolment, Programme, TrainingClass

Group = Programme.Group
ALWAYS = (Group.INTERMEDIATE, Group.ELEMENTARY, Group.REFRESHER)


@dataclass(frozen=True)
class Classes:
    """Classes opened and their learners; `sent` of the learners went to classes of other units."""

    classes: int = 0
    learners: int = 0
    sent: int = 0


def classes(day, units):
    """{group: Classes} by the day; the three groups of the reports always, others where there is something."""
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


def opened_classes(day, units, group=""):
    """The classes of the units that had been opened by the day."""
    found = TrainingClass.objects.opened_by(day).filter(unit__among=units)
    return found.filter(programme__group=group) if group else found


def opening_years(day, units):
    """The first and the last year in which a class of the units was opened by the day, or None."""
    ends = opened_classes(day, units).order_by().aggregate(first=Min("opens_on"), last=Max("opens_on"))
    return (ends["first"].year, ends["last"].year) if ends["first"] else None


def sent_learners(day, units, group=""):
    """The people of the units who are entered by name in classes of other units opened by the day."""
    found = Enrolment.objects.on(day).filter(cadre__now__unit__among=units)
    found = found.exclude(training_class__unit__among=units)
    return found.filter(training_class__programme__group=group) if group else found
