"""What whoever draws a letter up chooses and words."""

import datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from foundation.core import clock
from foundation.core.typed.forms import DayField, PlainForm
from foundation.printing.layout import HeadStyle
from office.organisation.models.identity import Issuer, OfficeIdentity, Signer
from office.organisation.printed_words import PrintedForm
from office.papers.models.papers import HEADS

LINES = {"rows": 6}
ONE_A_LINE = "Mỗi dòng một mục, in như ghi ở đây."
GROUNDS = "Mỗi dòng một căn cứ; gạch đầu dòng, nếu mẫu có, do phần mềm đặt khi in."
NOT_A_SIGNER = "Người ký này không ký văn bản của nơi ban hành; chọn lại."
NOBODY = "Chưa chọn, ghi tay"
TO_COME = "Ngày này ở tương lai; để trống nếu chưa ký."


class DrawForm(PrintedForm, PlainForm):
    """The switches and words of one letter; its number comes from the register."""

    about = forms.CharField(label="Nội dung", max_length=300, help_text="Không ghi tên người.")
    head = forms.ChoiceField(label="Tiêu đề", widget=forms.RadioSelect)
    day = DayField(
        label="Ngày văn bản",
        required=False,
        help_text="Để trống: ghi tay. Bản in từ đây là dự thảo; số lấy sau khi ghi vào sổ.",
    )
    signer = forms.ModelChoiceField(
        Signer.objects.none(), label="Người ký", required=False, empty_label=NOBODY
    )
    grounds = forms.CharField(
        label="Căn cứ",
        required=False,
        widget=forms.Textarea(attrs=LINES),
        help_text=GROUNDS,
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

    def clean_day(self) -> datetime.date | None:
        day = self.cleaned_data["day"]
        if day and day > clock.today():
            raise ValidationError(TO_COME)
        return day
