"""Proposals and appointments: the list, one of them, a new one."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from ballots.models import Conference
from cadre.models.facts import PostHeld
from cadre.models.people import Cadre
from foundation.core import clock
from foundation.core.acts.act import acts_of
from foundation.core.acts.buttons import record_buttons
from foundation.core.acts.pages import ActPage
from foundation.core.pages import CreatePage, DetailPage, EditPage, RemovePage
from foundation.core.parameters import read_choice, read_number
from foundation.core.scope.rows import permission
from foundation.sheets.lists import SheetListPage
from office.organisation.linked import linked_text
from planning.models import PlanningEntry
from rotation.appointments.around import OF_ENTRY, around
from rotation.appointments.ballot_pages import COUNTS
from rotation.appointments.ballots import counts_to_tie
from rotation.appointments.columns import APPOINTMENT_COLUMNS, state_of
from rotation.appointments.filters import AppointmentFilter
from rotation.appointments.forms import BY_TERM
from rotation.appointments.kept_findings import compared, decision_of
from rotation.appointments.terms import term_months
from rotation.appointments.work import fits
from rotation.choices import OPEN_APPOINTMENTS, AppointmentForm, AppointmentState
from rotation.models import Appointment
from rotation.papers.pages import papers_button
from rotation.papers.recorded import FromPaper
from rotation.room import InRotationRoom

RELATED = ("cadre", "post__title", "post__unit")
ON_THE_WAY = "Đề xuất đã qua bước khác; ghi “Không thực hiện”, hoặc hoàn tác các bước rồi xóa."


class AppointmentListPage(InRotationRoom, SheetListPage):
    model = Appointment
    filterset_class = AppointmentFilter
    order = ("-proposed_on", "-pk")
    related = RELATED
    unit_word = "đề xuất"
    columns = APPOINTMENT_COLUMNS
    empty_text = "Chưa có đề xuất nào. Thêm đề xuất bổ nhiệm, bổ nhiệm lại, chỉ định, giới thiệu ứng cử."
    no_match_text = "Không có đề xuất nào theo điều kiện lọc."

    def get_queryset(self) -> QuerySet:
        return Appointment.objects.listed_for(self.request.user, self.action)

    def link(self, row: Appointment) -> str:
        return "" if row.masked else super().link(row)


class AppointmentDetailPage(DetailPage):
    def get_queryset(self) -> QuerySet:
        return super().get_queryset().select_related(*RELATED, "held")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        row, user = self.object, self.request.user
        steps = list(row.steps.order_by("pk").select_related("by", "undone_by"))
        told = {"steps": steps, "pairs": list(self.pairs()), "around": around(row, user, clock.today())}
        if decision := decision_of(steps):
            told |= {"decision": decision, "found_then": compared(row, decision, user)}
        return super().get_context_data(**kwargs | told | self.voting())

    def voting(self) -> dict[str, Any]:
        """Conferences that may be typed, and counts that may be tied, while the proposal is open."""
        row, user = self.object, self.request.user
        types = user.scope(COUNTS) and user.may(permission(Appointment, "change"), row)
        if row.state not in OPEN_APPOINTMENTS or not types:
            return {"conferences": [], "offered": []}
        return {"conferences": Conference.choices, "offered": list(counts_to_tie(row, user))}

    def pairs(self) -> Iterator[tuple[str, Any]]:
        row = self.object
        yield "trạng thái", state_of(row)
        yield "hình thức", row.get_form_display()
        yield "chức vụ", row.post
        yield "chính hay kiêm nhiệm", "chức vụ chính" if row.main else "kiêm nhiệm"
        yield "ngày đề xuất", row.proposed_on
        if self.entry:
            yield "từ quy hoạch", linked_text(self.entry.target, self.entry)
        if row.term_months:
            yield "thời hạn", f"{row.term_months} tháng"
        if row.agreed_no:
            yield "văn bản đồng ý của cấp ủy", f"số {row.agreed_no}, ngày {row.agreed_on:%d/%m/%Y}"
        if row.valid_from:
            yield "quyết định", f"số {row.decision_no}, ngày {row.decision_on:%d/%m/%Y}"
            yield "giữ chức vụ từ ngày", row.valid_from
            yield "hết thời hạn từ ngày", row.term_ends
        yield from ((label, value) for label, value in self.words() if value)

    @cached_property
    def entry(self) -> PlanningEntry | None:
        """The planning entry from which the proposal comes, for who may read that list."""
        entries = PlanningEntry.objects.for_user(self.request.user).select_related(*OF_ENTRY)
        return entries.filter(pk=self.object.entry_id).first()

    def words(self) -> Iterator[tuple[str, str]]:
        yield "lý do đề xuất", self.object.reason
        yield "ghi chú", self.object.note

    def actions(self) -> Iterator[dict[str, Any]]:
        row = self.object
        yield from papers_button(self.request.user, row)
        acts = [act for act in acts_of(Appointment) if fits(row, act.name)]
        yield from record_buttons(self.request.user, row, acts)
        removal = self.page_url("remove", row)
        begun = row.state == AppointmentState.PROPOSED
        yield from (each for each in super().actions() if begun or each["url"] != removal)


class AppointmentActPage(FromPaper, ActPage):
    """An act says of whom and of which post it is."""

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().select_related(*RELATED)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        row = self.object
        return super().get_context_data(**{"explained": f"{row.cadre}: {row}", **kwargs})


class NamedProposal:
    """What is typed is a proposal, whatever it comes to."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | {"verbose_name": "đề xuất"}


class AppointmentCreatePage(NamedProposal, CreatePage):
    """A proposal that the address begins: from a planning `entry`, of who has `held` a post, or of a `cadre`."""

    @cached_property
    def begun(self) -> dict[str, Any]:
        """{name: record} that the address names, as the reader may see them."""
        kinds = {"entry": PlanningEntry, "held": PostHeld, "cadre": Cadre}
        found = {}
        for name, kind in kinds.items():
            key = read_number(self.request, name)
            if key:
                found[name] = get_object_or_404(kind.objects.for_user(self.request.user), pk=key)
        return found

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {"begun": self.begun}

    def get_initial(self) -> dict[str, Any]:
        entry, held = self.begun.get("entry"), self.begun.get("held")
        source = held or entry
        cadre = source.cadre if source else self.begun.get("cadre")
        post = held.post if held else entry.target.post if entry else None
        form = read_choice(self.request, "form", AppointmentForm.values)
        form = form or (AppointmentForm.REAPPOINT if held else AppointmentForm.APPOINT)
        initial = {"cadre": cadre, "post": post, "form": form, "main": held.main if held else True}
        if post and form in BY_TERM:
            initial["term_months"] = term_months(post, clock.today())
        return initial


class AppointmentEditPage(NamedProposal, EditPage):
    def get_queryset(self) -> QuerySet:
        return super().get_queryset().select_related(*RELATED)


class AppointmentRemovePage(RemovePage):
    """What was typed by mistake is taken away before anything was done with it."""

    def stale(self) -> str:
        return super().stale() or ("" if self.object.state == AppointmentState.PROPOSED else ON_THE_WAY)
