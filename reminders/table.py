"""The rows of the inbox: under the word of their group, with the person in scope and what can be done."""

from itertools import groupby
from urllib.parse import urlencode

from django.db.models import F
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from foundation.core.clock import moment
from foundation.core.drawn.escaping import escaped
from foundation.core.figures import shown
from foundation.lists.tables import Column
from office.organisation.linked import linked_text
from reminders.bundles import Bundle
from reminders.due_groups import group_of, when_due
from reminders.models import Duty

OUTSIDE = "ngoài phạm vi"
OVERDUE = '<i class="bi bi-exclamation-circle" aria-hidden="true"></i>'
WORKING = " (làm việc)"
IN_ROW = '{}<span class="on-paper">{}</span>'
# In a row a sign stands for it, and the head says what days they are; the keyboard, and paper, read it in full.
SIGN = '{0}<span class="screen-only" title="{1}" aria-hidden="true">*</span>'
ACTS = [("duty-done", "Đã xong"), ("duty-snooze", "Nhắc lại sau")]


def list_address(duty):
    """The page on which a duty is settled: the lines of a planning list (loaded `with_lists`), or the subject's own.

    Empty for any other duty.
    """
    if duty.kind.opens:
        return reverse(duty.kind.opens[0], args=[duty.subject_key])
    if not duty.of_list:
        return ""
    asked = urlencode({"unit": duty.unit_id, "status": "approved", "news": duty.cycle})
    return f"{reverse('planning-list', args=[duty.of_list['term'], duty.of_list['title']])}?{asked}"


def done_at(duty):
    return moment(duty.done_at, dated=True)


def columns(today, working, scope, hidden):
    """The columns for a reader who may see people of the scope, and is told nothing of those in `hidden`."""

    def whose(duty):
        if duty.cadre is None and duty.people:
            return f"{len(set(duty.people) - hidden)} đồng chí, {duty.unit}"
        if duty.cadre is None:
            return duty.unit.name if duty.is_of_unit or duty.kind.opens else ""
        return duty.cadre.full_name if scope.covers(duty.cadre.now.unit_id) else OUTSIDE

    return (
        Column("task", "Việc phải làm", "rule.task"),
        Column("whose", "Cán bộ, đơn vị", whose),
        Column("due_on", "Hạn", "due_on", kind="date"),
        Column(
            "left",
            "Còn lại",
            lambda duty: duty.left_words(today, working),
            sort=F("due_on"),
            head="Còn lại (ngày làm việc)",
            whole=True,
        ),
        Column("state", "Tình trạng", lambda duty: duty.state_words(today), whole=True),
        Column("unit", "Đơn vị", "unit.name"),
        Column("event", "Sự kiện", "event_words", sort=""),
        Column("basis", "Căn cứ", "basis_words", sort=""),
        Column("handler", "Người xử lý", lambda duty: str(duty.handler or ""), sort="handler__full_name"),
        Column(
            "done_by",
            "Người làm xong",
            lambda duty: str(duty.done_by or ""),
            shown=False,
            sort="done_by__full_name",
        ),
        Column("done_at", "Lúc xong, lúc đóng", done_at, shown=False, sort=F("done_at")),
        Column("shown_from", "Nhắc từ ngày", "shown_from", kind="date", shown=False),
    )


class InboxTable:
    """The body of the table: duties, and bundles of many, which add their lead and day to the `address`."""

    def __init__(self, columns, today, working, link, address=""):
        self.columns, self.today, self.working = columns, today, working
        self.link, self.address = link, address
        # Rows are ticked in boxes before the head, a bundle where its duties stand.
        self.boxes = sum(column.kind == "box" for column in columns)

    def draw(self, lines, counts=None):
        """The rows; with `counts` by group they stand in groups."""
        if not counts:
            return mark_safe("\n".join(self.row(line) for line in lines))
        parts = []
        for group, members in groupby(lines, key=lambda line: group_of(line.due_on, self.today)):
            words = f"{group.label} ({counts[group]} việc)"
            parts.append(
                format_html(
                    '<tr class="section-row section-{}"><th scope="rowgroup" colspan="{}">{}</th></tr>',
                    group.value,
                    len(self.columns),
                    words,
                )
            )
            parts += [self.row(line) for line in members]
        return mark_safe("\n".join(parts))

    def row(self, line):
        if isinstance(line, Bundle):
            return self.bundle_row(line)
        first, *others = self.columns[self.boxes :]
        head = f'<a href="{escaped(self.link(line))}">{escaped(first.of(line))}</a>'
        cells = "".join(f"{each.opening}<div>{cell(each, line, self.today)}</div></td>" for each in others)
        box = "".join(f'<td class="box">{column.html(line)}</td>' for column in self.columns[: self.boxes])
        return f'<tr>{box}<th scope="row"><div>{head}</div></th>{cells}</tr>'

    def bundle_row(self, bundle):
        """One cell over all columns: what it is, how far it has come, its day and what is left; it opens its duties."""
        day = shown(bundle.due_on)
        url = self.address + urlencode({"rule": bundle.rule, "due_on": day})
        left = when_due(bundle.due_on, self.today, self.working)
        left = left_cell(left, overdue=bundle.due_on < self.today)
        boxes, width = '<td class="box"></td>' * self.boxes, len(self.columns) - self.boxes
        link = f'<a href="{escaped(url)}">{escaped(bundle.words)}</a>'
        head = f'<th scope="row" colspan="{width}">{link} · hạn {day} · {left}</th>'
        return f'<tr class="bundle-row">{boxes}{head}</tr>'


def left_cell(text, *, overdue):
    """The days that are left; after them which days off were not taken off."""
    days, _, caveat = text.partition(", ")
    told = marked(days, overdue=overdue)
    return f'{told} <span class="soft">({escaped(caveat)})</span>' if caveat else told


def left_in_row(text, *, overdue):
    """The same in a narrow column."""
    days, working, rest = text.partition(WORKING)
    days, caveat = marked(days, overdue=overdue), rest.removeprefix(", ")
    days = format_html(SIGN, days, caveat) if caveat else days
    return format_html(IN_ROW, days, working + rest) if working else days


def marked(days, *, overdue):
    days = escaped(days)
    return mark_safe(f'<span class="state state-fail">{OVERDUE}{days}</span>' if overdue else days)


def cell(column, duty, today):
    text = shown(column.of(duty))
    if column.name == "whose" and duty.cadre and text != OUTSIDE:
        return linked_text(text, duty.cadre)
    if column.name == "unit" or (column.name == "whose" and duty.is_of_unit):
        return linked_text(text, duty.unit)
    if column.name == "basis" and text:
        return linked_text(text, duty.rule)
    if list_address(duty) and (column.name == "event" or (column.name == "whose" and not duty.cadre)):
        return format_html('<a href="{}">{}</a>', list_address(duty), text)
    if column.name == "left" and duty.state == Duty.State.OPEN:
        return left_in_row(text, overdue=duty.due_on < today)
    if column.name == "state" and duty.state == Duty.State.OPEN:
        links = ((reverse(name, args=[duty.pk]), label) for name, label in ACTS)
        acts = format_html_join(" · ", '<a href="{}">{}</a>', links)
        # On paper nothing can be pressed: there its state is told.
        plain = text == Duty.State.OPEN.label
        told = format_html('<span class="print-inline">{}</span>' if plain else "{}", text)
        return format_html('{}<span class="screen-only">{}{}</span>', told, "" if plain else " · ", acts)
    return escaped(text)
