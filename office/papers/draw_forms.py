"""What whoever draws a letter up chooses and words."""

from typing import Any

from django import forms

from foundation.core.typed.forms import DayField, PlainForm
from foundation.printing.layout import HeadStyle
from office.organisation.models.identity import Issuer, OfficeIdentity, Signer
from office.papers.models.papers import HEADS

LINES = {"rows": 6}
ONE_A_LINE = "Mỗi dòng một mục, in như ghi ở đây."
NOT_A_SIGNER = "Người ký này không ký văn bản của nơi ban hành; chọn lại."
NOBODY = "Chưa chọn, ghi tay"


class DrawForm(PlainForm):
    """The switches and words of one letter; its number comes from the register."""

    about = forms.CharField(label="Nội dung", max_length=300, help_text="Không ghi tên người.")
    head = forms.ChoiceField(label="Tiêu đề", widget=forms.RadioSelect)
    code = forms.CharField(
        label="Số, ký hiệu",
        max_length=60,
        required=False,
        help_text="Để trống khi chưa có số: bản in ghi DỰ THẢO. Lấy số sau khi ghi vào sổ.",
    )
    day = DayField(label="Ngày văn bản", required=False, help_text="Để trống: ghi tay.")
    signer = forms.ModelChoiceField(
        Signer.objects.none(), label="Người ký", required=False, empty_label=NOBODY
    )
    grounds = forms.CharField(
        label="Căn cứ",
        required=False,
        widget=forms.Textarea(attrs=LINES),
        help_text=ONE_A_LINE,
        max_length=4000,
    )
    recipients = forms.CharField(
        label="Nơi nhận",
        required=False,
        widget=forms.Textarea(attrs=LINES),
        help_text=ONE_A_LINE,
        max_length=2000,
    )

    def __init__(
        self,
        *args: Any,
        heads: tuple[HeadStyle, ...],
        identity: OfficeIdentity | None,
        issuer: Issuer,
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        self.fields["head"].choices = [choice for choice in HEADS if choice[0] in heads]
        self.fields["signer"].queryset = Signer.objects.filter(identity=identity, issuer=issuer)
        self.fields["signer"].error_messages["invalid_choice"] = NOT_A_SIGNER
        if len(heads) == 1:
            del self.fields["head"]
