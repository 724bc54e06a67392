"""Forms as higher offices send them, each strange in its own way: python -m tests.filling.make_forms."""

import datetime
import io
import struct
import zlib
from pathlib import Path

import xlsxwriter

FOLDER = Path(__file__).parents[1] / "cases" / "forms"
MADE_ON = datetime.datetime(2021, 11, 30)
HEADS = ("STT", "Họ và tên", "Ngày sinh", "Quê quán")


class Form:
    """A workbook with a few formats and one sheet to begin with."""

    def __init__(self, name: str, sheet: str = "Biểu 1"):
        self.book = xlsxwriter.Workbook(FOLDER / f"{name}.xlsx")
        self.book.set_properties({"created": MADE_ON, "title": "", "author": "Cấp trên"})
        plain = {"font_name": "Times New Roman", "font_size": 12}
        lined = {**plain, "border": 1, "text_wrap": True, "valign": "vcenter"}
        add = self.book.add_format
        self.title = add({**plain, "bold": True, "align": "center"})
        self.head = add({**lined, "bold": True, "align": "center", "bg_color": "#DDDDDD"})
        self.cell, self.day = add(lined), add({**lined, "num_format": "dd/mm/yyyy", "align": "center"})
        self.number = add({**lined, "num_format": "#,##0", "bold": True})
        self.example = add({**lined, "italic": True, "font_color": "#FF0000"})
        self.section = add({**lined, "bold": True, "bg_color": "#EEEEEE"})
        self.sheet = self.book.add_worksheet(sheet)
        self.formats = {"Ngày sinh": self.day}

    def __enter__(self):
        return self

    def __exit__(self, *problem):
        self.book.close()

    def table(self, row: int, heads=HEADS, rows: int = 3, height: float = 30):
        """A heading in the row (from 0) with empty lined rows below; returns the row below them."""
        for column, label in enumerate(heads):
            self.sheet.write(row, column, label, self.head)
        self.empty(row + 1, rows, heads, height)
        return row + 1 + rows

    def empty(self, row: int, rows: int, heads=HEADS, height: float = 30):
        for number in range(row, row + rows):
            self.sheet.set_row(number, height)
            for column, label in enumerate(heads):
                self.sheet.write_blank(number, column, None, self.formats.get(label, self.cell))

    def foot(self, row: int):
        self.sheet.write(row, 0, "NGƯỜI LẬP BIỂU", self.title)
        self.sheet.write(row, 2, "T/M BAN THƯỜNG VỤ", self.title)


def picture() -> io.BytesIO:
    """A picture of one dark point."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        )

    head, point = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0), zlib.compress(b"\x00\x40\x40\x40")
    return io.BytesIO(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", point) + chunk(b"IEND", b"")
    )


def two_heads():
    """Merged heads over two rows, a row of column numbers, a sum and signatures below."""
    with Form("01_two_heads") as form:
        page = form.sheet
        page.merge_range("A1:F1", "BIỂU TỔNG HỢP CÁN BỘ", form.title)
        for ref, label in (("A3:A4", "Số TT"), ("B3:B4", "Họ và tên"), ("F3:F4", "Tuổi")):
            page.merge_range(ref, label, form.head)
        page.merge_range("C3:D3", "Ngày, tháng, năm sinh", form.head)
        page.write_row("C4", ("Nam", "Nữ"), form.head)
        page.merge_range("E3:E4", "Quê quán", form.head)
        page.write_row("A5", range(1, 7), form.head)
        for row in (5, 6):
            page.set_row(row, 28)
            for column in range(6):
                page.write_blank(row, column, None, form.day if column in (2, 3) else form.cell)
            page.write_formula(row, 5, f'=IF(B{row + 1}="","",2021-YEAR(C{row + 1}))', form.cell, "")
        page.merge_range("A8:B8", "Cộng", form.head)
        page.write_formula("C8", "=COUNTA(C6:C7)", form.number, 0)
        page.write_formula("F8", "=SUM(F6:F7)", form.number, 0)
        page.write("B10", "NGƯỜI LẬP BIỂU", form.title)
        page.merge_range("D10:F10", "T/M BAN THƯỜNG VỤ", form.title)


def example_row():
    """The first row shows how to fill it, in red."""
    with Form("02_example") as form:
        below = form.table(3)
        form.sheet.write_row(4, 0, ("Ví dụ", "Nguyễn Văn A", "01/01/1970", "xã X, tỉnh Y"), form.example)
        form.foot(below + 1)


def head_in_twelve():
    """Much stands above the heading, one row for people, nothing below."""
    with Form("03_head_in_row_12") as form:
        for row, text in enumerate(("TỈNH ỦY", "BAN TỔ CHỨC", "*", "", "DANH SÁCH", "(kèm theo Công văn)")):
            form.sheet.write(row, 0, text, form.title)
        form.table(11, rows=1)


def locked():
    """A sheet that is locked but for the rows of people."""
    with Form("04_locked") as form:
        form.sheet.protect("bieu", {"format_cells": True})
        form.foot(form.table(2) + 1)


def hidden_columns():
    """A column that nobody sees asks for a number; another one is as wide as nothing."""
    with Form("05_hidden_columns") as form:
        heads = (*HEADS, "Số CCCD", "Mã")
        below = form.table(2, heads)
        form.sheet.set_column("E:F", None, None, {"hidden": True})
        form.foot(below + 1)


def choices():
    """Drop-downs, a condition that colours and a filter over the rows of people."""
    with Form("06_choices") as form:
        below = form.table(2, (*HEADS, "Dân tộc"), rows=2)
        form.sheet.data_validation("E4:E5", {"validate": "list", "source": ["Kinh", "Tày", "Nùng"]})
        red = form.book.add_format({"bg_color": "#FFC7CE"})
        rule = {"type": "formula", "criteria": '=AND($B4<>"",$C4="")', "format": red}
        form.sheet.conditional_format("A4:E5", rule)
        form.sheet.autofilter("A3:E5")
        form.foot(below + 1)


def pictures():
    """A picture above, one below, and a note at the foot."""
    with Form("07_picture") as form:
        form.sheet.insert_image("A1", "logo.png", {"image_data": picture(), "x_scale": 20, "y_scale": 20})
        below = form.table(4, rows=1)
        form.foot(below + 1)
        form.sheet.write_comment(below + 1, 0, "Ký, ghi rõ họ tên")
        place = {"image_data": picture(), "x_scale": 40, "y_scale": 40, "object_position": 1}
        form.sheet.insert_image(below + 3, 2, "stamp.png", place)


def printed():
    """A printed area, heads that repeat, a page that ends, names, another sheet that counts, a chart."""
    with Form("08_print_area", "Biểu số 2") as form:
        below = form.table(2, (*HEADS, "Điểm"), rows=2)
        form.sheet.write(below, 0, "Tổng số", form.number)
        form.sheet.write_formula(below, 4, "=SUM(E4:E5)", form.number, 0)
        form.foot(below + 2)
        form.sheet.print_area(0, 0, below + 2, 4)
        form.sheet.repeat_rows(2)
        form.sheet.set_h_pagebreaks([below + 2])
        form.sheet.freeze_panes(3, 2)
        form.book.define_name("Tong_so", f"='Biểu số 2'!$E${below + 1}")
        other = form.book.add_worksheet("Tổng hợp")
        other.write("A1", "Tổng số điểm")
        other.write_formula("B1", f"='Biểu số 2'!E{below + 1}+COUNTA('Biểu số 2'!B4:B5)", None, 0)
        other.write("A2", "Không đổi")
        other.write_formula("B2", "=SUM(A9:A10)", None, 0)
        chart = form.book.add_chart({"type": "column"})
        chart.add_series({"values": "='Biểu số 2'!$E$4:$E$5", "categories": "='Biểu số 2'!$B$4:$B$5"})
        other.insert_chart("D2", chart)
        form.book.add_worksheet("Hướng dẫn").write("A1", "Điền theo mẫu.")


def two_tables():
    """Two tables, one below the other."""
    with Form("09_two_tables") as form:
        form.sheet.write("A1", "1. Cán bộ nghỉ hưu", form.title)
        below = form.table(2, rows=2)
        form.sheet.write(below + 1, 0, "2. Cán bộ chuyển công tác", form.title)
        heads = ("STT", "Họ và tên", "Dân tộc", "Ngày sinh")
        below = form.table(below + 3, heads, rows=2)
        form.foot(below + 1)


def unknown():
    """Columns that no list has, one merged over two columns, and helper cells beside the table."""
    with Form("10_unknown_columns") as form:
        page = form.sheet
        page.write_row("A3", ("STT", "Họ và tên", "Mức phụ cấp", "Quê quán"), form.head)
        page.merge_range("D3:E3", "Quê quán", form.head)
        page.write("F3", "Ý kiến của Thường trực", form.head)
        for row in (3, 4):
            for column in range(6):
                page.write_blank(row, column, None, form.cell)
            page.merge_range(row, 3, row, 4, None, form.cell)
        page.write_column("H2", ("Danh mục", "Kinh", "Tày", "Nùng", "Dao"))
        form.foot(7)


def ticks():
    """A name over two columns, years under Nam and Nữ, ticks for women and for degrees."""
    with Form("11_ticks") as form:
        page = form.sheet
        page.merge_range("A3:A4", "TT", form.head)
        page.merge_range("B3:C4", "Họ và tên", form.head)
        page.merge_range("D3:E3", "Năm sinh", form.head)
        page.write_row("D4", ("Nam", "Nữ"), form.head)
        page.merge_range("F3:F4", "Nữ", form.head)
        page.merge_range("G3:H3", "Trình độ chuyên môn", form.head)
        page.write_row("G4", ("Thạc sĩ", "Đại học"), form.head)
        form.empty(4, 2, range(8))
        form.foot(8)


def sections():
    """The sum stands above, people below the section of their unit; the last section has no row of its own."""
    with Form("12_sections") as form:
        page = form.sheet
        form.table(2, rows=0)
        page.write_row(3, 0, ("", "Tổng cộng", "", ""), form.section)
        page.write_formula(3, 2, "=COUNTA(C6:C6)+COUNTA(C8:C9)", form.section, 0)
        for row, mark, unit in (
            (4, "I", "Văn phòng Huyện ủy"),
            (6, "II", "Ban Tổ chức Huyện ủy"),
            (9, "III", "Khác"),
        ):
            page.write(row, 0, mark, form.section)
            page.merge_range(row, 1, row, 3, unit, form.section)
        form.empty(5, 1)
        form.empty(7, 2)
        form.foot(11)


FORMS = (
    *(two_heads, example_row, head_in_twelve, locked, hidden_columns, choices, pictures, printed),
    *(two_tables, unknown, ticks, sections),
)

if __name__ == "__main__":
    for make in FORMS:
        make()
