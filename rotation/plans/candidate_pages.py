"""Choosing people for a place of a plan: who may be moved there, two or three side by side, and one who is proposed."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.views import generic

from foundation.core import clock
from foundation.core.pages import ScopedPage
from foundation.core.parameters import NO_CHOICE, BadParameter, is_key, read_choice, read_number
from foundation.core.scope.rows import permission
from foundation.lists.tables import Section
from office.organisation.chosen_unit import unit_choice
from office.regulations.conditions import lower_first
from planning.choices import Source
from planning.grouped import in_sections
from planning.models import PlanningTarget
from rotation.choices import RotationPlanState
from rotation.models import Rotation, RotationSlot
from rotation.plans.candidates import PlannedFor, SlotCandidate, SlotCriteria, SourceOfSlot
from rotation.plans.forms import CLOSED
from rotation.plans.proposing import TAKEN_MEANWHILE, LookFirst, propose_for
from rotation.plans.secrecy import SECRET_ROTATION_PLAN
from rotation.plans.slots import RELATED, cases_of, slot_lines, state_of

PAGE = 100
SIDE_BY_SIDE = (2, 3)
CHOOSE = "Chọn hai hoặc ba đồng chí để so sánh."
TITLE = "Chọn đồng chí luân chuyển"
NO_RANK = "Chức danh này chưa có nhóm, bậc nên chưa tìm được chức danh tương đương, cao hơn."
PROPOSED = "Đã đưa đồng chí {cadre} vào dự kiến luân chuyển đến {post}."
TAKEN = "Vị trí này đã có đồng chí {told}."


class OfSlot(ScopedPage):
    model = RotationSlot

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().select_related("plan", *RELATED)

    @cached_property
    def slot(self) -> RotationSlot:
        return get_object_or_404(self.get_queryset(), pk=self.kwargs["pk"])

    def list_url(self) -> str:
        return self.slot.plan.get_absolute_url()

    def list_title(self) -> str:
        return str(self.slot.plan)


class SlotCandidatesPage(OfSlot, generic.TemplateView):
    """Those who are planned and serve, in groups; with two or three ticked, these beside each other."""

    def get_template_names(self) -> list[str]:
        return [f"rotation/plans/{'compare' if self.compared else 'candidates'}.html"]

    @cached_property
    def chosen(self) -> tuple[int, ...]:
        return tuple(int(key) for key in dict.fromkeys(self.request.GET.getlist("compare")) if is_key(key))

    @cached_property
    def compared(self) -> bool:
        return SIDE_BY_SIDE[0] <= len(self.chosen) <= SIDE_BY_SIDE[1]

    @cached_property
    def lists(self) -> dict[str, str]:
        """{value: words} of the planning lists that the reader may see, of terms that have not ended."""
        targets = PlanningTarget.objects.for_user(self.request.user).filter(term__ends_on__gt=clock.today())
        rows = targets.order_by("term__begins_on", "post__title__level", "post__title__order", "pk")
        named = rows.values_list("term", "post__title", "post__title__name", "term__name")
        return {f"{term}-{title}": f"{name}, {words}" for term, title, name, words in named}

    @cached_property
    def criteria(self) -> SlotCriteria:
        request, planned = self.request, self.request.GET.get("planned", "")
        if planned and planned not in (*PlannedFor.values, *self.lists):
            raise BadParameter(NO_CHOICE.format(text=planned[:40]))
        term, _, title = planned.partition("-")
        at = read_number(request, "unit") if "unit" in request.GET else self.slot.origin_unit_id
        return SlotCriteria(
            planned=planned if planned in PlannedFor.values else PlannedFor.POST,
            of_list=(int(term), int(title)) if title else None,
            unit=at,
            source=read_choice(request, "source", Source.values),
            left=None if self.compared else read_number(request, "left"),
            keys=self.chosen if self.compared else (),
        )

    @cached_property
    def source(self) -> SourceOfSlot:
        return SourceOfSlot(self.request.user, self.slot, clock.today(), self.criteria)

    @cached_property
    def why_closed(self) -> str:
        """Why nobody can be proposed now; empty where somebody can."""
        if self.slot.plan.state == RotationPlanState.CLOSED:
            return CLOSED
        day = clock.today()
        cases = cases_of([self.slot], self.request.user, day).get(self.slot.pk, ())
        told = (f"{case.cadre} ({lower_first(state_of(case, day))})" for case in cases)
        return TAKEN.format(told=", ".join(told)) if cases else ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        proposes = self.request.user.has_perm(permission(Rotation, "add")) and not self.why_closed
        shared = {"slot": self.slot, "source": self.source, "page_title": TITLE, "proposes": proposes}
        shared |= {"kept": urlencode(list(self.kept())), "why_closed": self.why_closed}
        shared |= {
            "secrecy": SECRET_ROTATION_PLAN if self.slot.plan.secret else "",
            "kept_on_screen": self.slot.plan.secret,
        }
        own = self.side_by_side() if self.compared else self.listed()
        return super().get_context_data(**shared, **own, **kwargs)

    def listed(self) -> dict[str, Any]:
        source, start = self.source, read_number(self.request, "start", 0)
        shown, rows = source.shown, source.drawn(start, PAGE)
        (line,) = slot_lines([self.slot], self.request.user, clock.today())
        return {
            "line": line,
            "rows": list(self.headed(rows)),
            "total": len(shown),
            "tabs": list(self.tabs()),
            "remarks": list(source.same_for_many()),
            "no_rank": NO_RANK if self.criteria.planned == PlannedFor.HIGHER and not source.rank else "",
            "plans": [*PlannedFor.choices, *self.lists.items()],
            "planned": self.request.GET.get("planned", "") or PlannedFor.POST,
            "sources": Source.choices,
            "units": unit_choice(self.request, source.units(), self.criteria.unit, empty="Tất cả"),
            "more": self.address(start=start + PAGE) if len(shown) > start + PAGE else "",
            "hidden_fields": list(self.kept()),
            "said": CHOOSE if self.chosen else "",
            "wider": self.criteria.planned == PlannedFor.POST and not self.criteria.of_list,
        }

    def headed(self, rows: list[SlotCandidate]) -> Iterator[tuple[str, SlotCandidate]]:
        """Each row, with the name of its group where that begins."""
        counts = {left: count for left, _, count in self.source.groups}
        masked, head = sum(each.masked for each in self.source.everybody), ""
        for row in in_sections(rows, counts, masked):
            if isinstance(row, Section):
                head = row.title
            else:
                yield head, row
                head = ""

    def kept(self, **changes: Any) -> Iterator[tuple[str, Any]]:
        """What the address asks for, but for who was ticked and where the page begins."""
        asked = {name: self.request.GET.get(name, "") for name in ("planned", "source", "left")}
        # An empty unit is a choice: it goes before the unit that the place names.
        unit = {"unit": self.criteria.unit or ""} if "unit" in self.request.GET else {}
        found = asked | changes
        yield from ((name, value) for name, value in found.items() if value not in ("", None))
        yield from unit.items()

    def address(self, **changes: Any) -> str:
        return f"{self.request.path}?{urlencode(list(self.kept(**changes)))}"

    def tabs(self) -> Iterator[dict[str, Any]]:
        """Each group with how many people it has."""
        asked, everybody = self.criteria.left, len(self.source.everybody)
        yield {"label": f"Tất cả ({everybody})", "url": self.address(left=None), "active": asked is None}
        for left, words, count in self.source.groups:
            yield {"label": f"{words} ({count})", "url": self.address(left=left), "active": asked == left}

    def side_by_side(self) -> dict[str, Any]:
        """The chosen people beside each other, finding by finding; the reader's own stay out."""
        people = [each for each in self.source.drawn() if not each.masked]
        texts = dict.fromkeys(found.text for each in people for found in each.findings)
        conditions = [(text, [(each, each.named(text)) for each in people]) for text in texts]
        return {"people": people, "conditions": conditions, "back": self.address()}


class SlotProposePage(OfSlot, generic.View):
    """One of those who may be moved becomes a case, from the list or from the comparison."""

    http_method_names = ("post",)

    def get_permission_required(self) -> list[str]:
        return [permission(RotationSlot, "view"), permission(Rotation, "add")]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            with transaction.atomic():
                rotation, said = propose_for(request.user, self.get_queryset(), kwargs["pk"], request.POST)
                transaction.set_rollback(bool(said))
        except LookFirst as found:
            return self.looked_at_first(found)
        except IntegrityError:
            rotation, said = None, [TAKEN_MEANWHILE]
        for sentence in said:
            messages.error(request, sentence)
        if rotation and not said:
            messages.success(request, PROPOSED.format(cadre=rotation.cadre, post=rotation.to_post))
            return HttpResponseRedirect(rotation.get_absolute_url())
        return HttpResponseRedirect(self.back())

    def back(self) -> str:
        """The list as it was narrowed."""
        query = QueryDict(self.request.POST.get("kept", ""))
        path = reverse("slot-candidates", args=[self.kwargs["pk"]])
        return f"{path}?{query.urlencode()}" if query else path

    def looked_at_first(self, found: LookFirst) -> HttpResponse:
        names = ("cadre", f"entry-{found.case.cadre_id}", "kept")
        sent = [(name, self.request.POST.get(name, "")) for name in names]
        told = {
            "slot": self.slot,
            "case": found.case,
            "failed": found.failed,
            "sent": sent,
            "back": self.back(),
        }
        told |= {"list_url": self.list_url(), "list_title": self.list_title()}
        return render(self.request, "rotation/plans/look_first.html", told)
