"""Xuất dữ liệu của một người: what is kept of a person, given to that person by the head of the office."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.functional import cached_property
from django.views import generic

from cadre.models.conflicts import conflicted_cadres
from cadre.models.people import Cadre
from cadre.sections import OfPerson
from foundation.core import clock
from foundation.core.models import AccessLog
from foundation.core.pages import ScopedPage
from foundation.core.scope.rows import OTHERS_ACT
from foundation.core.traces.access import log_access
from foundation.core.typed.forms import WhyForm
from privacy.disclosure import Disclosure

TITLE = "Xuất dữ liệu của một người"
SAID = "Xuất lúc {moment} – {username}"


class DisclosurePage(OfPerson, ScopedPage, generic.FormView):
    """GET says what the file will hold, POST sends it with the reason kept in the access log."""

    model = Cadre
    action = "disclose"
    form_class = WhyForm
    template_name = "privacy/disclosure.html"

    @cached_property
    def cadre(self) -> Cadre:
        """Nobody hands out what is kept of themselves or a relative: it holds what judges them."""
        found = super().cadre
        if found.pk in conflicted_cadres(self.request.user):
            raise PermissionDenied(OTHERS_ACT)
        return found

    def get_template_names(self) -> list[str]:
        return [self.template_name]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        assert self.cadre
        return super().get(request, *args, **kwargs)

    def form_valid(self, form: WhyForm) -> FileResponse:
        disclosure = Disclosure(self.cadre)
        said = SAID.format(moment=clock.this_moment(), username=self.request.user.username)
        file = disclosure.file(said)
        reason, key = form.cleaned_data["reason"], self.cadre.pk
        told = {"key": key, "person": key, "rows": disclosure.number, "reason": reason}
        log_access(self.request, AccessLog.Action.EXPORT, Cadre._meta.label_lower, **told)
        name = f"DLCN_{clock.today():%Y%m%d}_{key:04d}.zip"
        return FileResponse(file, as_attachment=True, filename=name, content_type="application/zip")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = Disclosure(self.cadre)
        parts = [(part["title"], len(part["rows"]), len(part["history"])) for part in found.parts]
        own = {"cadre": self.cadre, "title": TITLE, "parts": parts, "looked": len(found.looked)}
        own["left_out"] = found.left_out
        return super().get_context_data(**{**kwargs, **own})
