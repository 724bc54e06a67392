"""Papers about one person, from the person's page: the summary on one A4, and the record in the order of 2C."""

from typing import Any

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.views import generic

from cadre.models.people import Cadre
from cadre.papers.slip import PersonOnPaper, profile, slip
from cadre.sections import OfPerson
from foundation.core.context import as_of
from foundation.core.outgoing.password import password_first
from foundation.core.pages import ScopedPage
from foundation.sheets.sending import FileFormat, SentForm, send_form

# The form in the address of a button: its name, how it is drawn, how its file begins.
PAPERS = {
    "slip": ("Phiếu tóm tắt cán bộ", slip, "PTT"),
    "profile": ("Sơ yếu lý lịch 2C/TCTW-98 (bản chưa đối chiếu)", profile, "2C"),
}
FORMATS = (FileFormat.DOCX, FileFormat.PDF)


class PersonPapersPage(OfPerson, ScopedPage, generic.TemplateView):
    """GET offers the papers, POST sends one; it says what the page of the person tells this reader."""

    model = Cadre
    action = "export"
    template_name = "cadre/person_papers.html"

    def get_template_names(self) -> list[str]:
        return [self.template_name]

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        _, drawn, begin = PAPERS.get(request.POST.get("paper", ""), PAPERS["slip"])
        format = next((each for each in FORMATS if each == request.POST.get("format")), FileFormat.PDF)
        day, cadre = as_of(request), self.cadre
        person = PersonOnPaper.of(request.user, cadre, day)
        if drawn is profile and person.private:
            password_first(request)
        form, rows = drawn(person)
        stem = f"{begin}_{day:%Y}_{cadre.pk:04d}"
        return send_form(request, SentForm(Cadre, form, rows, stem, cadre.pk), format)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        papers = [{"name": name, "label": told[0]} for name, told in PAPERS.items()]
        own = {"cadre": self.cadre, "papers": papers, "formats": FORMATS, "day": as_of(self.request)}
        return super().get_context_data(**{**kwargs, **own})
