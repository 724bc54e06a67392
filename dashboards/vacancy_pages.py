"""Chức danh sắp khuyết: which posts of leaders will be free, when and why, and who is planned for each."""

from typing import Any
from urllib.parse import urlencode

import django_filters
from django.db.models import Case, DateField, F, Value, When
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from cadre.models.conflicts import conflicted_cadres
from cadre.models.people import Cadre
from cadre.querysets import CadreQuerySet
from cadre.retirement import UNCONFIRMED, Retirements
from dashboards.vacancies import Cause, Vacancy, soon_vacant
from foundation.core.context import day_query
from foundation.lists.filters import ScopedFilterSet
from foundation.lists.tables import Column
from foundation.sheets.lists import SheetListPage
from office.organisation.models.structure import Unit
from planning.covers import Cover, Covers
from planning.models import PlanningEntry, PlanningTarget
from planning.secrecy import left_out_for

LIMITS = "Chức vụ chính của cán bộ lãnh đạo, quản lý; trong 12 tháng kể từ ngày {day:%d/%m/%Y}."


class VacancyFilter(ScopedFilterSet):
    """Narrows the leaders, finds who of those left will leave the post, then keeps those asked for."""

    unit = django_filters.ModelChoiceFilter(label="Đơn vị", queryset=Unit.objects.all(), method="under")
    cause = django_filters.ChoiceFilter(label="Lý do", choices=Cause.choices, method="untouched")
    cover = django_filters.ChoiceFilter(label="Nguồn quy hoạch", choices=Cover.choices, method="untouched")

    class Meta:
        model = Cadre
        fields = ["unit", "cause", "cover"]

    def under(self, leaders: CadreQuerySet, name: str, unit: Unit) -> CadreQuerySet:
        return leaders.filter(Unit.objects.scope_under([unit]).condition("held_unit"))

    def untouched(self, leaders: CadreQuerySet, name: str, wanted: str) -> CadreQuerySet:
        return leaders

    def filter_queryset(self, queryset: CadreQuerySet) -> CadreQuerySet:
        leaders, user = super().filter_queryset(queryset), self.request.user
        vacancies = soon_vacant(leaders, self.day, conflicted_cadres(user))
        self.entries = PlanningEntry.objects.listed_for(user).planned_on(self.day)
        targets = PlanningTarget.objects.for_user(user)
        asked = self.request.GET
        # What leaves the program tells of no secret list, nor by how many are planned.
        if asked.get("format") == "xlsx" or asked.get("print") == "1":
            self.entries, targets = self.entries.filter(target__secret=False), targets.filter(secret=False)
        self.covers = Covers.of({each.post for each in vacancies}, self.day, self.entries, targets)
        cause, cover = (self.form.cleaned_data.get(name) for name in ("cause", "cover"))
        self.vacancies = {
            each.holder: each
            for each in vacancies
            if cause in ("", None, each.cause)
            and cover in ("", None, self.covers.cover(each.post, each.holder))
        }
        return leaders.filter(pk__in=self.vacancies)


class VacancyListPage(SheetListPage):
    """Every post of the scope that will be free; a row is the post with its holder."""

    model = Cadre
    filterset_class = VacancyFilter
    order = ("official_order", "pk")
    related = ("held__post__title", "held__post__unit")
    unit_word = "chức danh"
    form_page = files_only = False
    empty_text = "Không có chức danh lãnh đạo, quản lý nào sẽ khuyết trong 12 tháng theo số liệu đã ghi."
    no_match_text = "Không có chức danh nào theo điều kiện lọc."

    def list_title(self) -> str:
        return "Chức danh sắp khuyết"

    def get_queryset(self) -> CadreQuerySet:
        return Cadre.objects.seen_by(self.request.user, self.day, self.action).filter(held_leads=True)

    def link(self, row: Cadre) -> str:
        return row.held.post.get_absolute_url() + day_query(self.request)

    def remarks(self) -> Any:
        yield from super().remarks()
        yield LIMITS.format(day=self.day)
        if not Retirements(self.day).confirmed:
            yield f"{UNCONFIRMED}: chưa tính nghỉ hưu."
        if self.leaves and (said := left_out_for(self.request.user)):
            yield said

    def actions(self) -> Any:
        """What is vacant already stands on the list of posts."""
        query = {
            "holding": "vacant",
            "leader": "true",
            **({"as_of": f"{self.day:%d/%m/%Y}"} if self.past else {}),
        }
        url = f"{reverse('post-list')}?{urlencode(query)}"
        yield {"label": "Chức danh đang khuyết", "url": url, "icon": "person-dash", "primary": False}
        yield from super().actions()

    def vacancy(self, row: Cadre) -> Vacancy:
        return self.filterset.vacancies[row.pk]

    @property
    def columns(self) -> tuple[Column, ...]:
        return (
            Column("post", "Chức danh", "held.post.title.name"),
            Column("unit", "Đơn vị", "held.post.unit.name", html=self.unit_link),
            Column(
                "holder",
                "Đương nhiệm",
                "full_name",
                sort=F("sort_key"),
                html=lambda row: self.person(row.pk, row),
            ),
            Column("month", "Tháng", lambda row: f"{self.vacancy(row).on:%m/%Y}", sort=self.by_day),
            Column("cause", "Lý do", lambda row: self.vacancy(row).cause.label),
            Column("cover", "Nguồn quy hoạch", self.cover, permission="planning.view_planningentry"),
            Column(
                "planned",
                "Đồng chí trong quy hoạch",
                lambda row: ", ".join(name for _, name in self.planned(row)),
                html=lambda row: format_html_join(
                    ", ", "{}", ((self.person(*each),) for each in self.planned(row))
                ),
                permission="planning.view_planningentry",
            ),
        )

    @property
    def by_day(self) -> Case:
        """What the months are sorted by: the day on which each post will be free."""
        ends = self.filterset.vacancies.values()
        whens = (When(pk=each.holder, then=Value(each.on)) for each in ends)
        return Case(*whens, output_field=DateField())

    def unit_link(self, row: Cadre) -> SafeString:
        unit = row.held.post.unit
        return format_html('<a href="{}{}">{}</a>', unit.get_absolute_url(), day_query(self.request), unit)

    def person(self, key: int, name: Any) -> SafeString:
        address = reverse("cadre-detail", args=[key]) + day_query(self.request)
        return format_html('<a href="{}">{}</a>', address, name)

    def cover(self, row: Cadre) -> str:
        vacancy = self.vacancy(row)
        return self.filterset.covers.cover(vacancy.post, vacancy.holder).label

    @property
    def leaves(self) -> bool:
        return self.action == "export" or self.prints

    @cached_property
    def names(self) -> dict[int, str]:
        """{person: name} of all who are planned for them; one query."""
        people = set().union(*self.filterset.covers.people.values())
        planned = self.filterset.entries.filter(cadre__in=people).order_by("cadre__sort_key")
        return dict(planned.values_list("cadre", "cadre__full_name"))

    def planned(self, row: Cadre) -> list[tuple[int, str]]:
        """(key, name) of those planned for the post, by name."""
        vacancy = self.vacancy(row)
        planned = self.filterset.covers.planned(vacancy.post, vacancy.holder)
        return [(key, name) for key, name in self.names.items() if key in planned]
