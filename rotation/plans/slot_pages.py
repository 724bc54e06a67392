"""The places of a plan of rotations: one place, added, edited, taken away, put into another order."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views import generic

from foundation.core import clock
from foundation.core.pages import CreatePage, DetailPage, EditPage, HistoryPage, RemovePage, ScopedPage
from foundation.core.scope.rows import permission
from foundation.ordering.places import move_row, next_place
from rotation.choices import RotationPlanState
from rotation.models import Rotation, RotationPlan, RotationSlot
from rotation.plans.forms import CLOSED
from rotation.plans.secrecy import SECRET_ROTATION_PLAN
from rotation.plans.slots import OF_CASE, slot_lines
from rotation.plans.taken import let_go, live_cases

AGREED_TO = "Kế hoạch đã có chủ trương nên không xóa vị trí; ghi lý do không thực hiện vào ghi chú."
HAS_CASE = "Vị trí này đã có đồng chí; ghi “Không thực hiện” trường hợp đó rồi xóa."


class OfRotationPlan:
    """A page of a place leads back to its plan."""

    def get_queryset(self) -> QuerySet:
        related = ("plan", "post__title", "post__unit", "origin_unit")
        return super().get_queryset().select_related(*related)

    @cached_property
    def plan(self) -> RotationPlan:
        return self.object.plan

    def list_url(self) -> str:
        return self.plan.get_absolute_url()

    def list_title(self) -> str:
        return str(self.plan)


class RotationSlotDetailPage(OfRotationPlan, DetailPage):
    """Opened from the plan: places have no list of their own beside it."""

    keeps_access = True

    def list_url(self) -> str:
        return reverse("rotationplan-list")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, day = self.request.user, clock.today()
        (line,) = slot_lines([self.object], user, day)
        cases = Rotation.objects.listed_for(user).as_on(day).filter(slot=self.object)
        return super().get_context_data(
            line=line,
            cases=[(each, each.told_on(day)) for each in cases.select_related(*OF_CASE).order_by("pk")],
            secrecy=SECRET_ROTATION_PLAN if self.plan.secret else "",
            list_url=self.plan.get_absolute_url(),
            list_title=str(self.plan),
            **kwargs,
        )

    def actions(self) -> Iterator[dict[str, Any]]:
        slot = self.object
        taken = live_cases(self.request.user).filter(slot=slot).exists()
        if not taken and slot.plan.state != RotationPlanState.CLOSED:
            url = reverse("slot-candidates", args=[slot.pk])
            yield {"label": "Chọn đồng chí", "url": url, "icon": "person-plus", "primary": True}
        removal = self.page_url("remove", slot)
        yield from (
            each
            for each in super().actions()
            if not (each["url"] == removal and against(slot, self.request.user))
        )


class RotationSlotCreatePage(OfRotationPlan, CreatePage):
    @cached_property
    def plan(self) -> RotationPlan:
        plans = RotationPlan.objects.for_user(self.request.user)
        plan = get_object_or_404(plans, pk=self.kwargs["plan"])
        if not self.request.user.may(permission(RotationSlot, "add"), RotationSlot(plan=plan)):
            raise PermissionDenied
        return plan

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "plan": self.plan}

    def form_valid(self, form: BaseForm) -> HttpResponse:
        form.instance.order = next_place(
            RotationSlot.objects.for_user(self.request.user).filter(plan=self.plan)
        )
        return super().form_valid(form)


class RotationSlotEditPage(OfRotationPlan, EditPage):
    """What was entered of a place."""


class RotationSlotHistoryPage(OfRotationPlan, HistoryPage):
    """Every change of a place."""


class RotationSlotRemovePage(OfRotationPlan, RemovePage):
    """Of a draft, as long as nobody is meant for the place."""

    def stale(self) -> str:
        return super().stale() or against(self.object, self.request.user)

    def form_valid(self, form: BaseForm) -> HttpResponse:
        if not against(self.object, self.request.user):
            let_go(self.request.user, slot=self.object)
        return super().form_valid(form)


def against(slot: RotationSlot, user: Any) -> str:
    """Why the place cannot be taken out of its plan; empty where it can."""
    if slot.plan.state != RotationPlanState.DRAFT:
        return AGREED_TO
    return HAS_CASE if live_cases(user).filter(slot=slot).exists() else ""


class MoveSlotPage(OfRotationPlan, ScopedPage, generic.View):
    """One place up or down in the plan."""

    http_method_names = ("post",)
    model = RotationSlot
    action = "change"

    @transaction.atomic
    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        slot = self.get_queryset().filter(pk=kwargs["pk"]).first()
        if slot is None:
            self.refuse_missing()
            raise Http404
        if slot.plan.state == RotationPlanState.CLOSED:
            messages.error(request, CLOSED)
        else:
            rows = self.get_queryset().filter(plan=slot.plan_id)
            move_row(rows, slot, -1 if "up" in request.POST else 1)
        return HttpResponseRedirect(f"{slot.plan.get_absolute_url()}#slots")
