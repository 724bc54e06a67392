"""The office's own template as it is sent."""

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from foundation.core.disk.sent import SentFile
from foundation.core.typed.forms import DayField, PlainForm
from foundation.printing.word.archive import MB

MOST = MB
TOO_LARGE = "Tệp nặng quá 1 MB; mẫu văn bản chỉ gồm chữ và bảng."


class TemplateForm(PlainForm):
    file = SentFile(
        label="Tệp mẫu",
        help_text="Tải mẫu đang dùng, sửa trong Word, lưu lại dạng .docx rồi gửi. Tệp được in thử trước khi dùng.",
        widget=forms.FileInput(attrs={"accept": ".docx"}),
        error_messages={"required": "Chọn tệp."},
    )
    valid_from = DayField(
        label="Dùng cho văn bản từ ngày", help_text="Văn bản ghi ngày trước đó vẫn in theo mẫu trước."
    )

    def clean_file(self) -> UploadedFile:
        sent = self.cleaned_data["file"]
        if sent.size > MOST:
            raise ValidationError(TOO_LARGE)
        return sent
