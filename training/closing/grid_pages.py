"""The page on which the results of a class are typed, or pasted, row by row."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.text import capfirst

from foundation.core.dates import PartialDateFormField
from foundation.core.models import AccessLog
from foundation.core.opened.origin import list_address
from foundation.core.traces.access import log_access
from foundation.core.typed.forms import PlainForm
from foundation.grids.names import PastedCells
from foundation.grids.pages import GridPage
from foundation.grids.row import GridRow
from training.closing.grid import DIGITS, RESULTS, row_of, with_day
from training.closing.pasted import read_results
from training.models import Enrolment, TrainingClass
from training.secrecy import names_refused

FILLED = "Đã điền ngày cấp cho {count} học viên hoàn thành; xem lại rồi bấm Lưu."
NO_DAY = "Ghi ngày cấp rồi bấm lại."


class SameDayForm(PlainForm):
    same_day = PartialDateFormField(label="Ngày cấp cho tất cả", required=False)


class ResultsPage(GridPage):
    """Learners whose line the user may change; own lines and those of relatives wait for somebody else."""

    model = Enrolment
    template_name = "training/results.html"
    fragment_template = "training/_result_rows.html"
    saved_words = "Đã lưu kết quả của {count} học viên."
    grid = RESULTS

    @cached_property
    def object(self) -> TrainingClass:
        one = TrainingClass.objects.for_user(self.request.user).filter(pk=self.kwargs["pk"]).first()
        if one is None:
            raise Http404
        if said := names_refused(one):
            raise PermissionDenied(said)
        return one

    @cached_property
    def records(self) -> list[Enrolment]:
        rows = Enrolment.objects.for_user(self.request.user, self.action).filter(training_class=self.object)
        rows = rows.by_name().select_related("cadre__now__unit", "qualification").order_by("sort", "pk")
        learners = list(rows.select_for_update(of=("self",)) if self.request.method == "POST" else rows)
        for each in learners:
            each.training_class = self.object
        return learners

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().get(request, *args, **kwargs)
        log_access(request, AccessLog.Action.OPEN, "training.trainingclass", key=self.object.pk)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        masked = Enrolment.objects.listed_for(self.request.user, self.action)
        context = {
            "object": self.object,
            "rows": [row_of(learner) for learner in self.records],
            "masked": masked.filter(training_class=self.object, masked=True).count(),
            "digits": DIGITS,
            "day_form": SameDayForm(),
            "cancel_url": self.object.get_absolute_url(),
            "list_title": capfirst(str(TrainingClass._meta.verbose_name_plural)),
            "list_url": list_address(self.request, TrainingClass),
        }
        return super().get_context_data(**context | kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.object and "fill" in request.POST:
            return self.fill(RESULTS.typed_rows(self.records, request.POST))
        return super().post(request, *args, **kwargs)

    def after(self) -> str:
        return self.object.get_absolute_url()

    def read_pasted(self, rows: Sequence[GridRow]) -> PastedCells:
        return read_results(self.pasted, [row.record for row in rows])

    def fill(self, rows: Sequence[GridRow]) -> HttpResponse:
        """The grid with one day for all who passed and have none."""
        form = SameDayForm(self.request.POST)
        if not form.is_valid() or not form.cleaned_data["same_day"]:
            said = " ".join(form.errors.get("same_day", ())) or NO_DAY
            return self.again(rows, faults=[said], day_form=form)
        count = with_day(rows, str(form.cleaned_data["same_day"]))
        return self.again(rows, read=FILLED.format(count=count), day_form=form)
