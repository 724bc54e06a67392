"""What the list of people asks of the facts themselves, where its rows do not keep it: groups of defence education."""

import django_filters
from django.db.models import F

from cadre.brought import COLUMNS, CONDITIONS, Asked, PeopleColumn, PeopleCondition
from cadre.columns import LEVEL
from cadre.filters import NOT_KNOWN, OR_HIGHER, level_choices
from cadre.models.facts import Qualification
from cadre.querysets import CadreQuerySet
from cadre.staff import level_on
from foundation.lists.tables import Column

DEFENCE = Qualification.Kind.DEFENCE


def levels(asked: Asked) -> django_filters.Filter:
    return django_filters.ChoiceFilter(label=DEFENCE.label, choices=list(level_choices(DEFENCE)))


def at_level(cadres: CadreQuerySet, choice: str, asked: Asked) -> CadreQuerySet:
    """Those whose highest group of the day is the chosen one, or as high; or of whom none is on record."""
    cadres = cadres.alias(defence_then=level_on(asked.day, DEFENCE))
    if choice == NOT_KNOWN:
        return cadres.filter(defence_then=None)
    least = choice.removeprefix(OR_HIGHER)
    return cadres.filter(**{"defence_then" if least == choice else "defence_then__gte": least})


CONDITIONS.append(PeopleCondition("defence", Qualification, levels, at_level))
COLUMNS.append(
    PeopleColumn(
        Column(
            "defence",
            DEFENCE.label,
            lambda cadre: LEVEL.get(cadre.defence, ""),
            shown=False,
            sort=F("defence"),
        ),
        Qualification,
        lambda asked: level_on(asked.day, DEFENCE),
    )
)
