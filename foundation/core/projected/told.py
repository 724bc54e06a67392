"""How far the projections are that lists and figures are read from, and what a page says where they are behind."""

import datetime
from typing import NamedTuple

from django.http import HttpRequest

from foundation.core import clock

BEHIND = (
    "Danh sách, bộ lọc và số liệu hiện nay còn tính đến ngày {day:%d/%m/%Y},"
    " đang cập nhật sang ngày {today:%d/%m/%Y}. Chờ một phút rồi tải lại trang."
)
WAITS = (
    "Quy định, chức danh hoặc đơn vị vừa được sửa; danh sách, bộ lọc và số liệu hiện nay còn theo bản cũ,"
    " đang cập nhật. Chờ một phút rồi tải lại trang."
)


class Projected(NamedTuple):
    """The day that the projections belong to, and whether a change still waits to be projected."""

    day: datetime.date | None
    waits: bool | None


def behind(request: HttpRequest) -> str:
    """The sentence of a page whose lists still stand on another day or rule; empty nearly always."""
    projected, today = getattr(request, "projected", None), clock.today()
    if projected is None or projected.day is None:
        return ""
    if projected.day != today:
        return BEHIND.format(day=projected.day, today=today)
    return WAITS if projected.waits else ""
