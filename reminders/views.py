from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.views import generic

from cadre.models.people import Cadre
from foundation.core import clock
from foundation.core.context import list_link
from foundation.core.pages import HistoryPage, SavePage, ScopedPage
from foundation.core.scope.rows import permission
from foundation.lists.tables import Column
from foundation.sheets.lists import SheetListPage
from office.organisation.working_days import WorkingDays
from reminders.due_groups import counted
from reminders.filters import DutyFilter, DutyRuleFilter, DutyStanding
from reminders.models import Duty, DutyRule
from reminders.table import columns, draw

RELATED = ("rule", "unit", "cadre__now", "handler", "done_by")


class ReadsPeople:
    """The day, the working days, and where the reader may see people, each asked once."""

    @property
    def today(self):
        return clock.today()

    @cached_property
    def working(self):
        return WorkingDays.load()

    @cached_property
    def columns(self):
        scope = self.request.user.scope(permission(Cadre, "view"))
        return columns(self.today, self.working, scope)


class DutyListPage(ReadsPeople, SheetListPage):
    """The inbox: what waits, the most urgent first. The ledger speaks of today, whatever day other pages show."""

    model = Duty
    filterset_class = DutyFilter
    order = ("due_on", "pk")
    related = RELATED
    unit_word = "việc"
    empty_text = "Không có việc nào cần xử lý."
    no_match_text = "Không có việc nào theo điều kiện lọc."
    form_page = False

    def get(self, request, *args, **kwargs):
        if "as_of" in request.GET:
            request.GET = request.GET.copy()
            del request.GET["as_of"]
        return super().get(request, *args, **kwargs)

    def link(self, row):
        return row.get_absolute_url()

    def page(self):
        found = super().page()
        waiting = self.filterset.state in (DutyStanding.OPEN, DutyStanding.SNOOZED)
        counts = counted(self.rows, self.today) if waiting and found["rows"] else None
        self.drawn = draw(self.shown, found["rows"], self.today, counts)
        return found

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        context["page"]["rows_html"] = self.drawn
        return context

    def actions(self):
        yield from list_link(self.request, DutyRule, "Mốc nhắc việc", "alarm")
        yield from super().actions()


class DutyDetailPage(ReadsPeople, ScopedPage, generic.DetailView):
    model = Duty
    template_name_suffix = "_detail"

    def get_queryset(self):
        return super().get_queryset().select_related(*RELATED)

    def get_context_data(self, **kwargs):
        facts = {column.name: (column.label, column.of(self.object)) for column in self.columns[1:]}
        _, person = facts.pop("whose")
        pairs = [(label, value) for label, value in facts.values() if value]
        return super().get_context_data(pairs=pairs, person=person, actions=list(self.actions()), **kwargs)

    def actions(self):
        if Duty.objects.for_user(self.request.user, "change").filter(pk=self.object.pk).exists():
            yield from (
                {
                    "label": label,
                    "url": self.page_url(page, self.object),
                    "icon": icon,
                    "primary": page == "done",
                }
                for page, label, icon in self.moves()
            )
        url = self.page_url("history", self.object)
        yield {"label": "Lịch sử chỉnh sửa", "url": url, "icon": "clock-history", "primary": False}

    def moves(self):
        duty = self.object
        if duty.state == Duty.State.OPEN:
            yield "done", "Đã xong", "check-lg"
            yield "snooze", "Nhắc lại sau", "alarm"
            yield "handover", "Chuyển người xử lý", "person-check"
        if duty.state == Duty.State.DONE or (duty.snoozed_until and duty.snoozed_until > self.today):
            yield "reopen", "Mở lại", "arrow-counterclockwise"


class DutyActPage(SavePage, generic.UpdateView):
    """A form with what an act on a duty needs; the act itself is a service."""

    model = Duty
    template_name_suffix = "_act"
    action = "change"
    act = ""
    said = ""

    def get_queryset(self):
        return super().get_queryset().select_related("rule")

    @transaction.atomic
    def form_valid(self, form):
        try:
            form.act()
        except ValidationError as error:
            form.add_error(None, error)
            return self.form_invalid(form)
        messages.success(self.request, self.said)
        return redirect(self.list_url())

    def get_context_data(self, **kwargs):
        return super().get_context_data(act=self.act, cancel_url=self.object.get_absolute_url(), **kwargs)


class DutyHistoryPage(HistoryPage):
    model = Duty

    def get_queryset(self):
        return super().get_queryset().select_related("rule")


class DutyRuleListPage(SheetListPage):
    model = DutyRule
    filterset_class = DutyRuleFilter
    unit_word = "mốc nhắc"
    empty_text = "Chưa có mốc nhắc việc nào."
    no_match_text = "Không có mốc nhắc nào theo điều kiện lọc."
    columns = (
        Column("task", "Việc phải làm", "task"),
        Column("kind", "Loại việc", lambda rule: rule.get_kind_display()),
        Column("lead", "Nhắc trước", "lead_words"),
        Column("due", "Hạn xử lý", "due_words"),
        Column("active", "Đang áp dụng", lambda rule: "có" if rule.active else "không"),
        Column("basis", "Căn cứ", "basis"),
        Column("confirmed", "Xác nhận", lambda rule: "đã xác nhận" if rule.confirmed else "chưa xác nhận"),
        Column("since", "Áp dụng cho hạn từ ngày", "since", kind="date"),
    )
    order = ("kind", "lead", "pk")
