"""Questions with their blanks filled in, as the office keeps them under names of its own."""

from urllib.parse import urlencode

from django.db import models
from django.urls import reverse

from foundation.core.models import ScopedModel, tracked
from foundation.core.typed.names import unique_name


@tracked()
class SavedQuestion(ScopedModel):
    """One question of the catalogue with what fills its blanks; never about one person."""

    unit_path = None

    name = models.CharField("tên mẫu", max_length=80)
    question = models.CharField("câu hỏi", max_length=20)
    blanks = models.JSONField("nội dung đã điền", default=dict, blank=True)

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = "mẫu câu hỏi"
        verbose_name_plural = "Hỏi nhanh"
        constraints = [unique_name("name", name="saved_question_name_once", said="Đã có mẫu cùng tên.")]

    def __str__(self):
        return self.name

    def get_absolute_url(self) -> str:
        address = reverse("ask-answer", args=[self.question])
        return f"{address}?{urlencode(self.blanks)}" if self.blanks else address
