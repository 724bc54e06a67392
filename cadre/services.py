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
