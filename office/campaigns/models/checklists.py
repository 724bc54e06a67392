"""What a unit has to hand in, by kind of campaign, and what came in."""

from collections.abc import Iterable

from django.db import models
from django.db.models import F, Q

from foundation.core.models import ScopedModel, tracked
from foundation.core.scope.triggers import following
from foundation.core.typed.names import unique_name
from office.campaigns.kinds import kind_choices
from office.campaigns.models.units import CampaignUnit
from office.organisation.models.derived import derived_unit

MORE_THAN_ALL = "Số đã nhận lớn hơn tổng số."


@tracked()
class ChecklistItem(ScopedModel):
    """One thing that every unit of a kind of campaign hands in. Shipped ones have a code, by which they are known.

    Of what is `counted` so many of so many come in, as dossiers of persons do. What is not `in_use` any more is asked
    of nobody and stays with those who handed it in.
    """

    unit_path = None

    code = models.SlugField("mã", max_length=40, unique=True, null=True, blank=True, editable=False)
    kind = models.CharField("loại đợt", max_length=20, choices=kind_choices)
    name = models.CharField("tên hồ sơ", max_length=160)
    order = models.PositiveSmallIntegerField("thứ tự", default=10)
    counted = models.BooleanField("đếm số bộ", default=False)
    required = models.BooleanField("phải có mới đủ hồ sơ", default=True)
    in_use = models.BooleanField("đang dùng", default=True)

    class Meta:
        ordering = ["kind", "order", "pk"]
        verbose_name = "mục hồ sơ"
        verbose_name_plural = "Danh mục hồ sơ đầu mối"
        constraints = [
            unique_name(
                "name", "kind", name="checklist_item_once_a_kind", said="Loại đợt này đã có mục cùng tên."
            )
        ]

    def __str__(self):
        return self.name


@tracked("scope_unit")
class ReceivedItem(ScopedModel):
    """What came in of one item. The paper of the unit bears its own `number` and day."""

    unit_path = "scope_unit"
    follows = "campaign_unit"

    campaign_unit = models.ForeignKey(
        CampaignUnit, models.CASCADE, related_name="received", verbose_name="đầu mối", db_index=False
    )
    scope_unit = derived_unit()
    item = models.ForeignKey(ChecklistItem, models.PROTECT, related_name="received", verbose_name="mục hồ sơ")
    count = models.PositiveSmallIntegerField("đã nhận", null=True, blank=True)
    of = models.PositiveSmallIntegerField("trên tổng số", null=True, blank=True)
    number = models.CharField("số văn bản", max_length=60, blank=True)
    on = models.DateField("ngày văn bản", null=True, blank=True)
    note = models.CharField("ghi chú", max_length=300, blank=True)

    class Meta:
        ordering = ["campaign_unit", "item__order", "item", "pk"]
        verbose_name = "hồ sơ đã nhận"
        verbose_name_plural = "Hồ sơ đã nhận"
        triggers = following("campaigns_unit_of_campaign_unit", "campaign_unit_id")
        constraints = [
            models.UniqueConstraint(
                fields=["campaign_unit", "item"],
                name="item_once_a_campaign_unit",
                violation_error_message="Mục hồ sơ này đã ghi.",
            ),
            models.CheckConstraint(
                condition=Q(count=None) | Q(of=None) | Q(count__lte=F("of")),
                name="received_no_more_than_all",
                violation_error_message=MORE_THAN_ALL,
            ),
        ]

    def __str__(self):
        return str(self.item)

    @property
    def is_whole(self) -> bool:
        """Whether all of it is there; of what is counted, as many as there are."""
        return not self.item.counted or (
            self.count is not None and self.of is not None and self.count >= self.of
        )

    @property
    def how_many(self) -> str:
        if not self.item.counted:
            return "đã nhận"
        count, of = (("?" if each is None else f"{each}") for each in (self.count, self.of))
        return f"{count}/{of}"


def lacking(items: Iterable[ChecklistItem], received: Iterable[ReceivedItem]) -> list[str]:
    """What is still to come of the items asked for: "Tờ trình", or, where it has begun, "Hồ sơ cá nhân (12/15)"."""
    here = {each.item_id: each for each in received}
    found = []
    for item in items:
        one = here.get(item.pk)
        if one and not one.is_whole:
            found.append(f"{item.name} ({one.how_many})")
        elif item.required and not one:
            found.append(item.name)
    return found
