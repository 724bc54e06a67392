from django.db.models import Count, F, Q
from django.shortcuts import render
from django.urls import reverse
from django.views import generic

from foundation.core.context import as_of, day_query, list_link
from foundation.core.models import counts_on
from foundation.core.pages import ScopedPage
from foundation.core.scope.rows import permission
from foundation.lists.tables import Column
from foundation.ordering.order import by_choice
from foundation.sheets.lists import SheetListPage
from office.organisation.filters import BodyFilter, PostFilter, PostTitleFilter, SpecialDayFilter, UnitFilter
from office.organisation.holiday_years import first_open_year
from office.organisation.linked import linking
from office.organisation.models.form_places import FormPlace
from office.organisation.models.ranks import TitleRank
from office.organisation.models.special_days import HolidayYear, SpecialDay
from office.organisation.models.structure import Body, Level, Post, PostTitle, Unit


def parent_name(unit):
    return unit.parent.name if unit.parent else ""


class UnitListPage(SheetListPage):
    model = Unit
    filterset_class = UnitFilter
    order = ("official_key", "pk")
    related = ("parent",)
    unit_word = "đơn vị"
    empty_text = "Chưa có đơn vị nào. Thêm đơn vị hoặc nhập danh sách từ Excel."
    columns = (
        Column("name", "Tên đơn vị", "name"),
        Column("code", "Mã", "code", shown=False),
        Column("short_name", "Tên viết tắt", "short_name"),
        Column(
            "level",
            "Cấp",
            lambda unit: Level(unit.level_then).label,
            sort=by_choice("level_then", Level.choices),
        ),
        Column("kind", "Khối", lambda unit: unit.get_kind_display(), sort=F("kind")),
        Column("parent", "Trực thuộc", parent_name, sort="parent__name"),
        Column("valid_from", "Từ ngày", "valid_from", kind="date"),
        Column("valid_to", "Ngừng hoạt động từ ngày", "valid_to", kind="date", shown=False),
    )

    def get_queryset(self):
        return super().get_queryset().on(self.day).with_level(self.day)

    def actions(self):
        yield {"label": "Sơ đồ tổ chức", "url": self.page_url("tree"), "icon": "diagram-3", "primary": False}
        yield from super().actions()


class PostTitleListPage(SheetListPage):
    model = PostTitle
    filterset_class = PostTitleFilter
    order = ("level", "order", "name", "pk")
    unit_word = "chức danh"
    filled_by = ("roster",)
    empty_text = "Chưa có chức danh nào. Chức danh đến cùng danh sách trích ngang, hoặc thêm từng chức danh."
    columns = (
        Column("name", "Chức danh", "name"),
        Column(
            "level",
            "Cấp",
            lambda title: title.get_level_display(),
            sort=by_choice("level", Level.choices),
            whole=True,
        ),
        Column("kind", "Loại", lambda title: title.get_kind_display(), sort=F("kind"), whole=True),
        Column(
            "is_leader",
            "Lãnh đạo, quản lý",
            lambda title: "có" if title.is_leader else "",
            sort=F("is_leader"),
        ),
        Column("order", "Thứ bậc", "order", kind="number"),
        Column(
            "place",
            "Cột trong biểu thống kê",
            "places_in_words",
            sort=by_choice("form_place", FormPlace.choices),
        ),
        Column("aliases", "Cách ghi khác", lambda title: ", ".join(title.aliases)),
    )

    def actions(self):
        yield from list_link(self.request, TitleRank, "Nhóm, bậc", "bar-chart-steps")
        yield from super().actions()


def holders_in_words(post):
    """How many hold the post; where nobody does, whether somebody left it (vacant) or nobody was ever entered."""
    return post.holders or ("khuyết" if post.left else "chưa ghi")


def is_leader(post):
    return "có" if post.title.is_leader else ""


POST_COLUMNS = (
    Column("title", "Chức danh", "title.name"),
    Column("unit", "Đơn vị", "unit.name"),
    Column("body", "Tập thể", lambda post: post.body.name if post.body else "", sort="body__name"),
    Column("is_leader", "Lãnh đạo, quản lý", is_leader, sort=F("title__is_leader")),
    Column(
        "holders",
        "Đương nhiệm",
        holders_in_words,
        "number",
        permission="cadre.view_postheld",
        sort="holders",
    ),
)


class PostListPage(SheetListPage):
    model = Post
    filterset_class = PostFilter
    order = ("unit__official_key", "title__order", "pk")
    related = ("unit", "title", "body")
    unit_word = "chức vụ"
    filled_by = ("roster",)
    empty_text = "Chưa có chức vụ nào. Chức vụ đến cùng danh sách trích ngang, hoặc thêm từng chức vụ."

    @property
    def columns(self):
        return linking(POST_COLUMNS, day_query(self.request), unit="unit", body="body")

    def actions(self):
        yield from list_link(self.request, PostTitle, "Danh mục chức danh", "tags")
        yield from super().actions()

    def get_queryset(self):
        holders = Count("holdings", filter=counts_on(self.day, "holdings__"))
        left = Count("holdings", filter=Q(holdings__valid_to__lte=self.day))
        return super().get_queryset().annotate(holders=holders, left=left)


BODY_COLUMNS = (
    Column("name", "Tên gọi", "name"),
    Column("unit", "Đơn vị", "unit.name"),
    Column("kind", "Loại", lambda body: body.get_kind_display(), sort=F("kind")),
)


class BodyListPage(SheetListPage):
    model = Body
    filterset_class = BodyFilter
    order = ("unit__official_key", "kind", "pk")
    related = ("unit",)
    unit_word = "tập thể"
    empty_text = "Chưa có tập thể nào. Thêm cấp ủy, ban thường vụ của đơn vị."

    @property
    def columns(self):
        return linking(BODY_COLUMNS, day_query(self.request), unit="unit")


class SpecialDayListPage(SheetListPage):
    model = SpecialDay
    filterset_class = SpecialDayFilter
    order = ("day", "pk")
    unit_word = "ngày"
    empty_text = (
        "Chưa có ngày nào: ngày làm việc tính từ thứ Hai đến thứ Sáu. Thêm ngày nghỉ lễ, ngày làm bù của năm."
    )
    no_match_text = "Không có ngày nào theo điều kiện lọc."
    columns = (
        Column("day", "Ngày", "day", kind="date"),
        Column("kind", "Loại", lambda special: special.get_kind_display(), sort=F("kind")),
        Column("name", "Tên ngày, căn cứ", "name"),
    )

    def actions(self):
        yield from list_link(self.request, HolidayYear, "Năm đã xác nhận ngày nghỉ", "calendar-check")
        if self.request.user.may(permission(HolidayYear, "add"), HolidayYear()):
            label, url = f"Xác nhận ngày nghỉ năm {first_open_year()}", reverse("holidayyear-new")
            yield {"label": label, "url": url, "icon": "calendar-plus", "primary": False}
        yield from super().actions()


class UnitTreePage(ScopedPage, generic.View):
    """Units under their parents; a unit whose parent is outside the scope stands at the top."""

    model = Unit

    def get(self, request):
        day = as_of(request)
        units = list(
            self.get_queryset()
            .on(day)
            .annotate(count=Count("posts", filter=Q(posts__body=None)))
            .order_by("official_key", "pk")
        )
        known = {unit.pk: unit for unit in units}
        for unit in units:
            unit.below = []
        roots = []
        for unit in units:
            (known[unit.parent_id].below if unit.parent_id in known else roots).append(unit)
        context = {
            "title": "Sơ đồ tổ chức",
            "roots": roots,
            "total": len(units),
            "unit_word": "đơn vị",
            "count_word": "chức vụ",
            "day_query": day_query(request),
            "list_title": self.list_title(),
            "list_url": self.list_url(),
            "empty_text": "Chưa có đơn vị nào. Thêm đơn vị hoặc nhập danh sách từ Excel.",
        }
        return render(request, "core/page_tree.html", context)
