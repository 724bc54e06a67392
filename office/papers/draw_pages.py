"""“Lập văn bản”: which papers a record can be drawn up into, and one of them, told before it is made."""

import io
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import FileResponse, Http404, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.functional import cached_property
from django.views import generic

from foundation.core.answers.rights import NeedsRight
from foundation.core.models import AccessLog
from foundation.core.parameters import BadParameter, is_key
from foundation.core.traces.access import log_access
from foundation.sheets.sending import FileFormat
from office.organisation.models.identity import OfficeIdentity
from office.organisation.models.structure import Unit
from office.papers.batch_pages import begin, made
from office.papers.draw_forms import DrawForm
from office.papers.drawing import DRAW, kept_choices, readable_subjects
from office.papers.heads import first_signer
from office.papers.kinds import KINDS, PaperValues
from office.papers.lettering import Lettering
from office.papers.letters import LetterKind, LetterPiece, Writing
from office.papers.models import LetterBatch
from office.papers.own_head import own_identity

MOST_SUBJECTS = 200
REGISTER = "register"
LATEST = 5
KEPT = "Đã ghi vào sổ: văn bản dự thảo. Tiếp theo: lấy số hoặc ghi số văn bản."
NO_LETTERS = "Chưa có văn bản nào để lập: trong danh sách chưa có đồng chí nào thuộc đơn vị nào."


class OfSubjects(NeedsRight):
    """Pages about records that the address names by keys; who may not take all of them away finds nothing."""

    permission_required = DRAW

    def keys(self) -> list[int]:
        sent = self.request.GET.getlist("of")
        if not sent or len(sent) > MOST_SUBJECTS or not all(map(is_key, sent)):
            raise Http404
        return [int(key) for key in sent]

    def found(self, kind: LetterKind) -> list[Model]:
        """The records; why some are not drawn up, or not together, is told to who may take them away."""
        keys = self.keys()
        found = readable_subjects(type(kind), keys, self.request.user)
        if len(found) != len(set(keys)):
            raise Http404
        if why := kind.refusal(found) or kind.apart(found):
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
    """The kinds of paper that the records can be drawn up into; those that are about no such records are left out."""

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
        records = readable_subjects(kinds[0], self.keys(), self.request.user)
        return [kind for kind in kinds if kind().is_of(records)] or kinds

    @cached_property
    def subjects(self) -> list[Model]:
        return self.found(self.kinds[0]())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        query = self.request.GET.urlencode()
        offered = [
            {
                "label": kind.label,
                "url": f"{reverse('paper-draw', args=[kind.slug])}?{query}",
                "unready": (unready := kind().unready(self.subjects)),
                "said": self.said_of(kind) if kind.each_alone and not unready else "",
            }
            for kind in self.kinds
        ]
        return super().get_context_data(
            kinds=offered, shown=self.kinds[0]().shown_at(self.subjects), **kwargs
        )

    def said_of(self, kind: type[LetterKind]) -> str:
        """How many letters it makes, as its own page says; of one, and where there is no such page, nothing."""
        if own_identity(self.request.user, DRAW) is None:
            return ""
        letters = Lettering(kind(), self.request.user, self.unit, self.subjects, {})
        count = len(letters.parts)
        return kind.each_said.format(count=count) if count > 1 else ""


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
        """Why the paper is not drawn up now, or not by this office, as a sentence."""
        plain = Writing.of(self.kind, self.unit, {})
        return self.kind.unready(self.subjects) or self.kind.stopped(self.request.user, self.subjects, plain)

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
            code=initial.get("code", ""),
            day=initial.get("day"),
        )
        told = PaperValues() if self.stopped else self.kind.filled(self.request.user, self.subjects, writing)
        count = 0 if self.stopped else len(self.parts)
        return super().get_context_data(
            kind=self.kind,
            form=form,
            filled=told.filled,
            empty=told.empty,
            unconfirmed=told.unconfirmed,
            said=self.kind.each_said.format(count=count) if count > 1 else "",
            alone=count > 1,
            latest=self.latest() if count > 1 else (),
            stopped=self.stopped,
            annex_url=self.kind.annex(self.request.user, self.subjects, writing),
            identity_url=reverse("officeidentity-list"),
            shown=self.kind.shown_at(self.subjects),
            **{name: value for name, value in kwargs.items() if name != "form"},
        )

    def latest(self) -> QuerySet[LetterBatch]:
        """What the reader had made last of the kind."""
        own = LetterBatch.objects.for_user(self.request.user).filter(kind=self.kind.slug)
        return own.select_related("job")[:LATEST]

    def form_valid(self, form: DrawForm) -> HttpResponseBase:
        if self.stopped:
            form.add_error(None, self.stopped)
            return self.form_invalid(form)
        chosen = form.cleaned_data | {"head": form.cleaned_data.get("head") or self.kind.heads[0]}
        asked = kept_choices(chosen, chosen["signer"], self.subjects)
        lettering = Lettering(self.kind, self.request.user, self.unit, self.subjects, asked, chosen["day"])
        sent = self.request.POST.get("format", "")
        if len(self.parts) > 1:
            return begin(made(lettering, registers=sent == REGISTER))
        if not self.parts:
            form.add_error(None, NO_LETTERS)
            return self.form_invalid(form)
        (piece,) = self.parts
        if sent == REGISTER and self.kind.genre:
            return self.keep(lettering, piece)
        try:
            files = lettering.drawn(piece)
        except BadParameter as found:
            form.add_error(None, str(found))
            return self.form_invalid(form)
        format = FileFormat.DOCX if sent == FileFormat.DOCX else FileFormat.PDF
        return self.send(f"{lettering.stem_alone(piece)}.{format}", files[format], format)

    @cached_property
    def parts(self) -> list[LetterPiece]:
        """What each letter is about: one of all records, or one for each unit that it goes to."""
        return self.kind.parts(self.request.user, self.subjects, Writing.of(self.kind, self.unit, {}))

    def send(self, name: str, content: bytes, format: FileFormat) -> FileResponse:
        """The file, with its line in the access log."""
        key = self.subjects[0].pk if len(self.subjects) == 1 else None
        label, rows = self.kind.from_model._meta.label_lower, len(self.subjects)
        log_access(self.request, AccessLog.Action.EXPORT, label, key=key, rows=rows)
        return FileResponse(
            io.BytesIO(content), as_attachment=True, filename=name, content_type=format.content_type
        )

    @transaction.atomic
    def keep(self, lettering: Lettering, piece: LetterPiece) -> HttpResponseRedirect:
        paper = lettering.keep(piece)
        messages.success(self.request, KEPT)
        return HttpResponseRedirect(paper.get_absolute_url())
