"""What was done with a person's record as a whole: leaving the service, removal of a record entered by mistake."""

from django.db import models

from cadre.models.facts import PostHeld
from cadre.models.people import Cadre
from foundation.core.acts.steps import Step, StepQuerySet
from foundation.core.wall.conditions import ByUnit, stands
from office.organisation.models.structure import Unit


class CadreStepQuerySet(StepQuerySet):
    def removals(self, user):
        """Standing removals of records of the units where the user could remove: the newest first."""
        inside = user.scope("cadre.remove_cadre").condition("unit")
        return self.standing().filter(inside, act="cadre.remove").order_by("-pk")


class CadreStep(Step):
    """A step outlives the record: what was removed, by whom and why is asked of it. So its key has no constraint.

    `unit` is the person's unit of then, which says who may read the step once the record is gone. `ended` tells each
    post that leaving ended, before and after: [{"id", "before", "after"}].
    """

    wall = ByUnit(column="unit_id", what="cadre.cadre", also=stands("cadre_cadre", "row.cadre_id"))

    record = "cadre"

    cadre = models.ForeignKey(
        Cadre,
        models.DO_NOTHING,
        db_constraint=False,
        related_name="steps",
        verbose_name="cán bộ",
        db_index=False,
    )
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+", verbose_name="đơn vị lúc đó")
    leaving_form = models.CharField("hình thức", max_length=14, choices=PostHeld.LeavingForm, blank=True)
    moved_to = models.CharField("nơi chuyển đến", max_length=200, blank=True)
    ended = models.JSONField(default=list)

    objects = CadreStepQuerySet.as_manager()

    class Meta(Step.Meta):
        indexes = [models.Index(fields=["cadre", "on"], name="steps_of_a_person")]
