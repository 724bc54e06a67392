"""Which rotations, remarks and appointments somebody may see, and those of a day."""

import datetime
from typing import Any, Self

from django.apps import apps
from django.db.models import (
    Case,
    DateField,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
    When,
)
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Coalesce, Left, Length

from cadre.models.facts import PostHeld
from foundation.core.dates import PartialDateField
from foundation.core.scope.rows import READING, ScopedQuerySet, action_of, permission, unit_key
from rotation.choices import DRAFTS, OPEN_APPOINTMENTS, RotationState

DRAFT_RIGHT = "rotation.draft_rotation"
# What is done before or by a decision.
DECIDING = ("add", "approve")


def kept_within(scope: Any, way: str = "") -> Q:
    """That who has the scope keeps the case: where the person comes from and goes to is theirs, and the plan."""
    within = scope.condition(f"{way}scope_unit")
    if scope.everything:
        return within
    within &= scope.condition(f"{way}to_post__unit")
    for path, unit in (("from_post", "unit"), ("slot", "scope_unit")):
        within &= Q(**{f"{way}{path}": None}) | scope.condition(f"{way}{path}__{unit}")
    return within


def keeps_case(user: Any, right: str, row: Any) -> bool:
    """The same of one case, saved or not."""
    scope = user.scope(right)
    units = [unit_key(row)]
    if not scope.everything:
        units += [post.unit_id for post in (row.to_post, row.from_post) if post]
        units += [row.slot.scope_unit_id] if row.slot_id else []
    return all(map(scope.covers, units))


class RotationQuerySet(ScopedQuerySet):
    def in_scope(self, user, action="view"):
        """Kept by the unit of the person; seen by the unit to which he was moved too, asked of the post: few rows.

        Before it is decided it is a draft of the office, which neither of the units sees; an office that keeps one of
        them alone neither sees nor decides what an office above means for both, or by its plan.
        """
        scope = user.scope(permission(self.model, action))
        seen = kept_within(scope) if action in DECIDING else scope.condition(self.model.unit_path)
        if action in ("view", "export"):
            seen |= scope.condition("to_post__unit")
        drafted = kept_within(user.scope(DRAFT_RIGHT))
        return self.filter(seen).filter(drafted | ~Q(state__in=DRAFTS))

    def listed_for(self, user: Any, action: str = "view") -> Self:
        """Of oneself and one's relatives only what was decided stands on a list, masked."""
        rows = super().listed_for(user, action)
        # A list stands in the order of a day that every row has: what has not begun comes last.
        begins = Coalesce(Cast("valid_from", TextField()), Value("9999"), output_field=TextField())
        rows = rows.annotate(begins=begins)
        return rows.exclude(state__in=DRAFTS, cadre__in=self.hidden_people(user))

    def admits(self, user: Any, action: str, row: Any) -> bool:
        told = row.state not in DRAFTS or keeps_case(user, DRAFT_RIGHT, row)
        return told and super().admits(user, action, row)

    def holds(self, user: Any, right: str, row: Any) -> bool:
        held = super().holds(user, right, row)
        return held and (action_of(right) not in DECIDING or keeps_case(user, right, row))

    def traced_for(self, user: Any) -> Self:
        """What was written while it was a draft stays with those who see drafts, once it is decided too."""
        steps = apps.get_model("rotation", "RotationStep").objects.filter(rotation=OuterRef("pk"))
        never_meant = ~Exists(steps.filter(to_state__in=DRAFTS))
        return self.for_user(user).filter(kept_within(user.scope(DRAFT_RIGHT)) | Q(never_meant))

    def in_state(self, state: str, day: datetime.date) -> Self:
        """Of the state on the day; those that run are also those that are due."""
        rows = {
            RotationState.DECIDED: self.decided_after,
            RotationState.RUNNING: self.running_on,
            RotationState.EXTENDED: self.extended_on,
            RotationState.DUE: self.due_by,
            RotationState.WAITING: self.waiting_on,
            RotationState.EARLY: self.early_by,
            RotationState.PLACED: self.placed_by,
        }
        return rows[state](day) if state in rows else self.filter(state=state)

    def begun_by(self, day):
        return self.filter(valid_from__lte=day)

    def not_begun_by(self, day):
        """Decided, agreed to or only meant, and nothing has moved yet."""
        return self.exclude(state=RotationState.DROPPED).filter(Q(valid_from=None) | Q(valid_from__gt=day))

    def decided_after(self, day):
        """Decided, and by the day not begun."""
        return self.not_begun_by(day).exclude(state__in=DRAFTS)

    def running_on(self, day):
        """Also those whose planned end is over."""
        return self.begun_by(day).filter(Q(valid_to=None) | Q(valid_to__gt=day))

    def with_gone(self, day: datetime.date) -> Self:
        """With `gone_from`: since when the person, who held a main post until then, holds none on the day."""
        main = PostHeld.objects.filter(cadre=OuterRef("cadre"), main=True)
        left = main.filter(valid_to__lte=day).order_by("-valid_to").values("valid_to")[:1]
        return self.annotate(gone_from=Case(When(~Exists(main.on(day)), then=Subquery(left))))

    def as_on(self, day: datetime.date) -> Self:
        """With what is told of the day: its state, and who was gone."""
        return self.with_gone(day).with_state(day)

    def with_state(self, day: datetime.date) -> Self:
        """With what the state of the day rests on: the planned end of then, and whether it was extended by then."""
        return self.annotate(due_then=due_then(day), extended_then=Exists(extensions(on__lte=day)))

    def extended_on(self, day):
        """Those that run longer than they were first meant to, and are not due."""
        running = self.running_on(day).alias(planned=due_then(day)).filter(Exists(extensions(on__lte=day)))
        return running.filter(Q(planned=None) | Q(planned__gt=day))

    def returned_by(self, day):
        return self.begun_by(day).filter(valid_to__lte=day)

    def due_by(self, day):
        return self.running_on(day).alias(planned=due_then(day)).filter(planned__lte=day)

    def placed_by(self, day):
        return self.returned_by(day).exclude(after_post=None, after_words="")

    def waiting_on(self, day):
        """Over by the day at the planned time, and nobody said where the person was placed."""
        return self.returned_by(day).filter(after_post=None, after_words="").exclude(early())

    def early_by(self, day):
        """Over by the day, before the planned end, and nobody said where the person was placed."""
        return self.returned_by(day).filter(early(), after_post=None, after_words="")


def extensions(**when: Any) -> QuerySet:
    """The steps that stand by which a rotation was extended."""
    steps = apps.get_model("rotation", "RotationStep").objects.standing()
    return steps.filter(rotation=OuterRef("pk"), to_state=RotationState.EXTENDED, **when)


def due_then(day: datetime.date) -> Case:
    """The planned end as it was on the day: that which the first extension after it moved."""
    later = extensions(on__gt=day)
    moved = later.order_by("on", "pk").values_list(KeyTextTransform("due_on", "before"))[:1]
    return Case(When(Exists(later), then=Cast(Subquery(moved), DateField())), default=F("due_on"))


def early():
    """That it surely ended before its planned end, as far as both days are known."""
    as_far = Left(Cast("due_on", TextField()), Length("valid_to"))
    return Q(due_on__isnull=False) & Q(valid_to__lt=Cast(as_far, PartialDateField()))


class RotationOpinionQuerySet(ScopedQuerySet):
    """Read and typed by who keeps the case."""

    def in_scope(self, user: Any, action: str = "view") -> Self:
        kept = kept_within(user.scope(permission(self.model, action)), "rotation__")
        return super().in_scope(user, action).filter(kept)


class RotationRemarkQuerySet(ScopedQuerySet):
    """Read by the office and by the unit that wrote it; the unit writes as long as the rotation runs."""

    def in_scope(self, user: Any, action: str = "view") -> Self:
        rows = super().in_scope(user, action)
        drafted = kept_within(user.scope(DRAFT_RIGHT), "rotation__")
        open_rows = drafted | Q(rotation__valid_to=None)
        return rows.filter(open_rows) if action in ("change", "remove") else rows


class AppointmentQuerySet(ScopedQuerySet):
    """Until it is decided a proposal is kept where both the person and the post lie; who keeps one alone sees none."""

    def in_scope(self, user: Any, action: str = "view") -> Self:
        rows, scope = super().in_scope(user, action), user.scope(permission(self.model, action))
        if scope.everything:
            return rows
        both = scope.condition("post__unit")
        return rows.filter(both | Q(state="decided") if action in READING else both)

    def holds(self, user: Any, right: str, row: Any) -> bool:
        read = row.state == "decided" and action_of(right) in READING
        return super().holds(user, right, row) and (read or user.scope(right).covers(row.post.unit_id))

    def listed_for(self, user: Any, action: str = "view") -> Self:
        """Of oneself and one's relatives nothing undecided stands on a list; what was decided is masked."""
        undecided = ~Q(state="decided")
        return super().listed_for(user, action).exclude(undecided, cadre__in=self.hidden_people(user))

    def open(self) -> Self:
        return self.filter(state__in=OPEN_APPOINTMENTS)

    def decided(self) -> Self:
        return self.filter(valid_from__isnull=False)
