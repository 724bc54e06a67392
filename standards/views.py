"""The pages of standards of titles: list, filter, form."""

import django_filters
from django.db.models import F
from django.urls import reverse

from cadre.forms import levels_by_kind
from cadre.models.people import Cadre
from foundation.core.context import day_query
from foundation.core.pages import DetailPage
from foundation.core.scope.rows import permission
from foundation.core.typed.forms import DayField
from foundation.lists.filters import ScopedFilterSet, YesNoFilter
from foundation.lists.tables import Column
from foundation.sheets.lists import SheetListPage
from office.organisation.levels import offer_levels, offered_choices
from office.regulations.forms import ConfirmedByHead
from standards.models import Standard, StandardKind


class StandardFilter(ScopedFilterSet):
    kind = django_filters.ChoiceFilter(label="Loại trình độ", choices=StandardKind.choices)
    level = django_filters.ChoiceFilter(label="Cấp", choices=offered_choices)
    in_force = YesNoFilter(label="Đang áp dụng", method="standing")
    confirmed = YesNoFilter(label="Đã xác nhận")

    class Meta:
        model = Standard
        fields = ["kind", "level", "title", "unit", "in_force", "confirmed"]

    def standing(self, standards, name, yes):
        in_force = standards.on(self.day)
        return in_force if yes else standards.exclude(pk__in=in_force.values("pk"))


class StandardListPage(SheetListPage):
    model = Standard
    filterset_class = StandardFilter
    order = ("kind", "valid_from", "pk")
    related = ("title", "unit", "document")
    unit_word = "tiêu chuẩn"
    empty_text = "Chưa có tiêu chuẩn nào. Chưa có tiêu chuẩn thì chưa đối chiếu được cán bộ."
    no_match_text = "Không có tiêu chuẩn nào theo điều kiện lọc."
    columns = (
        Column("standard", "Tiêu chuẩn", str, sort=F("least")),
        Column("place", "Áp dụng cho", "place", sort="title__name"),
        Column("valid_from", "Từ ngày", "valid_from", kind="date"),
        Column("valid_to", "Thôi áp dụng từ ngày", "valid_to", kind="date"),
        Column(
            "confirmed",
            "Tình trạng",
            lambda each: "✓ Đã xác nhận" if each.confirmed else "§ Quy định chưa xác nhận",
            sort=F("confirmed"),
        ),
        Column("basis", "Căn cứ", "basis", sort=""),
        Column("note", "Ghi chú", "note"),
    )

    def actions(self):
        if self.request.user.scope(permission(Cadre, "view")):
            url = reverse("standards-compared") + day_query(self.request)
            yield {"label": "Đối chiếu tiêu chuẩn chức danh", "url": url, "icon": "card-checklist"}
        yield from super().actions()


class StandardDetailPage(DetailPage):
    def get_queryset(self):
        return super().get_queryset().select_related("title", "unit", "document")


class StandardForm(ConfirmedByHead):
    """Blank is any; a title brings its own level, so nothing else of that kind is kept beside it."""

    confirm_right = "standards.confirm_standard"

    class Meta:
        model = Standard
        fields = ["kind", "least", "level", "leaders_only", "title", "unit", "valid_from", "valid_to"]
        fields += ["document", "article", "confirmed", "note"]
        field_classes = {"valid_from": DayField, "valid_to": DayField}
        help_texts = {
            "least": "Mức này hoặc cao hơn là đạt; loại không chia mức thì để trống, có là đạt.",
            "level": "Cấp của chức danh; để trống khi áp dụng cho mọi cấp.",
            "title": "Để trống khi áp dụng cho mọi chức danh; tiêu chuẩn của chức danh thay cho tiêu chuẩn chung.",
            "unit": "Đơn vị này và các đơn vị trực thuộc; để trống thì áp dụng mọi nơi.",
            "valid_to": "Ngày đầu tiên không còn áp dụng; để trống khi còn áp dụng.",
            "confirmed": "Chỉ đánh dấu khi đã đối chiếu với văn bản; chưa xác nhận thì không kết luận Đạt.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["least"].choices = levels_by_kind()
        offer_levels(self)

    def clean(self):
        cleaned = super().clean()
        title = cleaned.get("title")
        if title and cleaned.get("level") not in ("", None, title.level):
            self.add_error("level", f"Chức danh đã chọn thuộc {title.get_level_display().lower()}.")
        elif title:
            cleaned |= {"level": "", "leaders_only": False}
        return cleaned
