"""A form as a file: what a PDF cannot show is told, and the other formats still come."""

import pytest

from foundation.core.parameters import BadParameter
from foundation.printing.layout import FormRow
from foundation.sheets.sending import FileFormat, file_of
from tests.printing.forms import form


def test_a_letter_that_no_pdf_shows_is_told_in_a_sentence():
    rows = [
        FormRow((1, "Nông Văn Ẫm", None, None, 1, 1, "đạt ★")),
        FormRow((2, "", None, None, 1, 1, "đạt ★")),
    ]
    with pytest.raises(BadParameter) as told:
        file_of(form(), rows, FileFormat.PDF)
    assert str(told.value) == (
        "Chưa in được ra PDF. “đạt ★”: Phông chữ không có chữ “★”; hãy bỏ hoặc thay bằng chữ khác. "
        "Bản Word và bản Excel vẫn tải được."
    )
    assert file_of(form(), rows, FileFormat.DOCX).read(2) == b"PK"
    with file_of(form(), rows, FileFormat.XLSX) as file:
        assert file.read(2) == b"PK"
