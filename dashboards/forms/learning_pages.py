"""Biểu 10 on screen and as a file."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.functional import cached_property
from django.views import generic

from dashboards.forms.learning import BASIS, CODE, LABELS, MEASURE, LearningTable
from dashboards.forms.pages import PageLine, half_years
from dashboards.papers.learning import LearningForm, form_of_unit, rows_of
from foundation.core import clock
from foundation.core.answers.rights import NeedsRight
from foundation.core.context import as_of
from foundation.core.parameters import read_choice
from foundation.core.replica.reading import ReadsReplica
from foundation.core.scope.rows import permission
from foundation.sheets.lists import NO_EXPORT
from foundation.sheets.sending import FileFormat, SentForm, send_form
from office.organisation.chosen_unit import OfChosenUnit
from training.models import Enrolment

RIGHTS = ("training.view_trainingclass", "training.view_enrolment", "cadre.view_cadre")


class LearningFormPage(ReadsReplica, OfChosenUnit, NeedsRight, generic.TemplateView):
    """Of a unit of the reader's scope on a day; any other unit is 404."""

    template_name = "dashboards/forms/learning.html"
    rights = permission_required = RIGHTS

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The page, or the form as a file, for who may export learners there."""
        asked = read_choice(request, "format", FileFormat.values)
        if not asked:
            return super().get(request, *args, **kwargs)
        if not self.may_export:
            raise PermissionDenied(NO_EXPORT)
        table, unit = self.table, self.unit
        stem = f"{LearningForm.file_stem}_{table.day:%Y%m%d}_{unit.pk:04d}"
        sent = SentForm(Enrolment, form_of_unit(table, unit), rows_of(table), stem)
        return send_form(request, sent, FileFormat(asked))

    @property
    def may_export(self) -> bool:
        return self.request.user.scope(permission(Enrolment, "export")).covers(self.unit.pk)

    @cached_property
    def table(self) -> LearningTable:
        return LearningTable(self.request.user, self.keys, as_of(self.request))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        day = as_of(self.request)
        ends = [
            (end, self.address(as_of=f"{end:%d/%m/%Y}")) for end in half_years(clock.today()) if end != day
        ]
        return super().get_context_data(
            table=self.table,
            code=CODE,
            measure=MEASURE,
            basis=BASIS,
            unit=self.unit,
            unit_choice=self.choice(day),
            columns=[(number, label) for number, (label, _) in LABELS.items()],
            lines=list(self.lines()),
            half_years=ends,
            narrowed=not all(self.request.user.scope(right).everything for right in RIGHTS),
            actions=list(self.actions()),
            **kwargs,
        )

    def address(self, **changed: str) -> str:
        query = self.request.GET.copy()
        for name, value in changed.items():
            query[name] = value
        return f"?{query.urlencode()}"

    def lines(self) -> Iterator[PageLine]:
        for row, numbers in self.table.lines:
            css = "sum" if row.key == "total" else "part-row" if row.heading else ""
            yield PageLine(row.label, css, numbers, bool(row.indent))

    def actions(self) -> Iterator[dict[str, Any]]:
        for format in FileFormat if self.may_export else ():
            url = self.address(format=format.value)
            yield {"label": format.label, "url": url, "icon": format.icon, "file": True}
