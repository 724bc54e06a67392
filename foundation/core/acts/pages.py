"""Pages of acts: one record, and undoing; many rows: foundation.bulk. They work without JavaScript."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path
from django.utils.functional import cached_property
from django.views import generic

from foundation.core import clock
from foundation.core.acts.act import ACTS, Act, acts_of, asked_faults
from foundation.core.acts.run import Outcome, apply
from foundation.core.acts.undo import undo
from foundation.core.answers.integrity import sentence
from foundation.core.opened.origin import record_url
from foundation.core.pages import ScopedPage
from foundation.core.scope.rows import action_of, permission, refuse_conflict
from foundation.core.traces import history
from foundation.core.typed.forms import WhyForm

NOT_SHOWN = "Chưa ghi, vì trang gửi đi không kèm giá trị lúc mở; kiểm tra lại rồi làm lần nữa."
CHANGED = "{change} đã sửa mục này; kiểm tra lại rồi làm lần nữa."


class ActFormPage(ScopedPage, generic.FormView):
    """What the page of one record and the page of many share: the form of the act, and how refusals are said."""

    act: Act = None
    counted: Callable[[Sequence], object] = len  # how the sentence that it is done counts the rows

    @property
    def model(self):
        return self.act.model

    @property
    def action(self):
        return self.act.action

    def get_form_class(self):
        return self.act.form

    def get_initial(self):
        """Today for the day of effect, unless it may be left out: then another day stands for it."""
        day = self.act.form.base_fields.get("on")
        return {"on": clock.today()} if day and day.required else {}

    def get_template_names(self):
        return ["core/page_act.html"]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**{"act": self.act, "label": self.act.label} | kwargs)

    def add_faults(self, form) -> None:
        """What is dated in the future is told together with what is missing."""
        for name, said in asked_faults(self.act, form.cleaned_data):
            if name not in form.errors:
                form.add_error(name, said)

    def form_invalid(self, form):
        self.add_faults(form)
        return super().form_invalid(form)

    def attempt(self, form, rows: Sequence) -> Outcome | None:
        """Do the act for rows as they were shown; what is against it stands on the form, and nothing is written."""
        self.add_faults(form)
        if form.errors:
            return None
        try:
            outcome = apply(self.act, self.request.user, rows, form.cleaned_data)
        except IntegrityError as error:
            form.add_error(None, sentence(error))
            return None
        for said in self.refusals_of(rows, outcome.refused):
            form.add_error(None, said)
        return None if outcome.refused else outcome

    def refusals_of(self, rows: Sequence, refused: Mapping[int, list[str]]) -> list[str]:
        """The sentences; a page of many rows says of whom each is."""
        return [said for sentences in refused.values() for said in sentences]


class ActPage(ActFormPage):
    """One act on one record: GET shows its form, POST does it. Carries the state and the version that were shown.

    A button that needs no form posts here too (`at_once`); refused, it leads back with the sentence.
    """

    @cached_property
    def object(self):
        rows = self.get_queryset()
        if self.request.method == "POST":
            rows = rows.select_for_update(of=("self",))
        row = rows.filter(pk=self.kwargs["pk"]).first()
        if row is None:
            self.refuse_missing()
            raise Http404
        return row

    def get_context_data(self, **kwargs):
        row = self.object
        context = {"object": row, "explained": str(row), "version": self.version}
        context |= {"state": self.act.state_of(row), "label": self.act.label_of(row)}
        return super().get_context_data(**{"cancel_url": record_url(self.request, row), **context, **kwargs})

    @cached_property
    def version(self):
        return history.version(self.object) if history.event_model(self.model) else None

    def form_valid(self, form):
        stale = self.stale()
        if stale:
            form.add_error(None, stale)
            return self.form_invalid(form)
        shown = self.act.as_shown(self.object, self.request.POST["state"])
        if self.attempt(form, [shown]) is None:
            return self.form_invalid(form)
        messages.success(self.request, self.act.done.format(count=self.counted([shown])))
        return HttpResponseRedirect(self.get_success_url())

    def form_invalid(self, form):
        if "at_once" not in self.request.POST:
            return super().form_invalid(form)
        for said in form.errors.values():
            messages.error(self.request, " ".join(said))
        return HttpResponseRedirect(self.get_success_url())

    def stale(self) -> str:
        """Why what was shown can no longer be acted on."""
        posted, shown = self.request.POST.get("version", ""), self.request.POST.get("state")
        if shown is None or not (posted or self.version is None or "at_once" in self.request.POST):
            return NOT_SHOWN
        if posted and posted != str(self.version):
            return CHANGED.format(change=history.last_change(self.object))
        return ""

    def get_success_url(self):
        return record_url(self.request, self.object)


class UndoPage(ScopedPage, generic.View):
    """Takes back the step that the button named; POST only."""

    http_method_names = ["post"]
    model: Any = None

    def get_permission_required(self):
        return [permission(self.model, "view")]

    def post(self, request, *args, **kwargs):
        self.object = get_object_or_404(self.get_queryset(), pk=kwargs["pk"])
        kind = acts_of(self.model)[0].step
        step = get_object_or_404(kind, pk=kwargs["step"], **{f"{kind.record}_id": self.object.pk})
        act = ACTS.get(step.act)
        if act is None or not request.user.may(act.right_to_undo, self.object):
            row, right = self.model.objects.filter(pk=self.object.pk), act.right_to_undo if act else ""
            refuse_conflict(request.user, row, action_of(right) or "change")
            raise PermissionDenied
        why = WhyForm(request.POST, required=False)
        refused = {self.object.pk: [why.sentence()]}
        if why.is_valid():
            try:
                with transaction.atomic():
                    refused = undo(request.user, [step], **why.cleaned_data).refused
            except IntegrityError as error:
                refused = {self.object.pk: [sentence(error)]}
        for said in (said for sentences in refused.values() for said in sentences):
            messages.error(request, said)
        if not refused:
            messages.success(request, f"Đã hoàn tác: {step.label[:1].lower()}{step.label[1:]}.")
        return HttpResponseRedirect(self.get_success_url())

    def get_success_url(self):
        return record_url(self.request, self.object)


class AskedUndoPage(UndoPage):
    """The last act is taken back for a reason, which is asked first and stays in the history."""

    http_method_names = ("get", "post")
    template_name = "core/page_step_back.html"

    def get(self, request, *args, **kwargs):
        return self.ask(WhyForm())

    def post(self, request, *args, **kwargs):
        form = WhyForm(request.POST)
        return super().post(request, *args, **kwargs) if form.is_valid() else self.ask(form)

    def ask(self, form):
        self.object = row = get_object_or_404(self.get_queryset(), pk=self.kwargs["pk"])
        step = get_object_or_404(row.steps, pk=self.kwargs["step"])
        act = ACTS.get(step.act)
        if act is None or not self.request.user.may(act.right_to_undo, row):
            raise PermissionDenied
        context = {"object": row, "form": form, "step": step, "cancel_url": self.get_success_url()}
        context |= {
            "list_url": self.list_url(),
            "list_title": self.list_title(),
            "back": self.back(act, step),
        }
        return render(self.request, self.template_name, context)

    def back(self, act, step):
        """The state that stands again, in words."""
        return act.state_label(step.from_state, self.object)


def act_urls(model: Any, *, page: type[ActPage] = ActPage, undoing: type[UndoPage] = UndoPage) -> list:
    """URL patterns of all acts that start from a saved record (cadre-leave …) and of undoing (cadre-undo)."""
    name = model._meta.model_name
    acts = [act for act in acts_of(model) if act.offered and set(act.moves) != {None}]
    patterns = [
        path(f"<int:pk>/{act.slug}/", page.as_view(act=act), name=f"{name}-{act.slug}") for act in acts
    ]
    return [*patterns, path("<int:pk>/undo/<int:step>/", undoing.as_view(model=model), name=f"{name}-undo")]
