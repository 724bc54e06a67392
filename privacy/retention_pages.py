"""Hồ sơ quá thời hạn lưu: whom the rule proposes, whom the head confirmed, and what was carried out."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views import generic

from cadre.models.people import Cadre
from foundation.core import clock
from foundation.core.answers.rights import NeedsRight
from foundation.core.scope.rows import OTHERS_ACT, conflicted_people
from foundation.core.typed.forms import WhyForm
from privacy.models import Anonymisation
from privacy.retention import NO_RULE, KeptTooLong, proposed, rule_on

CONFIRMED = (
    "Đã xác nhận. Hồ sơ chỉ được ẩn danh khi người quản trị máy chủ chạy lệnh anonymise"
    " sau một bản sao lưu mới."
)
TAKEN_BACK = "Đã rút xác nhận; hồ sơ giữ nguyên."
DONE_ALREADY = "Hồ sơ này đã ẩn danh, không rút lại được nữa."


class RetentionPage(NeedsRight, generic.TemplateView):
    permission_required = "privacy.view_anonymisation"
    template_name = "privacy/retention.html"

    @cached_property
    def rule(self) -> Any:
        return rule_on(clock.today())

    @property
    def people(self) -> Any:
        """Whom the reader may make nameless: nobody decides about themselves or a relative."""
        user = self.request.user
        return (
            Cadre.objects.for_user(user, "disclose")
            .exclude(pk__in=conflicted_people(user))
            .select_related("now__unit")
        )

    def found(self) -> list[KeptTooLong]:
        return list(proposed(self.people, self.rule, clock.today())) if self.rule else []

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        settled = list(Anonymisation.objects.select_related("confirmed_by"))
        people = self.people.in_bulk([each.person_key for each in settled])
        rows = [(each, people[each.person_key]) for each in settled if each.person_key in people]
        own = {"title": Anonymisation._meta.verbose_name_plural, "rule": self.rule, "no_rule": NO_RULE}
        return super().get_context_data(**kwargs, **own, proposed=self.found(), rows=rows)


class ConfirmPage(RetentionPage, generic.FormView):
    """One person at a time, with the reason: what is done can only be undone from a backup."""

    permission_required = "privacy.add_anonymisation"
    template_name = "privacy/confirm.html"
    form_class = WhyForm

    @cached_property
    def chosen(self) -> KeptTooLong:
        if self.kwargs["cadre"] in conflicted_people(self.request.user):
            raise PermissionDenied(OTHERS_ACT)
        one = self.people.filter(pk=self.kwargs["cadre"])
        found = list(proposed(one, self.rule, clock.today())) if self.rule else []
        if not found:
            raise Http404
        return found[0]

    def form_valid(self, form: WhyForm) -> HttpResponseBase:
        chosen = self.chosen
        words = f"{self.rule.rule_set}: {self.rule.words}"[:200]
        told = {"left_on": chosen.left_on, "rule": words, "reason": form.cleaned_data["reason"]}
        Anonymisation.objects.create(person_key=chosen.cadre.pk, confirmed_by=self.request.user, **told)
        messages.success(self.request, CONFIRMED)
        return redirect("retention")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(chosen=self.chosen, cancel_url=reverse("retention"), **kwargs)


class ConfirmedBackPage(RetentionPage):
    """Until it was carried out, the confirmation is taken back by a press; the history keeps both."""

    permission_required = "privacy.remove_anonymisation"
    http_method_names = ["post"]

    def post(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        one = get_object_or_404(Anonymisation.objects.select_for_update(), pk=kwargs["pk"])
        if not self.people.filter(pk=one.person_key).exists():
            raise Http404
        if one.carried_out_at:
            messages.error(request, DONE_ALREADY)
        else:
            one.delete()
            messages.success(request, TAKEN_BACK)
        return redirect("retention")
