"""“Lập văn bản”: which papers a record can be drawn up into, and one of them, told before it is made."""

import datetime
import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib import messages
from django.contrib.auth.mixins import PermissionRequiredMixin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model
from django.http import FileResponse, Http404, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.functional import cached_property
from django.views import generic

from foundation.core import clock
from foundation.core.models import AccessLog
from foundation.core.parameters import BadParameter, is_key
from foundation.core.traces.access import log_access
from foundation.sheets.sending import FileFormat
from office.organisation.models.identity import OfficeIdentity
from office.organisation.models.structure import Unit
from office.papers.draw_forms import DrawForm
from office.papers.drawing import kept_choices, readable_subjects
from office.papers.heads import first_signer
from office.papers.kinds import KINDS
from office.papers.letters import LetterKind, LetterPiece, Writing
from office.papers.models import Paper, PaperSubject
from office.papers.own_head import own_identity

DRAW = "papers.add_paper"
MOST_SUBJECTS = 200
ZIP = "zip"
ONE_BY_ONE = "Mỗi đơn vị một văn bản: lấy tệp nén, hoặc ghi vào sổ."
KEPT = "Đã ghi vào sổ: {count} văn bản dự thảo. Tiếp theo: lấy số hoặc ghi số văn bản."
EACH_ALONE = "Mỗi đơn vị một văn bản, chỉ có tên người của đơn vị đó: {count} văn bản."


class OfSubjects(PermissionRequiredMixin):
    """Pages about records that the address names by keys; who may not take all of them away finds nothing."""

    permission_required = DRAW

    def keys(self) -> list[int]:
        sent = self.request.GET.getlist("of")
        if not sent or len(sent) > MOST_SUBJECTS or not all(map(is_key, sent)):
            raise Http404
        return [int(key) for key in sent]

    def found(self, kind: LetterKind) -> list[Model]:
        """The records; of some that may not be drawn up the sentence is told to who may take them away."""
        keys = self.keys()
        found = readable_subjects(kind.from_model, keys, self.request.user)
        if len(found) != len(set(keys)):
            raise Http404
        if why := kind.refusal(found):
            raise PermissionDenied(why)
        return found

    @cached_property
    def identity(self) -> OfficeIdentity:
        """The words of the user's own office: nobody writes in the name of another one."""
        identity = own_identity(self.request.user, DRAW)
        if identity is None:
            raise Http404
        return identity

    @property
    def unit(self) -> Unit:
        return self.identity.unit


class DrawChoicePage(OfSubjects, generic.TemplateView):
    """The kinds of paper that the records can be drawn up into."""

    template_name = "papers/draw_choice.html"

    @cached_property
    def kinds(self) -> list[type[LetterKind]]:
        kinds = [
            kind
            for kind in KINDS.values()
            if issubclass(kind, LetterKind)
            and kind.from_model
            and kind.from_model._meta.model_name == self.kwargs["model"]
        ]
        if not kinds:
            raise Http404
        return kinds

    @cached_property
    def subjects(self) -> list[Model]:
        return self.found(self.kinds[0]())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        query = self.request.GET.urlencode()
        offered = [
            {
                "label": kind.label,
                "url": f"{reverse('paper-draw', args=[kind.slug])}?{query}",
                "said": EACH_ALONE.format(count=len(self.subjects)) if kind.each_alone else "",
            }
            for kind in self.kinds
        ]
        return super().get_context_data(
            kinds=offered, shown=self.kinds[0]().shown_at(self.subjects), **kwargs
        )


class DrawPage(OfSubjects, generic.FormView):
    """One letter: what will be filled, empty, unconfirmed; then Word, PDF, or a row of the register."""

    template_name = "papers/draw.html"
    form_class = DrawForm

    @cached_property
    def kind(self) -> LetterKind:
        kind = KINDS.get(self.kwargs["slug"])
        if kind is None or not issubclass(kind, LetterKind) or kind.from_model is None:
            raise Http404
        return kind()

    @cached_property
    def subjects(self) -> list[Model]:
        return self.found(self.kind)

    @cached_property
    def stopped(self) -> str:
        """Why the paper is not this office's to draw up, as a sentence."""
        return self.kind.stopped(self.request.user, self.subjects, Writing.of(self.kind, self.unit, {}))

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | {
            "heads": self.kind.heads,
            "identity": self.identity,
            "issuer": self.kind.issuer,
        }

    def get_initial(self) -> dict[str, Any]:
        """What such a paper usually says of these records; their recorded decision gives number and day."""
        user, kind = self.request.user, self.kind
        plain = Writing.of(kind, self.unit, {})
        return {
            "about": kind.usual_about(self.subjects),
            "head": kind.heads[0],
            "grounds": "\n".join(kind.usual_grounds(user, self.subjects, plain)),
            "recipients": "\n".join(kind.usual_recipients(user, self.subjects, plain)),
            "signer": first_signer(self.identity, kind.issuer),
            **kind.recorded(user, self.subjects, plain),
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = kwargs.get("form") or self.get_form()
        initial = form.initial
        writing = Writing.of(
            self.kind,
            self.unit,
            kept_choices(initial, initial["signer"], self.subjects),
            day=initial.get("day"),
        )
        told = self.kind.filled(self.request.user, self.subjects, writing)
        count = len(self.parts)
        return super().get_context_data(
            kind=self.kind,
            form=form,
            filled=told.filled,
            empty=told.empty,
            unconfirmed=told.unconfirmed,
            said=EACH_ALONE.format(count=count) if count > 1 else "",
            alone=count > 1,
            stopped=self.stopped,
            annex_url=self.kind.annex(self.subjects),
            identity_url=reverse("officeidentity-list"),
            shown=self.kind.shown_at(self.subjects),
            **{name: value for name, value in kwargs.items() if name != "form"},
        )

    def form_valid(self, form: DrawForm) -> HttpResponseBase:
        if self.stopped:
            form.add_error(None, self.stopped)
            return self.form_invalid(form)
        chosen = form.cleaned_data | {"head": form.cleaned_data.get("head") or self.kind.heads[0]}
        sent = self.request.POST.get("format", "")
        if sent == "register":
            return self.keep(chosen)
        if sent == ZIP and self.kind.each_alone:
            return self.send(zipped(self.letters(chosen)), "zip", "application/zip")
        format = FileFormat.DOCX if sent == FileFormat.DOCX else FileFormat.PDF
        letters = list(self.letters(chosen))
        if len(letters) > 1:
            raise BadParameter(ONE_BY_ONE)
        return self.send(letters[0][1][format], format, format.content_type)

    @cached_property
    def parts(self) -> list[LetterPiece]:
        """What each letter is about: one of all records, or one for each unit that it goes to."""
        return self.kind.parts(self.request.user, self.subjects, Writing.of(self.kind, self.unit, {}))

    def letters(self, chosen: dict[str, Any]) -> Iterator[tuple[str, dict[str, bytes]]]:
        """(stem of the file's name, file of every format) of each letter: a draft, since numbers are the register's."""
        for number, piece in enumerate(self.parts, 1):
            asked = kept_choices(chosen, chosen["signer"], piece.subjects) | {"workplace": piece.unit}
            writing = Writing.of(self.kind, self.unit, asked, day=chosen["day"])
            values = self.kind.filled(self.request.user, piece.subjects, writing).values
            stem = f"{self.stem(piece.subjects, chosen['day'])}_{number:03}"
            yield stem, self.kind.drawn(values, writing, draft=True)

    def stem(self, subjects: list[Model], day: datetime.date | None) -> str:
        return f"{self.kind.file_stem}_{(day or clock.today()).year}_{subjects[0].pk:04}"

    def send(self, content: bytes, ending: str, content_type: str) -> FileResponse:
        """The file, with its line in the access log."""
        key = self.subjects[0].pk if len(self.subjects) == 1 else None
        label, rows = self.kind.from_model._meta.label_lower, len(self.subjects)
        log_access(self.request, AccessLog.Action.EXPORT, label, key=key, rows=rows)
        name = f"{self.stem(self.subjects, None)}.{ending}"
        return FileResponse(io.BytesIO(content), as_attachment=True, filename=name, content_type=content_type)

    @transaction.atomic
    def keep(self, chosen: dict[str, Any]) -> HttpResponseRedirect:
        """A row of the register for the letter, or one for each record where each gets its own."""
        papers = [self.kept_paper(chosen, piece) for piece in self.parts]
        messages.success(self.request, KEPT.format(count=len(papers)))
        if len(papers) == 1:
            return HttpResponseRedirect(papers[0].get_absolute_url())
        return HttpResponseRedirect(reverse("paper-list"))

    def kept_paper(self, chosen: dict[str, Any], piece: LetterPiece) -> Paper:
        kind, signer = self.kind, chosen["signer"]
        asked = kept_choices(chosen, signer, piece.subjects) | {"workplace": piece.unit}
        told = kind.told(self.request.user, piece.subjects, Writing.of(kind, self.unit, asked))
        paper = Paper.objects.create(
            unit=self.unit,
            issuer=kind.issuer,
            genre=kind.genre,
            about=" – ".join(filter(None, (f"{kind.about} {chosen['about']}", piece.name)))[:300],
            head=chosen["head"],
            kind=kind.slug,
            asked=asked,
            signed_by=str(signer or ""),
            total=told.total,
        )
        label = kind.from_model._meta.label_lower
        PaperSubject.objects.bulk_create(
            PaperSubject(paper=paper, model=label, key=subject.pk) for subject in piece.subjects
        )
        return paper


def zipped(letters: Iterable[tuple[str, dict[str, bytes]]]) -> bytes:
    """The letters in one archive, each as Word and as PDF, under names that say nothing of anybody."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for stem, files in letters:
            for ending, content in files.items():
                archive.writestr(f"{stem}.{ending}", content)
    return whole.getvalue()
