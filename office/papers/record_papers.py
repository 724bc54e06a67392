"""The papers of one record: letters, lists as files, and what stands in the register."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views import generic

from foundation.core.pages import ScopedPage
from foundation.core.parameters import read_choice
from foundation.core.scope.rows import OTHERS_ACT, permission
from foundation.sheets.heads import letterhead
from foundation.sheets.sending import FileFormat, SentForm, send_form
from office.papers.drawing import DRAW, papers_about
from office.papers.kinds import kinds_from
from office.papers.lists import ListKind
from office.papers.own_head import has_own_words
from office.papers.sheets import FramedList

EXCEL = FileFormat.XLSX


@dataclass(frozen=True)
class OfferedList:
    """A list of a record. What `judges` people is drawn up by somebody else where the reader is one, or a relative."""

    kind: type[ListKind]
    make: Callable[[Any], FramedList]
    judges: bool = False
    name: str = ""
    inside: str = ""

    @property
    def slug(self) -> str:
        return f"{self.kind.slug}{self.inside}"

    @property
    def label(self) -> str:
        return self.name or self.kind.label


class RecordPapers(ScopedPage, generic.DetailView):
    """Of who may take the record away."""

    action = "export"
    sheets: ClassVar[Sequence[OfferedList]] = ()

    def get_template_names(self) -> list[str]:
        return ["papers/record.html"]

    def facts(self) -> Any:
        """What the lists are made of; it knows whether it is `about_oneself`."""
        raise NotImplementedError

    def secret(self) -> str:
        """Why nothing is drawn up, as a sentence; empty where it is."""
        raise NotImplementedError

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.object = self.get_object()
        lists = {each.slug: each for each in self.sheets}
        if slug := read_choice(request, "list", lists):
            format = read_choice(request, "format", FileFormat.values) or EXCEL
            return self.send(lists[slug], FileFormat(format))
        return self.render_to_response(self.get_context_data(object=self.object))

    def send(self, offered: OfferedList, format: FileFormat) -> HttpResponseBase:
        facts = self.facts()
        if why := self.secret() or (OTHERS_ACT if offered.judges and facts.about_oneself else ""):
            raise PermissionDenied(why)
        user, sheet = self.request.user, offered.make(facts)
        form = sheet.form(letterhead(user, permission(self.model, "export")), user.person_name)
        stem = f"{offered.kind.file_stem}_{self.object.pk:04d}"
        return send_form(self.request, SentForm(self.model, form, sheet.rows, stem, self.object.pk), format)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        secret = self.secret()
        return super().get_context_data(
            cancel_url=self.object.get_absolute_url(),
            secret=secret,
            may_draw=has_own_words(self.request.user, DRAW),
            kinds=[] if secret else list(self.letters()),
            lists=[] if secret else list(self.lists()),
            papers=papers_about(self.request.user, self.object),
            **kwargs,
        )

    def letters(self) -> Iterator[dict[str, str]]:
        user, one = self.request.user, self.object
        kinds = [kind for kind in kinds_from(self.model) if kind().is_of([one])]
        may = {
            name: user.may(permission(self.model, name), one) for name in {kind.taken_by for kind in kinds}
        }
        for kind in (each for each in kinds if may[each.taken_by]):
            address = f"{reverse('paper-draw', args=[kind.slug])}?of={self.object.pk}"
            yield {"label": kind.label, "url": address, "unready": kind().unready([self.object])}

    def lists(self) -> Iterator[dict[str, Any]]:
        for offered in self.sheets:
            files = [(each, f"?list={offered.slug}&format={each.value}") for each in FileFormat]
            yield {"label": offered.label, "files": files}
