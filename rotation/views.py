from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from cadre.models import Cadre
from cadre.sections import PersonSection
from core import clock
from core.context import as_of, day_query
from core.pages import CreatePage, DetailPage
from core.tables import Column
from rotation.checks import long_enough, months_between, place_of, rules_of
from rotation.filters import RotationFilter
from rotation.models import Rotation
from sheets.lists import SheetListPage

RELATED = ("cadre", "to_post__title", "to_post__unit", "from_post__title", "from_post__unit")
RELATED += ("after_post__title", "after_post__unit")


class RotationListPage(SheetListPage):
    """Rotations as they stood on the day: of a past day nothing is told that came later."""

    model = Rotation
    filterset_class = RotationFilter
    order = ("valid_from", "cadre__sort_key", "pk")
    related = RELATED
    unit_word = "lượt"
    empty_text = "Chưa có lần luân chuyển nào. Nhập danh sách từ Excel hoặc thêm trên trang hồ sơ của cán bộ."
    no_match_text = "Không có lần luân chuyển nào theo điều kiện lọc."
    form_page = False

    def get_queryset(self):
        rotations = super().get_queryset()
        return rotations if self.day >= clock.today() else rotations.begun_by(self.day)

    @cached_property
    def rules(self):
        return rules_of(self.rows)

    def finding(self, rotation):
        return long_enough(rotation, self.rules[place_of(rotation)], self.day)

    @property
    def columns(self):
        day = self.day
        return (
            Column("full_name", "Họ và tên", "cadre.full_name"),
            Column("to_post", "Nơi đến", lambda rotation: str(rotation.to_post)),
            Column("valid_from", "Từ ngày", "valid_from", kind="date"),
            Column(
                "valid_to",
                "Đến ngày",
                lambda rotation: rotation.valid_to if rotation.ended_by(day) else None,
                kind="date",
            ),
            Column("months", "Số tháng", lambda rotation: months_of(rotation, day), kind="number"),
            Column("state", "Trạng thái", lambda rotation: rotation.state_on(day).label),
            Column("origin", "Trước luân chuyển", "origin"),
            Column("verdict", "Kết quả", self.words, html=self.badge, shown=False),
            Column(
                "placement",
                "Bố trí sau luân chuyển",
                lambda rotation: rotation.placement if rotation.ended_by(day) else "",
            ),
            Column("direction", "Hình thức", lambda rotation: rotation.get_direction_display(), shown=False),
            Column("decision_no", "Số quyết định", "decision_no", shown=False),
            Column("birth", "Ngày sinh", "cadre.birth", kind="date", shown=False),
        )

    def words(self, rotation):
        finding = self.finding(rotation)
        return finding.words if finding else ""

    def badge(self, rotation):
        finding = self.finding(rotation)
        return finding.badge if finding else ""


def months_of(rotation, day):
    """Whole months at the post by the day, None before it begins."""
    if rotation.valid_from.first_day > day:
        return None
    last = rotation.valid_to.first_day if rotation.ended_by(day) else day
    return months_between(rotation.valid_from.first_day, last)


class RotationDetailPage(DetailPage):
    keeps_access = True

    def get_queryset(self):
        return super().get_queryset().select_related(*RELATED)

    def get_context_data(self, **kwargs):
        context, day, rotation = super().get_context_data(**kwargs), as_of(self.request), self.object
        rules = rules_of(Rotation.objects.filter(pk=rotation.pk))[place_of(rotation)]
        return context | {
            "finding": long_enough(rotation, rules, day),
            "pairs": [
                ("cán bộ", rotation.cadre),
                ("trạng thái", rotation.state_on(day).label),
                *context["pairs"],
            ],
        }

    def actions(self):
        yield {"label": "Hồ sơ cán bộ", "url": self.object.cadre.get_absolute_url(), "icon": "person-vcard"}
        yield from super().actions()


class RotationCreatePage(CreatePage):
    """A rotation is added to the person whom the address names."""

    @cached_property
    def cadre(self):
        return get_object_or_404(Cadre.objects.for_user(self.request.user), pk=self.kwargs["cadre"])

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "cadre": self.cadre}

    def list_url(self):
        return self.cadre.get_absolute_url()

    def list_title(self):
        return str(self.cadre)


class OfPersonSection(PersonSection):
    """The moves of the person, within the reader's scope."""

    model = Rotation
    title = "Luân chuyển"
    section_template = "rotation/_of_person.html"

    def get_context_data(self, **kwargs):
        day = as_of(self.request)
        rotations = self.get_queryset().filter(cadre=self.cadre).select_related(*RELATED)
        rules = rules_of(rotations)
        rows = [
            (each, each.state_on(day).label, long_enough(each, rules[place_of(each)], day))
            for each in rotations
        ]
        return super().get_context_data(
            rotations=rows, day_query=day_query(self.request), may_add=self.may("add"), **kwargs
        )
