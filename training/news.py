"""What lists of planned people must know of classes."""

from collections.abc import Collection

from planning.person_facts import PersonDay
from planning.studies import Study, studying
from training.models import ClassState, Enrolment

# Who sits in no class, though it runs.
ABSENT = (Enrolment.Result.DEFERRED, Enrolment.Result.WITHDRAWN)


@studying
def in_classes(asked: Collection[PersonDay]) -> dict[PersonDay, list[Study]]:
    """The classes that lead to a level and run on the day; none that is secret. One query."""
    enrolled = Enrolment.objects.filter(
        cadre__in={person for person, _ in asked},
        training_class__programme__level__isnull=False,
        training_class__secret=False,
    )
    enrolled = enrolled.exclude(result__in=ABSENT).select_related("training_class__programme").order_by("pk")
    classes = {}
    for enrolment in enrolled:
        classes.setdefault(enrolment.cadre_id, []).append(enrolment.training_class)
    return {
        (person, day): [
            Study(each.name, each.programme.level)
            for each in classes.get(person, ())
            if each.state_on(day) == ClassState.RUNNING
        ]
        for person, day in asked
    }
