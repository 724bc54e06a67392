"""Whose record is made nameless: proposed by the rule, confirmed by the head, done by the owner's command."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from foundation.core.models import ScopedModel, tracked


@tracked()
class Anonymisation(ScopedModel):
    """The head's word that a record has been kept long enough; taken back by removing it, until it was carried out.

    The key of the person has no constraint, like that of the access log. `rule` is what the rule said then.
    """

    unit_path = None

    person_key = models.BigIntegerField("cán bộ", unique=True)
    left_on = models.DateField("nghỉ, chuyển công tác từ ngày")
    rule = models.CharField("quy định", max_length=200)
    reason = models.CharField("lý do", max_length=300)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người xác nhận"
    )
    confirmed_at = models.DateTimeField("lúc xác nhận", auto_now_add=True)
    carried_out_at = models.DateTimeField("lúc thực hiện", null=True, editable=False)
    backup = models.CharField("bản sao lưu trước đó", max_length=100, blank=True, editable=False)

    class Meta:
        ordering = ["-confirmed_at", "-pk"]
        verbose_name = "hồ sơ ẩn danh"
        verbose_name_plural = "Hồ sơ quá thời hạn lưu"
        constraints = [
            models.CheckConstraint(
                condition=Q(carried_out_at=None) | ~Q(backup=""),
                name="nameless_only_after_a_backup",
                violation_error_message="Chỉ ẩn danh sau khi có bản sao lưu đã phục hồi thử.",
            )
        ]

    def __str__(self):
        return f"hồ sơ số {self.person_key}"
