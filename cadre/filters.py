from dataclasses import replace

import django_filters
from django.db.models import Q, TextChoices

from cadre.ages import BirthKnown, at_least, at_most, known_so
from cadre.brought import CONDITIONS, Asked, known_to
from cadre.groups import LEADS, groups, seats
from cadre.missing import OF_TODAY, MissingFact, lacks
from cadre.models.facts import LEVELLED, PostHeld, Qualification, kind_of
from cadre.models.people import Cadre, CadreNow, CadrePrivate, EthnicGroup
from cadre.party import PartyStatus, with_party_status
from cadre.retirement import Retirements, retires_on
from foundation.core import clock
from foundation.core.months import add_months
from foundation.core.parameters import BadParameter
from foundation.core.typed.forms import DayField
from foundation.lists.filters import ScopedFilterSet, YesNoFilter
from office.organisation.levels import offered_choices
from office.organisation.models.structure import ManagingAuthority, PostManagement, PostTitle, Unit

Level = Qualification.Level
NOT_KNOWN = "none"
OR_HIGHER = "from-"
LEVELS = {kind.value: [level for level in Level if kind_of(level) == kind] for kind in LEVELLED}
OF_POST = {"post": "post", "leads": "post__title__is_leader", "level": "post__title__level"}
STATUSES = [*CadreNow.Status.choices, ("all", "Tất cả")]
BROUGHT_BEFORE = "missing"
AGE = {"min_value": 0, "max_value": 120}
OTHER_DAY = "Của một ngày khác hôm nay chỉ liệt kê được người đang giữ chức vụ ngày đó; chọn “{serving}”."


UNDATED_FACT = "Hồ sơ không ghi số liệu này có từ ngày nào, nên chỉ lọc được của hôm nay."
NOT_ASKED = "Đồng chí không có quyền lọc theo điều kiện này; bỏ điều kiện rồi lọc lại."
WITHOUT_OWN = "Không kể trường hợp của đồng chí và người thân."
NOT_CONFIRMED = (
    "Quy định tuổi nghỉ hưu chưa xác nhận: chỉ lọc được người có tháng nghỉ hưu ghi theo văn bản riêng."
)


class DayFilter(django_filters.DateFilter):
    """A day as forms take it."""

    field_class = DayField


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
    """The list of people. On a past day the facts of that day are asked (`held`), today the projection.

    What apps above know of people they bring (`cadre.brought`). The first row holds what is asked most.
    """

    q = django_filters.CharFilter(label="Họ tên, đơn vị, chức vụ, năm sinh", method="found")
    unit = django_filters.ModelChoiceFilter(label="Đơn vị", queryset=Unit.objects.all(), method="under")
    group = django_filters.ChoiceFilter(label="Nhóm chức danh", choices=groups, method="of_group")
    authority = django_filters.ModelChoiceFilter(
        label="Diện quản lý", queryset=ManagingAuthority.objects.all(), method="managed_by"
    )
    sex = django_filters.ChoiceFilter(label="Giới tính", choices=Cadre.Sex.choices)
    minority = django_filters.ChoiceFilter(
        label="Dân tộc thiểu số", choices=Minority.choices, method="of_minority"
    )
    age_from = django_filters.NumberFilter(label="Tuổi từ", method="so_old", **AGE)
    age_to = django_filters.NumberFilter(label="Tuổi đến", method="so_young", **AGE)
    age_on = DayFilter(label="Tuổi tính tại ngày", method="as_it_is")
    degree = django_filters.ChoiceFilter(
        label="Chuyên môn", choices=list(level_choices("degree")), method="at_level"
    )
    theory = django_filters.ChoiceFilter(
        label="Lý luận chính trị", choices=list(level_choices("theory")), method="at_level"
    )
    state = django_filters.ChoiceFilter(
        label="Quản lý nhà nước", choices=list(level_choices("state")), method="at_level"
    )
    retiring = django_filters.NumberFilter(
        label="Nghỉ hưu trong (tháng)", method="retires_within", min_value=0, max_value=600
    )
    missing = django_filters.ChoiceFilter(label="Còn thiếu", choices=MissingFact.choices, method="lacking")
    status = django_filters.ChoiceFilter(
        label="Tình trạng", choices=STATUSES, method="in_status", empty_label=None, null_label=None
    )
    title = django_filters.ModelChoiceFilter(
        label="Chức danh", queryset=PostTitle.objects.filter(kind=PostTitle.Kind.POST), method="of_title"
    )
    leader = YesNoFilter(label="Lãnh đạo, quản lý", method="leading")
    level = django_filters.ChoiceFilter(label="Cấp chức danh", choices=offered_choices, method="of_level")
    seat = django_filters.ChoiceFilter(label="Thành viên tập thể", choices=seats, method="seated")
    ethnic_group = django_filters.ModelChoiceFilter(label="Dân tộc", queryset=EthnicGroup.objects.all())
    party = django_filters.ChoiceFilter(label="Đảng viên", choices=PartyStatus.choices, method="in_party")
    birth = django_filters.ChoiceFilter(label="Ngày sinh", choices=BirthKnown.choices, method="born")
    first = ("q", "unit", "group", "authority")
    usual = {"status": CadreNow.Status.SERVING}

    class Meta:
        model = Cadre
        fields = ["q", "unit", "group", "authority"]
        fields += ["sex", "minority", "age_from", "age_to", "age_on", "degree", "theory", "state", "retiring"]
        fields += ["missing", "status", "title", "leader", "level", "seat", "ethnic_group", "party", "birth"]

    # Whether the list is to be drawn up as a paper.
    on_paper = False

    def __init__(self, data=None, *args, **kwargs):
        data = data.copy()
        data.setdefault("status", self.usual["status"])
        super().__init__(data, *args, **kwargs)
        self.today = self.day == clock.today()
        if not self.today:
            serving = CadreNow.Status.SERVING
            status = self.form.fields["status"]
            status.choices = [(serving.value, serving.label)]
            status.error_messages["invalid_choice"] = OTHER_DAY.format(serving=serving.label)
            if missing := self.form.fields.get("missing"):
                missing.choices = [choice for choice in missing.choices if choice[0] not in OF_TODAY]
                missing.error_messages["invalid_choice"] = UNDATED_FACT

    def get_form_class(self):
        """With the conditions that apps above bring, each in the row where it stands."""
        asked = self.asked()
        brought = list(known_to(asked, CONDITIONS))
        made = {condition.name: self.made(condition, asked) for condition in brought}
        own = [name for name in self.filters if name not in self.first]
        place = own.index(BROUGHT_BEFORE)
        self.first = [*self.first, *(condition.name for condition in brought if condition.first)]
        more = [*own[:place], *(name for name in made if name not in self.first), *own[place:]]
        every = self.filters | made
        self.filters = {name: every[name] for name in (*self.first, *more)}
        return super().get_form_class()

    def made(self, condition, asked):
        """The filter of a condition that was brought; what else is asked for is known when it is applied."""
        found = condition.field(asked)
        found.field_name, found.parent = condition.name, self

        def narrowed(cadres, name, value):
            return condition.narrow(cadres, value, replace(asked, chosen=self.form.cleaned_data))

        found.method = narrowed
        return found

    @property
    def action(self):
        """What is told of other records in a file is what may be exported of them."""
        return "export" if self.on_paper or self.data.get("format") == "xlsx" else "view"

    def filter_queryset(self, queryset):
        """Nobody is found by a condition that the reader may not ask, rather than everybody."""
        if any(self.data.get(each.name) for each in CONDITIONS if each.name not in self.filters):
            raise BadParameter(NOT_ASKED)
        return super().filter_queryset(queryset)

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

    def of_group(self, cadres, name, group):
        leads, _, level = group.partition("-")
        asked = {self.held("leads"): leads == LEADS}
        return cadres.filter(**asked, **({self.held("level"): level} if level else {}))

    def of_title(self, cadres, name, title):
        return cadres.filter(**{f"{self.held('post')}__in": title.posts.values("pk")})

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

    @property
    def counted_on(self):
        """The day on which ages are asked for."""
        return self.form.cleaned_data.get("age_on") or self.day

    def so_old(self, cadres, name, age):
        return cadres.filter(at_least(self.counted_on, int(age)))

    def so_young(self, cadres, name, age):
        return cadres.filter(at_most(self.counted_on, int(age)))

    def as_it_is(self, cadres, name, day):
        """The day says of what day the ages are meant, and nothing by itself."""
        return cadres

    def retires_within(self, cadres, name, months):
        """Whose last month ends by then; of today also who should have retired and still serves."""
        last = add_months(self.day, int(months))
        if not self.today:
            return cadres.alias(last_day=retires_on(self.day)).filter(last_day__lte=last)
        ahead = Q(now__retire_on__gte=self.day) | Q(now__status=CadreNow.Status.SERVING)
        return cadres.filter(ahead, now__retire_on__lte=last)

    def lacking(self, cadres, name, fact):
        return cadres.filter(lacks(fact, self.day))

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

    def remarks(self):
        """What must be said of a condition that could not be asked of everybody."""
        if self.form.cleaned_data.get("retiring") is not None and not Retirements(self.day).confirmed:
            yield NOT_CONFIRMED
        asked, used = self.asked(), self.used()
        if any(asked.kept_from(model) for model in used):
            yield WITHOUT_OWN

    def asked(self):
        """Who asks of which day; a list that is printed leaves the program as a file does."""
        printed = self.on_paper or self.request.GET.get("print") == "1"
        return Asked(self.request.user, self.day, self.action, on_paper=printed)

    def used(self):
        """The models of what apps above bring, as far as the list is narrowed by it."""
        return [each.model for each in CONDITIONS if self.form.cleaned_data.get(each.name)]


class PostHeldFilter(ScopedFilterSet):
    class Meta:
        model = PostHeld
        fields = ["main"]
