import django_filters

from foundation.core.dates import PartialDate
from foundation.core.text import needle
from foundation.lists.filters import ScopedFilterSet
from office.organisation.levels import offered_levels
from office.organisation.models.structure import Level, Unit
from rotation.choices import DRAFTS
from rotation.models import Rotation, RotationState
from rotation.moves.directions import MoveWay, ways_of
from rotation.moves.outcomes import MoveOutcome, outcomes_of
from rotation.querysets import DRAFT_RIGHT

# Figures of reports open the list by these: begun and over are no states, running has also what is due.
BEGUN, OVER = "begun", "returned"
STATES = [(BEGUN, "Đã luân chuyển"), *RotationState.choices, (OVER, "Đã kết thúc")]

# Ways that an office without a district never had.
OF_DISTRICTS = [way.value for way in MoveWay if "district" in way.value]


class RotationFilter(ScopedFilterSet):
    """Of masked lines nothing is asked that stands blank on them: being there would tell it."""

    q = django_filters.CharFilter(label="Họ tên", method="named")
    state = django_filters.ChoiceFilter(label="Trạng thái", choices=STATES, method="in_state")
    unit = django_filters.ModelChoiceFilter(label="Nơi đến", queryset=Unit.objects.all(), method="moved_to")
    origin = django_filters.ModelChoiceFilter(
        label="Nơi đi", queryset=Unit.objects.all(), method="moved_from"
    )
    direction = django_filters.ChoiceFilter(
        label="Hình thức", choices=Rotation.Direction.choices, method="told"
    )
    year = django_filters.ChoiceFilter(label="Năm bắt đầu", choices=[], method="begun_in")
    since = django_filters.ChoiceFilter(label="Bắt đầu từ năm", choices=[], method="begun_since")
    kind = django_filters.ChoiceFilter(label="Loại", choices=Rotation.Kind.choices, method="told")
    way = django_filters.ChoiceFilter(label="Hướng luân chuyển", choices=MoveWay.choices, method="gone_by")
    became = django_filters.ChoiceFilter(
        label="Sau luân chuyển", choices=MoveOutcome.choices, method="come_to"
    )

    class Meta:
        model = Rotation
        fields = ["q", "state", "unit", "origin", "direction", "year", "since", "kind", "way", "became"]

    def __init__(self, data, queryset, **kwargs):
        super().__init__(data, queryset, **kwargs)
        told = queryset.filter(masked=False)
        days = told.order_by().values_list("valid_from", flat=True).distinct()
        self.offer_years(lambda: (day.year for day in days if day), "year", "since")
        way, state = (self.form.fields.get(name) for name in ("way", "state"))
        if way and Level.DISTRICT not in offered_levels():
            way.choices = [each for each in way.choices if each[0] not in OF_DISTRICTS]
        if state and not self.request.user.scope(DRAFT_RIGHT):
            state.choices = [each for each in state.choices if each[0] not in DRAFTS]

    def named(self, rotations, name, text):
        return rotations.filter(cadre__name_fold__contains=needle(text))

    def in_state(self, rotations, name, state):
        rows = {BEGUN: rotations.begun_by, OVER: rotations.returned_by}
        found = rows[state](self.day) if state in rows else rotations.in_state(state, self.day)
        # Whether it ended well, or is due, must not be found out of a masked line by asking for each in turn.
        return found if state in (BEGUN, RotationState.RUNNING, OVER) else found.filter(masked=False)

    def moved_to(self, rotations, name, unit):
        return rotations.filter(Unit.objects.scope_under([unit]).condition("to_post__unit"))

    def moved_from(self, rotations, name, unit):
        return rotations.filter(Unit.objects.scope_under([unit]).condition("from_post__unit"), masked=False)

    def told(self, rotations, name, value):
        return rotations.filter(**{name: value}, masked=False)

    def begun_in(self, rotations, name, year):
        first, following = PartialDate.of(int(year)), PartialDate.of(int(year) + 1)
        return rotations.filter(valid_from__gte=first, valid_from__lt=following, masked=False)

    def begun_since(self, rotations, name, year):
        return rotations.filter(valid_from__gte=PartialDate.of(int(year)), masked=False)

    def gone_by(self, rotations, name, way):
        ways = ways_of(rotations.filter(masked=False))
        return rotations.filter(pk__among=[key for key, found in ways.items() if found == way])

    def come_to(self, rotations, name, outcome):
        found = outcomes_of(rotations.filter(masked=False), self.day)
        return rotations.filter(pk__among=[key for key, became in found.items() if became == outcome])
