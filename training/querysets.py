"""Which classes (opened by a day, in a state on a day, seen from a unit) and which learners (of whose units)."""

from django.db.models import (
    Case,
    F,
    Func,
    OuterRef,
    PositiveIntegerField,
    Q,
    Subquery,
    TextChoices,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Left, Length
from django.db.models.lookups import LessThan

from cadre.models.people import Cadre
from foundation.core.scope.rows import READING, ScopedQuerySet, permission
from foundation.core.text import needle
from office.organisation.models.structure import Unit
from training.choices import Completion, RowSource


class ClassState(TextChoices):
    """Where a class stands on a day; told by its dates, never stored."""

    PLANNED = "planned", "Dự kiến"
    ENROLLING = "enrolling", "Đang tuyển sinh"
    RUNNING = "running", "Đang học"
    CLOSED = "closed", "Đã bế giảng"
    CANCELLED = "cancelled", "Không mở"


class NewestFirst(Func):
    """Text that sorts a partial date backwards; a class without an opening day comes before all."""

    template = "translate(coalesce(%(expressions)s, ''), '0123456789', '9876543210')"
    output_field = TextField()


def opened(day, prefix=""):
    """Condition that a class had been opened by the day."""
    return Q(**{f"{prefix}opens_on__lte": day, f"{prefix}cancelled_on": None})


def of_school(prefix=""):
    """Condition that a school runs the class, for places that the level above gave: the office follows it alone."""
    return Q(**{f"{prefix}plan_row__source": RowSource.ABOVE})


def over(day, prefix=""):
    """Condition that a class was over before the day, or that its results were put on records by an act of the day; of
    a closing known by its year, the year must have passed.
    """
    closing = f"{prefix}closes_on"
    ended = Q(**{f"{prefix}completion": Completion.RECORDED, closing: day})
    return ended | Q(LessThan(F(closing), Left(Value(day.isoformat()), Length(closing))))


def in_state(state, day):
    """Condition that a class is in the state on the day: the twin of `TrainingClass.state_on`."""
    cancelled = Q(cancelled_on__lte=day)
    enrolling = Q(enrolling_on__lte=day)
    waiting = ~cancelled & (Q(opens_on=None) | Q(opens_on__gt=day) | Q(cancelled_on__isnull=False))
    return {
        ClassState.CANCELLED: cancelled,
        ClassState.CLOSED: opened(day) & Q(closes_on__isnull=False) & over(day),
        ClassState.RUNNING: opened(day) & (Q(closes_on=None) | ~over(day)),
        ClassState.ENROLLING: waiting & enrolling,
        ClassState.PLANNED: waiting & (Q(enrolling_on=None) | Q(enrolling_on__gt=day)),
    }[state]


class ClassQuerySet(ScopedQuerySet):
    def in_scope(self, user, action="view"):
        """Whoever sees a unit also sees the classes of the units above it, which are held for it too."""
        if action not in READING:
            return super().in_scope(user, action)
        scope = user.scope(permission(self.model, action))
        return self.filter(Unit.objects.scope_above(scope).condition("unit"))

    def taking_learners_of(self, user):
        """Those to which the user may add learners of some unit: kept in it, below or above it."""
        return self.filter(Unit.objects.scope_above(user.scope("training.add_enrolment")).condition("unit"))

    def opened_by(self, day):
        return self.filter(opened(day))

    def with_learners(self):
        """`entered`: learners entered by name; `learners`: the head count of the paper, else those entered."""
        entered = Func(F("pk"), function="training_learners", output_field=PositiveIntegerField())
        return self.annotate(entered=entered, learners=Coalesce(F("head_count"), entered))

    def newest_first(self):
        return self.annotate(newest=NewestFirst("opens_on"))


class EnrolmentQuerySet(ScopedQuerySet):
    def on(self, day):
        """Those whose class had been opened by the day, as they stood then."""
        return self.standing(day).filter(opened(day, "training_class__"))

    def standing(self, day):
        """`result_then` is what could be said of a learner on the day: who passes is studying until the end."""
        closing = Q(training_class__closes_on__isnull=False) & ~over(day, "training_class__")
        ended = Q(result__in=self.model.ENDED) & closing
        then = Case(When(ended, then=Value(self.model.Result.STUDYING)), default=F("result"))
        return self.annotate(result_then=then)

    def held(self):
        """Those whose class was not cancelled: of another nobody learns, and their places in the plan are free."""
        return self.filter(training_class__cancelled_on=None)

    def by_name(self):
        """`sort` is the given name first, of the record where there is one."""
        return self.annotate(sort=Coalesce("cadre__sort_key", "sort_key"))

    def with_unit(self, day):
        """`unit_then` is the unit of the main post that the person held on the day."""
        held = Cadre.objects.on(day).filter(pk=OuterRef("cadre"))
        return self.annotate(unit_then=Subquery(held.values("held__post__unit__name")[:1]))

    def found_by(self, text, *, day=None):
        """Someone on record by all that finds a record, of another `day` than today by the post of that day; someone
        else by every word of the name.
        """
        named = Q(cadre=None)
        for word in needle(text).split():
            named &= Q(name_fold__startswith=word) | Q(name_fold__contains=f" {word}")
        if day is None:
            return self.filter(named | Q(cadre__in=Cadre.objects.found_by(text)))
        people, held = Cadre.objects.found_then(text, places=()), Cadre.objects.on(day).found_then(text)
        return self.filter(named | Q(cadre__in=people.values("pk")) | Q(cadre__in=held.values("pk")))
