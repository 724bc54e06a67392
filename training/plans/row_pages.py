"""The rows of a plan: added, edited, taken out, put into another place."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.views import generic

from foundation.core import clock
from foundation.core.pages import CreatePage, EditPage, HistoryPage, RemovePage, ScopedPage
from foundation.core.parameters import read_choice
from foundation.core.scope.rows import permission
from foundation.ordering.places import move_row, next_place
from training.choices import PlaceState, PlanState, RowSource
from training.models import PlanRow, TrainingPlan
from training.plans.chosen_places import forget_withdrawn
from training.plans.forms import CLOSED

ISSUED = "Mục này đã ban hành cùng kế hoạch nên không xóa; ghi lý do không thực hiện vào ghi chú."
PEOPLE = "Mục này còn người được chọn; đưa khỏi kế hoạch từng trường hợp rồi xóa."
CHANGED = (
    "Kế hoạch đã ban hành: mục và kế hoạch ghi “sửa sau khi ban hành”; có văn bản điều chỉnh thì ghi bằng"
    " “Điều chỉnh kế hoạch”."
)
OPENED = "Đã mở lớp hoặc lập danh sách cử đi học theo mục này nên không xóa."


class OfPlan:
    """A page of a row leads back to its plan."""

    @cached_property
    def plan(self) -> TrainingPlan:
        return self.object.plan

    def list_url(self) -> str:
        return self.plan.get_absolute_url()

    def list_title(self) -> str:
        return str(self.plan)


class PlanRowCreatePage(OfPlan, CreatePage):
    """A row added to a plan that was issued says since when it stands there."""

    @cached_property
    def plan(self) -> TrainingPlan:
        plans = TrainingPlan.objects.for_user(self.request.user)
        plan = get_object_or_404(plans, pk=self.kwargs["plan"])
        if not self.request.user.may(permission(PlanRow, "add"), PlanRow(plan=plan)):
            raise PermissionDenied
        return plan

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "plan": self.plan}

    def get_initial(self) -> dict[str, Any]:
        return {"source": read_choice(self.request, "source", RowSource.values) or RowSource.OWN}

    def form_valid(self, form: BaseForm) -> HttpResponse:
        row = form.instance
        others = PlanRow.objects.for_user(self.request.user).filter(plan=self.plan, source=row.source)
        row.order = next_place(others)
        if self.plan.state != PlanState.DRAFT:
            row.added_on = clock.today()
        return super().form_valid(form)


class PlanRowEditPage(OfPlan, EditPage):
    """What is changed of a row of an issued plan is said on both; a note is no change of what was issued."""

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("plan")

    def form_valid(self, form: BaseForm) -> HttpResponse:
        changed = self.plan.state != PlanState.DRAFT and set(form.changed_data) - {"note"}
        if changed:
            form.instance.changed_on = clock.today()
        response = super().form_valid(form)
        if changed and form.is_valid():
            messages.info(self.request, CHANGED)
        return response


class PlanRowRemovePage(OfPlan, RemovePage):
    """What was issued stays; who was taken out of the row before goes with it, their history stays."""

    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("plan")

    def stale(self) -> str:
        return super().stale() or against_removal(self.object)

    def form_valid(self, form: BaseForm) -> HttpResponse:
        if not against_removal(self.object):
            forget_withdrawn(row=self.object)
        return super().form_valid(form)


class PlanRowHistoryPage(OfPlan, HistoryPage):
    def get_queryset(self) -> Any:
        return super().get_queryset().select_related("plan")


def against_removal(row: PlanRow) -> str:
    """Why the row cannot be taken out of its plan; empty where it can."""
    if row.plan.state == PlanState.CLOSED:
        return CLOSED
    if row.plan.state != PlanState.DRAFT and row.added_on is None:
        return ISSUED
    if row.classes.exists() or row.sending_lists.exists():
        return OPENED
    return PEOPLE if row.people.exclude(state=PlaceState.WITHDRAWN).exists() else ""


class MoveRowPage(ScopedPage, generic.View):
    """One place up or down among the rows of its kind."""

    http_method_names = ("post",)
    model = PlanRow
    action = "change"

    @transaction.atomic
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        row = self.get_queryset().select_related("plan").filter(pk=kwargs["pk"]).first()
        if row is None:
            self.refuse_missing()
            raise Http404
        if row.plan.state == PlanState.CLOSED:
            messages.error(request, CLOSED)
        else:
            rows = self.get_queryset().filter(plan=row.plan_id, source=row.source)
            move_row(rows, row, -1 if "up" in request.POST else 1)
        return HttpResponseRedirect(f"{row.plan.get_absolute_url()}#rows-{row.source}")
