"""Pages of the acts on a person's record, of removed records among them."""

from django.contrib import messages
from django.db import DatabaseError, transaction
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views import generic

from cadre.acts import REMOVE
from cadre.models.people import Cadre
from cadre.models.steps import CadreStep
from cadre.removal import deletions, going_with
from foundation.core.acts.pages import ActPage
from foundation.core.acts.removed import as_it_was
from foundation.core.acts.undo import undo
from foundation.core.integrity import sentence
from foundation.core.pages import HistoryPage, ScopedPage


class PersonActPage(ActPage):
    def get_queryset(self):
        return super().get_queryset().select_related("now__held__post__title", "now__held__post__unit")

    def get_template_names(self):
        return ["cadre/removal.html"] if self.act is REMOVE else super().get_template_names()

    def get_context_data(self, **kwargs):
        now = self.object.now
        place = now.held.post if now.held else f"{now.get_status_display()} – {now.unit}"
        context = {"explained": f"{self.object.full_name}: {place}"}
        if self.act is REMOVE:
            context["going"] = going_with(self.object, self.request.user)
        return super().get_context_data(**{**context, **kwargs})

    def get_success_url(self):
        return self.list_url() if self.act is REMOVE else super().get_success_url()


class Removed(ScopedPage):
    """About records that were removed, for whoever could remove them."""

    model = Cadre
    action = "remove"

    def removals(self):
        return CadreStep.objects.removals(self.request.user).select_related("by", "unit")


class RemovedListPage(Removed, generic.ListView):
    template_name = "cadre/removed.html"
    context_object_name = "removals"
    paginate_by = 50

    def get_template_names(self):
        return [self.template_name]

    def get_queryset(self):
        return self.removals()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        events = deletions([step.cadre_id for step in context["removals"]])
        for step in context["removals"]:
            step.person = events[step.cadre_id]
        return context


class RestorePage(Removed, generic.View):
    """Puts a removed record back; POST only."""

    http_method_names = ["post"]

    def post(self, request, pk):
        step = get_object_or_404(self.removals(), cadre=pk)
        try:
            with transaction.atomic():
                refused = undo(request.user, [step]).refused
        except DatabaseError as error:
            refused = {pk: [sentence(error)]}
        for said in refused.get(pk, ()):
            messages.error(request, said)
        if refused:
            return HttpResponseRedirect(reverse("cadre-removed"))
        messages.success(request, "Đã khôi phục hồ sơ.")
        return HttpResponseRedirect(reverse("cadre-detail", args=[pk]))


class CadreHistoryPage(HistoryPage):
    """The history of a person, also of one whose record was removed."""

    model = Cadre

    def get_object(self, queryset=None):
        try:
            return super().get_object(queryset)
        except Http404:
            step = get_object_or_404(self.removals, cadre=self.kwargs["pk"])
            return as_it_was(Cadre, deletions([step.cadre_id])[step.cadre_id])

    @cached_property
    def removals(self):
        return CadreStep.objects.removals(self.request.user)

    def get_context_data(self, **kwargs):
        removed = self.removals.filter(cadre=self.object.pk).exists()
        record_url = reverse("cadre-removed") if removed else self.object.get_absolute_url()
        return super().get_context_data(record_url=record_url, **kwargs)
