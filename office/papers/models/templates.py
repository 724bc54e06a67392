"""Templates of letters that an office sent in place of the shipped ones."""

from django.conf import settings
from django.db import models
from django.urls import reverse

from foundation.core.models import ScopedModel, tracked
from office.organisation.models.structure import Unit


@tracked("content")
class PaperTemplate(ScopedModel):
    """A Word file with tags, tried on invented data before it was kept; it is in force from its day until a later one.

    `kind` and `period` are slugs of `kinds.py` and `periods.py`. Nothing of it changes but `withdrawn`: the shipped
    template is in force again, or the one before it.
    """

    unit_path = "unit"

    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="paper_templates", verbose_name="đơn vị", db_index=False
    )
    kind = models.CharField("loại văn bản", max_length=40)
    period = models.CharField("thể thức", max_length=20)
    valid_from = models.DateField("dùng từ ngày")
    content = models.BinaryField("tệp")
    size = models.PositiveIntegerField("dung lượng")
    sha256 = models.CharField("mã kiểm tra", max_length=64)
    checked_at = models.DateTimeField("kiểm tra lúc", auto_now_add=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người gửi"
    )
    withdrawn = models.BooleanField("thôi dùng", default=False)

    class Meta:
        ordering = ["-valid_from", "-pk"]
        verbose_name = "mẫu văn bản của cơ quan"
        verbose_name_plural = "Biểu mẫu văn bản"
        indexes = [models.Index(fields=["unit", "kind", "period"], name="templates_of_a_unit")]

    def __str__(self):
        return f"mẫu của cơ quan, dùng từ ngày {self.valid_from:%d/%m/%Y}"

    def get_absolute_url(self) -> str:
        return reverse("papertemplate-detail", args=[self.kind, self.period])
