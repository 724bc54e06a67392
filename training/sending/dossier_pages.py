"""The papers of everybody on a list, ticked as they come in."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.functional import cached_property
from django.views import generic
from django.views.generic.detail import SingleObjectMixin

from foundation.core.pages import ScopedPage
from foundation.core.parameters import is_key
from foundation.core.saving.columns import update_rows
from training.models import PlanPerson, SendingList
from training.sending import completeness
from training.sending.gates import SECRET_PLAN
from training.sending.list_pages import totals
from training.sending.people import OFFICIAL, RELATED, listed, standing
from training.sending.record_pages import OfSendingList

SAVED = "Đã ghi hồ sơ của {count} đồng chí."


@dataclass(frozen=True)
class PersonPapers:
    """A row of the grid."""

    person: PlanPerson
    items: list[str]

    @property
    def boxes(self) -> list[tuple[str, str, bool]]:
        """(paper, what its box sends, whether it came in)."""
        return [(item, f"{self.person.pk}:{item}", item in self.person.papers) for item in self.items]

    @property
    def short(self) -> bool:
        return bool(completeness.lacking(self.items, self.person.papers))

    @property
    def told(self) -> str:
        return completeness.told(self.items, self.person.papers)


def by_person(sent: list[str]) -> dict[int, set[str]]:
    """{key: papers} of boxes, each a key and the words of a paper."""
    found: dict[int, set[str]] = {}
    for key, _, item in (each.partition(":") for each in sent):
        if is_key(key):
            found.setdefault(int(key), set()).add(item)
    return found


class DossiersPage(OfSendingList, ScopedPage, SingleObjectMixin, generic.TemplateView):
    """A box says what was changed by whoever sends the page: of two who tick at once both are written."""

    action = "change"

    def get_template_names(self) -> list[str]:
        return ["training/sending/papers.html"]

    @cached_property
    def object(self) -> SendingList:
        sending = self.get_object()
        if sending.row.plan.secret:
            raise PermissionDenied(SECRET_PLAN)
        return sending

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sending = self.object
        people = listed(sending, self.request.user)
        rows = [
            PersonPapers(person, sending.items)
            for person in people.select_related(*RELATED).order_by(*OFFICIAL)
        ]
        return super().get_context_data(
            object=sending,
            rows=rows,
            totals=list(totals(people, sending.items)),
            cancel_url=sending.get_absolute_url(),
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        shown = by_person(request.POST.getlist("shown"))
        ticked = by_person(request.POST.getlist("paper"))
        whole = {request.POST[name] for name in ("all",) if name in request.POST}
        people = standing(PlanPerson.objects.for_user(request.user, "change"), self.object)
        changed = []
        for person in people.select_for_update(of=("self",)).order_by("pk"):
            before, now = shown.get(person.pk, set()), ticked.get(person.pk, set()) | whole
            if str(person.pk) == request.POST.get("whole"):
                now |= set(self.object.items)
            papers = (set(person.papers) | (now - before)) - (before - now)
            papers = [item for item in self.object.items if item in papers]
            if papers != person.papers:
                person.papers = papers
                changed.append(person)
        update_rows(PlanPerson, changed, ["papers"])
        messages.success(request, SAVED.format(count=len(changed)))
        staying = {"all", "whole", "stay"} & set(request.POST)
        return HttpResponseRedirect(request.path if staying else self.object.get_absolute_url())
