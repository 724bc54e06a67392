from django.utils.functional import cached_property

from cadre.models.people import Cadre
from cadre.sections import PersonCreatePage, PersonSection
from foundation.core import clock
from foundation.core.context import as_of, day_query
from foundation.core.pages import DetailPage, EditPage
from foundation.core.scope.rows import permission
from foundation.sheets.lists import SheetListPage
from rotation.checks import check, long_enough, place_of, rules_of
from rotation.choices import RotationState
from rotation.columns import columns
from rotation.filters import RotationFilter
from rotation.forms import SpecialRotationForm
from rotation.models import Rotation
from rotation.papers.pages import papers_button
from rotation.room import InRotationRoom

SPECIAL = "Đề nghị xem xét trường hợp đặc biệt"
RELATED = ("cadre", "to_post__title", "to_post__unit", "from_post__title", "from_post__unit")
RELATED += ("after_post__title", "after_post__unit")


class RotationListPage(InRotationRoom, SheetListPage):
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
        rotations = Rotation.objects.listed_for(self.request.user, self.action)
        if self.day < clock.today():
            return rotations.begun_by(self.day)
        # What was given up stands there only for who asks for it.
        dropped = self.request.GET.get("state") == RotationState.DROPPED
        return rotations if dropped else rotations.exclude(state=RotationState.DROPPED)

    def link(self, row):
        return "" if row.masked else super().link(row)

    @cached_property
    def rules(self):
        return rules_of(self.rows)

    def finding(self, rotation):
        """On the length, as the list tells it; none of a masked line, none before the rotation begins."""
        if rotation.masked or not rotation.begun_by(self.day):
            return None
        return long_enough(rotation, self.rules[place_of(rotation)], self.day)

    @cached_property
    def columns(self):
        return columns(self.day, self.finding)


class RotationDetailPage(DetailPage):
    keeps_access = True

    def get_queryset(self):
        return super().get_queryset().select_related(*RELATED)

    def get_context_data(self, **kwargs):
        context, day, rotation = super().get_context_data(**kwargs), as_of(self.request), self.object
        rules = rules_of(Rotation.objects.filter(pk=rotation.pk)).get(place_of(rotation))
        return context | {
            "findings": check(rotation, rules, day),
            "rules": rules and rules.rotation,
            "pairs": [("trạng thái", rotation.state_on(day).label), *self.special_case(), *context["pairs"]],
        }

    def special_case(self):
        if self.object.special_basis:
            yield "trường hợp đặc biệt", self.object.special_case

    def actions(self):
        """Who sees the rotation by the unit moved to alone does not see the person's record."""
        cadre = self.object.cadre
        if Cadre.objects.for_user(self.request.user).filter(pk=cadre.pk).exists():
            url = cadre.get_absolute_url() + day_query(self.request)
            yield {"label": "Hồ sơ cán bộ", "url": url, "icon": "person-vcard"}
        yield from papers_button(self.request.user, self.object)
        yield from super().actions()
        special = permission(Rotation, "special")
        if self.object.valid_to and self.request.user.may(special, self.object):
            yield {"label": SPECIAL, "url": self.page_url("special", self.object), "icon": "star"}


class SpecialRotationPage(EditPage):
    """Not a change of state: an early end is let pass, by a right of its own."""

    model = Rotation
    action = "special"
    form_class = SpecialRotationForm

    def get_template_names(self):
        return ["rotation/special_form.html"]


class RotationCreatePage(PersonCreatePage):
    """A rotation is added to the person whom the address names."""


class PersonRotationsSection(PersonSection):
    """The moves of the person, within the reader's scope."""

    model = Rotation
    title = "Luân chuyển"
    section_template = "rotation/_of_person.html"

    def get_context_data(self, **kwargs):
        day = as_of(self.request)
        rotations = self.get_queryset().filter(cadre=self.cadre).select_related(*RELATED)
        rules = rules_of(rotations)
        rows = [
            (each, each.state_on(day).label, check(each, rules.get(place_of(each)), day)[:1])
            for each in rotations
        ]
        return super().get_context_data(
            rotations=rows, day_query=day_query(self.request), may_add=self.holds("add"), **kwargs
        )
