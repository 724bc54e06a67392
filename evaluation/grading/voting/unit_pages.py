"""Grades of collectives: the list of all years, one of them."""

from collections.abc import Callable
from typing import Any

from django.db.models import F, QuerySet
from django.utils.text import capfirst

from evaluation.grades import Grade, abbreviated
from evaluation.grading.voting.unit_filters import UnitGradeFilter
from evaluation.models import UnitGrade
from foundation.core.pages import DetailPage
from foundation.lists.tables import Column
from foundation.ordering.order import by_choice
from foundation.sheets.lists import SheetListPage
from office.organisation.naming import office_body


def short(name: str) -> Callable[[UnitGrade], str]:
    return lambda row: abbreviated(getattr(row, name), row.year)


def said(name: str, label: str) -> Column:
    """What is said before the decision: on screen alone."""
    return Column(name, label, short(name), exported=False, sort=by_choice(name, Grade.choices), whole=True)


def decided(row: UnitGrade) -> str:
    return short("grade")(row) if row.is_decided else ""


class UnitGradeListPage(SheetListPage):
    model = UnitGrade
    filterset_class = UnitGradeFilter
    order = ("-year", "unit__official_key", "pk")
    related = ("unit",)
    unit_word = "tập thể"
    empty_text = "Chưa có xếp loại tập thể nào. Thêm từng tập thể, hoặc lập danh sách trong đợt đánh giá."
    no_match_text = "Không có tập thể nào theo điều kiện lọc."

    @property
    def columns(self) -> tuple[Column, ...]:
        return (
            Column("unit", "Đơn vị", "unit.name", sort=F("unit__official_key")),
            Column("year", "Năm", lambda row: str(row.year), sort=F("year"), whole=True),
            said("self_grade", "Tự xếp loại"),
            said("proposed", f"{capfirst(office_body())} đề xuất"),
            Column(
                "grade",
                "Xếp loại tập thể",
                decided,
                html=short("grade"),
                sort=by_choice("grade", Grade.choices),
                whole=True,
            ),
            Column("decision_no", "Số quyết định", "decision_no"),
            Column("decision_on", "Ngày quyết định", "decision_on", kind="date"),
            Column("note", "Ghi chú", "note", shown=False),
        )


class UnitGradeDetailPage(DetailPage):
    def get_queryset(self) -> QuerySet:
        return super().get_queryset().select_related("unit")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Beside the decided fact stands whether it is one."""
        context = super().get_context_data(**kwargs)
        state = "Đã có quyết định" if self.object.is_decided else "Chưa có quyết định"
        return context | {"pairs": [*context["pairs"], ("Trạng thái", state)]}
