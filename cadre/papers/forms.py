"""How an official list goes on paper: what whoever draws it up chooses before the file is made."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from cadre.papers.columns import RosterColumns
from foundation.core.typed.forms import REASON, PlainForm
from foundation.sheets.sending import FileFormat
from office.organisation.printed_words import PrintedForm

HEAD, STATE_HEAD, ATTACHED, PLAIN = "head", "state", "attached", "plain"
TOPS = [
    (HEAD, "Có tên cơ quan"),
    (STATE_HEAD, "Có tên cơ quan nhà nước"),
    (ATTACHED, "Kèm theo văn bản"),
    (PLAIN, "Không ghi"),
]
NO_PAPER = "Ghi số, ngày văn bản mà danh sách này kèm theo."
NO_REASON = "Ghi lý do in số CCCD, số thẻ đảng viên."


class RosterForm(PrintedForm, PlainForm):
    """The switches of the official list; those of ballots are there for planning lists, those of numbers for who may
    read them.
    """

    subject = forms.CharField(
        label="Tên danh sách",
        max_length=300,
        required=False,
        help_text="In dưới dòng “Danh sách trích ngang”; không ghi tên người.",
    )
    top = forms.ChoiceField(label="Đầu trang", choices=TOPS, widget=forms.RadioSelect)
    attached_to = forms.CharField(
        label="Kèm theo",
        max_length=300,
        required=False,
        help_text="Ghi loại, số, ngày văn bản; tên nơi ban hành, người ký in theo văn bản ấy.",
    )
    corner = forms.CharField(label="Biểu số", max_length=40, required=False)
    sections = forms.BooleanField(label="Xếp theo từng đơn vị", required=False)
    signed = forms.BooleanField(label="Có phần ký", required=False)
    draft = forms.BooleanField(label="Ghi DỰ THẢO", required=False)
    ballots = forms.BooleanField(
        label="Có cột kết quả giới thiệu (để trống, ghi tay)",
        required=False,
        help_text="Bản gửi các đơn vị không có cột này.",
    )
    numbers = forms.BooleanField(label="Có số CCCD, số thẻ đảng viên", required=False)
    reason = forms.CharField(
        label="Lý do in số CCCD, số thẻ đảng viên",
        max_length=REASON,
        required=False,
        help_text="Lý do được lưu cùng nhật ký khai thác.",
    )

    def __init__(self, *args: Any, without: tuple[str, ...] = (), **kwargs: Any):
        """`without` names switches, and choices of the top, that are not there."""
        super().__init__(*args, **kwargs)
        self.fields["top"].choices = [choice for choice in TOPS if choice[0] not in without]
        for name in without:
            self.fields.pop(name, None)

    def clean(self) -> dict[str, Any]:
        asked = super().clean()
        if asked.get("top") == ATTACHED and not asked.get("attached_to"):
            self.add_error("attached_to", ValidationError(NO_PAPER))
        if asked.get("numbers") and not asked.get("reason"):
            self.add_error("reason", ValidationError(NO_REASON))
        return asked

    def columns(self, years: tuple[int, ...], *, planned: bool = False) -> RosterColumns:
        """The columns asked for; those of a form that nobody sent are the usual ones."""
        asked = self.cleaned_data if self.is_bound else {}
        on_demand = {name: bool(asked.get(name)) for name in ("ballots", "numbers")}
        return RosterColumns(years, planned=planned, **on_demand)


FORMATS = [(each.value, each.label, each.icon) for each in FileFormat]
