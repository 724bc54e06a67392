"""What the board of needs is narrowed by: people first, then, once they are judged, one of their cells."""

from functools import cached_property
from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.http import HttpRequest

from cadre.brought import Asked
from cadre.forms import levels_by_kind
from cadre.models.people import Cadre
from cadre.querysets import CadreQuerySet
from foundation.core import clock
from foundation.lists.filters import ScopedFilterSet
from office.organisation.levels import offered_choices
from office.organisation.models.structure import Post, PostTitle, Unit
from planning.models import PlanningTerm
from standards.models import StandardKind
from training.needs.board import planned
from training.needs.cells import HELD, PLANNED, CellWord, NeedCell
from training.needs.groups import NeedGroups
from training.needs.judging import NeedLine
from training.needs.states import NeedStanding

NOT_WRITTEN, BOTH = "none", f"{HELD}+{PLANNED}"
BY = [(HELD, "Chức danh đang giữ"), (PLANNED, "Chức danh quy hoạch"), (BOTH, "Cả hai")]
NEEDS = [(NOT_WRITTEN, "Chưa ghi nhu cầu"), *(each for each in NeedStanding.choices if each[0] != "dropped")]
# What is asked of one cell.
OF_CELL = ("kind", "word", "by", "least", "need")


def asked_by(request: HttpRequest, day: Any) -> Asked:
    action = "export" if request.GET.get("format") == "xlsx" else "view"
    return Asked(request.user, day, action, on_paper=request.GET.get("print") == "1")


class NeedBoardFilter(ScopedFilterSet):
    """`counted` are all whom the conditions on people leave; the list holds those with a cell that fits the others."""

    first = ("unit", "q", "kind", "by", "need")

    unit = django_filters.ModelChoiceFilter(label="Đơn vị", queryset=Unit.objects.all(), method="under")
    q = django_filters.CharFilter(label="Họ tên, đơn vị, chức vụ, năm sinh", method="found")
    kind = django_filters.ChoiceFilter(label="Thiếu", choices=StandardKind.choices, method="untouched")
    by = django_filters.ChoiceFilter(label="Thiếu theo", choices=BY, method="untouched")
    need = django_filters.ChoiceFilter(label="Nhu cầu", choices=NEEDS, method="untouched")
    least = django_filters.TypedChoiceFilter(
        label="Mức còn thiếu", choices=[], coerce=int, method="untouched"
    )
    word = django_filters.ChoiceFilter(
        label="Kết quả đối chiếu", choices=CellWord.choices, method="untouched"
    )
    level = django_filters.ChoiceFilter(label="Cấp", choices=offered_choices, field_name="held_level")
    title = django_filters.ModelChoiceFilter(
        label="Chức danh giữ hoặc quy hoạch", queryset=PostTitle.objects.all(), method="of_title"
    )
    term = django_filters.ModelChoiceFilter(
        label="Nhiệm kỳ quy hoạch", queryset=PlanningTerm.objects.all(), method="of_term"
    )

    class Meta:
        model = Cadre
        fields = ["unit", "q", "kind", "by", "need", "least", "word", "level", "title", "term"]

    def __init__(self, data: Any, queryset: QuerySet, **kwargs: Any):
        super().__init__(data, queryset, **kwargs)
        self.asked = asked_by(self.request, self.day)
        self.offer("least", levels_by_kind())

    def under(self, people: CadreQuerySet, name: str, unit: Unit) -> CadreQuerySet:
        return people.filter(Unit.objects.scope_under([unit]).condition("held_unit"))

    def found(self, people: CadreQuerySet, name: str, text: str) -> CadreQuerySet:
        return people.found_by(text) if self.day == clock.today() else people.found_then(text)

    def of_title(self, people: CadreQuerySet, name: str, title: PostTitle) -> CadreQuerySet:
        posts = Post.objects.filter(title=title).values("pk")
        entries = planned(self.asked).filter(target__post__title=title).values("cadre")
        return people.filter(Q(held_post__in=posts) | Q(pk__in=entries))

    def of_term(self, people: CadreQuerySet, name: str, term: PlanningTerm) -> CadreQuerySet:
        return people.filter(pk__in=planned(self.asked).filter(target__term=term).values("cadre"))

    def untouched(self, people: CadreQuerySet, name: str, value: Any) -> CadreQuerySet:
        return people

    def filter_queryset(self, queryset: QuerySet) -> QuerySet:
        self.people = super().filter_queryset(queryset)
        self.wanted = {
            name: value for name, value in self.form.cleaned_data.items() if name in OF_CELL and value
        }
        return self.people.filter(pk__among=self.keys) if self.wanted else self.people

    @cached_property
    def counted(self) -> NeedGroups:
        return NeedGroups(
            self.people,
            self.asked,
            keys=bool(self.wanted),
            classes="word" in self.wanted,
            standings=self.wanted.get("need", NOT_WRITTEN) != NOT_WRITTEN,
        )

    @cached_property
    def keys(self) -> list[int]:
        """Of those with a cell that fits."""
        return [key for group in self.counted.groups if self.fits(group.line) for key in group.keys]

    @property
    def number(self) -> int:
        """How many the list holds: who must not be judged stands on it where no cell is asked for."""
        return len(self.keys) if self.wanted else self.counted.number + self.counted.masked

    def fits(self, line: NeedLine) -> bool:
        kind = self.wanted.get("kind")
        cells = [line.cells[kind]] if kind in line.cells else () if kind else line.cells.values()
        return any(self.cell_fits(cell) for cell in cells)

    def cell_fits(self, cell: NeedCell) -> bool:
        """Whatever is asked of a cell beside its word is asked of one that lacks something."""
        word, least = self.wanted.get("word"), self.wanted.get("least")
        if not (cell.word == word if word else cell.lacks):
            return False
        by, need = self.wanted.get("by"), self.wanted.get("need")
        return (
            (not by or by == cell.by or by in cell.by.split("+"))
            and least in (None, cell.least)
            and (not need or need == standing_of(cell))
        )


def standing_of(cell: NeedCell) -> str:
    """Where the need for what is lacking stands; NOT_WRITTEN without one."""
    found = cell.answering()
    return found[1].standing if found else NOT_WRITTEN
