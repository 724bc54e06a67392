"""What the office alone knows of a person: planned on a list of a higher level; something is being looked into."""

from django.db import models

from cadre.models.keeping import KeepsPerson
from cadre.models.recorded import RecordedFact, SpanQuerySet
from foundation.core.dates import PartialDateField
from foundation.core.models import tracked
from foundation.core.saving.constraints import DaysInOrder
from office.organisation.models.structure import Level

LEFT_EARLY = "Ngày thôi quy hoạch phải sau ngày có trong danh sách."
DONE_EARLY = "Ngày kết thúc xác minh phải sau ngày bắt đầu."


@tracked("scope_unit")
class HigherListing(RecordedFact):
    """The person stands on a planning list that is not kept here; which list, the words of its paper say."""

    keeps_person = KeepsPerson(lambda listing: f"quy hoạch ở danh sách cấp trên: {listing}")

    title = models.CharField("chức danh quy hoạch", max_length=200)
    term = models.CharField("nhiệm kỳ", max_length=60, blank=True)
    level = models.CharField("cấp của danh sách", max_length=10, choices=Level, blank=True)
    paper_no = models.CharField("số văn bản", max_length=60, blank=True)
    paper_on = models.DateField("ngày văn bản", null=True, blank=True)
    issuer = models.CharField("cơ quan ban hành", max_length=160, blank=True)
    valid_from = PartialDateField("từ ngày")
    valid_to = PartialDateField("thôi quy hoạch từ ngày", null=True, blank=True)

    objects = SpanQuerySet.as_manager()

    class Meta(RecordedFact.Meta):
        ordering = ["-valid_from", "-pk"]
        verbose_name = "quy hoạch ở danh sách cấp trên"
        verbose_name_plural = "Quy hoạch ở danh sách cấp trên"
        constraints = [
            DaysInOrder(
                days=("valid_from", "valid_to"),
                name="higher_listing_ends_after_it_begins",
                violation_error_message=LEFT_EARLY,
            ),
            models.UniqueConstraint(
                fields=["cadre", "title", "term", "valid_from"],
                name="higher_listing_once",
                violation_error_message="Danh sách này của đồng chí đã được ghi.",
            ),
        ]

    def __str__(self):
        return ", ".join(filter(None, [self.title, self.term and f"nhiệm kỳ {self.term}"]))


@tracked("scope_unit")
class Verification(RecordedFact):
    """ "Đang xem xét, xác minh": from when to when, by which paper. What it is about is kept nowhere here."""

    paper_no = models.CharField("số văn bản", max_length=60, blank=True)
    paper_on = models.DateField("ngày văn bản", null=True, blank=True)
    valid_from = PartialDateField("từ ngày")
    valid_to = PartialDateField("kết thúc từ ngày", null=True, blank=True)

    objects = SpanQuerySet.as_manager()

    class Meta(RecordedFact.Meta):
        ordering = ["-valid_from", "-pk"]
        verbose_name = "việc đang xem xét, xác minh"
        verbose_name_plural = "Đang xem xét, xác minh"
        constraints = [
            DaysInOrder(
                days=("valid_from", "valid_to"),
                name="verification_ends_after_it_begins",
                violation_error_message=DONE_EARLY,
            ),
            models.UniqueConstraint(
                fields=["cadre", "valid_from"],
                name="verification_once",
                violation_error_message="Việc xem xét, xác minh từ ngày này của đồng chí đã được ghi.",
            ),
        ]

    def __str__(self):
        return f"đang xem xét, xác minh từ {self.valid_from}"
