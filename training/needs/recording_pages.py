"""“Ghi nhu cầu cho n đồng chí”: for all that the board's filter leaves, or for the ticked; looked at first."""

from collections.abc import Collection, Iterable, Iterator
from functools import cached_property
from typing import Any

from django import forms
from django.contrib import messages
from django.db import IntegrityError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views import generic

from cadre.columns import held
from foundation.bulk.selection import Chosen
from foundation.core import clock
from foundation.core.answers.integrity import sentence
from foundation.core.opened.origin import list_page
from foundation.core.pages import ScopedPage
from foundation.core.parameters import is_key
from foundation.core.typed.forms import DayField, PlainForm
from training.models import Need
from training.needs.acts import RECORD
from training.needs.board import NeedBoard
from training.needs.board_pages import TITLE, NeedBoardPage
from training.needs.recording import YEARLY, KindPreview, previews, record, take_back

NAMED = 200
RECORDED = "Đã ghi {count} nhu cầu."
NOTHING = "Không có nhu cầu nào cần ghi: các nhu cầu đã chọn đều đã được ghi."
NO_KIND = "Chọn ít nhất một loại."
MORE_NOW = "{label}: lúc mở trang có {then} nhu cầu cần ghi, nay có {now}. Kiểm tra lại trước khi ghi."
UNDONE = "Đã hoàn tác: ghi nhu cầu ({count})."
KEPT = "{count} nhu cầu đã được dùng tiếp nên giữ lại; mở từng nhu cầu để xem."
NOT_YOURS = "Việc này do đồng chí khác ghi; mở từng nhu cầu để xem."


def planned_year() -> int:
    """The year that plans are made for now."""
    return clock.today().year + 1


class RecordNeedsForm(PlainForm):
    kinds = forms.MultipleChoiceField(
        label="Loại", required=False, widget=forms.MultipleHiddenInput, error_messages={"required": NO_KIND}
    )
    year = forms.IntegerField(
        label="Năm cập nhật kiến thức",
        min_value=1990,
        max_value=2100,
        required=False,
        help_text="Chỉ dùng cho cập nhật kiến thức.",
    )
    wanted_by = DayField(label="Cần trước ngày", required=False)
    note = forms.CharField(label="Ghi chú", max_length=300, required=False)


class RecordNeedsPage(ScopedPage, generic.FormView):
    """GET shows who gets which need; what a list's boxes send opens it for these, its own button writes."""

    model = Need
    action = "add"
    form_class = RecordNeedsForm
    template_name = "training/record_needs.html"
    chosen = Chosen()

    def get_template_names(self) -> list[str]:
        return [self.template_name]

    def list_title(self) -> str:
        return TITLE

    def list_url(self) -> str:
        query = self.request.GET.urlencode()
        return f"{reverse('need-board')}?{query}" if query else reverse("need-board")

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.chosen = Chosen.sent(request)
        if "choose" not in request.POST:
            return super().post(request, *args, **kwargs)
        if not self.chosen:
            messages.error(request, "Chưa chọn đồng chí nào.")
            return HttpResponseRedirect(self.list_url())
        request.method = "GET"
        return self.get(request, *args, **kwargs)

    @cached_property
    def board_page(self) -> NeedBoardPage:
        """The board as it is filtered in the address, today."""
        page = list_page(self.request, self.list_url())
        page.request.GET.pop("as_of", None)
        page.day = clock.today()
        page.read()
        return page

    @property
    def meant(self) -> QuerySet:
        rows = self.board_page.rows
        return rows.filter(pk__among=self.chosen.keys) if self.chosen.keys else rows

    @cached_property
    def people(self) -> dict[int, str]:
        """{key: name and unit} of who is meant, in the order of the board."""
        rows = self.board_page.arranged(self.meant)
        return {row.pk: f"{row.full_name} ({held(row).post})" for row in rows}

    @cached_property
    def board(self) -> NeedBoard:
        counted = self.board_page.filterset.counted
        return NeedBoard(self.meant, self.board_page.asked, counted.judge, counted.kinds)

    def previews(self, year: int) -> list[KindPreview]:
        return previews(self.board, self.people, year)

    def get_initial(self) -> dict[str, Any]:
        return {"year": planned_year()}

    def get_form(self, form_class: Any = None) -> RecordNeedsForm:
        form = super().get_form(form_class)
        kinds = [*self.board.kinds, YEARLY]
        form.fields["kinds"].choices = [(kind, kind) for kind in kinds]
        return form

    def asked_year(self, form: RecordNeedsForm) -> int:
        year = form.cleaned_data.get("year") if form.is_bound and form.is_valid() else None
        return year or planned_year()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        form, posted = context["form"], self.request.method == "POST"
        only = self.request.GET.get("kind", "")
        ticked = form["kinds"].value() or () if posted else None
        sections = [self.section(each, ticked, only) for each in self.previews(self.asked_year(form))]
        asked = [each for each in sections if only in ("", each["preview"].kind)]
        others = [each for each in sections if each not in asked]
        masked = len(self.board_page.hidden & self.people.keys())
        told = {
            "sections": asked,
            "others": others,
            "count": len(self.people),
            "masked": masked,
            "chosen": self.chosen.keys,
        }
        return context | told | {"cancel_url": self.list_url()}

    def section(self, preview: KindPreview, ticked: Collection[str] | None, only: str) -> dict[str, Any]:
        """One kind with who gets what; ticked as sent, else the kind that the list is of, or all but the yearly."""
        kind = preview.kind
        usual = kind == only if only else kind != YEARLY
        return {
            "preview": preview,
            "ticked": bool(preview.wishes) and (usual if ticked is None else kind in ticked),
            "wishes": list(self.named(self.wished(preview))),
            "written": list(self.named((key, "") for key in preview.written)),
            "left_out": list(self.named(preview.left_out.items())),
        }

    def wished(self, preview: KindPreview) -> Iterator[tuple[int, str]]:
        for wish in preview.wishes:
            need = Need(kind=wish.kind, level=wish.level, cycle=wish.cycle)
            reserved = ", theo quy hoạch – chỉ cơ quan tổ chức biết" if wish.reserved else ""
            yield wish.cadre, f"{need.get_level_display() or need.cycle or 'có'}{reserved}"

    def named(self, rows: Iterable[tuple[int, str]]) -> Iterator[str]:
        """Names with what is said of each; of very many the first, and how many more."""
        rows = list(rows)
        for key, said in rows[:NAMED]:
            yield f"{self.people[key]}: {said}" if said else self.people[key]
        if len(rows) > NAMED:
            yield f"và {len(rows) - NAMED} trường hợp nữa (ghi đủ tất cả)"

    def form_valid(self, form: RecordNeedsForm) -> HttpResponse:
        asked = form.cleaned_data
        meant = [each for each in self.previews(self.asked_year(form)) if each.kind in asked["kinds"]]
        if not meant:
            form.add_error(None, NO_KIND)
        for each in meant:
            then = self.request.POST.get(f"shown_{each.kind}", "")
            if not is_key(then) or int(then) < len(each.wishes):
                said = MORE_NOW.format(label=each.label, then=then or 0, now=len(each.wishes))
                form.add_error(None, said)
        if form.errors:
            return self.form_invalid(form)
        try:
            wishes = [wish for each in meant for wish in each.wishes]
            steps = record(self.request.user, wishes, asked["wanted_by"], asked["note"])
        except IntegrityError as error:
            form.add_error(None, sentence(error))
            return self.form_invalid(form)
        if steps:
            undo = reverse("need-unrecord", args=[steps[0].need_id, steps[0].pk])
            back = urlencode({"back": self.list_url()})
            messages.success(self.request, RECORDED.format(count=len(steps)), f"{undo}?{back}")
        else:
            messages.info(self.request, NOTHING)
        return HttpResponseRedirect(self.list_url())


class UnrecordNeedsPage(ScopedPage, generic.View):
    """Takes away exactly the needs that its user wrote down together, but for those that somebody went on with."""

    http_method_names = ["post"]
    model = Need
    action = "add"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        need = get_object_or_404(self.get_queryset(), pk=kwargs["pk"])
        step = get_object_or_404(need.steps.all(), pk=kwargs["step"])
        mine = step.act == RECORD.name and step.by_id == request.user.pk
        away, kept = take_back(request.user, step) if mine else (0, 0)
        if not mine:
            messages.error(request, NOT_YOURS)
        if away:
            messages.success(request, UNDONE.format(count=away))
        if kept:
            messages.warning(request, KEPT.format(count=kept))
        back = request.GET.get("back", "")
        return HttpResponseRedirect(
            back if url_has_allowed_host_and_scheme(back, None) else reverse("need-board")
        )
