"""What a person does with a duty; the row is locked, so that two who act on it at once both see what happened."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from reminders.models import Duty


@transaction.atomic
def mark_done(duty, *, by, note=""):
    duty = taken(duty, Duty.State.OPEN)
    duty.state, duty.snoozed_until, duty.reason = Duty.State.DONE, None, ""
    duty.done_by, duty.done_at, duty.note = by, timezone.now(), note
    duty.save()
    return duty


@transaction.atomic
def put_off(duty, *, until, reason):
    """Shown again from the day on; its due day stays what it is."""
    duty = taken(duty, Duty.State.OPEN)
    duty.snoozed_until, duty.reason = until, reason
    duty.save()
    return duty


@transaction.atomic
def hand_over(duty, *, to):
    duty = taken(duty, Duty.State.OPEN)
    duty.handler = to
    duty.save()
    return duty


@transaction.atomic
def reopen(duty, *, reason):
    """Undo: a duty that was done or put off waits again. One that closed by itself comes back by its facts alone."""
    duty = taken(duty, Duty.State.OPEN, Duty.State.DONE)
    duty.state, duty.snoozed_until, duty.reason = Duty.State.OPEN, None, reason
    duty.done_by = duty.done_at = None
    duty.save()
    return duty


def taken(duty, *states):
    """The duty as it stands now, locked; refuses one that someone else has meanwhile ended."""
    duty = Duty.objects.select_for_update(of=["self"]).select_related("rule").get(pk=duty.pk)
    if duty.state not in states:
        raise ValidationError(f"Việc này vừa có thay đổi: {duty.state_words(timezone.localdate())}.")
    return duty
