"""The forms of recorded facts; the person is given by the address and not chosen."""

from cadre.models.discipline import Discipline
from cadre.models.standing import HigherListing, Verification
from cadre.models.trust import ConfidenceVote, PoliticalConclusion
from cadre.recorded.faults import conclusion_faults, discipline_faults, standing_faults, vote_faults
from foundation.core import clock
from foundation.core.forms import ScopedForm
from foundation.core.typed.forms import DayField
from office.organisation.levels import offer_levels

COUNTED = ("high", "middle", "low")
DATED = "Ghi dd/mm/yyyy; văn bản chỉ có tháng, năm thì ghi mm/yyyy hoặc yyyy."


class RecordedForm(ScopedForm):
    """A subclass names the `faults` that an imported row is asked for too."""

    also_checked = ("cadre",)
    faults = None

    def __init__(self, *args, cadre=None, **kwargs):
        super().__init__(*args, **kwargs)
        if cadre:
            self.instance.cadre = cadre

    def clean(self):
        cleaned = super().clean()
        for fault in self.faults(cleaned, clock.today()):
            self.add_error(fault.column, fault.reason)
        return cleaned


class DisciplineForm(RecordedForm):
    faults = staticmethod(discipline_faults)

    class Meta:
        model = Discipline
        fields = ["kind", "form", "decision_no", "decision_on", "issuer", "valid_from", "valid_to"]
        field_classes = {"decision_on": DayField}
        help_texts = {
            "valid_from": DATED,
            "valid_to": "Ngày đầu tiên không còn hiệu lực; để trống khi chưa rõ.",
        }


class ConfidenceVoteForm(RecordedForm):
    faults = staticmethod(vote_faults)

    class Meta:
        model = ConfidenceVote
        fields = ["held_on", "occasion", "high", "middle", "low", "total", "paper_no", "paper_on"]
        field_classes = {"held_on": DayField, "paper_on": DayField}
        labels = {name: f"Số phiếu {ConfidenceVote._meta.get_field(name).verbose_name}" for name in COUNTED}
        help_texts = {"total": "Kể cả phiếu không hợp lệ."}


class PoliticalConclusionForm(RecordedForm):
    faults = staticmethod(conclusion_faults)

    class Meta:
        model = PoliticalConclusion
        fields = ["number", "concluded_on", "body"]
        field_classes = {"concluded_on": DayField}
        help_texts = {"number": "Chỉ ghi số, ngày và cơ quan; không ghi nội dung kết luận."}


class HigherListingForm(RecordedForm):
    faults = staticmethod(standing_faults)

    class Meta:
        model = HigherListing
        fields = ["title", "term", "level", "paper_no", "paper_on", "issuer", "valid_from", "valid_to"]
        field_classes = {"paper_on": DayField}
        help_texts = {
            "title": "Ghi như trong văn bản của cấp trên.",
            "valid_from": DATED,
            "valid_to": "Ngày đầu tiên không còn trong danh sách; để trống khi đang trong danh sách.",
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offer_levels(self)


class VerificationForm(RecordedForm):
    faults = staticmethod(standing_faults)

    class Meta:
        model = Verification
        fields = ["valid_from", "valid_to", "paper_no", "paper_on"]
        field_classes = {"paper_on": DayField}
        help_texts = {
            "valid_from": f"Không ghi nội dung xem xét, xác minh. {DATED}",
            "valid_to": "Ngày đầu tiên không còn xem xét, xác minh; để trống khi đang xem xét.",
        }
