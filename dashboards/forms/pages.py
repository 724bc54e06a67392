"""Báo cáo, thống kê: the statistical forms on screen; every number opens the people or entries behind it."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.functional import cached_property
from django.views import generic

from cadre.models.people import Cadre
from dashboards.forms.definitions import ENTRIES, MOVES, PEOPLE, TAKINGS, StatForm, StatRow, stat_forms
from dashboards.forms.horizons import Horizon
from dashboards.forms.learning import BASIS
from dashboards.forms.table import StatTable
from dashboards.papers.form import file_stem, form_of_unit, rows_of_form
from foundation.core import clock
from foundation.core.answers.rights import NeedsRight
from foundation.core.context import as_of, day_query
from foundation.core.parameters import read_choice
from foundation.core.replica.reading import ReadsReplica
from foundation.core.scope.rows import permission
from foundation.sheets.lists import NO_EXPORT
from foundation.sheets.sending import FileFormat, SentForm, send_form
from office.organisation.chosen_unit import OfChosenUnit
from office.organisation.figure_links import Figure, Links
from office.organisation.levels import offered_levels
from office.organisation.models.identity import identity_on
from office.organisation.models.structure import PostTitle
from planning.models import PlanningEntry
from rotation.models import Appointment, Rotation

SEE_PEOPLE = ("cadre.view_cadre", "cadre.view_postheld")
SEE_ENTRIES = (*SEE_PEOPLE, "planning.view_planningentry")
# Proposals to appoint somebody are read by the office alone, so is what a form counts of them.
RIGHTS = {
    PEOPLE: SEE_PEOPLE,
    ENTRIES: SEE_ENTRIES,
    MOVES: (*SEE_PEOPLE, "rotation.view_rotation"),
    TAKINGS: (*SEE_PEOPLE, "rotation.view_appointment"),
}
# Of each kind of form the page behind its numbers, and the records that leave with it.
BEHIND = {PEOPLE: "stat-people", ENTRIES: "stat-entries", MOVES: "stat-moves", TAKINGS: "stat-takings"}
COUNTED = {PEOPLE: Cadre, ENTRIES: PlanningEntry, MOVES: Rotation, TAKINGS: Appointment}
TITLES_APART = (
    (
        "Chức danh chưa xếp vào cột nào",
        "Những chức danh này không có trong số nào của biểu; mở chức danh để xếp vào cột.",
    ),
    ("Chức danh không có cột trong biểu này", ""),
)
APART = {
    MOVES: ("Lượt không có cột trong biểu", "Những lượt này không có trong số nào của biểu."),
    TAKINGS: ("Lượt chưa rõ cột theo diện quản lý", "Những lượt này không có trong số nào của biểu."),
}
HALF_YEARS = 3


def asked_form(key: str) -> StatForm:
    """The form of an address. Raises Http404."""
    if key not in stat_forms():
        raise Http404
    return stat_forms()[key]


def rights_of(form: StatForm) -> tuple[str, ...]:
    """The rights that whoever reads the form needs in the unit."""
    return RIGHTS[form.counts]


def half_years(today: datetime.date) -> list[datetime.date]:
    """The last ends of half-years up to the day, the latest first: figures are asked of 31/12 and 30/06."""
    ends = [datetime.date(year, *end) for year in (today.year, today.year - 1) for end in ((12, 31), (6, 30))]
    return [end for end in ends if end <= today][:HALF_YEARS]


@dataclass(frozen=True)
class PageLine:
    """A line of the table; one `within` a heading stands further in."""

    label: str
    css: str
    cells: list[Figure | int | None]
    within: bool = False


class FormIndexPage(NeedsRight, generic.TemplateView):
    """The forms that there are, those that the reader may open."""

    template_name = "dashboards/forms/index.html"
    permission_required = SEE_PEOPLE

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        told = {"day": as_of(self.request), "day_query": day_query(self.request)}
        forms = list(self.offered())
        count = len(forms) + 1
        return super().get_context_data(forms=forms, count=count, learning_basis=BASIS, **told, **kwargs)

    def offered(self) -> Iterator[StatForm]:
        """The forms of levels that the register knows, whose rights the reader has in some unit."""
        known = set(offered_levels())
        forms = (form for form in stat_forms().values() if known.intersection(form.levels))
        return (form for form in forms if self.request.user.has_perms(rights_of(form)))


class OfStatForm(OfChosenUnit, NeedsRight):
    """A page of the form that its address names."""

    @cached_property
    def stat_form(self) -> StatForm:
        return asked_form(self.kwargs["form"])

    @property
    def rights(self) -> tuple[str, ...]:
        return rights_of(self.stat_form)

    def get_permission_required(self) -> tuple[str, ...]:
        return self.rights


class FormPage(ReadsReplica, OfStatForm, generic.TemplateView):
    """One form of a unit of the reader's scope on a day; any other unit is 404."""

    template_name = "dashboards/forms/form.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The page, or the form as a file, for who may export all that it counts."""
        asked = read_choice(request, "format", FileFormat.values)
        if not asked:
            return super().get(request, *args, **kwargs)
        if not self.may_export:
            raise PermissionDenied(NO_EXPORT)
        layout, rows = form_of_unit(self.table, self.unit), rows_of_form(self.table)
        sent = SentForm(self.counted_model, layout, rows, file_stem(self.table, self.unit))
        return send_form(request, sent, FileFormat(asked))

    @property
    def counted_model(self) -> type[Model]:
        return COUNTED[self.stat_form.counts]

    @property
    def may_export(self) -> bool:
        """Whether the unit lies where the user may export what the form counts."""
        scope = self.request.user.scope(permission(self.counted_model, "export"))
        return scope.covers(self.unit.pk)

    @cached_property
    def table(self) -> StatTable:
        horizon = read_choice(self.request, "horizon", Horizon.values)
        return StatTable(self.request.user, self.stat_form, self.keys, as_of(self.request), horizon)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        table, day = self.table, as_of(self.request)
        return super().get_context_data(
            stat_form=self.stat_form,
            table=table,
            unit=self.unit,
            unit_choice=self.choice(day),
            horizons=Horizon.choices if self.stat_form.of_entries else (),
            half_years=[
                (end, self.address(as_of=f"{end:%d/%m/%Y}"))
                for end in half_years(clock.today())
                if end != day
            ],
            no_identity=self.may_export and identity_on(self.unit, day) is None,
            lines=list(self.lines()),
            left_out=list(self.left_out()),
            narrowed=not all(self.request.user.scope(right).everything for right in self.rights),
            actions=list(self.actions()),
            **kwargs,
        )

    def address(self, **changed: str) -> str:
        """The address of the same form, changed."""
        query = self.request.GET.copy()
        for name, value in changed.items():
            query[name] = value
        return f"?{query.urlencode()}"

    @cached_property
    def links(self) -> Links:
        return Links(self.unit, as_of(self.request))

    def behind(self, count: int | None, **asked: Any) -> Figure | int | None:
        """The number with its list; nothing opens where nobody is counted, or nothing was asked."""
        if not count:
            return count
        if self.stat_form.of_entries:
            asked["horizon"] = self.table.horizon
        return self.links.figure(count, BEHIND[self.stat_form.counts], self.stat_form.key, **asked)

    def lines(self) -> Iterator["PageLine"]:
        """The rows as the page shows them; who is in no part of a heading is told on screen alone."""
        for row, numbers in self.table.lines:
            css = "sum" if row.bold else "part-row" if row.heading else ""
            yield PageLine(row.label, css, self.cells(row, numbers), bool(row.indent))
            if rest := self.table.rest_of(row):
                yield PageLine(rest[0].rest, "rest-row screen-only", self.cells(*rest), within=True)

    def cells(self, row: StatRow, numbers: list[int | None]) -> list[Figure | int | None]:
        columns = zip(self.stat_form.columns, numbers, strict=True)
        return [self.behind(number, column=column.number, line=row.key) for column, number in columns]

    def left_out(self) -> Iterator[tuple[str, str, list[tuple[Any, Figure, str]]]]:
        """(words before, words after, what no column counts)."""
        if apart := APART.get(self.stat_form.counts):
            rows = [(each, self.behind(each.count, apart=each.key)) for each in self.table.counts.left_out]
            yield *apart, [(each, figure, figure.url) for each, figure in rows]
            return
        for words, titles in zip(
            TITLES_APART, (self.table.unsettled, self.table.without_column), strict=True
        ):
            yield *words, self.opened(titles)

    def opened(self, left_out: list) -> list[tuple[Any, Figure, str]]:
        """(title, number with its list, the page where it is put into a column) of titles that are left out."""
        page = "posttitle-edit" if self.may_settle else "posttitle-detail"
        return [
            (each, self.behind(each.count, title=each.title), reverse(page, args=[each.title]))
            for each in left_out
        ]

    @property
    def may_settle(self) -> bool:
        return self.request.user.may("organisation.change_posttitle", PostTitle())

    def actions(self) -> Iterator[dict[str, Any]]:
        for each in FileFormat if self.may_export else ():
            yield {"label": each.label, "url": self.address(format=each.value), "icon": each.icon}
        yield {"label": "In", "url": "#print", "icon": "printer"}
