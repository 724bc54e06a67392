"""How well each did in a year: a plain dated fact of a person, whatever process wrote it."""

import datetime
from typing import Any, Self

from django.db import connections, models
from django.db.models import F, OuterRef, Q, Subquery, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce

from cadre.alike import compiled
from cadre.models.keeping import KeepsPerson
from cadre.models.people import Cadre
from evaluation.grades import GOOD_OR_BETTER, NOT_GRADED_LABEL, Grade, printed
from evaluation.grading.choices import TOLD
from evaluation.models.grading import GradingLine
from foundation.core import clock
from foundation.core.models import ScopedModel, tracked
from foundation.core.scope.rows import READING, ScopedQuerySet, action_of, permission
from office.organisation.models.structure import PostTitle, Unit

# Who reads what the person, the collective and the office said of a grade: it never leaves the office.
WEIGHED = "evaluation.view_gradingline"
SAID = ("self_grade", "collective_grade", "proposed")
# What no row decided, or what the notice to the unit told.
NOTICED = Q(line=None) | Q(line__state__in=TOLD)
FIRST_YEAR, LAST_YEAR = 1950, 2100
NO_RANK = 99999


def last_year(day):
    """The last year whose grades count on the day: they count from its 31 December on."""
    return day.year if (day.month, day.day) == (12, 31) else day.year - 1


def told_to(user: Any) -> Q:
    """What no row of the year's work decided, what its notice told, and all where the rows themselves are read."""
    weighed = user.scope(WEIGHED)
    # Of who reads all rows none is looked at.
    return Q() if weighed.everything else NOTICED | weighed.condition("unit")


def is_told(user: Any, row: models.Model) -> bool:
    """The same of a result that is not in the table."""
    told = GradingLine.objects.filter(pk=row.line_id, state__in=TOLD)
    return user.scope(WEIGHED).covers(row.unit_id) or told.exists()


class EvaluationQuerySet(ScopedQuerySet):
    def in_scope(self, user: Any, action: str = "view") -> Self:
        """What a row of the year's work decided is changed there alone, and told to its unit by a notice."""
        rows = super().in_scope(user, action)
        if action in READING:
            return rows.filter(told_to(user))
        return rows.filter(line=None) if action in ("change", "remove") else rows

    def holds(self, user: Any, right: str, row: models.Model) -> bool:
        """Also of a result that a reopened row took away with it."""
        told = row.line_id is None or action_of(right) not in READING or is_told(user, row)
        return told and super().holds(user, right, row)

    def kept_from(self, user: Any) -> Self:
        """Those that somebody who asks for grades by another way does not read, conflicts of interest aside."""
        return self.exclude(user.scope(permission(self.model, "view")).condition("unit") & told_to(user))

    def noticed(self) -> Self:
        """Without what was decided and not yet told to the units."""
        return self.filter(NOTICED)

    def on(self, day):
        return self.filter(year__lte=last_year(day))

    def spoken_of(self, day):
        """What a page that speaks of the day shows: today also the grades of a year that has not ended."""
        return self if day == clock.today() else self.on(day)

    def years(self) -> list[int]:
        """The years that there are results of, the latest first: from each the index leads to the one before."""
        rows = self.order_by("-year").values("year")
        last, of_last = compiled(rows[:1])
        sooner = RawSQL(f"{self.model._meta.db_table}.year < found.year", [], models.BooleanField())
        one_before, of_others = compiled(rows.filter(sooner)[:1])
        with connections[self.db].cursor() as cursor:
            cursor.execute(
                f"WITH RECURSIVE found(year) AS (({last}) UNION ALL SELECT ({one_before}) FROM found WHERE year > 0)"
                " SELECT year FROM found WHERE year > 0",
                (*of_last, *of_others),
            )
            return [year for (year,) in cursor.fetchall()]

    def good_or_better(self):
        return self.filter(grade__in=GOOD_OR_BETTER)

    def graded(self):
        return self.exclude(grade="")

    def beside_year_before(self, seen: "EvaluationQuerySet") -> Self:
        """Each with the grade `before` of the same person in the year before, empty without one; of rows in `seen`."""
        then = seen.filter(cadre=OuterRef("cadre"), year=OuterRef("year") - 1).order_by()
        return self.annotate(before=Coalesce(Subquery(then.values("grade")[:1]), Value("")))

    def ranked(self):
        """Each with the `rank` of its title within the unit."""
        return self.annotate(
            rank=Coalesce(F("title__order"), Value(NO_RANK), output_field=models.IntegerField())
        )


@tracked("title", in_bulk=True)
class Evaluation(ScopedModel):
    """The grade of a person for a year, or why there is none; seen by whoever's grant covers the unit of then."""

    unit_path = "unit"
    names_people = "cadre_id"
    person_path = "cadre"
    judges_person = True
    keeps_person = KeepsPerson(lambda given: f"kết quả xếp loại năm {given.year}")
    # An import that wrote both is taken back for both or for none.
    written_with = "line"
    # What led to the grade is told, by its history too, to who weighs grades alone.
    told_with = dict.fromkeys(SAID, WEIGHED)

    cadre = models.ForeignKey(
        Cadre,
        models.PROTECT,
        related_name="evaluations",
        verbose_name=Cadre._meta.verbose_name,
        db_index=False,
    )
    year = models.PositiveSmallIntegerField("năm")
    # Hidden from the unit's own pages: its history is not that of its people's grades.
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="+", verbose_name="đơn vị khi xếp loại", db_index=False
    )
    post_words = models.CharField("chức vụ khi xếp loại", max_length=200, blank=True)
    title = models.ForeignKey(PostTitle, models.SET_NULL, null=True, blank=True, related_name="+")
    self_grade = models.CharField("tự xếp loại", max_length=13, choices=Grade, blank=True)
    collective_grade = models.CharField("tập thể đề nghị", max_length=13, choices=Grade, blank=True)
    proposed = models.CharField("cơ quan tổ chức đề xuất", max_length=13, choices=Grade, blank=True)
    grade = models.CharField("mức xếp loại", max_length=13, choices=Grade, blank=True)
    not_graded_reason = models.CharField("lý do không đánh giá, xếp loại", max_length=200, blank=True)
    member_grade = models.CharField("xếp loại đảng viên", max_length=13, choices=Grade, blank=True)
    decision_no = models.CharField("số quyết định", max_length=60, blank=True)
    decision_on = models.DateField("ngày quyết định", null=True, blank=True)
    note = models.CharField("ghi chú", max_length=300, blank=True)
    line = models.OneToOneField(
        GradingLine,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="evaluation",
        verbose_name="dòng xếp loại",
    )

    objects = EvaluationQuerySet.as_manager()

    class Meta:
        ordering = ["-year", "pk"]
        verbose_name = "kết quả xếp loại"
        verbose_name_plural = "Kết quả xếp loại"
        indexes = [
            models.Index(fields=["unit", "year", "grade"], name="grades_of_a_unit"),
            models.Index(fields=["year"], name="grades_of_a_year"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["cadre", "year"],
                name="graded_once_a_year",
                violation_error_message="Đồng chí này đã có kết quả xếp loại của năm này.",
            ),
            models.CheckConstraint(
                condition=Q(grade="", not_graded_reason__gt="") | (~Q(grade="") & Q(not_graded_reason="")),
                name="graded_or_a_reason",
                violation_error_message="Ghi mức xếp loại; không đánh giá, xếp loại thì ghi lý do.",
            ),
            models.CheckConstraint(
                condition=Q(year__range=(FIRST_YEAR, LAST_YEAR)),
                name="year_of_grading_is_real",
                violation_error_message="Năm đánh giá ghi bốn chữ số, ví dụ 2020.",
            ),
        ]

    def __str__(self):
        return f"{self.cadre}, năm {self.year}"

    @property
    def counts_from(self):
        return datetime.date(self.year, 12, 31)

    @property
    def words(self):
        """The grade as printed, or why there is none."""
        return self.get_grade_display() or f"{NOT_GRADED_LABEL}: {self.not_graded_reason}"

    def get_grade_display(self):
        return printed(self.grade, self.year)

    def get_self_grade_display(self):
        return printed(self.self_grade, self.year)

    def get_collective_grade_display(self):
        return printed(self.collective_grade, self.year)

    def get_proposed_display(self):
        return printed(self.proposed, self.year)
