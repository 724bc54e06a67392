"""Pages of the acts on a person's record, of removed records among them."""

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.views import generic

from cadre.acts import LEAVE, REMOVE
from cadre.models.people import Cadre
from cadre.models.steps import CadreStep
from cadre.relief import kept_people
from cadre.removal import ABOVE, deletions, going_with, load_keeping
from foundation.bulk.pages import MOST, ListedActPage
from foundation.core.acts.pages import ActPage
from foundation.core.acts.undo import undo
from foundation.core.answers.integrity import sentence
from foundation.core.database import wait_in_line
from foundation.core.pages import HistoryPage, ScopedPage
from foundation.core.traces.removed import as_it_was

PLACE = ("now__unit", "now__held__post__title", "now__held__post__unit")
RESTORED_ALREADY = "Hồ sơ này đã khôi phục rồi."
EXPLAINED = "Ghi cho các đồng chí được chọn dưới đây theo một quyết định; nhiều nhất {most} đồng chí một lần."


def place(cadre):
    """The post held today, or where the person was last."""
    now = cadre.now
    return now.held.post if now.held else f"{now.get_status_display()} – {now.unit}"


class PersonActPage(ActPage):
    def get_queryset(self):
        return super().get_queryset().select_related(*PLACE)

    def get_template_names(self):
        return ["cadre/removal.html"] if self.act is REMOVE else super().get_template_names()

    def get_context_data(self, **kwargs):
        context = {"explained": f"{self.object.full_name}: {place(self.object)}"}
        if self.act is REMOVE:
            context |= self.removal()
        if self.act is LEAVE:
            context["changes"] = kept_people([self.object.pk]).get(self.object.pk, ())
        return super().get_context_data(**{**context, **kwargs})

    def removal(self):
        """What keeps the record, else what goes with it; and where somebody who has left is written."""
        cadre, user = self.object, self.request.user
        load_keeping([cadre], user)
        kept = cadre.keeping or cadre.left_to_others
        leaves = LEAVE.state_of(cadre) in LEAVE.moves and user.may(LEAVE.right, cadre)
        return {
            "keeping": cadre.keeping,
            "left_to_others": ABOVE if cadre.left_to_others else "",
            "going": [] if kept else going_with(cadre, user),
            "leave_url": self.page_url("leave", cadre) if leaves else "",
        }

    def get_success_url(self):
        return self.list_url() if self.act is REMOVE else super().get_success_url()


class ManyLeavePage(ListedActPage):
    """One decision by which many people of the list, as it was filtered, leave the service."""

    act = LEAVE

    def get_initial(self):
        """No day: one that nobody typed would end the posts of many."""
        return {}

    def row_label(self, row):
        return f"{row.full_name}{f' ({row.birth.year})' if row.birth else ''} – {place(row)}"

    def changes(self):
        """Also who leaves while something of theirs runs that is ended by itself."""
        yield from super().changes()
        people = {row.pk: row for row in self.rows if self.chosen or row.pk in self.posted}
        for key, sentences in kept_people(people).items():
            yield f"{people[key].full_name}: {' '.join(sentences)}"

    def get_context_data(self, **kwargs):
        return super().get_context_data(**{"explained": EXPLAINED.format(most=MOST), **kwargs})


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
        # Of two who restore one record at once the second waits, and finds it there.
        wait_in_line(f"restore:{pk}")
        step = self.removals().filter(cadre=pk).first()
        if step is None:
            return self.restored_already(pk)
        try:
            with transaction.atomic():
                refused = undo(request.user, [step]).refused
        except IntegrityError as error:
            refused = {pk: [sentence(error)]}
        for said in refused.get(pk, ()):
            messages.error(request, said)
        if refused:
            return HttpResponseRedirect(reverse("cadre-removed"))
        messages.success(request, "Đã khôi phục hồ sơ.")
        return HttpResponseRedirect(reverse("cadre-detail", args=[pk]))

    def restored_already(self, pk):
        """Lead to the record that somebody else has put back."""
        get_object_or_404(Cadre.objects.for_user(self.request.user), pk=pk)
        if not CadreStep.objects.filter(cadre=pk, act=REMOVE.name, undone_by__isnull=False).exists():
            raise Http404
        messages.info(self.request, RESTORED_ALREADY)
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
