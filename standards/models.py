"""Standards of titles (tiêu chuẩn chức danh): the least qualifications that a post asks for, as dated data."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Cast, Coalesce
from django.utils.text import capfirst

from cadre.models.facts import LEVELLED, Qualification
from foundation.core.models import ScopedModel, tracked
from foundation.core.saving.constraints import DaysInOrder
from foundation.core.scope.rows import ScopedQuerySet
from office.organisation.models.structure import DateRange, Level, PostTitle, Unit
from office.regulations.models import Document


class StandardKind(models.TextChoices):
    """The kinds of qualification that a title may ask for, those with levels in the order of the roster.

    What is refreshed every year is no standard of a title.
    """

    DEGREE = Qualification.Kind.DEGREE.value, Qualification.Kind.DEGREE.label
    THEORY = Qualification.Kind.THEORY.value, Qualification.Kind.THEORY.label
    STATE = Qualification.Kind.STATE.value, Qualification.Kind.STATE.label
    DEFENCE = Qualification.Kind.DEFENCE.value, Qualification.Kind.DEFENCE.label
    ETHNIC = Qualification.Kind.ETHNIC.value, Qualification.Kind.ETHNIC.label
    LANGUAGE = Qualification.Kind.LANGUAGE.value, Qualification.Kind.LANGUAGE.label
    IT = Qualification.Kind.IT.value, Qualification.Kind.IT.label
    REFRESH = Qualification.Kind.REFRESH.value, Qualification.Kind.REFRESH.label


# The kinds of a level; of the others a standard asks that there is one.
WITH_LEVELS = tuple(StandardKind(kind.value) for kind in LEVELLED)
WITHOUT_LEVELS = tuple(kind for kind in StandardKind if kind not in WITH_LEVELS)
THERE_IS = "có"


class StandardQuerySet(ScopedQuerySet):
    def on(self, day):
        return self.filter(valid_from__lte=day).filter(Q(valid_to=None) | Q(valid_to__gt=day))


def or_nobody(name):
    """A reference for an exclusion constraint, where two nulls must count as the same."""
    return Coalesce(F(name), Value(0), output_field=models.BigIntegerField())


@tracked(events_table="cadre_standardevent")
class Standard(ScopedModel):
    """The least level of one kind, from a day to a day, where title, unit, level of title and leadership say.

    Of a kind without levels any one counts: `least` is null. What is left blank is any; a unit stands for itself and
    all below it. The narrowest counts for a post.
    """

    unit_path = None

    kind = models.CharField("loại trình độ", max_length=8, choices=StandardKind)
    least = models.PositiveSmallIntegerField(
        "mức tối thiểu", choices=Qualification.Level, null=True, blank=True
    )
    level = models.CharField("cấp", max_length=10, choices=Level, blank=True)
    leaders_only = models.BooleanField("chỉ chức danh lãnh đạo, quản lý", default=True)
    title = models.ForeignKey(
        PostTitle, models.PROTECT, null=True, blank=True, related_name="standards", verbose_name="chức danh"
    )
    unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="standards", verbose_name="đơn vị, địa bàn"
    )
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("thôi áp dụng từ ngày", null=True, blank=True)
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="standards", verbose_name="văn bản"
    )
    article = models.CharField("điều, khoản", max_length=200, blank=True)
    confirmed = models.BooleanField("đã xác nhận", default=False)
    note = models.CharField("ghi chú", max_length=300, blank=True)

    objects = StandardQuerySet.as_manager()

    class Meta:
        db_table = "cadre_standard"
        ordering = ["kind", "valid_from", "pk"]
        verbose_name = "tiêu chuẩn chức danh"
        verbose_name_plural = "Tiêu chuẩn chức danh"
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="degree", least__isnull=False, least__range=(11, 16))
                | Q(kind="theory", least__isnull=False, least__range=(21, 24))
                | Q(kind="state", least__isnull=False, least__range=(31, 34))
                | Q(kind="defence", least__isnull=False, least__range=(41, 44))
                | Q(kind__in=["ethnic", "language", "it", "refresh"], least__isnull=True),
                name="standard_level_is_of_the_kind",
                violation_error_message="Mức không thuộc loại trình độ đã chọn. Loại không chia mức thì để trống mức.",
            ),
            models.CheckConstraint(
                condition=Q(title=None) | Q(level="", leaders_only=False),
                name="standard_of_a_title_needs_no_level",
                violation_error_message="Đã ghi chức danh thì không ghi cấp và lãnh đạo, quản lý.",
            ),
            models.CheckConstraint(
                condition=Q(confirmed=False) | ~Q(document=None) | ~Q(article=""),
                name="confirmed_standard_has_a_basis",
                violation_error_message="Ghi văn bản hoặc điều, khoản làm căn cứ rồi mới xác nhận.",
            ),
            DaysInOrder(
                days=("valid_from", "valid_to"),
                name="standard_ends_after_it_begins",
                violation_error_message="Ngày thôi áp dụng phải sau từ ngày.",
            ),
            ExclusionConstraint(
                name="one_standard_at_a_time",
                expressions=[
                    ("kind", RangeOperators.EQUAL),
                    ("level", RangeOperators.EQUAL),
                    (Cast("leaders_only", models.IntegerField()), RangeOperators.EQUAL),
                    (or_nobody("title"), RangeOperators.EQUAL),
                    (or_nobody("unit"), RangeOperators.EQUAL),
                    (DateRange("valid_from", "valid_to"), RangeOperators.OVERLAPS),
                ],
                violation_error_message="Phạm vi này đã có tiêu chuẩn khác cùng loại trong thời gian này.",
            ),
        ]

    def __str__(self):
        least = f"từ {self.get_least_display()}" if self.least else THERE_IS
        return f"{self.get_kind_display()}: {least}"

    @property
    def place(self):
        """For whom it is, in words."""
        whom = (
            str(self.title) if self.title else "lãnh đạo, quản lý" if self.leaders_only else "mọi chức danh"
        )
        level = self.title.get_level_display() if self.title else self.get_level_display()
        words = " ".join(word for word in (whom, level[:1].lower() + level[1:]) if word)
        words = f"{words}, {self.unit}" if self.unit else words
        return capfirst(words)

    @property
    def basis(self):
        return ", ".join(str(part) for part in (self.article, self.document) if part)

    def counts(self, day):
        """Whether it is in force on the day."""
        return self.valid_from <= day and (self.valid_to is None or self.valid_to > day)

    def asked_of(self, title):
        """Whether it speaks of the title, the unit left aside."""
        if self.title_id:
            return self.title_id == title.pk
        return self.level in ("", title.level) and (title.is_leader or not self.leaders_only)


class InForce:
    """The standards of a day, asked for any number of posts; two queries.

    Title before unit before level before leadership; of two units the nearer one.
    """

    def __init__(self, day, standards=None, parents=None):
        self.day = day
        related = Standard.objects.on(day).select_related("title", "unit", "document")
        self.standards = list(related.order_by("pk")) if standards is None else standards
        self.parents = (
            dict(Unit.objects.order_by().values_list("pk", "parent")) if parents is None else parents
        )
        self.known = {}

    @classmethod
    def of_days(cls, days, titles):
        """{day: what its standards ask of the titles} for any number of days; at most two queries."""
        rows = Standard.objects.select_related("title", "unit", "document").order_by("pk")
        standards = [each for each in rows if any(each.asked_of(title) for title in titles)]
        parents = dict(Unit.objects.order_by().values_list("pk", "parent")) if standards else {}
        return {day: cls(day, [each for each in standards if each.counts(day)], parents) for day in days}

    @property
    def kinds(self):
        """The kinds that some standard speaks of, in the order of the roster."""
        return [kind for kind in StandardKind if any(standard.kind == kind for standard in self.standards)]

    @property
    def apart(self):
        """Keys of the units for which some standard speaks that does not speak everywhere."""
        named = {each.unit_id for each in self.standards} - {None}
        return [unit for unit in self.parents if named and named & self._line(unit).keys()]

    def of(self, title, unit):
        """The standard of each kind for a title at the unit of that key, the narrowest; kinds without are absent."""
        if (title.pk, unit) not in self.known:
            line = self._line(unit)
            fitting = [each for each in self.standards if each.asked_of(title) and each.unit_id in line]
            fitting.sort(key=lambda each: self._narrowness(each, line))
            found = {each.kind: each for each in fitting}
            self.known[title.pk, unit] = {kind: found[kind] for kind in StandardKind if kind in found}
        return self.known[title.pk, unit]

    def _line(self, unit):
        """The unit and those above it with their distance; None, everywhere, is the farthest."""
        line = {}
        while unit is not None and unit not in line:
            line[unit] = len(line)
            unit = self.parents.get(unit)
        return {**line, None: len(line)}

    @staticmethod
    def _narrowness(standard, line):
        return (bool(standard.title_id), -line[standard.unit_id], bool(standard.level), standard.leaders_only)
