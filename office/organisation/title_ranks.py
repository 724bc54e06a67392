"""The pages of the ranks of titles."""

import django_filters
from django.db.models import F, QuerySet

from foundation.core.forms import ScopedForm
from foundation.core.pages import pages
from foundation.core.text import needle
from foundation.core.typed.forms import DayField
from foundation.lists.filters import ScopedFilterSet
from foundation.lists.tables import Column
from foundation.ordering.order import by_choice
from foundation.sheets.lists import SheetListPage
from office.organisation.levels import offered_choices
from office.organisation.models.levels import Level
from office.organisation.models.ranks import TitleRank


class TitleRankForm(ScopedForm):
    class Meta:
        model = TitleRank
        fields = ["title", "group", "tier", "valid_from", "valid_to", "document"]
        field_classes = {"valid_from": DayField, "valid_to": DayField}
        help_texts = {
            "group": "Nhóm I cao nhất.",
            "tier": "Trong một nhóm, bậc 1 cao nhất.",
            "valid_to": "Ngày đầu tiên không còn áp dụng; để trống khi đang áp dụng.",
            "document": "Số, ngày, cơ quan ban hành văn bản quy định nhóm, bậc.",
        }


class TitleRankFilter(ScopedFilterSet):
    q = django_filters.CharFilter(label="Chức danh", method="named")
    level = django_filters.ChoiceFilter(label="Cấp", choices=offered_choices, field_name="title__level")

    class Meta:
        model = TitleRank
        fields = ["q", "level", "group"]

    def named(self, ranks: QuerySet, name: str, text: str) -> QuerySet:
        return ranks.filter(title__name_fold__contains=needle(text))


class TitleRankListPage(SheetListPage):
    """The ranks in force on the day, the highest first."""

    model = TitleRank
    filterset_class = TitleRankFilter
    order = ("group", "tier", "title__level", "title__order", "pk")
    related = ("title",)
    unit_word = "chức danh"
    filled_by = ("title_ranks",)
    empty_text = (
        "Chưa ghi nhóm, bậc của chức danh nào. Thêm từng chức danh hoặc nhập bảng nhóm, bậc từ Excel."
    )
    no_match_text = "Không có chức danh nào theo điều kiện lọc."
    columns = (
        Column("title", "Chức danh", "title.name"),
        Column(
            "level",
            "Cấp",
            lambda rank: rank.title.get_level_display(),
            sort=by_choice("title__level", Level.choices),
            whole=True,
        ),
        Column("group", "Nhóm", lambda rank: rank.get_group_display(), sort=F("group")),
        Column("tier", "Bậc", "tier", kind="number"),
        Column("valid_from", "Từ ngày", "valid_from", kind="date"),
        Column("valid_to", "Hết hiệu lực từ ngày", "valid_to", kind="date", shown=False),
        Column("document", "Văn bản", "document"),
    )

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().on(self.day)


RANKS = pages(TitleRank, form=TitleRankForm, listing=TitleRankListPage)
