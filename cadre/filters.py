import django_filters
from django.db.models import Q

from cadre.models import Cadre, CadreNow, EthnicGroup, PostHeld, Qualification
from cadre.party import PartyStatus, with_party_status
from core import clock
from core.filters import ScopedFilterSet, YesNoFilter
from core.models import permission
from organisation.models import ManagingAuthority, PostManagement, Unit

Level = Qualification.Level
LEVELS = {
    kind: [(lv.value, lv.label) for lv in Level if lv.value // 10 == ten]
    for kind, ten in [("degree", 1), ("theory", 2), ("state", 3)]
}
STATUSES = [*CadreNow.Status.choices, ("all", "Tất cả")]


class CadreFilter(ScopedFilterSet):
    """The list of people. On a past day the facts of that day are asked (`held`), today the projection."""

    authority = django_filters.ModelChoiceFilter(
        label="Diện quản lý", queryset=ManagingAuthority.objects.all(), method="managed_by"
    )
    q = django_filters.CharFilter(label="Họ tên, đơn vị, chức vụ, năm sinh", method="found")
    unit = django_filters.ModelChoiceFilter(label="Đơn vị", queryset=Unit.objects.all(), method="under")
    status = django_filters.ChoiceFilter(
        label="Tình trạng", choices=STATUSES, method="in_status", empty_label=None, null_label=None
    )
    leader = YesNoFilter(label="Lãnh đạo, quản lý", method="leading")
    sex = django_filters.ChoiceFilter(label="Giới tính", choices=Cadre.Sex.choices)
    ethnic_group = django_filters.ModelChoiceFilter(label="Dân tộc", queryset=EthnicGroup.objects.all())
    degree = django_filters.ChoiceFilter(label="Chuyên môn", choices=LEVELS["degree"], method="at_level")
    theory = django_filters.ChoiceFilter(
        label="Lý luận chính trị", choices=LEVELS["theory"], method="at_level"
    )
    state = django_filters.ChoiceFilter(label="Quản lý nhà nước", choices=LEVELS["state"], method="at_level")
    party = django_filters.ChoiceFilter(label="Đảng viên", choices=PartyStatus.choices, method="in_party")

    class Meta:
        model = Cadre
        fields = [
            "authority",
            "unit",
            "q",
            "status",
            "leader",
            "sex",
            "ethnic_group",
            "degree",
            "theory",
            "state",
        ]
        fields += ["party"]

    def __init__(self, data=None, *args, **kwargs):
        data = data.copy()
        data.setdefault("status", CadreNow.Status.SERVING)
        super().__init__(data, *args, **kwargs)
        self.today = self.day == clock.today()
        self.held = "now__held" if self.today else "held"

    def managed_by(self, cadres, name, authority):
        managed = PostManagement.objects.filter(authority=authority, valid_from__lte=self.day)
        managed = managed.filter(Q(valid_to=None) | Q(valid_to__gt=self.day))
        return cadres.filter(**{f"{self.held}__post__in": managed.values("post")})

    def found(self, cadres, name, text):
        private = permission(Cadre._meta.get_field("private").related_model, "view")
        return cadres.found_by(text, numbers=self.request.user.has_perm(private))

    def under(self, cadres, name, unit):
        keys = Unit.objects.keys_under([unit.pk])
        return cadres.filter(**{"now__unit__in" if self.today else "held__post__unit__in": keys})

    def in_status(self, cadres, name, status):
        return cadres.filter(now__status=status) if self.today and status != "all" else cadres

    def leading(self, cadres, name, leading):
        return cadres.filter(**{f"{self.held}__post__title__is_leader": leading})

    def at_level(self, cadres, name, level):
        return cadres.filter(**{f"now__{name}" if self.today else f"{name}_then": level})

    def in_party(self, cadres, name, status):
        return cadres.filter(with_party_status(status, self.day))


class PostHeldFilter(ScopedFilterSet):
    class Meta:
        model = PostHeld
        fields = ["main"]
