"""Pages of the acts on planning entries; from a list they lead back to it as it was filtered."""

from urllib.parse import urlsplit

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.decorators.http import require_POST

from cadre.models.conflicts import conflicted_cadres
from cadre.models.people import Cadre, CadreNow
from foundation.bulk.pages import BulkActPage
from foundation.core import clock
from foundation.core.acts.pages import ActPage, UndoPage
from foundation.core.acts.run import apply
from foundation.core.answers.integrity import sentence
from foundation.core.parameters import is_key
from foundation.core.saving.shown import lock
from foundation.core.typed.forms import DayField
from foundation.lists.filters import require_readable
from office.regulations.conditions import lower_first
from planning.acts import FULFIL, PROPOSE
from planning.choices import taken_word
from planning.forms import ListForm
from planning.list_pages import OfList
from planning.models import PlanningEntry, PlanningTarget
from planning.news import NewsKind, news_of

NO_UNIT = "Chọn đơn vị quy hoạch rồi thêm."
NOT_SERVING = "{cadre} {state}; chỉ đưa vào danh sách đồng chí đang công tác."
NOBODY = "Chọn một đồng chí trong kết quả tìm để thêm vào danh sách."


def list_address(request, term, title, **more):
    """The list as it was filtered, where htmx sent the request from it."""
    query = QueryDict(urlsplit(request.htmx.current_url or "").query if request.htmx else "", mutable=True)
    query.pop("undo", None)
    query.update(more)
    address = reverse("planning-list", args=[term, title])
    return f"{address}?{query.urlencode()}" if query else address


@permission_required("planning.add_planningentry", raise_exception=True)
@require_POST
def add(request, target):
    """Put a person on the list of today; where several units have it, the form says which one."""
    chosen = request.POST.get("target")
    target = int(chosen) if is_key(chosen or "") else target
    targets = PlanningTarget.objects.for_user(request.user).select_related("post__title", "term")
    target = get_object_or_404(targets, pk=target)
    if not request.user.scope("planning.add_planningentry").covers(target.post.unit_id):
        raise PermissionDenied
    for said in [NO_UNIT] if chosen == "" else propose(request, target):
        messages.error(request, said)
    return redirect(list_address(request, target.term_id, target.post.title_id))


def propose(request, target, source=""):
    """The sentences against it, none when the person was put on the list; the day may be an earlier one."""
    form = PROPOSE.form(request.POST)
    if not form.is_valid():
        return [said for sentences in form.errors.values() for said in sentences]
    people = Cadre.objects.for_user(request.user).exclude(pk__in=conflicted_cadres(request.user))
    key = request.POST.get("cadre", "")
    cadre = people.select_related("now").filter(pk=key if is_key(key) else 0).first()
    if cadre is None:
        return [NOBODY]
    if cadre.now.status != CadreNow.Status.SERVING:
        return [NOT_SERVING.format(cadre=cadre, state=lower_first(cadre.now.get_status_display()))]
    # Two who add one person at once: the second waits, and is told.
    lock(cadre)
    try:
        entry = PlanningEntry(cadre=cadre, target=target, source=source)
        outcome = apply(PROPOSE, request.user, [entry], form.cleaned_data)
    except IntegrityError as error:
        return [sentence(error)]
    return [said for sentences in outcome.refused.values() for said in sentences]


class OfEntryAct:
    """Leads back to the entry, or to the list where the act was done on one of its lines."""

    def get_queryset(self):
        return super().get_queryset().select_related("cadre", "target__post__unit", "target__term")

    def list_url(self):
        return self.object.get_list_url()

    def list_title(self):
        return f"Danh sách quy hoạch {self.object.target.post.title}, {self.object.target.term}"

    def get_success_url(self):
        if "from_list" not in self.request.POST:
            return super().get_success_url()
        target = self.object.target
        return list_address(self.request, target.term_id, target.post.title_id, **self.offer())

    def offer(self):
        return {}


class EntryActPage(OfEntryAct, ActPage):
    def get_initial(self):
        """The planned seat was taken on the day that its tenure bears, where that is on record."""
        told = news_of([self.object], clock.today()) if self.act is FULFIL else {}
        seats = (item for item in told.get(self.object.pk, ()) if item.kind == NewsKind.SEATED)
        day = next(map(day_of_seat, seats), None)
        return super().get_initial() | ({"on": day} if day else {})

    def offer(self):
        """One click takes back what was just done."""
        last = self.object.steps.standing().order_by("on", "pk").last()
        return {"undo": last.pk} if last and last.to_state == PlanningEntry.Status.WITHDRAWN else {}


class EntryUndoPage(OfEntryAct, UndoPage):
    pass


class SeatsForm(FULFIL.form):
    """Whoever's day is on record needs no other; the paper is that of all who are ticked."""

    on = DayField(
        label=FULFIL.form.base_fields["on"].label,
        required=False,
        help_text="Để trống thì lấy ngày giữ chức danh ghi bên tên; đồng chí chưa rõ ngày thì phải nhập.",
    )


class SeatsTakenPage(OfList, BulkActPage):
    """Who sits in the planned seat leaves the list by it: the lines of the list as it was filtered, ticked one by one.

    The program only finds them; the reader's own and his relatives' wait for someone else.
    """

    act = FULFIL
    all_ticked = False

    @cached_property
    def day(self):
        return clock.today()

    def get_form_class(self):
        return SeatsForm

    def get_initial(self):
        """No day: one that stood here would be taken for everybody."""
        return {}

    @cached_property
    def seated(self):
        """{entry key: the news of the seat}; a name that was typed narrows nothing here."""
        criteria = self.request.GET.copy()
        criteria.pop("q", None)
        form = ListForm(criteria, user=self.request.user, targets=self.planning_list.targets)
        require_readable(form)
        self.narrow(form.cleaned_data, news=NewsKind.SEATED)
        return self.planning_list.seated

    def get_rows(self):
        entries = PlanningEntry.objects.for_user(self.request.user, self.action).filter(pk__in=self.seated)
        return entries.select_related("cadre", "target__post__unit", "target__post__title")

    def row_label(self, row):
        return f"{row.cadre}, {row.target.post.unit}: {self.seated[row.pk].sentence}"

    def add_faults(self, form):
        """A day that was left out is that of each row: what is wrong with it is said of the row."""
        if form.cleaned_data.get("on"):
            super().add_faults(form)

    def attempt(self, form, rows):
        """With the day that was typed, else for each row the day from which the seat is held, where it is known."""
        self.add_faults(form)
        if form.errors:
            return None
        asked = form.cleaned_data
        days = [asked["on"] or day_of_seat(self.seated[row.pk]) for row in rows]
        outcome = apply(FULFIL, self.request.user, rows, [{**asked, "on": day} for day in days])
        for said in self.refusals_of(rows, outcome.refused):
            form.add_error(None, said)
        return None if outcome.refused else outcome

    def get_context_data(self, **kwargs):
        explained = "Chọn từng đồng chí đã trúng cử, đã bổ nhiệm vào chức danh quy hoạch."
        label = taken_word(self.planning_list.title)
        return super().get_context_data(
            object=self.planning_list.name, explained=explained, label=label, **kwargs
        )

    def get_success_url(self):
        query = self.request.GET.urlencode()
        return f"{self.list_path}?{query}" if query else self.list_path


def day_of_seat(item):
    """The day from which a seat is held; None where less than the day is known."""
    return item.day.first_day if item.day and item.day.day else None
