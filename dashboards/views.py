from functools import reduce
from operator import and_

from django.contrib.auth.mixins import PermissionRequiredMixin
from django.http import Http404
from django.utils.functional import cached_property
from django.views import generic

from cadre.models.conflicts import conflicted_cadres
from dashboards.board import Board
from dashboards.models import AgeBound
from dashboards.quick_report import sentences
from foundation.core.context import as_of, list_link
from foundation.core.forms import ScopedForm
from foundation.lists.filters import ScopedFilterSet
from foundation.lists.tables import Column
from foundation.sheets.lists import SheetListPage
from office.organisation.models.structure import Unit

RIGHT = "cadre.view_cadre"
# What the board tells of a unit: each of these rights must be held there.
RIGHTS = (RIGHT, "planning.view_planningentry", "evaluation.view_evaluation", "rotation.view_rotation")
RIGHTS += ("training.view_trainingclass", "training.view_enrolment")


class BoardPage(PermissionRequiredMixin, generic.TemplateView):
    """Tổng hợp: one unit of the reader's scope on one day; any other unit is 404."""

    template_name = "dashboards/board.html"
    permission_required = RIGHT

    @cached_property
    def units(self):
        """What the reader may choose: the units of the day, and those that a link names."""
        told = (self.request.user.scope(right).condition("pk") for right in RIGHTS)
        scope = Unit.objects.filter(reduce(and_, told))
        return list(scope.order_by("official_key", "pk"))

    @cached_property
    def unit(self):
        asked = self.request.GET.get("unit", "")
        if not asked:
            return self.topmost
        chosen = next((unit for unit in self.units if str(unit.pk) == asked), None)
        if chosen is None:
            raise Http404
        return chosen

    @property
    def topmost(self):
        """The first unit whose parent the reader does not see."""
        known = {unit.pk for unit in self.units}
        return next(unit for unit in self.units if unit.parent_id not in known)

    def choices(self, day):
        """The units that there were on the day."""
        for unit in self.units:
            stood = unit.valid_from <= day and (unit.valid_to is None or day < unit.valid_to)
            if stood or unit == self.unit:
                yield unit

    def get_context_data(self, **kwargs):
        day = as_of(self.request)
        board = Board(self.unit, Unit.objects.keys_under([self.unit.pk]), day)
        rounded = self.request.GET.get("round") != "off"
        return super().get_context_data(
            board=board,
            units=list(self.choices(day)),
            sentences=sentences(board, rounded=rounded),
            rounded=rounded,
            without_own=bool(conflicted_cadres(self.request.user)),
            actions=list(self.actions()),
            **kwargs,
        )

    def actions(self):
        yield from list_link(self.request, AgeBound, "Nhóm tuổi", "sliders")
        yield {"label": "In", "url": "#print", "icon": "printer"}


class AgeBoundFilter(ScopedFilterSet):
    class Meta:
        model = AgeBound
        fields = []


class AgeBoundListPage(SheetListPage):
    model = AgeBound
    filterset_class = AgeBoundFilter
    order = ("age", "pk")
    unit_word = "mốc"
    empty_text = "Chưa có mốc tuổi nào: trang Tổng hợp tính chung mọi độ tuổi."
    columns = (Column("age", "Nhóm tuổi bắt đầu", str),)


class AgeBoundForm(ScopedForm):
    class Meta:
        model = AgeBound
        fields = ["age"]
        help_texts = {"age": "Trang Tổng hợp chia nhóm tuổi tại các mốc này, ví dụ 30, 40, 50, 55."}
