"""What lists and pages of people know of rotations."""

import django_filters
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from cadre.brought import CONDITIONS, FACTS, Asked, PeopleCondition, PersonFact
from cadre.models.people import Cadre
from cadre.querysets import CadreQuerySet
from cadre.relief import Held, keeps_in_post
from foundation.lists.filters import YesNoFilter
from office.regulations.conditions import lower_first
from rotation.choices import UNDER_WAY
from rotation.models import Rotation

ON_ROTATION = "Đồng chí đang luân chuyển, giữ {post}; ghi kết thúc luân chuyển, bố trí sau luân chuyển."


def yes_or_no(asked: Asked) -> django_filters.Filter:
    return YesNoFilter(label="Đang luân chuyển")


def on_rotation(cadres: CadreQuerySet, yes: bool, asked: Asked) -> CadreQuerySet:
    """Who is away on the day, also after the planned end; secondment and transfer are something else."""
    running = asked.rows(Rotation).running_on(asked.day).filter(kind=Rotation.Kind.ROTATION)
    people = running.values("cadre")
    if yes:
        return cadres.filter(pk__in=people)
    return cadres.exclude(pk__in=people).exclude(pk__in=asked.kept_from(Rotation))


def moves(asked: Asked, cadre: Cadre) -> SafeString:
    """Where the person was moved to by the day, the latest first, and how that stands."""
    rows = asked.rows(Rotation).filter(cadre=cadre).begun_by(asked.day).as_on(asked.day)
    cells = (
        (row.get_absolute_url(), row.to_post, row.valid_from, lower_first(row.told_on(asked.day)))
        for row in rows.select_related("to_post__title", "to_post__unit")
    )
    return format_html_join("", '<p><a href="{}">{}</a> từ {}, {}</p>', cells)


@keeps_in_post
def rotated_there(tenures: Held) -> dict[int, str]:
    """Of a post held by a rotation that runs: the rotation ends first, and its end says where the person goes."""
    running = Rotation.objects.filter(cadre__in={held.cadre_id for held in tenures}, state__in=UNDER_WAY)
    there = set(running.order_by().values_list("cadre", "to_post"))
    moved = (held for held in tenures if (held.cadre_id, held.post_id) in there)
    return {held.pk: ON_ROTATION.format(post=held.post) for held in moved}


FACTS.append(PersonFact("Luân chuyển", Rotation, moves))
CONDITIONS.append(PeopleCondition("rotation", Rotation, yes_or_no, on_rotation))
