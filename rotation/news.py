"""What lists of planned people must know of rotations."""

import datetime
from collections.abc import Collection

from planning.news import away
from rotation.models import Rotation


@away
def on_rotation(cadres: Collection[int], day: datetime.date) -> set[int]:
    """Who is on rotation or secondment on the day; a transfer is for good. One query."""
    running = Rotation.objects.running_on(day).filter(cadre__in=cadres).exclude(kind=Rotation.Kind.TRANSFER)
    return set(running.values_list("cadre", flat=True))
