"""Nhật ký truy cập: who did what, and who looked at one person."""

from functools import cache
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import OuterRef, QuerySet, Subquery
from django.http.response import HttpResponseBase
from django.urls import reverse

from access.filters import AccessFilter
from access.models import AccessLine
from cadre.models.people import Cadre
from cadre.sections import PersonSection
from foundation.core.clock import moment
from foundation.core.models import AccessLog
from foundation.core.traces.access import log_access
from foundation.lists.tables import Column
from foundation.sheets.lists import SheetListPage

SHOWN = 30
OUT_OF_SCOPE = "ngoài phạm vi"
NOBODY = "chưa rõ"
PAGES = {"edit": "biểu sửa", "history": "lịch sử", "remove": "đưa ra", "new": "thêm", "papers": "lập văn bản"}


@cache
def names_of_records() -> dict[str, str]:
    """What kinds of records are called, by their models' names: pages of a kind begin with it."""
    return {model._meta.model_name: str(model._meta.verbose_name) for model in apps.get_models()}


@cache
def names_of_parts() -> dict[str, str]:
    """The parts that pages of records bring in, as those call them."""
    brought = (*settings.PERSON_SECTIONS, *settings.UNIT_SECTIONS, *settings.POST_SECTIONS)
    brought = (*brought, *settings.BODY_SECTIONS, *settings.USER_SECTIONS)
    return {name: title for title, name, _ in brought}


# What is asked at the door has no kind of record.
DOOR = {
    "unlock": "mở khóa màn hình",
    "lock": "khóa màn hình",
    "factor-code": "mã xác thực hai lớp",
    "own-password": "đổi mật khẩu",
    "activate-code": "kích hoạt tài khoản",
}


def page_words(page: str) -> str:
    """What the navigation calls the page, else its kind of record and what is done there; blank where nothing tells."""
    called = {name: label for label, name, *_ in settings.NAVIGATION} | names_of_parts() | DOOR
    kind, _, act = page.rpartition("-")
    name = names_of_records().get(kind, "")
    return called.get(page) or ", ".join(filter(None, (name, PAGES.get(act) if name else "")))


def subject_words(line: AccessLog) -> str:
    """What kind of record it was, with the part of it where that is a page of its own."""
    try:
        name = str(apps.get_model(line.subject)._meta.verbose_name) if line.subject else ""
    except LookupError:
        name = ""
    if not name:
        return page_words(line.page)
    part = names_of_parts().get(line.page) or PAGES.get(line.page.rpartition("-")[2], "")
    number = f"số {line.subject_key}" if line.subject_key and line.person_key != line.subject_key else ""
    return ", ".join(filter(None, (name, number, part)))


def who(line: AccessLog) -> str:
    if line.user:
        return f"{line.user.full_name} ({line.user.username})"
    return f"{NOBODY}, tên mã {line.name_hash[:6]}" if line.name_hash else NOBODY


def person_words(line: Any) -> str:
    return line.person_name or (OUT_OF_SCOPE if line.person_key else "")


COLUMNS = (
    Column("at", "Lúc", lambda line: moment(line.at, dated=True), sort=""),
    Column("user", "Người dùng", who, sort=""),
    Column("action", "Việc", lambda line: line.get_action_display(), sort=""),
    Column("subject", "Đối tượng", subject_words, sort=""),
    Column("person", "Cán bộ", person_words, sort=""),
    Column("rows", "Số dòng", lambda line: line.rows or None, "number", sort=""),
    Column("address", "Địa chỉ máy", lambda line: line.address or "", sort=""),
    Column("session", "Phiên", lambda line: line.session[:6], shown=False, sort=""),
    Column("page", "Trang", "page", shown=False, sort=""),
    Column("reason", "Lý do", "reason", shown=False, sort=""),
)


def with_names(lines: QuerySet, user: Any) -> QuerySet:
    """The lines with the names of the people whom the reader may see."""
    people = Cadre.objects.for_user(user).filter(pk=OuterRef("person_key"))
    return lines.select_related("user").annotate(person_name=Subquery(people.values("full_name")[:1]))


class AccessListPage(SheetListPage):
    """Newest first. Reading it is itself kept."""

    model = AccessLine
    filterset_class = AccessFilter
    order = ("-pk",)
    columns = COLUMNS
    unit_word = "lần"
    form_page = False
    no_match_text = "Không có lần truy cập nào theo điều kiện lọc; mở rộng ngày hoặc bỏ bớt điều kiện."

    def link(self, row: AccessLine) -> str:
        return ""

    def with_cells(self, rows: QuerySet) -> QuerySet:
        return with_names(super().with_cells(rows), self.request.user)

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponseBase:
        if self.action != "export" and not self.prints:
            log_access(self.request, AccessLog.Action.LIST, "access.accessline", rows=self.total)
        return super().render_to_response(context, **kwargs)


class AccessOfPersonSection(PersonSection):
    """Ai đã xem hồ sơ này: the last lines about the person, for the head."""

    model = AccessLine
    title = "Ai đã xem hồ sơ này"
    section_template = "access/_of_person.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        lines = self.get_queryset().filter(person_key=self.cadre.pk).select_related("user").order_by("-pk")
        shown = list(lines[: SHOWN + 1])
        told = [
            (
                moment(line.at, dated=True),
                who(line),
                line.get_action_display(),
                subject_words(line),
                line.address,
            )
            for line in shown[:SHOWN]
        ]
        url = f"{reverse('accessline-list')}?person={self.cadre.pk}"
        return super().get_context_data(lines=told, more=len(shown) > SHOWN, log_url=url, **kwargs)
