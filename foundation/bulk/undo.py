"""Taking back at once what was done for many rows at once."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views import generic

from foundation.core.acts.act import ACTS, Act, acts_of
from foundation.core.acts.steps import Step
from foundation.core.acts.undo import ALREADY, undo
from foundation.core.answers.integrity import sentence
from foundation.core.pages import ScopedPage
from foundation.core.scope.rows import permission

UNDONE = "Đã hoàn tác: {act} ({count})."
OF_OTHERS = "Việc này do đồng chí khác ghi; mở từng hồ sơ để hoàn tác."
NAMED = 10
FURTHER = "và {count} trường hợp khác"


def undo_address(act: Act, steps: Sequence[Step], back: str) -> str:
    """Where a button takes back what was just done for the rows of the steps; empty if it cannot be."""
    if not (act.undo and steps):
        return ""
    url = reverse(f"{act.model._meta.model_name}-undo-many", args=[steps[0].record_key, steps[0].pk])
    return f"{url}?{urlencode({'back': back})}"


class UndoManyPage(ScopedPage, generic.View):
    """Takes back all that its user did together with the step of the address.

    What was done together bears one act, one author and one moment. What cannot be taken back stays, and is named.
    """

    http_method_names = ["post"]
    model: Any = None

    def get_permission_required(self):
        return [permission(self.model, "view")]

    def post(self, request, *args, **kwargs):
        row = get_object_or_404(self.get_queryset(), pk=kwargs["pk"])
        kind = acts_of(self.model)[0].step
        step = get_object_or_404(kind, pk=kwargs["step"], **{f"{kind.record}_id": row.pk})
        act = ACTS.get(step.act)
        if act is None or not request.user.may(act.right_to_undo, row):
            raise PermissionDenied
        together = kind.objects.filter(act=step.act, at=step.at, by=request.user, origin=step.origin)
        steps = list(together.standing())
        if steps:
            undone = together.filter(undone_by__isnull=False).exclude(undone_by__by=request.user)
            self.take_back(act, steps, {each.record_key: [ALREADY] for each in undone})
        else:
            stands = kind.objects.standing().filter(pk=step.pk).exists()
            messages.error(request, OF_OTHERS if stands else ALREADY)
        back = request.GET.get("back", "")
        return HttpResponseRedirect(back if url_has_allowed_host_and_scheme(back, None) else "/")

    def take_back(self, act: Act, standing: list[Step], undone: dict[int, list[str]]) -> None:
        """All that can be, in one transaction without what is refused; `undone` says what others took back before."""
        refused: dict[int, list[str]] = {}
        try:
            while standing:
                with transaction.atomic():
                    outcome = undo(self.request.user, standing)
                if not outcome.refused:
                    break
                refused |= outcome.refused
                standing = [step for step in standing if step.record_key not in refused]
        except IntegrityError as error:
            messages.error(self.request, sentence(error))
            return
        if standing:
            words = UNDONE.format(act=act.label[:1].lower() + act.label[1:], count=len(standing))
            messages.success(self.request, words)
        for said in self.named(refused | undone):
            messages.error(self.request, said)

    def named(self, refused: dict[int, list[str]]) -> list[str]:
        """Each row that stays as it is, with why; rows that the user does not see are only counted."""
        rows = self.get_queryset().in_bulk(list(refused)[:NAMED])
        said = [f"{row}: {' '.join(refused[key])}" for key, row in rows.items()]
        more = len(refused) - len(rows)
        return [*said, FURTHER.format(count=more)] if more else said


def undo_many_url(model: Any, page: type[UndoManyPage] = UndoManyPage) -> Any:
    name = f"{model._meta.model_name}-undo-many"
    return path("<int:pk>/undo/<int:step>/all/", page.as_view(model=model), name=name)
