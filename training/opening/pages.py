"""A class is opened for a row of a plan with the people chosen there, gets more of them, and is taken back."""

from typing import Any

import pghistory
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.views import generic

from foundation.core.opened.origin import list_address
from foundation.core.pages import CreatePage, RemovePage, ScopedPage
from training.choices import PlaceState, RowSource
from training.models import Enrolment, PlanPerson, PlanRow, TrainingClass
from training.opening.enrolling import enrol_chosen, left_to_others, not_yet_learners, why_not
from training.opening.forms import CHANGED, OpenedClassForm
from training.opening.taking_back import remove_learners, why_kept
from training.secrecy import TAKES_NAMES

OPENED = "Đã mở lớp theo kế hoạch với {count} học viên."
TAKEN = "Đã thêm {count} học viên theo kế hoạch."
NOBODY = "Chưa chọn ai."
REMOVING = "Hoàn tác mở lớp"
NO_MORE_PLAN = "Lớp này không mở theo kế hoạch."


def lock_row(user: Any, key: int) -> None:
    """Two who write for one row come one after the other."""
    list(PlanRow.objects.for_user(user).select_for_update(of=("self",)).filter(pk=key).values_list("pk"))


def row_for(user: Any, key: int) -> PlanRow:
    rows = PlanRow.objects.for_user(user).select_related("plan__unit", "programme")
    return get_object_or_404(rows, pk=key)


class OpenClassPage(CreatePage):
    model = TrainingClass
    form_class = OpenedClassForm

    def get_template_names(self) -> list[str]:
        return ["training/open_class.html"]

    @cached_property
    def row(self) -> PlanRow:
        user, key = self.request.user, self.kwargs["pk"]
        if self.request.method == "POST":
            lock_row(user, key)
        row = row_for(user, key)
        if said := why_not(row):
            raise PermissionDenied(said)
        return row

    @cached_property
    def people(self) -> list[PlanPerson]:
        return [] if self.row.plan.secret else not_yet_learners(self.row, self.request.user)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "row": self.row, "people": self.people}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        row, user = self.row, self.request.user
        context = super().get_context_data(ticks=ticks(self.request, self.people), row=row, **kwargs)
        context |= {"list_url": row.plan.get_absolute_url(), "list_title": str(row.plan)}
        return context | {"cancel_url": row.get_absolute_url(), "others": left_to_others(row, user)}

    @transaction.atomic
    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        if form.errors:
            return response
        people = list(form.cleaned_data["people"].select_related("cadre", "row__plan", "row__programme"))
        for said in enrol_chosen(form.instance, people, self.request.user):
            form.add_error(None, said)
        if form.errors:
            transaction.set_rollback(True)
            form.instance.pk = None
            return self.form_invalid(form)
        messages.success(self.request, OPENED.format(count=len(people)))
        return response


def ticks(request: HttpRequest, people: list[PlanPerson]) -> list[tuple[PlanPerson, bool]]:
    """Each with whether the box is ticked: as it was sent, else the chosen."""
    sent = set(request.POST.getlist("people")) if request.method == "POST" else None
    return [
        (each, each.state == PlaceState.CHOSEN if sent is None else str(each.pk) in sent) for each in people
    ]


class TakePeoplePage(ScopedPage, generic.TemplateView):
    """Further people of the row become learners of a class that was opened for it."""

    model = Enrolment
    action = "add"

    def get_template_names(self) -> list[str]:
        return ["training/take_people.html"]

    @cached_property
    def object(self) -> TrainingClass:
        classes = TrainingClass.objects.taking_learners_of(self.request.user).filter(**TAKES_NAMES)
        one = classes.filter(pk=self.kwargs["pk"], plan_row__source=RowSource.OWN).first()
        if one is None:
            raise Http404(NO_MORE_PLAN)
        return one

    @cached_property
    def row(self) -> PlanRow:
        key = self.object.plan_row_id
        if self.request.method == "POST":
            lock_row(self.request.user, key)
        return row_for(self.request.user, key)

    @cached_property
    def people(self) -> list[PlanPerson]:
        return not_yet_learners(self.row, self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        address = self.object.get_absolute_url()
        return super().get_context_data(
            object=self.object,
            row=self.row,
            ticks=ticks(self.request, self.people),
            others=left_to_others(self.row, self.request.user),
            cancel_url=address,
            list_url=list_address(self.request, TrainingClass),
            list_title=capfirst(str(TrainingClass._meta.verbose_name_plural)),
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        asked = set(request.POST.getlist("people"))
        people = [each for each in self.people if str(each.pk) in asked]
        faults = [NOBODY] if not asked else [CHANGED] if len(people) != len(asked) else []
        with transaction.atomic():
            faults = faults or enrol_chosen(self.object, people, request.user)
            if faults:
                transaction.set_rollback(True)
        if faults:
            return self.render_to_response(self.get_context_data(faults=faults))
        messages.success(request, TAKEN.format(count=len(people)))
        return HttpResponseRedirect(self.object.get_absolute_url())


class TakeBackPage(RemovePage):
    """A class that was opened for a plan goes with its learners, while nobody has a result."""

    model = TrainingClass

    def get_queryset(self) -> Any:
        return super().get_queryset().filter(plan_row__source=RowSource.OWN)

    def get_object(self, queryset: Any = None) -> TrainingClass:
        one = super().get_object(queryset)
        one.removing = REMOVING
        return one

    def form_valid(self, form: Any) -> HttpResponse:
        said = self.stale() or why_kept(self.object, self.request.user)
        if said:
            form.add_error("reason", said)
            return self.form_invalid(form)
        with transaction.atomic(), pghistory.context(reason=form.cleaned_data["reason"]):
            remove_learners(self.object)
            response = super().form_valid(form)
            if form.errors:
                transaction.set_rollback(True)
        return response
