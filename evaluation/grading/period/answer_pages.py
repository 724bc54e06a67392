"""“Ghi tự xếp loại, tập thể đề nghị”: a unit says its word of each of its people on a page."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property

from evaluation.grades import Grade
from evaluation.grading.acts import RETURN
from evaluation.grading.choices import WITH_UNIT
from evaluation.grading.grid.pasted import read_lines
from evaluation.grading.period.answer_table import AnswerGrid
from evaluation.grading.period.answering import answer_collective, collective_of, known_rows, rows_of
from evaluation.models import GradingLine, GradingStep
from foundation.core.acts.steps import standing_steps
from foundation.grids.names import PastedCells
from foundation.grids.pages import GridPage
from foundation.grids.row import GridRow
from office.campaigns.answer_pages import OfAnswers, next_acts
from office.campaigns.making import why_closed
from office.campaigns.models import CampaignUnit
from office.organisation.naming import office_body

COLLECTIVE_SAVED = "Đã ghi tập thể tự xếp loại."
COLLECTIVE_CHANGED = "Người khác vừa ghi tập thể tự xếp loại “{theirs}”; chọn lại rồi lưu."


class GradingAnswersPage(OfAnswers, GridPage):
    """Its own words alone, the same whatever the office, the body or another unit made of its people."""

    kind = "grading"
    template_name = "evaluation/period/answers.html"
    fragment_template = "evaluation/period/_answers_saved.html"
    saved_words = "Đã lưu {count} đồng chí."

    @cached_property
    def records(self) -> list[GradingLine]:
        """Nobody is named of a campaign that is marked secret."""
        if self.object.campaign.secret:
            raise PermissionDenied(self.why_closed)
        rows = known_rows(self.object, self.request.user)
        records = list(rows.select_for_update(of=("self",)) if self.request.method == "POST" else rows)
        for place, record in enumerate(records, 1):
            record.place, record.went_on = place, record.state not in WITH_UNIT
        return records

    @cached_property
    def why_closed(self) -> str:
        return why_closed(self.object, self.request.user)

    @cached_property
    def editable(self) -> set[int]:
        """Rows with the unit; of one that has handed in, those that the office gave back to it."""
        with_unit = {line.pk for line in self.records if line.state in WITH_UNIT}
        if not self.why_closed:
            return with_unit
        if self.object.campaign.closed_on or self.object.state not in CampaignUnit.ANSWERED:
            return set()
        return with_unit & self.given_back.keys()

    @cached_property
    def given_back(self) -> dict[int, GradingStep]:
        """Of rows that the office gave back, and that wait for the unit since, the step that says why."""
        with_unit = [line.pk for line in self.records if line.state in WITH_UNIT]
        steps = standing_steps(GradingStep, with_unit)
        return {key: each[-1] for key, each in steps.items() if each[-1].act == RETURN.name}

    @cached_property
    def closed(self) -> str:
        return "" if self.editable else self.why_closed

    @cached_property
    def grid(self) -> AnswerGrid:
        quarters = self.request.GET.get("quarters") == "1"
        return AnswerGrid(self.object, self.request.user, self.editable, quarters)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        rows = kwargs.pop("rows", None) or [self.grid.row_of(record) for record in self.records]
        self.tell_given_back(rows)
        known = {line.pk for line in self.records}
        context = {
            "rows": rows,
            "of_others": [line.cadre for line in rows_of(self.object) if line.pk not in known],
            "heads": self.grid.heads(),
            "width": len(self.grid.drawn) + 4,
            "said": sum(bool(line.collective_grade) for line in self.records),
            "closed": self.closed,
            "given_back": len(self.given_back),
            "goes_on_at_once": bool(self.why_closed),
            "quarters": "quarter_1" in self.grid.fields,
            "collective": self.request.POST.get("collective", collective_of(self.object)),
            "collective_was": collective_of(self.object),
            "grades": Grade.choices,
            "next_acts": next_acts(self.request.user, self.object),
            "office": office_body(),
        }
        return super().get_context_data(**context | kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.closed:
            raise PermissionDenied(self.closed)
        if not {"fragment", "paste"} & request.POST.keys():
            self.say_collective()
        return super().post(request, *args, **kwargs)

    def say_collective(self) -> None:
        """What the page did not show is not written over."""
        sent, shown = (self.request.POST.get(name, "") for name in ("collective", "collective-was"))
        now = collective_of(self.object)
        if sent not in Grade.values or sent in (shown, now) or self.why_closed:
            return
        if now != shown:
            messages.error(self.request, COLLECTIVE_CHANGED.format(theirs=Grade(now).label if now else ""))
        elif said := answer_collective(self.object, sent):
            messages.error(self.request, said)
        else:
            messages.success(self.request, COLLECTIVE_SAVED)

    def tell_given_back(self, rows: Sequence[GridRow]) -> None:
        for row in rows:
            row.record.given_back = self.given_back.get(row.record.pk)

    def fragment(self, rows: Sequence[GridRow]) -> dict[str, Any]:
        self.tell_given_back(rows)
        return {"rows": rows, "width": len(self.grid.drawn) + 4}

    def after(self) -> str:
        return self.request.get_full_path()

    def read_pasted(self, rows: Sequence[GridRow]) -> PastedCells:
        return read_lines(self.pasted, [row.record for row in rows], self.grid)
