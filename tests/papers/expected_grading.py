"""What each paper of a year's grading says in each of its layouts."""

from tests.papers.expected import BY_CHAIRMAN, BY_COMMITTEE, BY_OFFICE, COMMITTEE, MADE, OF_CHAIRMAN, OFFICE

YEAR = "đánh giá, xếp loại chất lượng cán bộ năm 2021"
NAMED = ("1 Hoàng Thị Mẫu", "Hoàn thành xuất sắc nhiệm vụ", "2 Nông Văn Mẫu", "Hoàn thành tốt nhiệm vụ")
COUNTED = (
    "- Hoàn thành xuất sắc nhiệm vụ: 01 đồng chí (50,0%);",
    "- Hoàn thành tốt nhiệm vụ: 01 đồng chí (50,0%).",
)
GRADING = {
    ("KHXL", "party"): (
        "Số 07-KH/ĐU",
        COMMITTEE,
        ("KẾ HOẠCH", YEAR, "-----", "- Căn cứ Điều lệ Đảng;", "I- MỤC ĐÍCH, YÊU CẦU", "II- NỘI DUNG")
        + (
            "- Công chức: 02 đồng chí.",
            "- Công chức xã.",
            "4- Thẩm quyền:",
            "Trước ngày 05/12/2021",
            "20 đầu mối",
        ),
        BY_COMMITTEE,
    ),
    ("CVBIEUXL", "party"): (
        "Số 07-CV/BXDĐ",
        OFFICE,
        (f"V/v {YEAR}", "Kính gửi:", "Thực hiện Kế hoạch số 05-KH/ĐU", "(08 đồng chí); đề nghị:")
        + ("1- Tổ chức để từng đồng chí tự đánh giá", "trước ngày 05/12/2021."),
        BY_OFFICE,
    ),
    ("CVDONDOCXL", "party"): (
        "Số 07-CV/BXDĐ",
        OFFICE,
        (f"V/v {YEAR}", "Kính gửi:", "kèm theo Công văn số", "02 đơn vị chưa gửi đủ hồ sơ:")
        + ("- Chi bộ thôn Một;", "- Chi bộ thôn Hai.", "trước ngày 08/12/2021"),
        BY_OFFICE,
    ),
    ("BCTDXL", "party"): (
        "Số 07-BC/BXDĐ",
        OFFICE,
        ("BÁO CÁO", f"thẩm định kết quả {YEAR}", "-----", "Kính gửi:", "I- CĂN CỨ", "II- HỒ SƠ, QUY TRÌNH")
        + ("III- KẾT QUẢ THẨM ĐỊNH", "Chưa thẩm định, không có trong danh sách: 03 đồng chí.")
        + ("Tập thể đề nghị", *NAMED, "Căn cứ của nội dung cần xem xét:", "Điều 5 khoản 2")
        + ("1/5 mức tốt = 20,0% (không quá 20%)", "IV- ĐỀ XUẤT", *COUNTED)
        + ("(Tỷ lệ tính trên 02 đồng chí được đề xuất xếp loại)", "Trình cấp trên quyết định: 01 đồng chí"),
        BY_OFFICE,
    ),
    ("BBXL", "party"): (
        "Số 07-BB/ĐU",
        COMMITTEE,
        (
            "BIÊN BẢN",
            f"họp xét kết quả {YEAR}",
            "-----",
            "I- THÀNH PHẦN",
            "Số được triệu tập: 11; số có mặt: 10.",
        )
        + ("II- NỘI DUNG", "3- Bỏ phiếu: phát ra 10, thu về 10; hợp lệ 10", "III- KẾT QUẢ", "9/10")
        + (*COUNTED, "(Tỷ lệ tính trên 02 đồng chí được xếp loại)"),
        BY_COMMITTEE,
    ),
    ("TBKQXL", "party"): (
        "Số 07-TB/ĐU",
        COMMITTEE,
        (
            "THÔNG BÁO",
            f"kết quả {YEAR}",
            "-----",
            "- Căn cứ Điều lệ Đảng;",
            "1- Số đồng chí được quyết định: 02",
        )
        + (*COUNTED, "(Tỷ lệ tính trên 02 đồng chí được xếp loại)", *NAMED, "3- Giao Ban Xây dựng Đảng"),
        BY_COMMITTEE,
    ),
    ("QDXL", "state"): (
        "Số: 07/QĐ-UBND",
        ("ỦY BAN NHÂN DÂN XÃ MẪU",),
        ("QUYẾT ĐỊNH", "Về việc đánh giá, xếp loại chất lượng công chức năm 2021", OF_CHAIRMAN)
        + ("Căn cứ Luật Tổ chức chính quyền địa phương;", "QUYẾT ĐỊNH:", "Điều 1.", *NAMED, "Điều 3.", "./."),
        BY_CHAIRMAN,
    ),
    ("TBXL", "party"): (
        "Số 07-TB/BXDĐ",
        OFFICE,
        (
            "THÔNG BÁO",
            f"kết quả {YEAR}",
            "-----",
            "Kính gửi:",
            "Căn cứ Thông báo số 06-TB/ĐU, ngày 20/12/2021",
        )
        + ("của 02 đồng chí thuộc xã Tân Lập:", *NAMED, "Đề nghị xã Tân Lập thông báo"),
        BY_OFFICE,
    ),
    ("CVTLKN", "party"): (
        "Số 07-CV/BXDĐ",
        OFFICE,
        (f"V/v trả lời kiến nghị về kết quả {YEAR}", "Kính gửi:", "Đồng chí Hoàng Thị Mẫu.")
        + (
            "nhận được kiến nghị ngày 27/12/2021",
            "1- Giữ nguyên",
            "Mức xếp loại năm 2021",
            "(Thông báo số 06-TB/ĐU",
        ),
        BY_OFFICE,
    ),
    ("BKQXL", "party"): (
        "",
        OFFICE,
        ("BIỂU KẾT QUẢ", YEAR[:-5], "-----", "Mức xếp loại", "I. XÃ MẪU (02 đồng chí)", *NAMED)
        + (
            "Danh sách này có 2 đồng chí.",
            COUNTED[0][:-1],
            COUNTED[1],
            "Tỷ lệ tính trên 2 đồng chí được xếp loại.",
        ),
        (*MADE, *BY_OFFICE),
    ),
    ("BIEU_6F", "none"): (
        "",
        OFFICE[:2],
        (
            "Biểu số 6F-BTCTW",
            "NĂM 2021",
            "chưa đối chiếu với bản gốc",
            "1. Phải kiểm điểm 9 31",
            "3. Chưa kiểm điểm 1 2",
        )
        + ("Được miễn chưa có số liệu", "4. Được gợi ý kiểm điểm", "Cách tính:"),
        (*MADE, *BY_OFFICE),
    ),
}
