"""The columns of campaigns and of their units."""

from collections.abc import Callable
from functools import partial

from django.db.models import F
from django.utils.html import format_html

from foundation.core import clock
from foundation.lists.tables import Column
from office.campaigns.models import Campaign, CampaignUnit

LATE = "quá hạn"
today_only = partial(Column, dated=False)


def answered(campaign: Campaign) -> str:
    """How many of its units, as far as the reader sees them, have handed in."""
    return f"{campaign.answered}/{campaign.asked}"


def state_words(unit: CampaignUnit) -> str:
    """The state, and that its last day is over."""
    state = unit.get_state_display()
    return f"{state}, {LATE}" if unit.is_late(clock.today()) else state


def due_drawn(unit: CampaignUnit) -> str:
    day = f"{unit.due_on:%d/%m/%Y}"
    late = unit.is_late(clock.today())
    return format_html('{} <span class="state state-fail">{}</span>', day, LATE) if late else day


CAMPAIGNS = (
    Column("name", "Tên đợt", "name"),
    Column("year", "Năm", "year", kind="number"),
    Column("round", "Đợt", lambda campaign: campaign.get_round_display(), sort=F("round"), whole=True),
    Column("kind", "Loại", lambda campaign: campaign.get_kind_display(), sort=F("kind"), shown=False),
    Column("unit", "Đơn vị chủ trì", "unit.name"),
    today_only("answered", "Đầu mối đã nộp", answered, sort=F("answered")),
    Column("due_on", "Hạn nộp", "due_on", kind="date"),
    Column("figures_on", "Số liệu tính đến ngày", "figures_on", kind="date", shown=False),
    Column("opens_on", "Từ ngày", "opens_on", kind="date", shown=False),
    Column("plan", "Kế hoạch", "plan", sort="plan_no", shown=False),
    Column(
        "secret",
        "Độ mật",
        lambda campaign: "có độ mật" if campaign.secret else "",
        sort=F("secret"),
        shown=False,
    ),
    today_only(
        "state", "Trạng thái", lambda campaign: campaign.get_state_display(), sort=F("state"), whole=True
    ),
    today_only("closed_on", "Kết thúc từ ngày", "closed_on", kind="date", shown=False),
)
ITEMS = (
    Column("name", "Tên hồ sơ", "name"),
    Column("kind", "Loại đợt", lambda item: item.get_kind_display(), sort=F("kind")),
    Column("order", "Thứ tự", "order", kind="number"),
    Column("counted", "Đếm số bộ", lambda item: "có" if item.counted else "", sort=F("counted")),
    Column(
        "required", "Phải có mới đủ hồ sơ", lambda item: "có" if item.required else "", sort=F("required")
    ),
    Column("in_use", "Đang dùng", lambda item: "có" if item.in_use else "không", sort=F("in_use")),
)


def of_units(
    lines: Callable[[CampaignUnit], int | None], items: Callable[[CampaignUnit], str], *, of_one: bool
) -> tuple[Column, ...]:
    """Those of the units; what their apps and the checklist tell of them is asked for all rows at once.

    In a list `of_one` campaign a row need not name it.
    """
    return (
        Column("unit", "Đầu mối", "unit.name", sort=F("unit__official_key")),
        Column("campaign", "Đợt", "campaign.name", sort="campaign__name", shown=not of_one),
        today_only("lines", "Số dòng", lines, kind="number"),
        today_only(
            "state",
            "Trạng thái",
            state_words,
            html=CampaignUnit.get_state_display,
            sort=F("state"),
            whole=True,
        ),
        today_only("sent_on", "Gửi biểu ngày", "sent_on", kind="date"),
        today_only("submitted_on", "Nộp ngày", "submitted_on", kind="date"),
        Column("due_on", "Hạn nộp", "due_on", kind="date", html=due_drawn),
        today_only("items", "Hồ sơ đã nhận", items),
        Column("contact", "Người liên hệ", "contact", shown=False),
        Column("phone", "Điện thoại", "phone", shown=False),
        today_only("unchanged", "Báo không thay đổi", "unchanged_paper", sort="unchanged_no", shown=False),
        today_only("missing_reason", "Lý do không nộp", "missing_reason", shown=False),
    )
