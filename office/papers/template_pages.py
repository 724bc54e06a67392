"""Biểu mẫu văn bản: kinds by layout, the office's own template sent, tried, looked at, given up; the fields of each."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.http import content_disposition_header
from django.views import generic

from foundation.core import clock
from foundation.core.answers.rights import NeedsRight
from foundation.core.models import AccessLog
from foundation.core.traces.access import log_access
from foundation.printing.letters import render
from foundation.printing.pdf import pdf_of
from foundation.sheets.sending import FileFormat
from office.organisation.models.structure import Unit
from office.papers.checking import faults_of_template
from office.papers.drawing import office_of
from office.papers.kinds import KINDS, Tag
from office.papers.letters import STANDARD, LetterKind
from office.papers.models import PaperTemplate
from office.papers.samples import Sample, samples_of
from office.papers.template_forms import TemplateForm
from office.papers.templates import changes_of, keep_template, own_templates, restore_shipped, use_again

VIEW, ADD, CHANGE = (f"papers.{action}_papertemplate" for action in ("view", "add", "change"))
LABEL = "papers.papertemplate"
KEPT = "Đã dùng mẫu của cơ quan cho văn bản từ ngày {day:%d/%m/%Y}."
RESTORED = "Đã dùng lại mẫu của chương trình. Các mẫu của cơ quan vẫn còn ở đây."
NONE_OWN = "Đang dùng mẫu của chương trình."
AGAIN = "Đã dùng lại mẫu của cơ quan, từ ngày {day:%d/%m/%Y}."
NO_MORE = "Mẫu này không còn đúng, không dùng lại được: {faults}"


def letter_kinds() -> list[type[LetterKind]]:
    return [kind for kind in KINDS.values() if issubclass(kind, LetterKind)]


class OfOffice(NeedsRight):
    """Pages of the templates of the reader's own office."""

    permission_required = VIEW

    @cached_property
    def unit(self) -> Unit:
        unit = office_of(self.request.user, VIEW)
        if unit is None or not self.holds(self.permission_required, unit):
            raise Http404
        return unit

    def holds(self, right: str, unit: Unit) -> bool:
        return self.request.user.scope(right).covers(unit.pk)

    @cached_property
    def sample(self) -> Sample:
        """The kind in the layout that the address names."""
        kinds = [kind for kind in letter_kinds() if kind.slug == self.kwargs["slug"]]
        named = (sample for sample in samples_of(kinds) if sample.period.slug == self.kwargs["period"])
        if (found := next(named, None)) is None:
            raise Http404
        return found

    def own(self) -> Any:
        """All that the office sent of that kind and layout, whether in use or not."""
        of_slot = {"kind": self.sample.kind.slug, "period": self.sample.period.slug}
        return PaperTemplate.objects.for_user(self.request.user).filter(unit=self.unit, **of_slot)

    @cached_property
    def current(self) -> PaperTemplate | None:
        """The office's own with the latest day, None where the shipped one is in use."""
        return self.own().filter(withdrawn=False).first()

    def content(self) -> bytes:
        if self.current:
            return bytes(self.current.content)
        return self.sample.kind().master(self.sample.period.head).template()

    @property
    def address(self) -> str:
        return reverse("papertemplate-detail", args=[self.sample.kind.slug, self.sample.period.slug])


class TemplateListPage(OfOffice, generic.TemplateView):
    template_name = "papers/template_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        own = own_templates(self.unit).defer("content").select_related("checked_by")
        latest: dict[tuple[str, str], PaperTemplate] = {}
        for template in own.filter(pk__in=PaperTemplate.objects.for_user(self.request.user)):
            latest.setdefault((template.kind, template.period), template)
        rows = [
            (sample, latest.get((sample.kind.slug, sample.period.slug)))
            for sample in samples_of(letter_kinds())
        ]
        return super().get_context_data(rows=rows, unit=self.unit, **kwargs)


class TemplatePage(OfOffice, generic.TemplateView):
    """One kind in one layout: what is in use, what was sent before."""

    template_name = "papers/template_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        sent = list(self.own().defer("content").select_related("checked_by"))
        return super().get_context_data(
            sample=self.sample,
            current=self.current,
            sent=sent,
            may_send=self.holds(ADD, self.unit),
            may_change=self.holds(CHANGE, self.unit),
            **kwargs,
        )


class TemplateHistoryPage(OfOffice, generic.TemplateView):
    """Who sent, gave up and used again what, of one kind in one layout."""

    template_name = "papers/template_history.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        entries = changes_of(self.own())
        return super().get_context_data(
            sample=self.sample, entries=entries, record_url=self.address, **kwargs
        )


class TemplateFilePage(OfOffice, generic.View):
    """The template in use to be changed in Word, or what it looks like on invented data as PDF."""

    http_method_names = ["get"]

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        content, format = self.content(), FileFormat.DOCX
        if kwargs["extension"] == FileFormat.PDF:
            content, format = pdf_of(render(content, self.sample.values)), FileFormat.PDF
        key = self.current.pk if self.current else None
        log_access(request, AccessLog.Action.DOWNLOAD, LABEL, key=key)
        return sent_file(content, format, f"{self.sample.stem}_mau.{format}")


class TemplateSendPage(OfOffice, generic.FormView):
    """Takes the office's own template once it was tried; with any fault all stays as it was."""

    permission_required = ADD
    form_class = TemplateForm
    takes_files = True
    template_name = "papers/template_send.html"

    def get_initial(self) -> dict[str, Any]:
        return {"valid_from": clock.today()}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(sample=self.sample, cancel_url=self.address, **kwargs)

    def form_valid(self, form: TemplateForm) -> HttpResponse:
        content = form.cleaned_data["file"].read()
        if faults := faults_of_template(self.sample, content):
            for fault in faults:
                form.add_error("file", f"{fault.place}: {fault.sentence}")
            return self.form_invalid(form)
        day = form.cleaned_data["valid_from"]
        of_slot = {"kind": self.sample.kind.slug, "period": self.sample.period.slug}
        keep_template(self.unit, self.request.user, valid_from=day, content=content, **of_slot)
        messages.success(self.request, KEPT.format(day=day))
        return HttpResponseRedirect(self.address)


class TemplateRestorePage(OfOffice, generic.View):
    """The shipped template again, by one click; what the office sent can be used again."""

    permission_required = CHANGE
    http_method_names = ["post"]

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        count = restore_shipped(self.unit, self.sample.kind.slug, self.sample.period.slug)
        messages.success(request, RESTORED if count else NONE_OWN)
        return HttpResponseRedirect(self.address)


class SentTemplate(NeedsRight, generic.View):
    """One template that the office sent, by its key."""

    permission_required = VIEW

    def found(self) -> PaperTemplate:
        action = self.permission_required.split(".")[1].split("_")[0]
        rows = PaperTemplate.objects.for_user(self.request.user, action)
        return get_object_or_404(rows.select_related("unit"), pk=self.kwargs["pk"])


class SentTemplateFilePage(SentTemplate):
    http_method_names = ["get"]

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        template = self.found()
        log_access(request, AccessLog.Action.DOWNLOAD, LABEL, key=template.pk)
        name = f"{template.kind}_{template.period}_{template.pk:04}.docx"
        return sent_file(bytes(template.content), FileFormat.DOCX, name)


class SentTemplateUsePage(SentTemplate):
    """An earlier template is tried again, for its kind may ask for other fields by now, and used."""

    permission_required = CHANGE
    http_method_names = ["post"]

    @transaction.atomic
    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        template = self.found()
        kinds = [kind for kind in letter_kinds() if kind.slug == template.kind]
        sample = next((one for one in samples_of(kinds) if one.period.slug == template.period), None)
        if sample is None:
            raise Http404
        if faults := faults_of_template(sample, bytes(template.content)):
            messages.error(request, NO_MORE.format(faults=" ".join(fault.sentence for fault in faults)))
        else:
            use_again(template)
            messages.success(request, AGAIN.format(day=template.valid_from))
        return HttpResponseRedirect(template.get_absolute_url())


class TagsPage(OfOffice, generic.TemplateView):
    """The fields that a template of the kind may hold, each as it is written and as it reads."""

    template_name = "papers/tags.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kinds = [kind for kind in letter_kinds() if kind.slug == self.kwargs["slug"]]
        if not kinds:
            raise Http404
        first = next(samples_of(kinds))
        return super().get_context_data(
            sample=first,
            of_kind=list(written(kinds[0].tags, first)),
            of_all=list(written(STANDARD, first)),
            **kwargs,
        )


def written(tags: tuple[Tag, ...], sample: Sample) -> Iterator[tuple[str, str, str]]:
    """(how the tag is written, what it holds, how it reads in the sample)."""
    for tag in tags:
        value = sample.values.get(tag.name, tag.example)
        if isinstance(value, bool):
            yield f"{{% if {tag.name} %}} … {{% endif %}}", tag.sentence, "DỰ THẢO"
        elif isinstance(value, list | tuple) and value and isinstance(value[0], dict):
            fields = ", ".join(f"{{{{ muc.{name} }}}}" for name in value[0])
            looped = f"{{%tr for muc in {tag.name} %}} {fields} {{%tr endfor %}}"
            yield looped, tag.sentence.split(":")[0], ", ".join(map(str, value[0].values()))
        elif isinstance(value, list | tuple):
            looped = f"{{%p for muc in {tag.name} %}} {{{{ muc }}}} {{%p endfor %}}"
            yield looped, tag.sentence, " / ".join(map(str, value))
        else:
            yield f"{{{{ {tag.name} }}}}", tag.sentence, str(value)


def sent_file(content: bytes, format: FileFormat, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=format.content_type)
    response["Content-Disposition"] = content_disposition_header(True, name)
    return response
