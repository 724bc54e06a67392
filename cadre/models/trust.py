"""What bodies in charge said of a person: confidence votes, and that they concluded politically, not what they said."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q

from cadre.models.keeping import KeepsPerson
from cadre.models.recorded import RecordedFact, RecordedQuerySet
from foundation.core.models import tracked

MORE_THAN_ALL = "Số phiếu tín nhiệm cao, tín nhiệm, tín nhiệm thấp cộng lại không được quá tổng số phiếu."


@tracked("scope_unit")
class ConfidenceVote(RecordedFact):
    """The counted slips of one vote; those that are not valid are in the total alone."""

    begins = "held_on"
    keeps_person = KeepsPerson(str)

    held_on = models.DateField("ngày lấy phiếu")
    occasion = models.CharField("hội nghị, dịp lấy phiếu", max_length=160)
    high = models.PositiveSmallIntegerField("tín nhiệm cao")
    middle = models.PositiveSmallIntegerField("tín nhiệm")
    low = models.PositiveSmallIntegerField("tín nhiệm thấp")
    total = models.PositiveSmallIntegerField("tổng số phiếu", validators=[MinValueValidator(1)])
    paper_no = models.CharField("số biên bản, văn bản", max_length=60, blank=True)
    paper_on = models.DateField("ngày biên bản, văn bản", null=True, blank=True)

    objects = RecordedQuerySet.as_manager()

    class Meta(RecordedFact.Meta):
        ordering = ["-held_on", "-pk"]
        verbose_name = "lần lấy phiếu tín nhiệm"
        verbose_name_plural = "Lấy phiếu tín nhiệm"
        constraints = [
            models.CheckConstraint(
                condition=Q(total__gte=F("high") + F("middle") + F("low"), total__gt=0),
                name="confidence_counts_add_up",
                violation_error_message=MORE_THAN_ALL,
            ),
            models.UniqueConstraint(
                fields=["cadre", "held_on", "occasion"],
                name="confidence_vote_once",
                violation_error_message="Lần lấy phiếu này của đồng chí đã được ghi.",
            ),
        ]

    def __str__(self):
        return f"lấy phiếu tín nhiệm ngày {self.held_on:%d/%m/%Y}"


@tracked("scope_unit")
class PoliticalConclusion(RecordedFact):
    """That a body concluded on the political standard, by which paper: what it says is kept nowhere here."""

    begins = "concluded_on"
    keeps_person = KeepsPerson(str)

    number = models.CharField("số kết luận", max_length=60)
    concluded_on = models.DateField("ngày kết luận")
    body = models.CharField("cơ quan kết luận", max_length=160, blank=True)

    objects = RecordedQuerySet.as_manager()

    class Meta(RecordedFact.Meta):
        ordering = ["-concluded_on", "-pk"]
        verbose_name = "kết luận tiêu chuẩn chính trị"
        verbose_name_plural = "Kết luận tiêu chuẩn chính trị"
        constraints = [
            models.UniqueConstraint(
                fields=["cadre", "concluded_on", "number"],
                name="political_conclusion_once",
                violation_error_message="Kết luận này của đồng chí đã được ghi.",
            ),
        ]

    def __str__(self):
        return f"kết luận tiêu chuẩn chính trị số {self.number}, ngày {self.concluded_on:%d/%m/%Y}"
