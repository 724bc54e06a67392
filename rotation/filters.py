import django_filters
from django.db.models import F, Func

from core.filters import ScopedFilterSet
from core.text import fold
from organisation.models import Unit
from rotation.models import Rotation

STATES = [
    ("begun", "Đã luân chuyển"),
    ("running", "Đang luân chuyển"),
    ("returned", "Đã kết thúc"),
    ("waiting", "Hết thời gian, chờ bố trí"),
]


class RotationFilter(ScopedFilterSet):
    q = django_filters.CharFilter(label="Họ tên", method="named")
    state = django_filters.ChoiceFilter(label="Trạng thái", choices=STATES, method="in_state")
    unit = django_filters.ModelChoiceFilter(label="Nơi đến", queryset=Unit.objects, method="moved_to")
    origin = django_filters.ModelChoiceFilter(label="Nơi đi", queryset=Unit.objects, method="moved_from")
    direction = django_filters.ChoiceFilter(label="Hình thức", choices=Rotation.Direction.choices)

    class Meta:
        model = Rotation
        fields = ["q", "state", "unit", "origin", "direction"]

    def named(self, rotations, name, text):
        folded = Func(F("cadre__full_name"), function="vn_fold")
        return rotations.alias(folded=folded).filter(folded__contains=fold(text))

    def in_state(self, rotations, name, state):
        rows = {
            "begun": rotations.begun_by,
            "running": rotations.running_on,
            "returned": rotations.returned_by,
            "waiting": rotations.waiting_on,
        }
        return rows[state](self.day)

    def moved_to(self, rotations, name, unit):
        return rotations.filter(to_post__unit__in=Unit.objects.keys_under([unit.pk]))

    def moved_from(self, rotations, name, unit):
        return rotations.filter(from_post__unit__in=Unit.objects.keys_under([unit.pk]))
