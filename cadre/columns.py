"""What the list of people can show, on screen and in Excel alike."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import lru_cache
from operator import attrgetter, methodcaller
from typing import Any

from django.db.models import Case, F, Field, When

from cadre.fields import PERSON_FIELDS
from cadre.models.facts import PostHeld, Qualification
from cadre.models.people import Cadre
from cadre.party import PartyStatus, party_status, with_party_status
from cadre.retirement import Retirements, retires_on
from cadre.short_cells import abbreviated, with_age, women_told
from foundation.core import clock
from foundation.core.dates import PartialDate, PartialDateField
from foundation.lists.tables import Column
from foundation.ordering.order import by_choice
from foundation.sheets.changes import label_of
from office.organisation.linked import linked_text

LEVEL = dict(Qualification.Level.choices)


def held(cadre: Cadre) -> PostHeld | None:
    """The main post of the day: of the asked day when the list asked the facts, else of today."""
    return cadre.held if hasattr(cadre, "held") else cadre.now.held


def title(cadre: Cadre) -> str:
    post = held(cadre)
    return post.post.title.name if post else cadre.now.get_status_display()


def post_link(words: Callable[[Cadre], str], query: str) -> Callable[[Cadre], str]:
    """The words as a link to the post, which names its unit; those of who holds none stay words."""

    def drawn(cadre: Cadre) -> str:
        post = held(cadre)
        return linked_text(words(cadre), post.post, query) if post else words(cadre)

    return drawn


def unit(cadre: Cadre) -> str:
    post = held(cadre)
    return post.post.unit.name if post else cadre.now.unit.name


def place(cadre: Cadre) -> str:
    return f"{title(cadre)}, {unit(cadre)}"


def since(cadre: Cadre) -> PartialDate | None:
    """From when the main post of the day was held, where that is known."""
    post = held(cadre)
    return post.valid_from if post else None


def term_ends(cadre: Cadre) -> date | None:
    """The first day after the term that the decision set for the main post of the day."""
    post = held(cadre)
    return post.term_ends if post else None


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


def sort_of(field: Field) -> Any:
    """What a list is sorted by at the head of a person's own field: people by their given names."""
    if field.name == "full_name":
        return F("sort_key")
    if field.is_relation:
        return f"{field.name}__name"
    return by_choice(field.name, field.choices) if field.choices else field.name


@lru_cache(maxsize=100)
def known_by(field: Field, day: date) -> Any:
    """The same of a list of the day: what came later has no place in it."""
    by = sort_of(field)
    if not isinstance(field, PartialDateField):
        return by
    return Case(When(**{f"{field.name}__lte": day}, then=F(field.name)), default=None)


@lru_cache(maxsize=10)
def in_party(day: date) -> Case:
    """The place of a person's status in the Party on the day."""
    return Case(
        *(When(with_party_status(status, day), then=place) for place, status in enumerate(PartyStatus))
    )


def by_then(value: PartialDate | None, day: date) -> PartialDate | None:
    return value if value and value.first_day <= day else None


def own_columns(day: date, *, leading: bool) -> Iterator[Column]:
    """The columns of the person's own fields that stand before post and unit, or those after."""
    for each in PERSON_FIELDS:
        if each.listed is not None and each.leads == leading:
            kind = "date" if isinstance(each.of_model, PartialDateField) else "text"
            label = label_of(each.model, each.name)
            told = {"kind": kind, "shown": each.listed, "dated": each.dated}
            told |= {"sort": known_by(each.of_model, day), "any_size": each.name == "full_name"}
            told |= {"birth": {"html": with_age(day)}, "sex": {"html": women_told, "head": "Nữ"}}.get(
                each.name, {}
            )
            yield Column(each.name, label, cell(each.of_model, day), **told)


def columns(day: date, brought: Iterable[Column] = ()) -> tuple[Column, ...]:
    """The columns for a list that speaks of the day; those that apps above bring stand before the retirement."""
    retirements, today = Retirements(day), day == clock.today()
    query = "" if today else f"?as_of={day:%d/%m/%Y}"
    held = "now__held" if today else "held"
    names = {"title": f"{held}__post__title__name", "since": f"{held}__valid_from"}
    names["unit"] = "now__unit__name" if today else f"{held}__post__unit__name"
    levels = {kind: F(f"now__{kind}" if today else f"{kind}_then") for kind in ("degree", "theory", "state")}
    return (
        Column("ordinal", "TT", lambda cadre: getattr(cadre, "ordinal", ""), kind="number"),
        *own_columns(day, leading=True),
        Column("place", "Chức vụ, đơn vị", place, sort=names["title"], html=post_link(place, query)),
        Column("title", "Chức vụ", title, shown=False, sort=names["title"], html=post_link(title, query)),
        Column("unit", "Đơn vị", unit, shown=False, sort=names["unit"]),
        Column("since", "Giữ chức vụ từ ngày", since, kind="date", head="Từ ngày", sort=F(names["since"])),
        Column(
            "term_ends",
            "Hết thời hạn giữ chức vụ từ ngày",
            term_ends,
            kind="date",
            head="Hết hạn từ",
            shown=False,
            sort=F(f"{held}__term_ends"),
        ),
        Column("authority", "Diện quản lý", "authority", shown=False),
        Column(
            "degree",
            "Chuyên môn",
            level("degree"),
            head="CM",
            sort=levels["degree"],
            html=abbreviated(level("degree")),
        ),
        Column(
            "theory",
            "Lý luận chính trị",
            level("theory"),
            head="LLCT",
            sort=levels["theory"],
            html=abbreviated(level("theory")),
        ),
        Column("state", "Quản lý nhà nước", level("state"), shown=False, sort=levels["state"]),
        Column(
            "party",
            "Đảng viên",
            lambda cadre: party_status(cadre.party_joined_on, cadre.party_official_on, day).label,
            shown=False,
            sort=in_party(day),
        ),
        *own_columns(day, leading=False),
        *brought,
        Column(
            "retire_on",
            "Nghỉ hưu (hết tháng)",
            lambda cadre: retirements.of(cadre).words,
            head="Nghỉ hưu",
            sort=F("now__retire_on") if today else retires_on(day),
            any_size=today,
        ),
    )
