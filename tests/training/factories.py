"""Plain functions that make classes and learners with sensible values."""

from cadre.models.facts import kind_of
from training.models import (
    Enrolment,
    Need,
    PlanPerson,
    PlanRow,
    Programme,
    SendingList,
    TrainingClass,
    TrainingPlan,
)


def make_programme(name="Trung cấp LLCT", group="intermediate", **fields):
    """A programme that counts for the kind of its level, unless said otherwise."""
    if fields.get("level"):
        fields = {"kind": kind_of(fields["level"]), **fields}
    return Programme.objects.get_or_create(name=name, defaults={"group": group, **fields})[0]


def make_class(name, unit, programme=None, **fields):
    """A class that ran from September 2016 to June 2018, unless said otherwise."""
    dates = {"opens_on": "2016-09-05", "closes_on": "2018-06-20"}
    made = TrainingClass.objects.create(
        name=name, unit=unit, programme=programme or make_programme(), **{**dates, **fields}
    )
    return TrainingClass.objects.get(pk=made.pk)


def enrol(training_class, learner, **fields):
    """A learner who passed: a record, or the name of someone in no roster."""
    who = {"full_name": learner} if isinstance(learner, str) else {"cadre": learner}
    made = Enrolment.objects.create(training_class=training_class, **who, **{"result": "passed", **fields})
    return Enrolment.objects.get(pk=made.pk)


def make_need(cadre, kind="theory", level=22, **fields):
    """A need of the person by the standard of the post held, known to the person's unit, unless said otherwise."""
    facts = {"why": Need.Why.HELD, "opened_on": "2021-11-01", **fields}
    made = Need.objects.create(cadre=cadre, kind=kind, level=level, **facts)
    return Need.objects.get(pk=made.pk)


def make_plan(unit, year=2022, **fields):
    """A draft, or with `issued_on` a plan that was issued then."""
    if "issued_on" in fields:
        fields = {"state": TrainingPlan.State.ISSUED, "number": f"15-KH/HU {year}", **fields}
    made = TrainingPlan.objects.create(
        unit=unit, year=year, **{"name": f"Kế hoạch đào tạo, bồi dưỡng năm {year}", **fields}
    )
    return TrainingPlan.objects.get(pk=made.pk)


def make_row(plan, programme=None, source="own", **fields):
    """A class of the plan's own, or with source "above" places given from above."""
    facts = {"title": "Trung cấp lý luận chính trị", "places": 40, **fields}
    made = PlanRow.objects.create(plan=plan, programme=programme or make_programme(), source=source, **facts)
    return PlanRow.objects.get(pk=made.pk)


def choose(row, cadre, **fields):
    """Somebody chosen for a row, unless another state is given."""
    made = PlanPerson.objects.create(row=row, cadre=cadre, **{"facts_on": "2021-11-25", **fields})
    return PlanPerson.objects.get(pk=made.pk)


def make_sending(row, **fields):
    """A list of people to be sent up, still being made."""
    made = SendingList.objects.create(row=row, **{"name": f"Danh sách cử đi học {row}", **fields})
    return SendingList.objects.get(pk=made.pk)
