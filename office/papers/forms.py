"""What is entered of a paper, and the file that is attached to it."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from foundation.core import clock
from foundation.core.disk.sent import SentFile
from foundation.core.forms import ScopedForm
from foundation.core.typed.forms import DayField, PlainForm
from foundation.printing.layout import HeadStyle
from office.organisation.models.identity import Issuer
from office.papers.congresses import unnumbered_congress
from office.papers.drawing import office_of
from office.papers.files import RefusedFile, read_upload
from office.papers.models import NumberingTerm, Paper, PaperFile

# Settled once the paper has a number; of a paper that is drawn up here from the beginning.
OF_THE_NUMBER = ("unit", "issuer", "genre")
# What still changes once the paper went out, or its number was struck.
STILL_OPEN = ("kept_at",)


class PaperForm(ScopedForm):
    class Meta:
        model = Paper
        fields = ["unit", "issuer", "genre", "about", "secret", "kept_at", "total"]
        help_texts = {
            "issuer": "Sổ của cơ quan tổ chức: lấy số ở đây; sổ của cấp ủy, cơ quan nhà nước: ghi số văn thư cấp.",
            "about": "Không ghi họ tên.",
            "secret": "Chỉ ghi số, ngày, nơi lưu, tổng số; không lập tệp, không đính kèm tệp.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in settled(self.instance) if self.instance.pk else ():
            self.fields[name].disabled = True

    def clean(self) -> dict[str, Any]:
        """A paper that is entered bears the head of its issuer."""
        cleaned = super().clean()
        if not self.instance.kind and cleaned.get("issuer"):
            state = cleaned["issuer"] == Issuer.STATE
            self.instance.head = HeadStyle.STATE if state else HeadStyle.PARTY
        return cleaned


def settled(paper: Paper) -> Iterable[str]:
    """The fields that change no more: a drawn paper stands in the row of its kind, an issued one as it went out."""
    if paper.status in (Paper.Status.ISSUED, Paper.Status.STRUCK):
        return set(PaperForm.Meta.fields).difference(STILL_OPEN)
    return OF_THE_NUMBER if paper.kind or paper.status != Paper.Status.DRAFT else ()


class NumberingTermForm(ScopedForm):
    class Meta:
        model = NumberingTerm
        fields = ["unit", "name", "begins_on"]
        field_classes = {"begins_on": DayField}
        help_texts = {
            "name": "Ví dụ 2020–2025.",
            "begins_on": "Ngày sau ngày bế mạc đại hội; từ ngày này mỗi loại văn bản của Đảng đánh số lại từ 01.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """A new term is that of the own office's latest congress; its day, which nobody recorded, is typed."""
        super().__init__(*args, **kwargs)
        unit = office_of(self.user, "papers.add_numberingterm") if self.instance.pk is None else None
        congress = unit and unnumbered_congress(unit, clock.today())
        if congress:
            self.initial |= {"unit": unit.pk, "name": congress.term}
            self.fields["begins_on"].help_text += f" {congress.told(unit)}"


class AttachForm(PlainForm):
    role = forms.ChoiceField(
        label="Là",
        choices=[(role.value, role.label) for role in (PaperFile.Role.SIGNED, PaperFile.Role.WORKING)],
    )
    file = SentFile(
        label="Tệp",
        help_text=".pdf hoặc .docx, tối đa 20 MB. Không gửi văn bản có độ mật.",
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx"}),
        error_messages={"required": "Chọn tệp."},
    )

    def clean_file(self) -> tuple[str, bytes]:
        """Format and content."""
        try:
            return read_upload(self.cleaned_data["file"])
        except RefusedFile as refusal:
            raise ValidationError(str(refusal)) from refusal
