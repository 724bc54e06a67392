"""What the list of needs shows, on screen and in Excel alike."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import F
from django.utils.html import format_html

from cadre.models.facts import Qualification
from foundation.core.scope.rows import OTHERS_ACT
from foundation.lists.tables import Column
from foundation.ordering.order import by_choice
from office.regulations.conditions import lower_first
from training.models import Need
from training.needs.states import NeedStanding, ToldNeed

ToldOf = Callable[[Need], ToldNeed]
TONES = {
    NeedStanding.MET: ("good", "check-lg"),
    NeedStanding.STUDYING: ("warn", "book"),
    NeedStanding.REFUSED: ("fail", "x-lg"),
    NeedStanding.DROPPED: ("none", "slash-circle"),
}
ON_ITS_WAY = ("none", "dot")


def because(told: ToldNeed) -> str:
    """What says where a need stands: the qualification and since when, the class, the row of a plan."""
    if got := told.qualification:
        since = f"từ {got.valid_from}" if got.valid_from else f"theo số liệu ngày {got.known_on:%d/%m/%Y}"
        number = f", số {got.certificate_no}" if got.certificate_no else ""
        return f"{got or got.get_kind_display()}{number}, {since}"
    if told.training_class:
        return f"Lớp {told.training_class}"
    return f"{told.place.row}, {told.place.row.plan}" if told.place else ""


def badge(standing: NeedStanding) -> str:
    tone, icon = TONES.get(standing, ON_ITS_WAY)
    html = '<span class="state state-{}"><i class="bi bi-{}" aria-hidden="true"></i>{}</span>'
    return format_html(html, tone, icon, standing.label)


def open_to_reader(value: Callable[[Need], Any], otherwise: str = "") -> Callable[[Need], Any]:
    """The value of needs that are not masked."""
    return lambda need: otherwise if need.masked else value(need)


def why(need: Need) -> str:
    """The reason; to who weighs both also that the same is asked by a planned title."""
    said = need.get_why_display()
    return f"{said}; {lower_first(Need.Why.PLANNED.label)}" if need.also_planned else said


def post_of(need: Need) -> str:
    held = need.cadre.now.held
    return str(held.post.title) if held else need.cadre.now.get_status_display()


def columns(told_of: ToldOf) -> tuple[Column, ...]:
    places: Mapping[str, str] = dict(NeedStanding.choices)
    return (
        Column("full_name", "Họ và tên", "cadre.full_name", sort=F("cadre__sort_key")),
        Column("birth", "Ngày sinh", open_to_reader(lambda need: need.cadre.birth), kind="date", shown=False),
        Column("title", "Chức vụ", post_of, dated=False, sort="cadre__now__held__post__title__name"),
        Column("unit", "Đơn vị", "cadre.now.unit.name", dated=False),
        Column(
            "kind",
            "Loại",
            open_to_reader(lambda need: need.get_kind_display(), OTHERS_ACT.rstrip(".")),
            sort=by_choice("kind", Qualification.Kind.choices),
            whole=True,
        ),
        Column(
            "level",
            "Mức",
            open_to_reader(lambda need: need.get_level_display() or ""),
            sort=F("level"),
            whole=True,
        ),
        Column(
            "cycle",
            "Năm",
            open_to_reader(lambda need: need.cycle),
            kind="number",
            shown=False,
            sort=F("cycle"),
        ),
        Column(
            "stands",
            "Trạng thái",
            open_to_reader(lambda need: told_of(need).standing.label),
            html=open_to_reader(lambda need: badge(told_of(need).standing)),
            sort=by_choice("stands", [(key, places[key]) for key in NeedStanding.values]),
            whole=True,
        ),
        Column("because", "Theo", open_to_reader(lambda need: because(told_of(need))), sort=""),
        Column(
            "why",
            "Lý do",
            open_to_reader(why),
            sort=by_choice("why", Need.Why.choices),
        ),
        Column(
            "wanted_by",
            "Cần trước ngày",
            open_to_reader(lambda need: need.wanted_by),
            kind="date",
            sort=F("wanted_by"),
        ),
        Column(
            "opened_on",
            "Ghi nhu cầu ngày",
            open_to_reader(lambda need: need.opened_on),
            kind="date",
            shown=False,
            sort=F("opened_on"),
        ),
        Column("note", "Ghi chú", open_to_reader(lambda need: need.note), shown=False, sort="note"),
    )
