"""What the list of people can show, on screen and in Excel alike."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from operator import attrgetter, methodcaller
from typing import Any

from django.db.models import Field

from cadre.fields import PERSON_FIELDS
from cadre.models.facts import PostHeld, Qualification
from cadre.models.people import Cadre
from cadre.party import party_status
from cadre.retirement import Retirements
from foundation.core.dates import PartialDate, PartialDateField
from foundation.lists.tables import Column
from foundation.sheets.changes import label_of

LEVEL = dict(Qualification.Level.choices)


def held(cadre: Cadre) -> PostHeld | None:
    """The main post of the day: of the asked day when the list asked the facts, else of today."""
    return cadre.held if hasattr(cadre, "held") else cadre.now.held


def title(cadre: Cadre) -> str:
    post = held(cadre)
    return post.post.title.name if post else cadre.now.get_status_display()


def unit(cadre: Cadre) -> str:
    post = held(cadre)
    return post.post.unit.name if post else cadre.now.unit.name


def level(kind: str) -> Callable[[Cadre], str]:
    """The name of the highest level of a kind on the day."""

    def read(cadre: Cadre) -> str:
        name = f"{kind}_then"
        return LEVEL.get(getattr(cadre, name) if hasattr(cadre, name) else getattr(cadre.now, kind), "")

    return read


def cell(field: Field, day: date) -> Callable[[Cadre], Any]:
    """How the value of a person's own field is got for a list of the day; a day that came later is not told."""
    if isinstance(field, PartialDateField):
        return lambda cadre: by_then(getattr(cadre, field.name), day)
    if field.is_relation:
        return lambda cadre: str(getattr(cadre, field.name) or "")
    return attrgetter(field.name) if not field.choices else methodcaller(f"get_{field.name}_display")


def by_then(value: PartialDate | None, day: date) -> PartialDate | None:
    return value if value and value.first_day <= day else None


def own_columns(day: date, *, leading: bool) -> Iterator[Column]:
    """The columns of the person's own fields that stand before post and unit, or those after."""
    for each in PERSON_FIELDS:
        if each.listed is not None and each.leads == leading:
            kind = "date" if isinstance(each.of_model, PartialDateField) else "text"
            label = label_of(each.model, each.name)
            told = {"kind": kind, "shown": each.listed, "dated": each.dated}
            yield Column(each.name, label, cell(each.of_model, day), **told)


def columns(day: date, brought: Iterable[Column] = ()) -> tuple[Column, ...]:
    """The columns for a list that speaks of the day; those that apps above bring stand before the retirement."""
    retirements = Retirements(day)
    return (
        *own_columns(day, leading=True),
        Column("title", "Chức vụ", title),
        Column("unit", "Đơn vị", unit),
        Column("authority", "Diện quản lý", "authority"),
        Column("degree", "Chuyên môn", level("degree")),
        Column("theory", "Lý luận chính trị", level("theory")),
        Column("state", "Quản lý nhà nước", level("state"), shown=False),
        Column(
            "party",
            "Đảng viên",
            lambda cadre: party_status(cadre.party_joined_on, cadre.party_official_on, day).label,
            shown=False,
        ),
        *own_columns(day, leading=False),
        *brought,
        Column(
            "retire_on",
            "Nghỉ hưu (hết tháng)",
            lambda cadre: retirements.of(cadre).words,
            shown=False,
        ),
    )
