"""Pages on which the results of a class are looked at, put on records by a job, and taken from them."""

from typing import Any

import pghistory
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.functional import cached_property
from django.utils.text import capfirst

from foundation.core import clock
from foundation.core.acts.act import ACTS
from foundation.core.acts.pages import ActPage, UndoPage
from foundation.core.acts.run import MOVED, judge
from foundation.core.figures import thousands
from foundation.core.opened.origin import list_address
from foundation.core.traces import history
from foundation.core.typed.forms import WhyForm
from foundation.jobs.tasks import start
from training.closing.class_page import BUSY
from training.closing.judging import ClassResults, Verdict
from training.closing.recording import CHANGED, kept_back, told_of, why_not_undone
from training.models import ClassCompletion, TrainingClass
from training.tasks import record_results

OVER = "Chưa ghi gì thêm: lớp nay ở trạng thái “{state}” ({change} sửa gần nhất)."
KEPT = "Giữ lại {count} trình độ vì đã có người sửa ở hồ sơ sau khi ghi; kiểm tra ở danh sách học viên."


class CompletionPage(ActPage):
    """What exactly will stand on whose record; sent, it is written by a job."""

    def get_template_names(self) -> list[str]:
        return ["training/complete.html"]

    def get_initial(self) -> dict[str, Any]:
        """The day on which the class ended, if it is known to the day."""
        closes, today = self.object.closes_on, clock.today()
        if closes is None or "open" not in self.act.moves:
            return {"on": today}
        return {"on": min(closes.first_day, today)} if closes.precision == "day" else {}

    @cached_property
    def results(self) -> ClassResults:
        return ClassResults(self.object, self.request.user, clock.today())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        results = self.results
        state = self.act.state_of(self.object)
        context = {
            "results": results.rows,
            "writes": len(results.to_write),
            "told": [(verdict, count) for verdict in Verdict if (count := results.counts.get(verdict))],
            "seal": results.seal,
            "wrong": "" if state in self.act.moves else self.act.wrong_state.format(state=self.state_word()),
            "entered": self.with_learners().entered,
        }
        return super().get_context_data(**context | kwargs)

    def with_learners(self) -> TrainingClass:
        seen = TrainingClass.objects.for_user(self.request.user)
        return seen.with_learners().get(pk=self.object.pk)

    def state_word(self) -> str:
        return self.act.state_label(self.act.state_of(self.object))

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.back(BUSY) if is_busy(self.object) else super().get(request, *args, **kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """The class is locked by now: of two sendings at once the second finds the first at work, or done."""
        said = BUSY if is_busy(self.object) else self.over()
        return self.back(said) if said else super().post(request, *args, **kwargs)

    def back(self, said: str) -> HttpResponse:
        messages.info(self.request, said)
        return HttpResponseRedirect(self.get_success_url())

    def form_valid(self, form: Any) -> HttpResponse:
        self.add_faults(form)
        asked = form.cleaned_data | {"seal": self.request.POST.get("seal", "")}
        for said in [] if form.errors else self.against(asked):
            form.add_error(None, said)
        if form.errors:
            return self.form_invalid(form)
        completion = ClassCompletion(
            training_class=self.object,
            by=self.request.user,
            act=self.act.name,
            on=asked["on"],
            seal=asked["seal"],
        )
        completion.job = start(record_results, self.request.user, self.object.pk)
        completion.save()
        return HttpResponseRedirect(self.get_success_url())

    def over(self) -> str:
        """That somebody did it meanwhile, or what can no longer be done."""
        state = self.act.state_of(self.object)
        if state in self.act.moves:
            return ""
        return OVER.format(change=history.last_change(self.object), state=self.state_word())

    def against(self, asked: dict[str, Any]) -> list[str]:
        """What stands against it as the class is by now."""
        if stale := self.stale():
            return [stale]
        if self.request.POST["state"] != self.act.state_of(self.object):
            return [MOVED.format(state=self.state_word())]
        if not asked["seal"]:
            return [CHANGED]
        return judge(self.act, self.request.user, [self.object], asked).get(self.object.pk, [])


class CompletionUndoPage(UndoPage):
    """Shows first what goes from whose record, and asks why; tells afterwards what stayed and why."""

    http_method_names = ["get", "post"]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.asking(WhyForm())

    def asking(self, why: WhyForm) -> HttpResponse:
        one = get_object_or_404(self.get_queryset(), pk=self.kwargs["pk"])
        step = get_object_or_404(one.steps.standing(), pk=self.kwargs["step"])
        if not self.request.user.may(ACTS[step.act].right_to_undo, one):
            raise PermissionDenied
        context = {"object": one, "step": step, "form": why, "cancel_url": one.get_absolute_url()}
        context |= {
            "goes": told_of(step, self.request.user),
            "said": why_not_undone(one, step, self.request.user),
        }
        titles = {"list_title": capfirst(str(TrainingClass._meta.verbose_name_plural))}
        titles |= {"list_url": list_address(self.request, TrainingClass)}
        return TemplateResponse(self.request, "training/undo_completion.html", context | titles)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        why = WhyForm(request.POST)
        if not why.is_valid():
            return self.asking(why)
        with pghistory.context(reason=why.cleaned_data["reason"]):
            response = super().post(request, *args, **kwargs)
        if count := kept_back(kwargs["step"]):
            messages.warning(request, KEPT.format(count=thousands(count)))
        return response


def is_busy(one: TrainingClass) -> bool:
    last = one.completions.select_related("job").first()
    return last is not None and last.is_busy
