"""What the list of proposals and appointments can show, on screen and in Excel alike.

Of a masked line (the reader's own, or a relative's) it shows who was decided on for which post.
"""

from collections.abc import Callable
from typing import Any

from django.db.models import F
from django.utils.html import format_html

from foundation.lists.tables import Column
from foundation.ordering.order import by_choice
from rotation.choices import AppointmentForm, AppointmentState
from rotation.models import Appointment


def kept(value: Callable[[Appointment], Any]) -> Callable[[Appointment], Any]:
    return lambda row: None if row.masked else value(row)


def state_of(row: Appointment) -> str:
    return row.state_label(row.state) or row.get_state_display()


def two_lines(row: Appointment) -> Any:
    return format_html('{}<br><span class="soft">{}</span>', row.post.title, row.post.unit)


APPOINTMENT_COLUMNS = (
    Column("full_name", "Họ và tên", "cadre.full_name", sort=F("cadre__sort_key")),
    Column(
        "form",
        "Hình thức",
        kept(lambda row: row.get_form_display()),
        sort=by_choice("form", AppointmentForm.choices),
    ),
    Column("post", "Chức vụ", lambda row: str(row.post), html=two_lines, sort="post__title__name"),
    Column(
        "state",
        "Trạng thái",
        kept(state_of),
        sort=by_choice("state", AppointmentState.choices),
        whole=True,
        dated=False,
    ),
    Column("proposed_on", "Ngày đề xuất", kept(lambda row: row.proposed_on), kind="date", sort="proposed_on"),
    Column("decision_no", "Số quyết định", kept(lambda row: row.decision_no), sort="decision_no"),
    Column(
        "decision_on", "Ngày quyết định", kept(lambda row: row.decision_on), kind="date", sort="decision_on"
    ),
    Column("valid_from", "Từ ngày", kept(lambda row: row.valid_from), kind="date", sort="valid_from"),
    Column(
        "term_ends",
        "Hết thời hạn từ ngày",
        kept(lambda row: row.term_ends),
        kind="date",
        sort="term_ends",
    ),
    Column("birth", "Ngày sinh", kept(lambda row: row.cadre.birth), "date", False, sort="cadre__birth"),
    Column("agreed_no", "Văn bản của cấp ủy", kept(lambda row: row.agreed_no), shown=False, sort="agreed_no"),
    Column("note", "Ghi chú", kept(lambda row: row.note), shown=False, sort="note"),
)
