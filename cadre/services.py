"""What changes several facts of a person at once."""

from django.db import transaction

from cadre.models.facts import PostHeld
from cadre.models.people import Cadre
from cadre.tenures import make_room


@transaction.atomic
def take_post(held: PostHeld) -> PostHeld:
    """Keep a new tenure; a main post that it replaces ends on the day it begins, one that follows ends it."""
    Cadre.objects.select_for_update().get(pk=held.cadre_id)
    for ended in make_room(held, list(PostHeld.objects.filter(cadre=held.cadre_id).select_related("post"))):
        ended.save(update_fields=["valid_to", "known_on"])
    held.save()
    return held


@transaction.atomic
def leave_post(held: PostHeld, on, **reason) -> PostHeld:
    """End a tenure; `on` is the first day no longer in the post, `reason` the leaving fields of the model."""
    held = PostHeld.objects.select_for_update().get(pk=held.pk)
    held.valid_to = on
    for name, value in reason.items():
        setattr(held, name, value)
    held.save(update_fields=["valid_to", *reason])
    return held
