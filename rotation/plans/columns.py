"""What the list of plans of rotations, and the places of one plan, can show, on screen and in Excel alike."""

from typing import Any

from django.db.models import F
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from foundation.lists.tables import Column
from foundation.ordering.order import by_choice
from rotation.choices import RotationPlanState
from rotation.plans.slots import NOBODY_YET, SlotLine, state_of

PLAN_COLUMNS = (
    Column("name", "Kế hoạch", "name"),
    Column("year", "Năm", lambda plan: str(plan.year), sort=F("year"), whole=True),
    Column("unit", "Đơn vị lập kế hoạch", "unit.name"),
    Column("slots", "Số vị trí", "slot_count", kind="number"),
    Column("taken", "Đã chọn đồng chí", "taken_count", kind="number"),
    Column("begun", "Đã luân chuyển", "begun_count", kind="number"),
    Column("number", "Văn bản chủ trương", "number"),
    Column("agreed_on", "Ngày có chủ trương", "agreed_on", kind="date"),
    Column(
        "state",
        "Trạng thái",
        lambda plan: plan.get_state_display(),
        sort=by_choice("state", RotationPlanState.choices),
        whole=True,
        dated=False,
    ),
    Column(
        "secret", "Độ mật", lambda plan: "có độ mật" if plan.secret else "", shown=False, sort=F("secret")
    ),
)


def linked(address: str, text: Any) -> SafeString | str:
    return format_html('<a href="{}">{}</a>', address, text) if address else text


def case_cell(line: SlotLine) -> SafeString:
    """Who is meant for the place, and how far that came."""
    if not line.cases:
        return format_html('<span class="soft">{}</span>', NOBODY_YET)
    urls = ("" if case.masked else case.get_absolute_url() for case in line.cases)
    told = (
        (linked(url, case.cadre), state_of(case, line.day))
        for url, case in zip(urls, line.cases, strict=True)
    )
    return format_html_join(mark_safe("<br>"), '{}<br><span class="soft">{}</span>', told)


def case_or_choice(line: SlotLine) -> SafeString:
    """The same for who may choose somebody: the way to who may be moved there, as long as nobody is meant."""
    if line.cases:
        return case_cell(line)
    url = reverse("slot-candidates", args=[line.slot.pk])
    return format_html('<a class="screen-only" href="{}">Chọn đồng chí</a>', url)


def planned(line: SlotLine) -> str:
    """From when and for how long."""
    slot = line.slot
    told = [
        f"từ {slot.planned_from}" if slot.planned_from else "",
        f"{slot.months} tháng" if slot.months else "",
    ]
    return ", ".join(filter(None, told))


def holder_cell(line: SlotLine) -> SafeString:
    """The holders, and of one who serves long what the rule says of it."""
    if line.long_service is None:
        return format_html("{}", line.holder)
    return format_html("{}<br>{}", line.holder, line.long_service.verdict.badge(line.long_service.in_brief))


SLOT_COLUMNS = (
    Column("ordinal", "TT", "ordinal", kind="number"),
    Column("post", "Chức vụ nơi đến", lambda line: str(line.slot.post)),
    Column("holder", "Đương nhiệm", lambda line: line.holder_told, html=holder_cell),
    Column("until", "Giữ đến khi nào", "until"),
    Column("reason", "Lý do", "reason"),
    Column("planned", "Dự kiến", planned),
    Column("origin", "Nguồn từ", lambda line: str(line.slot.origin_unit or "")),
    Column("after", "Dự kiến bố trí sau luân chuyển", "slot.after_words"),
    Column("case", "Đồng chí", lambda line: line.case_told, html=case_cell),
    Column("note", "Ghi chú", "slot.note"),
)
# What few places have takes no room where none has it; of a secret plan nobody is printed.
SELDOM = ("origin", "after", "note")
NAMED = ("holder", "until", "case")
