"""What the list of lists, and the people of one list, can show."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from django.db.models import F

from foundation.lists.tables import Column
from foundation.ordering.order import by_choice
from training.choices import PlaceState, SendingState
from training.models import PlanPerson, SendingList
from training.plans.learning import state_of
from training.sending import completeness

today_only = partial(Column, dated=False)
MARK = "x"


def of_all(name: str) -> Callable[[SendingList], str]:
    """“k/n” of the people that the reader sees; nothing of a list without any."""

    def value(sending: SendingList) -> str:
        return f"{getattr(sending, name)}/{sending.people_count}" if sending.people_count else ""

    return value


def answered(sending: SendingList) -> str:
    return "" if sending.state == SendingState.DRAFT else of_all("answered_count")(sending)


LISTS = (
    Column("name", "Danh sách", "name"),
    Column("row", "Mục kế hoạch", "row.title"),
    Column("plan", "Kế hoạch", "row.plan.name", shown=False),
    Column("school", "Cơ sở đào tạo", "row.school"),
    today_only(
        "people", "Số người", lambda sending: sending.people_count, kind="number", sort=F("people_count")
    ),
    today_only("ready", "Đủ hồ sơ", of_all("ready_count"), sort=F("ready_count")),
    Column("deadline", "Hạn gửi", "deadline", kind="date"),
    today_only("sent_on", "Gửi ngày", "sent_on", kind="date"),
    today_only("number", "Số tờ trình", "number", shown=False),
    Column("sent_to", "Nơi nhận", "sent_to", shown=False),
    today_only("summons", "Giấy triệu tập", "summons_no", shown=False),
    today_only("answered", "Đã trả lời", answered, sort=F("answered_count")),
    today_only(
        "state",
        "Trạng thái",
        lambda sending: sending.get_state_display(),
        sort=by_choice("state", SendingState.choices),
        whole=True,
    ),
)


def unmasked(value: Callable[[PlanPerson], Any]) -> Callable[[PlanPerson], Any]:
    return lambda person: "" if person.masked else value(person)


def title(person: PlanPerson) -> str:
    held = person.cadre.now.held
    return held.post.title.name if held else ""


def item_column(place: int, item: str) -> Column:
    return today_only(
        f"item{place}",
        item,
        unmasked(lambda person: MARK if item in person.papers else ""),
        sort="",
        whole=True,
    )


def people_columns(items: Iterable[str]) -> tuple[Column, ...]:
    """A person, how far the papers are, each of the papers, and what became of them."""
    items = list(items)
    own = (
        Column("full_name", "Họ và tên", "cadre.full_name", sort=F("cadre__sort_key")),
        Column(
            "birth",
            "Ngày sinh",
            unmasked(lambda person: person.cadre.birth),
            kind="date",
            sort=F("cadre__birth"),
        ),
        today_only("title", "Chức vụ", title, sort=""),
        today_only("unit", "Đơn vị", "cadre.now.unit.name", sort=""),
    )
    papers = (
        today_only(
            "papers",
            "Hồ sơ",
            unmasked(lambda person: completeness.told(items, person.papers)),
            sort="",
            whole=True,
        ),
        today_only(
            "lacking",
            "Còn thiếu",
            unmasked(lambda person: "; ".join(completeness.lacking(items, person.papers))),
            sort="",
        ),
    )
    ended = (
        today_only(
            "state",
            "Trạng thái",
            unmasked(state_of),
            sort=by_choice("state", PlaceState.choices),
            whole=True,
        ),
        today_only("reason", "Lý do", unmasked(lambda person: person.reason), sort="", shown=False),
    )
    return (*own, *papers, *(item_column(place, item) for place, item in enumerate(items)), *ended)


# On the page of a list: without a column for each paper, which the page of the papers has.
SHORT = ("full_name", "birth", "title", "unit", "papers", "lacking", "state", "reason")
