import datetime
from collections.abc import Iterator
from typing import Any

from django.views import generic

from cadre.models.conflicts import conflicted_cadres
from dashboards.board import Board, ToldOnBoard
from dashboards.models import AgeBound
from dashboards.quick_report import sentences
from foundation.core import clock
from foundation.core.answers.rights import NeedsRight
from foundation.core.context import as_of, list_link
from foundation.core.forms import ScopedForm
from foundation.core.replica.reading import ReadsReplica
from foundation.lists.filters import ScopedFilterSet
from foundation.lists.tables import Column
from foundation.sheets.lists import SheetListPage
from office.organisation.chosen_unit import OfChosenUnit
from reminders.figures import LateDuties, late_duties

RIGHT = "cadre.view_cadre"
# What the board tells of a unit: each of these rights must be held there.
RIGHTS = (RIGHT, "planning.view_planningentry", "evaluation.view_evaluation", "rotation.view_rotation")
RIGHTS += ("training.view_trainingclass", "training.view_enrolment")

# Plans of training are told beside them to who reads these too.
PLANS = "training.view_trainingplan"
# And so is how far a year's grading is.
GRADING = "evaluation.view_gradingline"


class BoardPage(ReadsReplica, OfChosenUnit, NeedsRight, generic.TemplateView):
    """Tổng hợp: one unit of the reader's scope on one day; any other unit is 404."""

    template_name = "dashboards/board.html"
    permission_required = RIGHT
    rights = RIGHTS

    def late(self, day: datetime.date) -> LateDuties | None:
        """The ledger of duties speaks of today alone."""
        return late_duties(self.request.user, self.keys, day) if day == clock.today() else None

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        day = as_of(self.request)
        hidden = conflicted_cadres(self.request.user)
        plans, grading = (self.request.user.scope(right).covers(self.unit.pk) for right in (PLANS, GRADING))
        board = Board(self.unit, self.keys, day, ToldOnBoard(hidden, self.late(day), plans, grading))
        rounded = self.request.GET.get("round") != "off"
        return super().get_context_data(
            board=board,
            unit_choice=self.choice(day),
            sentences=sentences(board, rounded=rounded),
            rounded=rounded,
            without_own=bool(hidden),
            actions=list(self.actions()),
            **kwargs,
        )

    def actions(self) -> Iterator[dict[str, Any]]:
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
