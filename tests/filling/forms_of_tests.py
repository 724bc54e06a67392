"""Small forms with any headings, and what the command makes of them."""

import io

import xlsxwriter
from django.core.management import CommandError, call_command

from tests.filling.looked_at import opened

USUAL = ("STT", "Họ và tên", "Ngày sinh", "Chức vụ", "Đơn vị")


def empty_form(heads=USUAL, sheet="Biểu 1"):
    """The bytes of a form: heading in row 2, one lined row below it, a sum of its last column, signatures."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        page, lined = book.add_worksheet(sheet), book.add_format({"border": 1})
        day = book.add_format({"border": 1, "num_format": "dd/mm/yyyy"})
        page.write_row(1, 0, heads, lined)
        for column, label in enumerate(heads):
            page.write_blank(2, column, None, day if "Ngày" in label else lined)
        page.write(3, 0, "Cộng")
        page.write_formula(3, 1, "=COUNTA(B3:B3)", None, 0)
        page.write(5, 1, "NGƯỜI LẬP BIỂU")
    return target.getvalue()


def people_in(content, columns=None):
    """The rows of people of a filled form, without their numbers."""
    page = opened(content).worksheets[0]
    rows = [list(row) for row in page.iter_rows(3, max_col=columns, values_only=True)]
    return [row[1:] for row in rows if isinstance(row[0], int)]


def run(folder, listed, username="lan", form=None, *more):
    """(what the command prints, the filled form, its refusal)."""
    path, out, output = folder / "bieu.xlsx", folder / "out.xlsx", io.StringIO()
    path.write_bytes(empty_form() if form is None else form)
    out.unlink(missing_ok=True)
    try:
        call_command("fill_form", str(path), listed, str(out), "--as", username, *more, stdout=output)
    except CommandError as refusal:
        assert refusal.returncode == 2
        assert not out.exists()
        return output.getvalue(), b"", str(refusal)
    return output.getvalue(), out.read_bytes(), ""
