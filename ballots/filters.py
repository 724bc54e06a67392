import django_filters

from ballots.models import BallotCount, Conference, Slip
from foundation.lists.filters import ScopedFilterSet
from office.organisation.models.structure import Unit


class BallotCountFilter(ScopedFilterSet):
    first = ("conference", "unit", "slip", "state")

    conference = django_filters.ChoiceFilter(label="Hội nghị", choices=Conference.choices)
    unit = django_filters.ModelChoiceFilter(label="Đơn vị tổ chức", queryset=Unit.objects.all())
    slip = django_filters.ChoiceFilter(label="Loại phiếu", choices=Slip.choices)
    state = django_filters.ChoiceFilter(label="Trạng thái", choices=BallotCount.State.choices)

    class Meta:
        model = BallotCount
        fields = ["conference", "unit", "slip", "state"]
