"""What people need to learn: by the standard of a title held or planned for, by their unit's word, or every year."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce

from cadre.models.facts import Qualification
from cadre.models.people import Cadre
from foundation.core.acts.steps import Step
from foundation.core.models import ScopedModel, tracked
from foundation.core.scope.triggers import following
from foundation.core.wall.conditions import ByUnit, Through, held
from office.campaigns.models import CampaignUnit
from office.organisation.models.derived import derived_unit
from planning.models import PlanningEntry
from training.choices import NeedReason, NeedState
from training.needs.querysets import NeedQuerySet

WITHOUT_LEVEL = ("language", "ethnic", "it", "refresh", "update")


@tracked("scope_unit", in_bulk=True)
class Need(ScopedModel):
    """That a person should reach a level of a kind, once per kind and level; a yearly one (`cycle`) once a year.

    It keeps neither that it is met, which is asked of the qualifications of the day, nor what a plan does with it. What
    is `reserved` rests on a list that the person's unit may not know of: the unit's own word is a need beside it.
    """

    Why = NeedReason

    State = NeedState

    unit_path = "scope_unit"
    wall = ByUnit(f"NOT row.reserved OR {held('training.weigh_need', 'row.scope_unit_id')}")
    follows = "cadre"
    person_path = "cadre"
    # What somebody lacks by a title that they are planned for is not theirs to read.
    judges_person = True
    secret_path = "entry__target__secret"
    removing = "Xóa nhu cầu ghi nhầm"

    cadre = models.ForeignKey(Cadre, models.CASCADE, related_name="training_needs", verbose_name="cán bộ")
    scope_unit = derived_unit(index=True)
    kind = models.CharField("loại", max_length=8, choices=Qualification.Kind)
    level = models.PositiveSmallIntegerField("mức", choices=Qualification.Level, null=True, blank=True)
    cycle = models.PositiveSmallIntegerField("năm bồi dưỡng", null=True, blank=True)
    why = models.CharField("lý do", max_length=7, choices=Why)
    reserved = models.BooleanField("chỉ cơ quan tổ chức biết", default=False, editable=False)
    entry = models.ForeignKey(
        PlanningEntry,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="training_needs",
        verbose_name="trường hợp quy hoạch",
    )
    campaign_unit = models.ForeignKey(
        CampaignUnit,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="training_needs",
        verbose_name="đầu mối đăng ký",
    )
    opened_on = models.DateField("ghi nhu cầu ngày")
    wanted_by = models.DateField("cần trước ngày", null=True, blank=True)
    note = models.CharField("ghi chú", max_length=300, blank=True)
    state = models.CharField("trạng thái", max_length=10, choices=State, default=State.OPEN, editable=False)

    objects = NeedQuerySet.as_manager()

    class Meta:
        ordering = ["kind", "level", "cadre", "pk"]
        verbose_name = "nhu cầu đào tạo, bồi dưỡng"
        verbose_name_plural = "Nhu cầu đào tạo, bồi dưỡng"
        triggers = following("cadre_scope_of", "cadre_id")
        constraints = [
            models.UniqueConstraint(
                "cadre",
                "kind",
                Coalesce(F("level"), 0),
                Coalesce(F("cycle"), 0),
                "reserved",
                condition=~Q(state="dropped"),
                name="need_once_a_person",
                violation_error_message="Đồng chí này đã có nhu cầu cùng loại, cùng mức.",
            ),
            models.CheckConstraint(
                condition=Q(kind="degree", level__range=(11, 16))
                | Q(kind="theory", level__range=(21, 24))
                | Q(kind="state", level__range=(31, 34))
                | Q(kind="defence", level__range=(41, 44))
                | Q(kind__in=WITHOUT_LEVEL, level=None),
                name="need_level_is_of_the_kind",
                violation_error_message="Mức không thuộc loại đã chọn.",
            ),
            models.CheckConstraint(
                condition=Q(entry=None) | Q(why="planned", reserved=True),
                name="need_of_an_entry_is_reserved",
                violation_error_message="Nhu cầu theo quy hoạch chỉ cơ quan tổ chức biết.",
            ),
            models.CheckConstraint(
                condition=Q(kind="update") ^ Q(cycle=None),
                name="yearly_need_names_its_year",
                violation_error_message="Nhu cầu cập nhật kiến thức hằng năm ghi theo năm.",
            ),
        ]

    def __str__(self):
        level = f": {self.get_level_display()}" if self.level else ""
        year = f" năm {self.cycle}" if self.cycle else ""
        return f"{self.get_kind_display()}{level}{year}"

    def unit_when_saved(self):
        return self.cadre.scope_unit_id


class NeedStep(Step):
    """How a need was registered or dropped, with the reason."""

    wall = Through("need")

    record = "need"

    need = models.ForeignKey(
        Need,
        models.DO_NOTHING,
        db_constraint=False,
        related_name="steps",
        verbose_name="nhu cầu",
        db_index=False,
    )

    class Meta(Step.Meta):
        indexes = [models.Index(fields=["need", "on"], name="steps_of_a_need")]
