"""“Xếp loại tập thể” of a campaign: the collectives of its units, typed on one page."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property

from evaluation.grading.voting.collective_grid import (
    CollectiveGrid,
    collectives,
    make_rows,
    missing_units,
    with_paper,
)
from evaluation.grading.voting.rows import refuse_secret
from evaluation.models import UnitGrade
from foundation.core.happened.fields import PastDayField
from foundation.core.typed.forms import PlainForm
from foundation.grids.pages import GridPage
from foundation.grids.row import GridRow
from office.campaigns.models import Campaign

FILLED = (
    "Đã điền số, ngày quyết định cho {count} tập thể đã có mức mà chưa có quyết định; xem lại rồi bấm Lưu."
)
NO_PAPER = "Ghi cả số và ngày quyết định rồi bấm lại."
MADE = "Đã thêm {count} tập thể."


class DecisionForAllForm(PlainForm):
    paper_no = UnitGrade._meta.get_field("decision_no").formfield(
        label="Số quyết định cho tất cả", required=False
    )
    paper_on = PastDayField(label="Ngày", required=False)


class CollectivesPage(GridPage):
    """Who may view reads it plain; who may change types."""

    model = UnitGrade
    action = "view"
    template_name = "evaluation/grading/collectives.html"
    fragment_template = "evaluation/grading/_collective_rows.html"
    saved_words = "Đã lưu {count} tập thể."
    # What a block of cells has too much is not read here.
    pasted = ""

    @cached_property
    def campaign(self) -> Campaign:
        campaigns = Campaign.objects.for_user(self.request.user).filter(kind="grading")
        found = get_object_or_404(campaigns.select_related("unit"), pk=self.kwargs["campaign"])
        refuse_secret(found)
        if not self.request.user.scope("evaluation.view_unitgrade"):
            raise Http404
        return found

    @cached_property
    def writes(self) -> bool:
        return bool(self.request.user.scope("evaluation.change_unitgrade")) and not self.campaign.closed_on

    @cached_property
    def records(self) -> Sequence[UnitGrade]:
        rows = collectives(self.campaign, self.request.user, "change" if self.writes else "view")
        return list(rows.select_for_update(of=("self",)) if self.request.method == "POST" else rows)

    @cached_property
    def grid(self) -> CollectiveGrid:
        return CollectiveGrid(self.campaign.year)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.writes:
            return self.http_method_not_allowed(request)
        if "make" in request.POST:
            units = missing_units(self.campaign, request.user)
            messages.success(request, MADE.format(count=make_rows(self.campaign, units, request.user)))
            return HttpResponseRedirect(self.after())
        if "fill" in request.POST:
            return self.fill(self.grid.typed_rows(self.records, request.POST))
        return super().post(request, *args, **kwargs)

    def fill(self, rows: Sequence[GridRow]) -> HttpResponse:
        form = DecisionForAllForm(self.request.POST)
        said = form.cleaned_data if form.is_valid() else {}
        if not (said.get("paper_no") and said.get("paper_on")):
            faults = [str(each) for errors in form.errors.values() for each in errors] or [NO_PAPER]
            return self.again(rows, faults=faults, paper_form=form)
        count = with_paper(rows, said["paper_no"], f"{said['paper_on']:%d/%m/%Y}")
        return self.again(rows, read=FILLED.format(count=count), paper_form=form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = kwargs.pop("rows", None) or [self.grid.row_of(record) for record in self.records]
        context = {
            "campaign": self.campaign,
            "rows": rows,
            "heads": self.grid.heads(),
            "writes": self.writes,
            "missing": missing_units(self.campaign, self.request.user) if self.writes else [],
            "paper_form": DecisionForAllForm(),
            "cancel_url": self.campaign.get_absolute_url(),
        }
        return super().get_context_data(**context | kwargs | {"campaign": self.campaign})

    def after(self) -> str:
        return reverse("grading-collectives", args=[self.campaign.pk])

    def list_url(self) -> str:
        return self.campaign.get_absolute_url()

    def list_title(self) -> str:
        return str(self.campaign)
