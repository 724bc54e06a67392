"""What each paper of training says in each of its layouts."""

from tests.papers.expected import BY_OFFICE, MADE, OFFICE

CLASS = "lớp Trung cấp lý luận chính trị khóa 15"
TRAINING = {
    ("CVTRIEUTAP", "party"): (
        "Số 07-CV/BXDĐ",
        OFFICE,
        (f"V/v triệu tập học viên {CLASS}", "Kính gửi:", "triệu tập 02 đồng chí của xã Tân Lập")
        + (
            "Nông Văn Mẫu",
            "Hoàng Thị Mẫu",
            "khai giảng ngày 01/3/2021",
            "2- Địa điểm: Trường Chính trị tỉnh.",
        ),
        BY_OFFICE,
    ),
    ("DSTT", "party"): (
        "",
        OFFICE,
        ("DANH SÁCH TRIỆU TẬP", f"học viên {CLASS}", "(Khai giảng ngày 02/3/2020, tại Trường Chính trị tỉnh)")
        + ("Năm sinh", "Hoàng Thị Mẫu 1985", "Nông Văn Mẫu 1980", "Danh sách này có 2 đồng chí."),
        (*MADE, *BY_OFFICE),
    ),
    ("DSKQ", "party"): (
        "",
        OFFICE,
        ("DANH SÁCH KẾT QUẢ HỌC TẬP", f"học viên {CLASS}", "(Bế giảng ngày 29/01/2021)")
        + (
            "Hoàng Thị Mẫu",
            "Giỏi TC 001",
            "Trong đó: hoàn thành (tốt nghiệp) 2.",
            "Xếp loại: Giỏi 1; Khá 1.",
        ),
        (*MADE, *BY_OFFICE),
    ),
}
