from urllib.parse import urlencode

from django.db.models import F
from django.urls import reverse
from django.utils.functional import cached_property
from django.views import generic

from cadre.models.conflicts import conflicted_cadres
from cadre.models.people import Cadre
from foundation.core import clock
from foundation.core.acts.buttons import record_buttons
from foundation.core.context import list_link
from foundation.core.opened.origin import kept_actions, surroundings
from foundation.core.pages import HistoryPage, ScopedPage
from foundation.core.scope.rows import permission
from foundation.lists.tables import Column
from foundation.sheets.lists import SheetListPage
from office.organisation.working_days import WorkingDays
from reminders.acts import DONE, HAND_OVER, REOPEN, ended_or_put_off
from reminders.bundles import any_of, bundles_of, in_order
from reminders.due_groups import counted
from reminders.filters import DutyFilter, DutyRuleFilter, DutyStanding
from reminders.models import Duty, DutyRule
from reminders.table import InboxTable, columns, list_address

LEFT_OUT = "Không gồm việc của đồng chí thuộc danh sách, lớp, kế hoạch, đợt có độ mật."
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
        return columns(self.today, self.working, scope, conflicted_cadres(self.request.user))


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

    @property
    def leaves(self):
        return self.action == "export" or self.prints

    def get_queryset(self):
        rows = super().get_queryset()
        return rows.leaving() if self.leaves else rows

    def remarks(self):
        yield from super().remarks()
        everything = super().get_queryset()
        if self.leaves and everything.exclude(pk__in=everything.leaving().values("pk")).exists():
            yield LEFT_OUT

    def link_to(self, record):
        return record.get_absolute_url()

    @property
    def bulk_acts(self):
        """What waits can be done with."""
        waiting = self.filterset.state in (DutyStanding.OPEN, DutyStanding.SNOOZED)
        return (DONE, HAND_OVER) if waiting else ()

    def with_cells(self, rows):
        return super().with_cells(rows).with_lists()

    @cached_property
    def bundles(self):
        """What stands as one line: many of a lead and day, of the list as it comes, unless the lead is asked for.

        Paper opens nothing: there each duty has its line.
        """
        asked = self.filterset.form.cleaned_data
        single = self.prints or self.sorting.column or asked.get("rule")
        if single or self.filterset.state != DutyStanding.OPEN:
            return []
        everything = self.get_queryset()
        if unit := asked.get("unit"):
            everything = self.filterset.under(everything, "unit", unit)
        return bundles_of(self.rows, everything)

    def page(self):
        """Bundles stand on the first page, in the order of their days; other pages follow with single duties."""
        rows, total, bundled = self.rows, self.total, sum(each.waiting for each in self.bundles)
        if bundled:
            self.rows, self.total = rows.exclude(any_of(self.bundles)), total - bundled
        found = super().page()
        first = self.place.key is None
        lines = in_order(self.bundles if first else (), found["rows"])
        waiting = self.filterset.state in (DutyStanding.OPEN, DutyStanding.SNOOZED)
        counts = counted(rows, self.today) if waiting and lines and self.sorting.column is None else None
        table = InboxTable(self.shown, self.today, self.working, self.link, self.beside_bundles)
        self.drawn = table.draw(lines, counts)
        self.rows, self.total = rows, total
        found["first"] += 0 if first and found["rows"] else bundled
        return found | {"first": 1 if first and lines else found["first"], "last": found["last"] + bundled}

    @property
    def beside_bundles(self):
        """The address of the list, to which a bundle adds its lead and day."""
        query = self.without_place()
        for name in ("rule", "due_on"):
            query.pop(name, None)
        return f"{self.request.path}?{query.urlencode()}{'&' if query else ''}"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(tabs=list(self.switch()), **kwargs)
        context["page"]["rows_html"] = self.drawn
        return context

    def switch(self):
        """All duties, the reader's own, or those of others."""
        asked = self.request.GET.get("mine", "")
        query = {name: value for name, value in self.request.GET.items() if name != "mine"}
        for value, label in (("", "Tất cả"), ("true", "Việc của tôi"), ("false", "Việc khác")):
            chosen = urlencode(query | ({"mine": value} if value else {}))
            url = f"{self.request.path}?{chosen}" if chosen else self.request.path
            yield {"label": label, "url": url, "active": asked == value}

    def actions(self):
        yield from list_link(self.request, DutyRule, "Mốc nhắc việc", "alarm")
        yield from super().actions()


class DutyDetailPage(ReadsPeople, ScopedPage, generic.DetailView):
    model = Duty
    template_name_suffix = "_detail"

    def get_queryset(self):
        return super().get_queryset().select_related(*RELATED).with_lists()

    def get_context_data(self, **kwargs):
        facts = {column.name: (column.label, column.of(self.object)) for column in self.columns[1:]}
        _, person = facts.pop("whose")
        pairs = [(label, value) for label, value in facts.values() if value]
        told = {"pairs": pairs, "person": person, "actions": list(kept_actions(self))}
        steps = self.object.steps.select_related("by", "undone_by").order_by("at", "pk")
        return super().get_context_data(steps=steps, **told, **surroundings(self), **kwargs)

    def start(self):
        """The button by which what settles the duty begins, as long as it waits for who may do that."""
        duty, begins = self.object, self.object.kind.begins
        waits = begins and duty.state == Duty.State.OPEN
        if waits and self.request.user.scope(begins.right).covers(duty.unit_id):
            url = f"{reverse(begins.page)}?{urlencode({begins.name: duty.subject_key})}"
            yield {"label": begins.label, "url": url, "icon": "plus-lg", "primary": False}

    def actions(self):
        yield from self.start()
        address = list_address(self.object)
        if address:
            label = self.object.kind.opens[1] if self.object.kind.opens else "Mở danh sách"
            yield {"label": label, "url": address, "icon": "list-ul", "primary": False}
        if self.object.is_of_unit:
            unit = self.object.unit.get_absolute_url()
            yield {"label": "Mở đơn vị", "url": unit, "icon": "diagram-3", "primary": False}
        rule = self.object.rule.get_absolute_url()
        yield {"label": "Mốc nhắc việc", "url": rule, "icon": "alarm", "primary": False}
        for action in record_buttons(self.request.user, self.object):
            if action["label"] != REOPEN.label or not ended_or_put_off(self.object, {}):
                yield action | {"primary": action["label"] == DONE.label}
        url = self.page_url("history", self.object)
        yield {"label": "Lịch sử chỉnh sửa", "url": url, "icon": "clock-history", "primary": False}


class DutyHistoryPage(HistoryPage):
    model = Duty

    def get_queryset(self):
        return super().get_queryset().select_related("rule")


def confirmed(rule):
    return "đã xác nhận" if rule.confirmed else "chưa xác nhận"


class DutyRuleListPage(SheetListPage):
    model = DutyRule
    filterset_class = DutyRuleFilter
    unit_word = "mốc nhắc"
    empty_text = "Chưa có mốc nhắc việc nào."
    no_match_text = "Không có mốc nhắc nào theo điều kiện lọc."
    columns = (
        Column("task", "Việc phải làm", "task"),
        Column("kind", "Loại việc", lambda rule: rule.get_kind_display(), sort=F("kind")),
        Column("lead", "Nhắc trước", "lead_words", sort=F("lead")),
        Column("due", "Hạn xử lý", "due_words", sort=""),
        Column("active", "Đang áp dụng", lambda rule: "có" if rule.active else "không", sort=F("active")),
        Column("basis", "Căn cứ", "basis"),
        Column("confirmed", "Xác nhận", confirmed, sort=F("confirmed")),
        Column("since", "Áp dụng cho hạn từ ngày", "since", kind="date"),
    )
    order = ("kind", "lead", "pk")
