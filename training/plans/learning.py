"""What the class of each who stands in a row of a plan says of them, beside the state of their place."""

import datetime
from typing import Any

from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, Value, When

from training.choices import PlaceState
from training.models import Enrolment, PlanPerson
from training.querysets import opened

SAID = dict(Enrolment.Result.choices)


def with_learning(people: QuerySet, user: Any, day: datetime.date) -> QuerySet:
    """`learning`: the result in the class, as far as the reader may know it; who was sent studies once it has begun."""
    begun = Q(result_then=Enrolment.Result.SENT) & opened(day, "training_class__")
    said = Case(When(begun, then=Value(Enrolment.Result.STUDYING)), default=F("result_then"))
    learners = Enrolment.objects.for_user(user).standing(day)
    learners = learners.filter(plan_person=OuterRef("pk"), training_class__cancelled_on=None)
    return people.annotate(learning=Subquery(learners.annotate(said=said).values("said")[:1]))


def state_of(person: PlanPerson) -> str:
    """“Được triệu tập · Đang học”; who came into a class was chosen, and that is not said again."""
    said = SAID.get(getattr(person, "learning", None) or "", "")
    place = "" if said and person.state == PlaceState.CHOSEN else person.get_state_display()
    return " · ".join(filter(None, [place, said]))
