"""Discipline of a person by the Party, the administration or a union: its form, its decision, how long it counts."""

from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Q

from cadre.models.keeping import KeepsPerson
from cadre.models.recorded import RecordedFact, SpanQuerySet
from foundation.core.dates import PartialDateField
from foundation.core.models import tracked
from foundation.core.saving.constraints import DaysInOrder
from foundation.core.wall.conditions import NAMED, ByUnit
from office.regulations.conditions import lower_first

OF_MEMBERS = ("reprimand", "warning", "dismissal", "expulsion")
# Of each kind the forms that it knows, the lightest first.
FORMS = {
    "party": OF_MEMBERS,
    "administration": (
        *("reprimand", "warning", "lower_pay", "demotion", "dismissal", "recall"),
        "discharge",
    ),
    "union": OF_MEMBERS,
}
NOT_OF_THE_KIND = "Hình thức này không thuộc loại kỷ luật đã chọn."
ENDS_EARLY = "Ngày hết hiệu lực phải sau ngày có hiệu lực."


@tracked("scope_unit")
class Discipline(RecordedFact):
    """Half-open [valid_from, valid_to); nobody has to know when it ends."""

    wall = ByUnit(also=NAMED.format(column="row.cadre_id"))

    class Kind(models.TextChoices):
        PARTY = "party", "Kỷ luật Đảng"
        ADMINISTRATION = "administration", "Kỷ luật chính quyền"
        UNION = "union", "Kỷ luật đoàn thể"

    class Form(models.TextChoices):
        """From the lightest to the gravest."""

        REPRIMAND = "reprimand", "Khiển trách"
        WARNING = "warning", "Cảnh cáo"
        LOWER_PAY = "lower_pay", "Hạ bậc lương"
        DEMOTION = "demotion", "Giáng chức"
        DISMISSAL = "dismissal", "Cách chức"
        RECALL = "recall", "Bãi nhiệm"
        DISCHARGE = "discharge", "Buộc thôi việc"
        EXPULSION = "expulsion", "Khai trừ"

    keeps_person = KeepsPerson(lambda discipline: f"kỷ luật: {discipline}")

    kind = models.CharField("loại kỷ luật", max_length=14, choices=Kind)
    form = models.CharField("hình thức kỷ luật", max_length=9, choices=Form)
    decision_no = models.CharField("số quyết định", max_length=60, blank=True)
    decision_on = models.DateField("ngày quyết định", null=True, blank=True)
    issuer = models.CharField("cơ quan quyết định", max_length=160, blank=True)
    valid_from = PartialDateField("có hiệu lực từ ngày")
    valid_to = PartialDateField("hết hiệu lực từ ngày", null=True, blank=True)

    objects = SpanQuerySet.as_manager()

    class Meta(RecordedFact.Meta):
        ordering = ["-valid_from", "-pk"]
        verbose_name = "kỷ luật"
        verbose_name_plural = "Kỷ luật"
        constraints = [
            DaysInOrder(
                days=("valid_from", "valid_to"),
                name="discipline_ends_after_it_begins",
                violation_error_message=ENDS_EARLY,
            ),
            models.CheckConstraint(
                condition=reduce(or_, (Q(kind=kind, form__in=forms) for kind, forms in FORMS.items())),
                name="form_is_of_the_kind",
                violation_error_message=NOT_OF_THE_KIND,
            ),
            models.UniqueConstraint(
                fields=["cadre", "kind", "form", "valid_from"],
                name="discipline_once",
                violation_error_message="Kỷ luật này của đồng chí đã được ghi.",
            ),
        ]

    def __str__(self):
        return f"{self.get_form_display()} ({lower_first(self.get_kind_display())}) từ {self.valid_from}"

    @property
    def gravity(self) -> int:
        return gravity(self.form)

    def in_force_on(self, day):
        return self.valid_from.first_day <= day and not (self.valid_to and self.valid_to.first_day <= day)


def gravity(form: str) -> int:
    """How grave a form is: 1 is a reprimand, more is graver."""
    return 1 + Discipline.Form.values.index(form)
