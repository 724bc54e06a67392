"""What each paper of training says in each of its layouts."""

from tests.papers.expected import BY_COMMITTEE, BY_OFFICE, COMMITTEE, MADE, OFFICE, TO_BE_SIGNED

CLASS = "lớp Trung cấp lý luận chính trị khóa 15"
OF_YEAR = "đào tạo, bồi dưỡng cán bộ năm 2021"
OF_PLAN = "(kèm theo Kế hoạch số 07-KH/ĐU, ngày 05/02/2021 của Ban Thường vụ Đảng ủy)"
TRAINING = {
    ("KHDTBD", "party"): (
        "Số 07-KH/ĐU",
        COMMITTEE,
        ("KẾ HOẠCH", OF_YEAR, "-----", "- Căn cứ Quy chế", "I- MỤC ĐÍCH", "1- Lớp do cơ quan mở: 02 nội dung")
        + (
            "- Lý luận chính trị: 02 nội dung, 45 chỉ tiêu;",
            "(Có biểu chi tiết kèm theo)",
            "Dự kiến 120.000.000 đồng.",
        ),
        BY_COMMITTEE,
    ),
    ("KHBIEU", "none"): (
        "",
        (),
        (
            "BIỂU CHI TIẾT",
            OF_YEAR,
            OF_PLAN,
            "Cơ sở đào tạo",
            "I. LÝ LUẬN CHÍNH TRỊ (01 nội dung)",
            "Cấp ủy viên cơ sở",
        )
        + ("II. QUỐC PHÒNG, AN NINH (01 nội dung)", "Đối tượng 4", "Cộng 125"),
        (*MADE, *BY_COMMITTEE),
    ),
    ("DSKH", "none"): (
        "",
        (),
        ("DANH SÁCH CÁN BỘ", "được chọn đi đào tạo, bồi dưỡng năm 2021", OF_PLAN, "(02 đồng chí)")
        + ("Hoàng Thị Mẫu", "Nông Văn Mẫu", "Danh sách này có 2 đồng chí."),
        (*MADE, *BY_COMMITTEE),
    ),
    ("BCDTBD", "party"): (
        "Số 07-BC/ĐU",
        COMMITTEE,
        (
            "BÁO CÁO",
            f"kết quả thực hiện Kế hoạch {OF_YEAR}",
            "-----",
            "Kính gửi:",
            "03 nội dung, 125 chỉ tiêu",
        )
        + ("khóa 15 45 45 44 40 1", "còn 6/80 chỉ tiêu", "III- KHÓ KHĂN"),
        BY_COMMITTEE,
    ),
    ("TTDIHOC", "party"): (
        "Số 07-TTr/ĐU",
        COMMITTEE,
        (
            "TỜ TRÌNH",
            "về việc cử cán bộ đi học lớp Cao cấp",
            "-----",
            "Kính gửi:",
            "- Căn cứ Thông báo số 12-TB/BTCTU",
        )
        + ("triệu tập 02 đồng chí", "Hoàng Thị Mẫu", "Nông Văn Mẫu", "Hồ sơ mỗi đồng chí gồm: đơn đăng ký;"),
        BY_COMMITTEE,
    ),
    ("DSCDH", "none"): (
        "",
        (),
        ("DANH SÁCH CỬ ĐI HỌC", "lớp Cao cấp lý luận chính trị năm 2021", "(kèm theo Tờ trình số 07-TTr/ĐU")
        + (
            "Trình độ hiện nay",
            "Hoàng Thị Mẫu",
            "Đại học Luật Sơ cấp",
            "2/2",
            "Danh sách này có 2 đồng chí.",
        ),
        (*MADE, *BY_COMMITTEE),
    ),
    ("BIEU_10", "none"): (
        "",
        OFFICE[:2],
        (
            "Biểu số 10-BTCTW",
            "Đvt: Lượt người",
            "TỔNG SỐ",
            "I. ĐÀO TẠO",
            "2. Chính trị",
            "Trung cấp lý luận chính trị",
        )
        + ("II. BỒI DƯỠNG", "chưa có số liệu", TO_BE_SIGNED),
        (*MADE, *BY_OFFICE),
    ),
    ("DSNC", "party"): (
        "",
        OFFICE,
        ("DANH SÁCH ĐĂNG KÝ NHU CẦU", "Đăng ký học", "Hoàng Thị Mẫu", "Lý luận chính trị: Trung cấp")
        + ("Danh sách này có 2 đồng chí, 2 lượt đăng ký.",),
        (*MADE, *BY_OFFICE),
    ),
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
