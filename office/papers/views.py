"""The register, one paper with its acts and files, and the files themselves."""

import re
from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.http import content_disposition_header
from django.views import generic

from foundation.core.acts.act import ActForm
from foundation.core.acts.buttons import record_buttons
from foundation.core.acts.pages import ActPage
from foundation.core.context import list_link
from foundation.core.models import AccessLog
from foundation.core.pages import DetailPage, RemovePage, ScopedPage
from foundation.core.traces.access import log_access
from foundation.lists.tables import Column
from foundation.sheets.lists import SheetListPage
from office.organisation.models.identity import Issuer
from office.papers.acts import TAKE_NUMBER
from office.papers.drawing import seen_subjects
from office.papers.drawn import NotDrawn, closed, draw, source_of
from office.papers.files import CHANGED, keep, whole_content
from office.papers.filters import NumberingTermFilter, PaperFilter
from office.papers.forms import AttachForm
from office.papers.letters import LetterKind
from office.papers.models import NumberingTerm, Paper, PaperFile
from office.papers.models.files import DRAWN_AT_ISSUE
from office.papers.numbering import gaps_of, load_numbering

NO_MORE_DRAFTS = "Văn bản đã phát hành hoặc đã hủy số, không lập dự thảo nữa; bản phát hành ở mục Tệp."
CLERKS = "Số do văn thư cấp, không kèm ký hiệu."
DRAWN = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pdf": "application/pdf",
}


def spoken(numbers: list[int]) -> str:
    return ", ".join(f"{number:02}" for number in numbers)


def sent(content: bytes, extension: str, name: str) -> HttpResponse:
    """A file to be kept, never shown in the page."""
    response = HttpResponse(content, content_type=DRAWN[extension])
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response


def require_open(paper: Paper) -> None:
    """Raise, with its sentence, where nothing of the paper may leave the program."""
    if why := closed(paper):
        raise PermissionDenied(why)


def drafted(paper: Paper) -> bool:
    """Whether it may still be drawn anew: what was issued is its file, what was struck is nothing."""
    return paper.status in (Paper.Status.DRAFT, Paper.Status.NUMBERED)


class PaperListPage(SheetListPage):
    model = Paper
    filterset_class = PaperFilter
    order = ("-paper_day", "-pk")
    related = ("term", "unit")
    unit_word = "văn bản"
    empty_text = "Sổ chưa có văn bản nào. Thêm văn bản, rồi lấy số hoặc ghi số văn thư cấp."
    no_match_text = "Không có văn bản nào theo điều kiện lọc."
    columns = (
        Column("code", "Số, ký hiệu", lambda paper: paper.code or "chưa có số", sort=F("number")),
        Column("signed_on", "Ngày văn bản", "signed_on", kind="date"),
        Column("genre", "Loại văn bản", lambda paper: paper.get_genre_display(), sort=F("genre"), whole=True),
        Column("about", "Trích yếu", "about"),
        Column("issuer", "Sổ của", lambda paper: paper.get_issuer_display(), sort=F("issuer")),
        Column("period", "Nhiệm kỳ, năm", "period", sort=F("signed_on"), shown=False),
        Column("signed_by", "Người ký", "signed_by", shown=False),
        Column(
            "status", "Trạng thái", lambda paper: paper.get_status_display(), sort=F("status"), whole=True
        ),
        Column("secret", "Độ mật", lambda paper: "có độ mật" if paper.secret else "", sort=F("secret")),
        Column("total", "Tổng số đồng chí", "total", kind="number", shown=False),
        Column("kept_at", "Nơi lưu", "kept_at", shown=False),
        Column("unit", "Đơn vị", "unit.name", shown=False),
    )

    def get_queryset(self) -> QuerySet:
        """A draft stands at the day on which it was drawn up."""
        return super().get_queryset().annotate(paper_day=Coalesce("signed_on", "drawn_up_on"))

    def remarks(self) -> Iterator[str]:
        yield from super().remarks()
        own = self.rows.filter(issuer=Issuer.OFFICE, number__isnull=False).order_by(
            "genre", "-term__begins_on"
        )
        genres = dict(Paper.Genre.choices)
        for genre, term, gaps in gaps_of(own.values_list("genre", "term__name", "number")):
            yield f"Số bỏ trống ({genres[genre]}, nhiệm kỳ {term}): {spoken(gaps)}."

    def actions(self) -> Iterator[dict[str, Any]]:
        yield from list_link(self.request, NumberingTerm, "Nhiệm kỳ đánh số", "calendar-range")
        yield from super().actions()


class PaperDetailPage(DetailPage):
    keeps_access = True

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().select_related("unit", "term")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        paper, user = self.object, self.request.user
        changes = PaperFile.objects.for_user(user, "change").filter(paper=paper)
        changeable = set(changes.values_list("pk", flat=True))
        files = PaperFile.objects.for_user(user).filter(paper=paper).select_related("paper", "made_by")
        context, why = super().get_context_data(**kwargs), closed(paper)
        return context | {
            "closed": why,
            "pairs": [*self.numbered(paper), *context["pairs"]],
            "files": [(kept, kept.pk in changeable and kept.role not in DRAWN_AT_ISSUE) for kept in files],
            "may_attach": not why and user.may("papers.change_paper", paper),
            "formats": paper.kind_class.formats if paper.kind_class and not why and drafted(paper) else (),
            "steps": list(paper.steps.order_by("pk").select_related("by", "undone_by")),
        }

    def numbered(self, paper: Paper) -> Iterator[tuple[str, Any]]:
        yield "số, ký hiệu", paper.code or "chưa có số"
        yield "trạng thái", paper.get_status_display()
        if paper.signed_on:
            yield "ngày văn bản", paper.signed_on
            yield "nhiệm kỳ, năm đánh số", paper.period
        if paper.signed_by:
            yield "người ký", paper.signed_by
        subjects = seen_subjects(paper, self.request.user)
        if subjects and issubclass(paper.kind_class, LetterKind):
            yield "lập từ", format_html('<a href="{}">{}</a>', *paper.kind_class().shown_at(subjects))

    def actions(self) -> Iterator[dict[str, Any]]:
        yield from record_buttons(self.request.user, self.object)
        yield from super().actions()


class PaperActPage(ActPage):
    """What is proposed stands in the form; above it which number comes next and which were left out."""

    def get_initial(self) -> dict[str, Any]:
        initial, paper = super().get_initial(), self.object
        if paper.signed_on and "signed_by" in self.act.form.base_fields:
            initial |= {"on": paper.signed_on, "signed_by": paper.signed_by or self.signer()}
        elif self.act is TAKE_NUMBER and paper.dated:
            initial |= {"on": paper.dated}
            # The number by which its act was recorded before the paper came to the register.
            initial |= (
                {"number": found[0]} if (found := re.match(r"\d+", paper.asked.get("code", ""))) else {}
            )
        return initial

    def signer(self) -> str:
        load_numbering([self.object], self.request.user)
        identity = self.object.numbering.identity_on(self.object.signed_on)
        first = (
            identity and identity.signers.filter(issuer=self.object.issuer).order_by("order", "pk").first()
        )
        return str(first or "")

    @property
    def is_own(self) -> bool:
        return self.act is TAKE_NUMBER and self.object.issuer == Issuer.OFFICE

    def get_form(self, form_class: Any = None) -> ActForm:
        form = super().get_form(form_class)
        if "number" in form.fields and not self.is_own:
            form.fields["number"].help_text = CLERKS
        return form

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        said = f"{self.object}: {self.object.about}."
        return context | {"explained": f"{said} {self.proposed()}" if self.is_own else said}

    def proposed(self) -> str:
        paper, day = self.object, self.get_initial()["on"]
        load_numbering([paper], self.request.user)
        if refusal := paper.numbering.refusal(paper, day):
            return refusal
        row = paper.numbering.row(paper, day)
        left = f" Số bỏ trống: {spoken(row.gaps)}." if row.gaps else ""
        return f"Số kế tiếp: {row.following:02} (nhiệm kỳ {row.term.name}).{left}"


class AttachPage(ScopedPage, generic.FormView):
    """Attaches the signed file, or the Word copy that somebody changed."""

    model = Paper
    action = "change"
    form_class = AttachForm
    takes_files = True

    def get_template_names(self) -> list[str]:
        return ["papers/attach.html"]

    @cached_property
    def object(self) -> Paper:
        row = self.get_queryset().filter(pk=self.kwargs["pk"]).first()
        if row is None:
            self.refuse_missing()
            raise Http404
        require_open(row)
        return row

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        paper = self.object
        return super().get_context_data(paper=paper, cancel_url=paper.get_absolute_url(), **kwargs)

    def form_valid(self, form: AttachForm) -> HttpResponse:
        extension, content = form.cleaned_data["file"]
        keep(self.object, form.cleaned_data["role"], extension, content, self.request.user)
        messages.success(self.request, "Đã đính kèm tệp.")
        return HttpResponseRedirect(self.object.get_absolute_url())


class FilePage(ScopedPage, generic.View):
    """Sends a stored file as it is, to whoever may read its paper; a file that was changed is not sent."""

    model = PaperFile
    http_method_names = ["get"]

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        kept = self.get_queryset().select_related("paper").filter(pk=kwargs["pk"]).first()
        if kept is None:
            raise Http404
        require_open(kept.paper)
        content = whole_content(kept)
        if content is None:
            messages.error(request, CHANGED)
            return HttpResponseRedirect(kept.paper.get_absolute_url())
        log_access(request, AccessLog.Action.DOWNLOAD, "papers.paper", key=kept.paper_id)
        return sent(content, kept.format, kept.name)


class DraftPage(ScopedPage, generic.View):
    """Draws a paper that is not issued yet; without a number it is marked DỰ THẢO."""

    model = Paper
    http_method_names = ["get"]

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        paper, extension = self.get_queryset().filter(pk=kwargs["pk"]).first(), kwargs["extension"]
        if paper is None or paper.kind_class is None or extension not in paper.kind_class.formats:
            raise Http404
        if not drafted(paper):
            messages.error(request, NO_MORE_DRAFTS)
            return HttpResponseRedirect(paper.get_absolute_url())
        try:
            source = source_of(paper, request.user)
            content = draw(paper, request.user, source, draft=paper.status == Paper.Status.DRAFT)[extension]
        except NotDrawn as why:
            messages.error(request, str(why))
            return HttpResponseRedirect(paper.get_absolute_url())
        log_access(request, AccessLog.Action.EXPORT, "papers.paper", key=paper.pk)
        return sent(content, extension, paper.file_name(extension, "_du_thao"))


class PaperFileRemovePage(RemovePage):
    """An attached file goes with a reason; what was issued stays."""

    model = PaperFile
    action = "change"

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().exclude(role__in=DRAWN_AT_ISSUE).select_related("paper")

    def list_title(self) -> str:
        return str(self.object.paper)

    def list_url(self) -> str:
        return self.object.paper.get_absolute_url()


class NumberingTermListPage(SheetListPage):
    model = NumberingTerm
    filterset_class = NumberingTermFilter
    order = ("unit__official_key", "-begins_on", "pk")
    related = ("unit",)
    unit_word = "nhiệm kỳ"
    empty_text = (
        "Chưa ghi nhiệm kỳ đánh số nào, nên chưa lấy số được. Thêm nhiệm kỳ với ngày sau ngày đại hội."
    )
    columns = (
        Column("name", "Nhiệm kỳ", "name"),
        Column("unit", "Đơn vị", "unit.name"),
        Column("begins_on", "Đánh số từ ngày", "begins_on", kind="date"),
    )
