"""Plain functions that make classes and learners with sensible values."""

from training.models import Enrolment, Programme, TrainingClass


def make_programme(name="Trung cấp LLCT", group="intermediate", **fields):
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
