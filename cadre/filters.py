from itertools import product

import django_filters
from django.db.models import Q, TextChoices

from cadre.ages import BirthKnown, at_least, at_most, known_so
from cadre.models.facts import PostHeld, Qualification
from cadre.models.people import Cadre, CadreNow, CadrePrivate, EthnicGroup
from cadre.party import PartyStatus, with_party_status
from foundation.core import clock
from foundation.lists.filters import ScopedFilterSet, YesNoFilter
from office.organisation.models.structure import Body, ManagingAuthority, PostManagement, Unit
from office.organisation.models.structure import Level as UnitLevel

Level = Qualification.Level
NOT_KNOWN = "none"
OR_HIGHER = "from-"
LEVELS = {
    kind: [level for level in Level if level.value // 10 == ten]
    for kind, ten in [("degree", 1), ("theory", 2), ("state", 3)]
}
OF_POST = {"post": "post", "leads": "post__title__is_leader", "level": "post__title__level"}
STATUSES = [*CadreNow.Status.choices, ("all", "Tất cả")]
SEATS = [
    (f"{kind.value}-{level.value}", f"{kind.label}, {level.label.lower()}")
    for kind, level in product(Body.Kind, UnitLevel)
]
AGE = {"min_value": 0, "max_value": 120}
OTHER_DAY = "Của một ngày khác hôm nay chỉ liệt kê được người đang giữ chức vụ ngày đó; chọn “{serving}”."


def level_choices(kind):
    """Each level of the kind with all above it, beside it the level alone."""
    for level in LEVELS[kind]:
        yield f"{OR_HIGHER}{level.value}", f"Từ {level.label.lower()} trở lên"
        yield str(level.value), f"Chỉ {level.label.lower()}"
    yield NOT_KNOWN, "Chưa ghi"


class Minority(TextChoices):
    YES = "yes", "Dân tộc thiểu số"
    NO = "no", "Dân tộc Kinh"
    UNKNOWN = "unknown", "Chưa ghi"


MINORITY = {
    Minority.YES: Q(ethnic_group__isnull=False) & ~Q(ethnic_group__code=EthnicGroup.MAJORITY),
    Minority.NO: Q(ethnic_group__code=EthnicGroup.MAJORITY),
    Minority.UNKNOWN: Q(ethnic_group=None),
}


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
    degree = django_filters.ChoiceFilter(
        label="Chuyên môn", choices=list(level_choices("degree")), method="at_level"
    )
    theory = django_filters.ChoiceFilter(
        label="Lý luận chính trị", choices=list(level_choices("theory")), method="at_level"
    )
    state = django_filters.ChoiceFilter(
        label="Quản lý nhà nước", choices=list(level_choices("state")), method="at_level"
    )
    party = django_filters.ChoiceFilter(label="Đảng viên", choices=PartyStatus.choices, method="in_party")
    level = django_filters.ChoiceFilter(label="Cấp chức danh", choices=UnitLevel.choices, method="of_level")
    age_from = django_filters.NumberFilter(label="Tuổi từ", method="so_old", **AGE)
    age_to = django_filters.NumberFilter(label="Tuổi đến", method="so_young", **AGE)
    birth = django_filters.ChoiceFilter(label="Ngày sinh", choices=BirthKnown.choices, method="born")
    minority = django_filters.ChoiceFilter(
        label="Dân tộc thiểu số", choices=Minority.choices, method="of_minority"
    )
    seat = django_filters.ChoiceFilter(label="Thành viên tập thể", choices=SEATS, method="seated")
    more = ("level", "age_from", "age_to", "birth", "minority", "seat")

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
        fields += ["party", "level", "age_from", "age_to", "birth", "minority", "seat"]

    def __init__(self, data=None, *args, **kwargs):
        data = data.copy()
        data.setdefault("status", CadreNow.Status.SERVING)
        super().__init__(data, *args, **kwargs)
        self.today = self.day == clock.today()
        if not self.today:
            serving = CadreNow.Status.SERVING
            status = self.form.fields["status"]
            status.choices = [(serving.value, serving.label)]
            status.error_messages["invalid_choice"] = OTHER_DAY.format(serving=serving.label)

    def held(self, name):
        """How the main post of the day is asked for: of the projection today, of the facts on a past day."""
        return f"now__held__{OF_POST[name]}" if self.today else f"held_{name}"

    def managed_by(self, cadres, name, authority):
        managed = PostManagement.objects.filter(authority=authority, valid_from__lte=self.day)
        managed = managed.filter(Q(valid_to=None) | Q(valid_to__gt=self.day))
        return cadres.filter(**{f"{self.held('post')}__in": managed.values("post")})

    def found(self, cadres, name, text):
        if not self.today:
            return cadres.found_then(text)
        return cadres.found_by(text, numbers=CadrePrivate.objects.for_user(self.request.user))

    def under(self, cadres, name, unit):
        if self.form.cleaned_data.get("seat"):
            return cadres
        return cadres.filter(
            Unit.objects.scope_under([unit]).condition("scope_unit" if self.today else "held_unit")
        )

    def in_status(self, cadres, name, status):
        return cadres.filter(now__status=status) if self.today and status != "all" else cadres

    def leading(self, cadres, name, leading):
        return cadres.filter(**{self.held("leads"): leading})

    def at_level(self, cadres, name, level):
        path = f"now__{name}" if self.today else f"{name}_then"
        if level == NOT_KNOWN:
            return cadres.filter(**{f"{path}__isnull": True})
        least = level.removeprefix(OR_HIGHER)
        return cadres.filter(**{path if least == level else f"{path}__gte": least})

    def of_level(self, cadres, name, level):
        return cadres.filter(**{self.held("level"): level})

    def so_old(self, cadres, name, age):
        return cadres.filter(at_least(self.day, int(age)))

    def so_young(self, cadres, name, age):
        return cadres.filter(at_most(self.day, int(age)))

    def born(self, cadres, name, known):
        return known_so(cadres, known)

    def of_minority(self, cadres, name, answer):
        return cadres.filter(MINORITY[answer])

    def seated(self, cadres, name, seat):
        """Who sits in such a body of the chosen unit, wherever the main post is."""
        kind, level = seat.split("-")
        units = Unit.objects.with_level(self.day).filter(level_then=level)
        seats = PostHeld.objects.on(self.day).filter(post__body__kind=kind, post__body__unit__in=units)
        if unit := self.form.cleaned_data.get("unit"):
            seats = seats.filter(Unit.objects.scope_under([unit]).condition("post__body__unit"))
        return cadres.filter(pk__in=seats.values("cadre"))

    def in_party(self, cadres, name, status):
        return cadres.filter(with_party_status(status, self.day))


class PostHeldFilter(ScopedFilterSet):
    class Meta:
        model = PostHeld
        fields = ["main"]
