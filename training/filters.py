import django_filters
from django.db.models import Func, TextField, Value
from django.db.models.functions import Concat

from foundation.core import clock
from foundation.core.dates import PartialDate
from foundation.core.scope.rows import permission
from foundation.core.text import needle
from foundation.lists.filters import ScopedFilterSet, YesNoFilter
from office.organisation.models.structure import Unit
from training.models import Enrolment, Programme, TrainingClass
from training.querysets import ClassState, in_state, of_school, opened

OPENED = "opened"
OWN, SCHOOL = "own", "school"
HOLDERS = [(OWN, "Cơ quan, đơn vị mở"), (SCHOOL, "Trường mở theo chỉ tiêu cấp trên")]
STATES = [(OPENED, "Đã khai giảng"), *ClassState.choices]


class ClassFilter(ScopedFilterSet):
    first = ("group", "programme", "q", "year", "state")

    group = django_filters.ChoiceFilter(
        label="Nhóm chương trình", field_name="programme__group", choices=Programme.Group.choices
    )
    programme = django_filters.ModelChoiceFilter(label="Chương trình", queryset=Programme.objects.all())
    q = django_filters.CharFilter(label="Tên lớp, cơ quan mở lớp", method="named")
    year = django_filters.ChoiceFilter(label="Năm khai giảng", choices=[], method="opened_in")
    mode = django_filters.ChoiceFilter(label="Hệ", choices=TrainingClass.Mode.choices)
    state = django_filters.ChoiceFilter(label="Trạng thái", choices=STATES, method="standing")
    by = django_filters.ChoiceFilter(label="Lớp do", choices=HOLDERS, method="held_by")
    unit = django_filters.ModelChoiceFilter(
        label="Đơn vị theo dõi lớp", queryset=Unit.objects.all(), method="under"
    )

    class Meta:
        model = TrainingClass
        fields = ["group", "programme", "q", "year", "mode", "state", "by", "unit"]

    def __init__(self, data, queryset, **kwargs):
        super().__init__(data, queryset, **kwargs)
        days = queryset.order_by().values_list("opens_on", flat=True).distinct()
        self.offer_years(lambda: (day.year for day in days if day))

    def named(self, classes, name, text):
        words = Func(Concat("name", Value(" "), "organiser"), function="vn_fold", output_field=TextField())
        return classes.annotate(words=words).filter(words__contains=needle(text))

    def opened_in(self, classes, name, year):
        first, following = PartialDate.of(int(year)), PartialDate.of(int(year) + 1)
        return classes.filter(opens_on__gte=first, opens_on__lt=following)

    def standing(self, classes, name, state):
        return classes.filter(opened(self.day) if state == OPENED else in_state(state, self.day))

    def held_by(self, classes, name, who):
        return classes.filter(of_school()) if who == SCHOOL else classes.exclude(of_school())

    def under(self, classes, name, unit):
        return classes.filter(Unit.objects.scope_under([unit]).condition("unit"))


class EnrolmentFilter(ScopedFilterSet):
    group = django_filters.ChoiceFilter(
        label="Nhóm chương trình",
        field_name="training_class__programme__group",
        choices=Programme.Group.choices,
    )
    training_class = django_filters.ModelChoiceFilter(label="Lớp", queryset=TrainingClass.objects.all())
    q = django_filters.CharFilter(label="Họ tên, đơn vị, chức vụ, năm sinh", method="found")
    unit = django_filters.ModelChoiceFilter(label="Đơn vị", queryset=Unit.objects.all(), method="under")
    result = django_filters.ChoiceFilter(
        label="Kết quả", choices=Enrolment.Result.choices, method="with_result"
    )
    elsewhere = YesNoFilter(label="Lớp của đơn vị khác, của trường, đã khai giảng", method="sent_away")
    on_record = YesNoFilter(label="Có hồ sơ cán bộ", field_name="cadre", lookup_expr="isnull", exclude=True)

    class Meta:
        model = Enrolment
        fields = ["group", "training_class", "q", "unit", "result", "elsewhere", "on_record"]

    def found(self, enrolments, name, text):
        return enrolments.found_by(text, day=None if self.day == clock.today() else self.day)

    def under(self, enrolments, name, unit):
        return enrolments.filter(Unit.objects.scope_under([unit]).condition("scope_unit"))

    def sent_away(self, enrolments, name, yes):
        """Those of the chosen unit, or of all that the reader sees, in classes of others and of schools."""
        unit = self.form.cleaned_data.get("unit")
        seen = self.request.user.scope(permission(Enrolment, "view"))
        scope = Unit.objects.scope_under([unit]) if unit else seen
        others = ~scope.condition("training_class__unit") | of_school("training_class__")
        away = opened(self.day, "training_class__") & others
        return enrolments.filter(away if yes else ~away)

    def with_result(self, enrolments, name, result):
        """Masked lines have no part in it: being there would tell their result."""
        enrolments = enrolments.filter(masked=False)
        then = "result_then" in enrolments.query.annotations
        return enrolments.filter(**{"result_then" if then else "result": result})
