"""The page of a row: its people, those whose needs it answers, and who is chosen. It works without JavaScript."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.forms.boundfield import BoundField
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import cached_property
from django.views import generic

from foundation.bulk.undo import UndoManyPage, undo_address
from foundation.core.acts.act import Act, ActForm
from foundation.core.acts.run import apply
from foundation.core.acts.steps import Step
from foundation.core.pages import DetailPage, ScopedPage
from foundation.core.parameters import is_key, read_choice, read_number
from foundation.core.saving.columns import update_rows
from foundation.core.scope.rows import permission
from office.organisation.chosen_unit import unit_choice
from office.organisation.models.structure import Unit
from training.choices import PlanState
from training.models import PlanPerson, PlanRow
from training.opening.row_page import classes_of
from training.plans.candidates import PAGE, RowCandidates, ShowPeople
from training.plans.choosing import Placed, ShownPerson, place, read_shown
from training.plans.chosen_places import CHOOSE, RESERVE, WITHDRAW
from training.plans.counting import over, with_counts
from training.plans.forms import CLOSED
from training.plans.secrecy import secrecy_told

ACTS_BY_SLUG: Mapping[str, Act] = {act.slug: act for act in (CHOOSE, RESERVE, WITHDRAW)}
DONE = "{act}: {count} đồng chí."
NOBODY = "Chưa chọn trường hợp nào."
TAKEN_BACK = "Hoàn tác việc chọn"
UNDONE = "Đã hoàn tác: đưa {count} đồng chí vừa chọn khỏi mục kế hoạch."
ORDERED = "Đã lưu thứ tự."
ORDERED_MEANWHILE = "Người khác vừa sửa thứ tự của mục này; xem lại rồi ghi lại, chưa lưu số nào."
BAD_ORDER = "Thứ tự ghi bằng số, từ 0 đến 999."
MOST_ORDER = 999


class NarrowsPeople:
    """How a page of one row was narrowed by its address."""

    request: HttpRequest
    row: PlanRow

    @cached_property
    def show(self) -> str:
        return read_choice(self.request, "show", ShowPeople.values) or ShowPeople.ALL

    @cached_property
    def unit(self) -> Unit | None:
        key = read_number(self.request, "unit")
        return Unit.objects.for_user(self.request.user).filter(pk=key).first() if key else None

    def units(self) -> BoundField | None:
        """The units just below that of the plan, by which a long list is narrowed."""
        units = Unit.objects.for_user(self.request.user).filter(parent=self.row.plan.unit_id)
        return unit_choice(self.request, units, self.unit and self.unit.pk, empty="Tất cả đơn vị")

    def address(self, **changes: Any) -> str:
        query = self.request.GET.copy()
        query.pop("start", None)
        for name, value in changes.items():
            query[name] = str(value)
        return f"{self.row.get_absolute_url()}?{query.urlencode()}"

    def shows(self, counts: Mapping[str, int]) -> Iterator[dict[str, Any]]:
        for show in ShowPeople:
            if counts[show] or show in (ShowPeople.ALL, ShowPeople.NEEDS):
                label = f"{show.label} ({counts[show]})"
                yield {"label": label, "url": self.address(show=show.value), "active": show == self.show}


class PlanRowDetailPage(NarrowsPeople, DetailPage):
    def list_url(self) -> str:
        """Rows have no list of their own; the way back is their plan."""
        return reverse("trainingplan-list")

    def get_queryset(self) -> Any:
        rows = super().get_queryset().select_related("plan__unit", "programme")
        return with_counts(rows, self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        row, user = self.object, self.request.user
        named = row.chosen_count + row.reserve_count if row.plan.secret else 0
        found = RowCandidates(user, row, self.show, self.unit)
        start, counts = read_number(self.request, "start", 0), found.counts
        more = counts[self.show] > start + PAGE
        return super().get_context_data(
            list_url=row.plan.get_absolute_url(),
            list_title=str(row.plan),
            over=over(row),
            secrecy=secrecy_told(row.plan, named),
            kept_on_screen=row.plan.secret,
            rows=found.page(start),
            counts=counts,
            shows=list(self.shows(counts)),
            units=self.units(),
            unit=self.unit,
            show=self.show,
            more=self.address(start=start + PAGE) if more else "",
            writes=self.writes,
            many=list(ACTS_BY_SLUG.values()),
            query=self.request.GET.urlencode(),
            **classes_of(row, user),
            people_url=f"{reverse('planperson-list')}?of_row={row.pk}",
            **kwargs,
        )

    @property
    def row(self) -> PlanRow:
        return self.object

    @cached_property
    def writes(self) -> bool:
        row = self.object
        open_plan = row.plan.state != PlanState.CLOSED
        return open_plan and self.request.user.may(permission(PlanRow, "change"), row)


class WritesRow(ScopedPage, generic.View):
    """A page that writes people of one row, and leads back to it as it was narrowed."""

    http_method_names: tuple[str, ...] = ("post",)
    model = PlanRow
    action = "change"

    @cached_property
    def row(self) -> PlanRow:
        row = self.get_queryset().select_related("plan", "programme").filter(pk=self.kwargs["pk"]).first()
        if row is None:
            self.refuse_missing()
            raise Http404
        return row

    def back(self) -> HttpResponse:
        """To the row as it was narrowed; the day typed beside the buttons stands there for the next press."""
        query = self.request.GET.copy()
        query.pop("on", None)
        if on := self.request.POST.get("on", "").strip():
            query["on"] = on
        url = self.row.get_absolute_url()
        return HttpResponseRedirect(f"{url}?{query.urlencode()}" if query else url)

    def tell(self, act: Act, done: Placed) -> None:
        if done.people:
            words = DONE.format(act=act.label, count=len(done.people))
            messages.success(self.request, words, undo_address(act, done.steps, self.row.get_absolute_url()))
        for said in dict.fromkeys(done.refused.values()):
            messages.warning(self.request, said)


def said_of(form: ActForm) -> Iterator[str]:
    """What is wrong with what was typed beside the buttons."""
    for name, errors in form.errors.items():
        yield from (f"{form.fields[name].label}: {error}" for error in errors)


class ChoosePage(NarrowsPeople, WritesRow):
    """One press on a row, or one button for all that are ticked."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        act, shown = self.asked()
        if act is None or not shown:
            messages.error(request, NOBODY)
            return self.back()
        form = act.form(request.POST)
        done = Placed(refused=dict(enumerate(said_of(form))))
        if not done.refused:
            done = place(request.user, self.row, act, shown, form.cleaned_data)
        if "fragment" in request.POST:
            return self.fragment(done, shown)
        self.tell(act, done)
        return self.back()

    def asked(self) -> tuple[Act | None, list[ShownPerson]]:
        """The act of the button that was pressed, and those whom it means."""
        sent = self.request.POST
        for slug, act in ACTS_BY_SLUG.items():
            if slug in sent:
                return act, list(read_shown(sent.getlist(slug)))
        return ACTS_BY_SLUG.get(sent.get("act", "")), list(read_shown(sent.getlist("person")))

    def fragment(self, done: Placed, shown: list[ShownPerson]) -> HttpResponse:
        """To a key: the head of the page, the tabs, the lines as they stand now, and what was not written."""
        rows = with_counts(self.get_queryset().select_related("plan", "programme"), self.request.user)
        row = rows.get(pk=self.row.pk)
        context = {"object": row, "over": over(row), "writes": True, "said": " ".join(done.refused.values())}
        context["rows"] = RowCandidates(self.request.user, row).of({each.key for each in shown})
        counts = RowCandidates(self.request.user, row, self.show, self.unit).counts
        context["shows"] = list(self.shows(counts))
        return render(self.request, "training/plans/_chosen.html", context)


class OrderPage(WritesRow):
    """The order of those in the row, as the office sets it; the number of each stands in its own box."""

    @transaction.atomic
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.row.plan.state == PlanState.CLOSED:
            messages.error(request, CLOSED)
            return self.back()
        sent = {
            name.removeprefix("order-"): text.strip()
            for name, text in request.POST.items()
            if "order-" in name
        }
        asked = {int(key): text or "0" for key, text in sent.items() if is_key(key)}
        if any(not is_key(text) or int(text) > MOST_ORDER for text in asked.values()):
            messages.error(request, BAD_ORDER)
        elif self.write({key: int(text) for key, text in asked.items()}):
            messages.success(request, ORDERED)
        else:
            messages.error(request, ORDERED_MEANWHILE)
        return self.back()

    def write(self, asked: Mapping[int, int]) -> bool:
        """What the page changed of the numbers that it showed; nothing where somebody else changed one of those."""
        people = PlanPerson.objects.for_user(self.request.user, "change").filter(row=self.row, pk__in=asked)
        moved = []
        for person in people.select_for_update(of=("self",)):
            shown, order = self.request.POST.get(f"shown-{person.pk}"), asked[person.pk]
            if str(order) == shown or order == person.order:
                continue
            if str(person.order) != shown:
                return False
            person.order = order
            moved.append(person)
        update_rows(PlanPerson, moved, ["order"])
        return True


class UndoChosenPage(UndoManyPage):
    """Who was not in the row before is taken out of it again; the others stand as they stood."""

    def take_back(self, act: Act, standing: list[Step], undone: dict[int, list[str]]) -> None:
        new = [step.record_key for step in standing if not step.from_state]
        if new:
            people = PlanPerson.objects.for_user(self.request.user, "change").filter(pk__in=new)
            outcome = apply(WITHDRAW, self.request.user, people, {"reason": TAKEN_BACK}, skip=True)
            if outcome.rows:
                messages.success(self.request, UNDONE.format(count=len(outcome.rows)))
            undone = undone | outcome.refused
        if old := [step for step in standing if step.from_state]:
            super().take_back(act, old, undone)
        else:
            for said in self.named(undone):
                messages.error(self.request, said)
