"""A form with everything a form can have, for the tests of the three formats."""

import datetime

from foundation.core.dates import PartialDate
from foundation.printing.layout import (
    FormColumn,
    FormLayout,
    FormRow,
    FormSection,
    HeadBlock,
    HeadStyle,
    Holds,
    Signature,
)

PARTY = HeadBlock(
    HeadStyle.PARTY,
    ("ĐẢNG BỘ TỈNH MẪU", "HUYỆN ỦY MẪU"),
    ("ĐẢNG CỘNG SẢN VIỆT NAM",),
    "Số 318-QĐ/HU",
    "Mẫu, ngày 05 tháng 02 năm 2021",
    ("Biểu số 01",),
)
STATE = HeadBlock(
    HeadStyle.STATE,
    ("ỦY BAN NHÂN DÂN", "HUYỆN MẪU"),
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
    "Số: 15/QĐ-UBND",
    "Mẫu, ngày 05 tháng 02 năm 2021",
)
COLUMNS = (
    FormColumn("TT", 10, align="center"),
    FormColumn("Họ và tên", 45),
    FormColumn("Nam", 22, ("Ngày, tháng, năm sinh",), Holds.DATE),
    FormColumn("Nữ", 22, ("Ngày, tháng, năm sinh",), Holds.DATE),
    FormColumn("phiếu", 14, ("Kết quả giới thiệu", "Ban Chấp hành"), Holds.NUMBER),
    FormColumn("%", 14, ("Kết quả giới thiệu", "Ban Chấp hành"), Holds.NUMBER, number="6 (=5/n)"),
    FormColumn("Ghi chú", 30),
)
ROWS = (
    FormSection("I. THỊ TRẤN MẪU (02 đồng chí)"),
    FormRow((1, "NÔNG VĂN ẪM", PartialDate("1975"), None, 45, 92.5, "=1+1")),
    FormRow(
        (2, "Hoàng Thị Ọm", None, datetime.date(1980, 3, 5), 1234, 100, '#b[x] $y$ \\ "q" <k> `c` @d _e_ *f*')
    ),
    FormSection("II. XÃ MẪU (01 đồng chí)"),
    FormRow(("", "Tổng số", "", "", 1279, None, "a\x00b\x0bc\ud800"), bold=True),
)


def form(**changes):
    asked = {
        "title": ("Danh sách trích ngang", "quy hoạch ban chấp hành, nhiệm kỳ 2020 - 2025"),
        "columns": COLUMNS,
        "head": PARTY,
        "attached_to": "(kèm theo Quyết định số 318-QĐ/HU, ngày 05/02/2021)",
        "notes": ("(Số liệu tính đến ngày 30/11/2021)",),
        "closing": ("Danh sách này có 02 đồng chí.", "Tổng số: nữ 01."),
        "signatures": (
            Signature("NGƯỜI LẬP BIỂU", note="(ký, ghi rõ họ và tên)", name="Người Lập"),
            Signature("T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Người Ký"),
        ),
        "number_row": True,
        "draft": True,
        "footer": "Danh sách & bảng",
    }
    return FormLayout(**asked | changes)
