"""The page on which the results of a class are typed, or pasted, row by row."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.views import generic

from foundation.core.dates import PartialDateFormField
from foundation.core.models import AccessLog
from foundation.core.opened.origin import list_address
from foundation.core.pages import ScopedPage
from foundation.core.traces.access import log_access
from foundation.core.typed.forms import PlainForm
from foundation.grids.rows import GridRow
from training.closing.grid import DIGITS, RESULTS, row_of, with_day
from training.closing.pasted import read_results
from training.models import Enrolment, TrainingClass
from training.secrecy import names_refused

SAVED = "Đã lưu kết quả của {count} học viên."
UNSAVED = "Còn {count} dòng chưa lưu; nội dung đã nhập vẫn còn, sửa các ô được nêu rồi lưu lại."
FILLED = "Đã điền ngày cấp cho {count} học viên hoàn thành; xem lại rồi bấm Lưu."
NO_DAY = "Ghi ngày cấp rồi bấm lại."
READ = "Đã đọc {count} dòng vào bảng; xem lại rồi bấm Lưu."
NOTHING_READ = "Chưa đọc được dòng nào."
UNREAD = "Còn {count} dòng dán chưa đọc vào bảng: sửa rồi bấm “Đọc vào bảng”, hoặc xóa đi rồi lưu lại."
NOTHING_NEW = "Không có thay đổi nào."


class SameDayForm(PlainForm):
    same_day = PartialDateFormField(label="Ngày cấp cho tất cả", required=False)


class ResultsPage(ScopedPage, generic.TemplateView):
    """Learners whose line the user may change; own lines and those of relatives wait for somebody else."""

    model = Enrolment
    action = "change"

    def get_template_names(self) -> list[str]:
        return ["training/results.html"]

    @cached_property
    def object(self) -> TrainingClass:
        one = TrainingClass.objects.for_user(self.request.user).filter(pk=self.kwargs["pk"]).first()
        if one is None:
            raise Http404
        if said := names_refused(one):
            raise PermissionDenied(said)
        return one

    @cached_property
    def learners(self) -> list[Enrolment]:
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
            "rows": [row_of(learner) for learner in self.learners],
            "masked": masked.filter(training_class=self.object, masked=True).count(),
            "digits": DIGITS,
            "day_form": SameDayForm(),
            "cancel_url": self.object.get_absolute_url(),
            "list_title": capfirst(str(TrainingClass._meta.verbose_name_plural)),
            "list_url": list_address(self.request, TrainingClass),
        }
        return super().get_context_data(**context | kwargs)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        learners = self.learners if self.object else []
        if (pasted := self.pasted and "paste" in request.POST) or "fill" in request.POST:
            rows = RESULTS.typed_rows(learners, request.POST)
            return self.paste(rows) if pasted else self.fill(rows)
        rows = RESULTS.read_rows(learners, request.POST)
        count = RESULTS.save(rows)
        if "fragment" in request.POST:
            return self.response_class(request, ["training/_result_rows.html"], {"rows": rows})
        unsaved = [row for row in rows if row.said or row.faults]
        if count or not unsaved:
            messages.success(request, SAVED.format(count=count) if count else NOTHING_NEW)
        told = [UNSAVED.format(count=len(unsaved))] if unsaved else []
        if self.pasted:
            told.append(UNREAD.format(count=len(self.pasted.splitlines())))
        if not told:
            return HttpResponseRedirect(self.object.get_absolute_url())
        sent = {row.record.pk: row for row in rows}
        shown = [sent.get(learner.pk) or row_of(learner) for learner in learners]
        return self.again(shown, faults=told)

    @property
    def pasted(self) -> str:
        return self.request.POST.get("pasted", "").strip()

    def again(self, rows: Sequence[GridRow], **told: Any) -> HttpResponse:
        """The grid as it was sent; pasted rows that are not in it yet stay."""
        return self.render_to_response(
            self.get_context_data(**{"left": self.pasted} | told, rows=rows, dirty=True)
        )

    def fill(self, rows: Sequence[GridRow]) -> HttpResponse:
        """The grid with one day for all who passed and have none."""
        form = SameDayForm(self.request.POST)
        if not form.is_valid() or not form.cleaned_data["same_day"]:
            said = " ".join(form.errors.get("same_day", ())) or NO_DAY
            return self.again(rows, faults=[said], day_form=form)
        count = with_day(rows, str(form.cleaned_data["same_day"]))
        return self.again(rows, read=FILLED.format(count=count), day_form=form)

    def paste(self, rows: Sequence[GridRow]) -> HttpResponse:
        """The grid with what was pasted filled in; rows that fit nobody stay."""
        found = read_results(self.pasted, [row.record for row in rows])
        for row in rows:
            if not row.locked:
                row.cells |= found.cells.get(row.record.pk, {})
        read = READ.format(count=len(found.cells)) if found.cells else NOTHING_READ
        told = {"read": read, "remarks": found.remarks, "faults": found.faults, "left": "\n".join(found.left)}
        return self.again(rows, **told)
