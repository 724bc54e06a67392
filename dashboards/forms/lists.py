"""The people, or planning entries, behind the numbers of a form: by the very conditions that count them."""

from collections.abc import Iterator
from typing import Any

import django_filters
from django.core.exceptions import PermissionDenied
from django.db.models import F, Model, QuerySet
from django.http import Http404
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.functional import cached_property

from cadre.models.people import Cadre
from cadre.querysets import CadreQuerySet
from cadre.staff import with_levels
from cadre.views import CadreListPage
from dashboards.forms.counting import StatSource
from dashboards.forms.definitions import ENTRIES, PEOPLE, StatForm
from dashboards.forms.horizons import Horizon
from dashboards.forms.pages import asked_form, rights_of
from dashboards.forms.table import StatTable
from foundation.core.context import day_query
from foundation.lists.filters import ScopedFilterSet
from foundation.lists.tables import Column
from foundation.sheets.lists import SheetListPage
from office.organisation.models.structure import PostTitle, Unit
from planning.models import PlanningEntry
from planning.querysets import PlanningEntryQuerySet
from planning.secrecy import SECRET_LIST

OTHERS_ACT = "Do đồng chí khác xử lý"


class StatFilter(ScopedFilterSet):
    """A cell of the form: its column and row; or a title that the form leaves out."""

    unit = django_filters.ModelChoiceFilter(label="Đơn vị", queryset=Unit.objects.all(), method="untouched")
    column = django_filters.ChoiceFilter(label="Cột", choices=(), method="untouched")
    line = django_filters.ChoiceFilter(label="Dòng", choices=(), method="untouched")
    title = django_filters.ModelChoiceFilter(
        label="Chức danh không có trong cột nào", queryset=PostTitle.objects.all(), method="untouched"
    )
    first = ("unit", "column", "line")

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.stat_form = asked_form(self.request.resolver_match.kwargs["form"])
        columns = ((str(each.number), f"{each.number}. {each.name}") for each in self.stat_form.columns)
        lines = ((row.key, row.name) for row in self.stat_form.asked_rows())
        self.offer("column", columns)
        self.offer("line", lines)

    def untouched(self, rows: QuerySet, name: str, wanted: Any) -> QuerySet:
        """What is asked for is asked together, by `asked`."""
        return rows

    @property
    def chosen_source(self) -> StatSource:
        """Of the chosen unit, or of wherever the reader may read the form."""
        chosen, user = self.form.cleaned_data, self.request.user
        units = Unit.objects.keys_under([chosen["unit"].pk]) if chosen.get("unit") else self.everywhere(user)
        return self.source(user, units)

    @property
    def asked(self) -> QuerySet:
        """The rows of the form's source that the filter asks for."""
        chosen, source = self.form.cleaned_data, self.chosen_source
        if title := chosen.get("title"):
            return source.left_out.filter(stat_title=title.pk)
        column, line = chosen.get("column"), chosen.get("line")
        return source.narrowed(
            self.stat_form.row(line) if line else None,
            self.stat_form.column(int(column)) if column else None,
        )

    def everywhere(self, user: Any) -> set[int]:
        """The units where the reader may read the form."""
        scopes = (set(user.scope(right).keys) for right in rights_of(self.stat_form))
        return set.intersection(*scopes)

    def source(self, user: Any, units: set[int]) -> StatSource:
        horizon = self.form.cleaned_data.get("horizon") or ""
        return StatTable(user, self.stat_form, units, self.day, horizon).source


class StatPeopleFilter(StatFilter):
    class Meta:
        model = Cadre
        fields = ["unit", "column", "line", "title"]

    def filter_queryset(self, queryset: CadreQuerySet) -> CadreQuerySet:
        return super().filter_queryset(queryset).filter(pk__in=self.asked.values("pk"))

    def remarks(self) -> Iterator[str]:
        """A list of a form needs none of its own."""
        yield from ()

    def used(self) -> Iterator[type[Model]]:
        """No condition of it comes from an app above."""
        yield from ()


class StatEntriesFilter(StatFilter):
    horizon = django_filters.ChoiceFilter(label="Nhiệm kỳ", choices=Horizon.choices, method="untouched")
    first = (*StatFilter.first, "horizon")

    class Meta:
        model = PlanningEntry
        fields = ["unit", "column", "line", "horizon", "title"]

    def filter_queryset(self, queryset: PlanningEntryQuerySet) -> PlanningEntryQuerySet:
        return super().filter_queryset(queryset).filter(pk__in=self.asked.values("pk"))


class BehindForm:
    """A list behind the numbers of the form that its address names; of a form that counts otherwise it is 404."""

    counts = PEOPLE
    counted_word = "đồng chí"
    bulk_acts = ()
    form_page = files_only = False

    @cached_property
    def stat_form(self) -> StatForm:
        form = asked_form(self.kwargs["form"])
        if form.counts != self.counts:
            raise Http404
        return form

    def get_permission_required(self) -> tuple[str, ...]:
        return rights_of(self.stat_form)

    def list_url(self) -> str:
        """The form."""
        return reverse("stat-form", args=[self.stat_form.key]) + day_query(self.request)

    def list_title(self) -> str:
        return f"Biểu {self.stat_form.code}: {self.counted_word} được tính"


class StatPeoplePage(BehindForm, CadreListPage):
    """The people whom a form counts: on every day asked of the facts, as the form is."""

    filterset_class = StatPeopleFilter
    today = False
    empty_text = "Biểu không tính đồng chí nào ở cột, dòng này."

    def get_queryset(self) -> CadreQuerySet:
        return with_levels(Cadre.objects.seen_by(self.request.user, self.day, self.action), self.day)

    def actions(self) -> Iterator[dict[str, Any]]:
        yield from (action for action in super().actions() if "format=xlsx" in action["url"])


class StatEntriesPage(BehindForm, SheetListPage):
    """The entries that a form counts; of the reader's own and their relatives' only who is planned for what."""

    counts, counted_word = ENTRIES, "trường hợp quy hoạch"
    model = PlanningEntry
    filterset_class = StatEntriesFilter
    order = ("target__post__unit__official_key", "target__post__title__order", "cadre__sort_key", "pk")
    related = ("cadre", "target__post__title", "target__post__unit", "target__term")
    unit_word = "lượt"
    empty_text = "Biểu không tính trường hợp quy hoạch nào ở cột, dòng này."
    columns = (
        Column("name", "Họ và tên", "cadre.full_name", sort=F("cadre__sort_key")),
        Column("title", "Chức danh quy hoạch", "target.post.title.name"),
        Column("unit", "Đơn vị", "target.post.unit.name"),
        Column("term", "Nhiệm kỳ", "target.term.name"),
        Column(
            "birth",
            "Ngày sinh",
            lambda entry: told(entry, entry.cadre.birth),
            kind="date",
            sort="cadre__birth",
        ),
        Column(
            "decision",
            "Quyết định phê duyệt",
            lambda entry: told(entry, entry.decision_no) or OTHERS_ACT,
            sort="decision_no",
        ),
    )

    def get_queryset(self) -> PlanningEntryQuerySet:
        return PlanningEntry.objects.listed_for(self.request.user, self.action).planned_on(self.day)

    @cached_property
    def taken_away(self) -> bool:
        return not self.rows.filter(target__secret=True).exists()

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponseBase:
        """Nothing leaves, as a file or printed, where somebody stands on a list that is secret."""
        if (self.action == "export" or self.prints) and not self.taken_away:
            raise PermissionDenied(SECRET_LIST)
        return super().render_to_response(context, **kwargs)

    def bulk_buttons(self) -> Iterator[dict[str, Any]]:
        return self.open_ways(super().bulk_buttons())

    def actions(self) -> Iterator[dict[str, Any]]:
        return self.open_ways(super().actions())

    def open_ways(self, ways: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        return (way for way in ways if self.taken_away or "format=xlsx" not in way["url"])

    def link(self, row: PlanningEntry) -> str:
        return "" if row.masked else super().link(row)


def decided(entry: PlanningEntry) -> str:
    """The number of the decision; of a masked entry, that somebody else acts on it."""
    return OTHERS_ACT if entry.masked else entry.decision_no


def told(entry: PlanningEntry, value: Any) -> Any:
    """The value of an entry that is not masked."""
    return None if entry.masked else value
