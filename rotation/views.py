from django.utils.functional import cached_property

from cadre.sections import PersonCreatePage, PersonSection
from foundation.core import clock
from foundation.core.context import as_of, day_query
from foundation.core.pages import EditPage
from foundation.sheets.lists import SheetListPage
from rotation.checks import check, long_enough, place_of, rules_of
from rotation.choices import RotationState
from rotation.columns import columns
from rotation.filters import RotationFilter
from rotation.forms import SpecialRotationForm
from rotation.models import Rotation
from rotation.room import InRotationRoom

RELATED = ("cadre", "to_post__title", "to_post__unit", "from_post__title", "from_post__unit")
RELATED += ("after_post__title", "after_post__unit")


class RotationListPage(InRotationRoom, SheetListPage):
    """Rotations as they stood on the day: of a past day nothing is told that came later."""

    model = Rotation
    filterset_class = RotationFilter
    order = ("begins", "cadre__sort_key", "pk")
    related = RELATED
    unit_word = "lượt"
    empty_text = "Chưa có lần luân chuyển nào. Nhập danh sách từ Excel hoặc thêm trên trang hồ sơ của cán bộ."
    no_match_text = "Không có lần luân chuyển nào theo điều kiện lọc."
    form_page = False

    def get_queryset(self):
        rotations = Rotation.objects.listed_for(self.request.user, self.action).as_on(self.day)
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
        rotations = self.get_queryset().filter(cadre=self.cadre).select_related(*RELATED).as_on(day)
        rules = rules_of(rotations)
        rows = [
            (each, each.told_on(day), check(each, rules.get(place_of(each)), day)[:1]) for each in rotations
        ]
        return super().get_context_data(
            rotations=rows, day_query=day_query(self.request), may_add=self.holds("add"), **kwargs
        )
