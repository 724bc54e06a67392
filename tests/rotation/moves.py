"""Moves of the small world."""

from rotation.models import Rotation


def make_rotation(cadre, to_post, valid_from="2019-02-01", **fields):
    made = Rotation.objects.create(cadre=cadre, to_post=to_post, valid_from=valid_from, **fields)
    return Rotation.objects.get(pk=made.pk)
