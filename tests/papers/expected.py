"""What each kind of paper says in each of its layouts, as the rules of the Party and of the state have it."""

PARTY, STATE = "ĐẢNG CỘNG SẢN VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
SLOGANS = {"party": (PARTY,), "state": (STATE, "Độc lập - Tự do - Hạnh phúc"), "none": ()}
DATED = "Xã Mẫu, ngày 05 tháng 02 năm"
YEARS = {"party-36": 2021, "party-399": 2026, "state-30": 2021, "plain": 2021}
COMMITTEE = ("ĐẢNG BỘ TỈNH MẪU", "ĐẢNG ỦY XÃ MẪU", "*")
OFFICE = ("ĐẢNG ỦY XÃ MẪU", "BAN XÂY DỰNG ĐẢNG", "*")
BODY = ("ỦY BAN NHÂN DÂN XÃ MẪU",)
BY_COMMITTEE = ("T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Nguyễn Văn Mẫu")
BY_OFFICE = ("TRƯỞNG BAN", "Nguyễn Văn Mẫu")
MADE = ("NGƯỜI LẬP BIỂU",)
ABOUT = "quy hoạch ủy viên ban chấp hành đảng bộ xã, nhiệm kỳ 2025 - 2030"
REVIEWED = f"rà soát, bổ sung {ABOUT}"
SUBMITTED = (
    *(
        "TỜ TRÌNH",
        f"về việc đề nghị phê duyệt {ABOUT}",
        "-----",
        "Kính gửi:",
        "I- CĂN CỨ",
        "- Căn cứ Điều lệ Đảng;",
    ),
    *(
        "II- QUÁ TRÌNH THỰC HIỆN",
        "III- KẾT QUẢ",
        "trước rà soát: 33 đồng chí",
        "đã bổ nhiệm chức danh quy hoạch 03 đồng chí",
        "khỏi quy hoạch: 02 đồng chí",
    ),
    *("Bổ sung: 04 đồng chí", "Sau rà soát: 32 đồng chí; nữ 9/32 (28,1%)", "IV- ĐỀ NGHỊ"),
)
ATTACHED_TO = "(kèm theo Quyết định số 07-QĐ/ĐU, ngày 05/02/2021 của Ban Thường vụ Đảng ủy)"
SCHOOLS = "quy hoạch chức danh hiệu trưởng các trường, giai đoạn 2021 - 2026"
BY_CHAIRMAN = ("KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn Mẫu")
BY_BODY = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn Mẫu")
OF_CHAIRMAN = "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ MẪU"
CLASS = "đi học lớp Trung cấp lý luận chính trị khóa 15"
SECTIONS = (
    "I. VĂN PHÒNG ĐẢNG ỦY (02 đồng chí)",
    "II. ỦY BAN NHÂN DÂN XÃ (02 đồng chí)",
    "III. HỘI LIÊN HIỆP PHỤ NỮ XÃ (01 đồng chí)",
)
TOTALS = ("Danh sách này có 5 đồng chí.", "Tổng số: nữ 3; dân tộc thiểu số 3;")
ROSTER = (
    "DANH SÁCH TRÍCH NGANG",
    "cán bộ thuộc diện quản lý",
    "(Số liệu tính đến ngày 05/02/",
    *SECTIONS,
    *TOTALS,
)
PLANNED = ("DANH SÁCH TRÍCH NGANG", ABOUT)
CONCERNING = "V/v rà soát, bổ sung quy hoạch năm 2021"
NEEDS = "V/v đăng ký nhu cầu đào tạo, bồi dưỡng năm 2022"
TO_BE_SIGNED = "Xã Mẫu, ngày … tháng … năm …"

# By the stem of the kind and its head: the number, what stands left, what is said in this order, who signs.
EXPECTED = {
    ("QDQH", "party"): (
        "Số 07-QĐ/ĐU",
        COMMITTEE,
        (
            "QUYẾT ĐỊNH",
            f"phê duyệt {ABOUT}",
            "-----",
            "- Căn cứ Điều lệ Đảng;",
            "BAN THƯỜNG VỤ ĐẢNG ỦY QUYẾT ĐỊNH",
        )
        + ("Điều 1.", "gồm 08 đồng chí", "Điều 2.", "02 đồng chí", "Điều 3.", "có hiệu lực kể từ ngày ký."),
        BY_COMMITTEE,
    ),
    ("TTQH", "party"): (
        "Số 07-TTr/ĐU",
        COMMITTEE,
        (*SUBMITTED, "Ban Thường vụ Đảng ủy kính trình Ban Thường vụ Tỉnh ủy xem xét"),
        BY_COMMITTEE,
    ),
    ("TTBTV", "party"): (
        "Số 07-TTr/BXDĐ",
        OFFICE,
        (*SUBMITTED, "Ban Xây dựng Đảng kính trình Ban Thường vụ Đảng ủy xem xét"),
        BY_OFFICE,
    ),
    ("TBQH", "party"): (
        "Số 07-TB/ĐU",
        COMMITTEE,
        ("THÔNG BÁO", f"kết quả phê duyệt {ABOUT}", "-----", "Kính gửi:", "gồm 02 đồng chí có tên sau:")
        + ("Nông Văn Mẫu", "Hoàng Thị Mẫu"),
        BY_COMMITTEE,
    ),
    ("CVBIEU", "party"): (
        "Số 07-CV/BXDĐ",
        OFFICE,
        (CONCERNING, "Kính gửi:", "1- Rà soát", "2- Đề nghị", "3- Gửi biểu"),
        BY_OFFICE,
    ),
    ("CVDONDOC", "party"): ("Số 07-CV/BXDĐ", OFFICE, (CONCERNING, "02 đơn vị chưa gửi đủ hồ sơ:"), BY_OFFICE),
    ("CVBIEUNC", "party"): ("Số 07-CV/BXDĐ", OFFICE, (NEEDS, "1- Căn cứ", "2- Ghi thời hạn"), BY_OFFICE),
    ("CVDONDOCNC", "party"): ("Số 07-CV/BXDĐ", OFFICE, (NEEDS, "02 đơn vị chưa gửi đủ hồ sơ:"), BY_OFFICE),
    ("CVYKIEN", "party"): (
        "Số 07-CV/BXDĐ",
        OFFICE,
        (CONCERNING, "Kính gửi:", "02 đồng chí có tên sau:", "Hoàng Thị Mẫu", "Nông Văn Mẫu"),
        BY_OFFICE,
    ),
    ("PHIEUGT", "party"): (
        "",
        COMMITTEE,
        ("PHIẾU GIỚI THIỆU", "Hoàng Thị Mẫu", "Nông Văn Mẫu", "Giới thiệu thêm", "không quá 02 đồng chí"),
        (),
    ),
    ("BBKP", "party"): (
        "Số 07-BB/ĐU",
        COMMITTEE,
        (
            "BIÊN BẢN",
            "kiểm phiếu giới thiệu nhân sự quy hoạch",
            "I- SỐ PHIẾU",
            "số có mặt: 43",
            "II- KẾT QUẢ GIỚI THIỆU",
            "95,3",
        ),
        ("T/M BAN KIỂM PHIẾU", "TRƯỞNG BAN", "Lý Văn Mẫu"),
    ),
    ("BTHGT", "party"): (
        "",
        OFFICE,
        ("BẢNG TỔNG HỢP", "41/43 (95,3%)", "9/9 (100%)", "tỷ lệ tính so với số có mặt"),
        BY_OFFICE,
    ),
    ("BCTD", "party"): (
        "Số 07-BC/BXDĐ",
        OFFICE,
        ("BÁO CÁO", f"thẩm định kết quả {REVIEWED}", "I- CĂN CỨ", "II- HỒ SƠ, QUY TRÌNH")
        + ("III- KẾT QUẢ THẨM ĐỊNH", "05 đồng chí")
        + ("3- Chưa bảo đảm điều kiện về trình độ lý luận chính trị: 01 đồng chí", "4- Chưa đủ thông tin")
        + ("Hoàng Thị Mẫu", "Nông Văn Mẫu", "IV- ĐỀ XUẤT", "- Tiếp tục quy hoạch: 07 đồng chí;"),
        BY_OFFICE,
    ),
    ("TBKL", "party"): (
        "Số 07-TB/ĐU",
        COMMITTEE,
        ("THÔNG BÁO", f"kết luận về kết quả {REVIEWED}", "-----", "có mặt 10/11 đồng chí", "1- Tiếp tục")
        + (
            "3- Đưa ra khỏi quy hoạch: 01 đồng chí (nghỉ hưu 1).",
            "Hoàng Thị Mẫu",
            "4- Bổ sung",
            "Nông Văn Mẫu",
        )
        + ("5- Sau rà soát: 26 đồng chí.", "6- Giao Ban Xây dựng Đảng"),
        BY_COMMITTEE,
    ),
    ("QDRS", "party"): (
        "Số 07-QĐ/ĐU",
        COMMITTEE,
        ("QUYẾT ĐỊNH", f"phê duyệt kết quả {REVIEWED}", "-----", "BAN THƯỜNG VỤ ĐẢNG ỦY QUYẾT ĐỊNH")
        + ("Điều 1.", "sau rà soát có 26 đồng chí", "Nông Văn Mẫu", "Điều 2.", "Hoàng Thị Mẫu", "Điều 3.")
        + ("03 đồng chí đã trúng cử", "Điều 4.", "có hiệu lực kể từ ngày ký."),
        BY_COMMITTEE,
    ),
    ("TBRS", "party"): (
        "Số 07-TB/ĐU",
        COMMITTEE,
        (
            "THÔNG BÁO",
            "kết quả rà soát, bổ sung quy hoạch năm 2021",
            "-----",
            "Kính gửi:",
            "Theo Quyết định số 06",
        )
        + ("02 đồng chí của xã Tân Lập", "Hoàng Thị Mẫu", "Nông Văn Mẫu", "Đề nghị xã Tân Lập"),
        BY_COMMITTEE,
    ),
    ("KHRS", "party"): (
        "Số 07-KH/ĐU",
        COMMITTEE,
        ("KẾ HOẠCH", "rà soát, bổ sung quy hoạch năm 2021", "-----", "I- MỤC ĐÍCH", "II- NỘI DUNG")
        + ("(19 danh sách).", "2- Đơn vị thực hiện: 20 đơn vị.", "III- TIẾN ĐỘ", "IV- TỔ CHỨC THỰC HIỆN"),
        BY_COMMITTEE,
    ),
    ("BCRS", "party"): (
        "Số 07-BC/ĐU",
        COMMITTEE,
        ("BÁO CÁO", "kết quả rà soát, bổ sung quy hoạch năm 2021", "-----", "Kính gửi:", "I- TÌNH HÌNH")
        + ("đã gửi: 17", "Chi bộ thôn Một.", "chưa tổ chức hội nghị.", "II- KẾT QUẢ", "151 92 3 5 61")
        + ("Lý do đưa ra: nghỉ hưu 2; chuyển công tác 1.", "III- KHÓ KHĂN"),
        BY_COMMITTEE,
    ),
    ("QDQH", "state"): (
        "Số: 07/QĐ-UBND",
        BODY,
        ("QUYẾT ĐỊNH", f"Về việc phê duyệt {SCHOOLS}", OF_CHAIRMAN, "Căn cứ Luật", "QUYẾT ĐỊNH:", "Điều 1.")
        + ("gồm 08 người", "Điều 2.", "Điều 3.", "Quyết định này./."),
        BY_CHAIRMAN,
    ),
    ("TTQH", "state"): (
        "Số: 07/TTr-UBND",
        BODY,
        ("TỜ TRÌNH", f"Về việc đề nghị phê duyệt {SCHOOLS}", "Kính gửi:", "I. CĂN CỨ", "Căn cứ Luật")
        + ("II. KẾT QUẢ RÀ SOÁT", "rà soát: 06 người", "4. Sau rà soát: 08 người", "III. ĐỀ NGHỊ")
        + ("Ủy ban nhân dân xã Mẫu kính trình Ban Thường vụ Đảng ủy xem xét",),
        BY_BODY,
    ),
    ("TBQH", "state"): (
        "Số: 07/TB-UBND",
        BODY,
        (
            "THÔNG BÁO",
            f"Kết quả phê duyệt {SCHOOLS}",
            "Kính gửi:",
            "Theo Quyết định số 06/QĐ-UBND",
            "02 người",
        )
        + ("Nông Văn Mẫu", "Hoàng Thị Mẫu"),
        BY_BODY,
    ),
    ("QDDIHOC", "party"): (
        "Số 07-QĐ/ĐU",
        COMMITTEE,
        ("QUYẾT ĐỊNH", f"cử cán bộ {CLASS}", "-----", "- Căn cứ Quy chế", "BAN THƯỜNG VỤ ĐẢNG ỦY QUYẾT ĐỊNH")
        + ("Điều 1.", "Cử 02 đồng chí", "Hoàng Thị Mẫu", "Nông Văn Mẫu", "Điều 2.", "Điều 3."),
        BY_COMMITTEE,
    ),
    ("QDDIHOC", "state"): (
        "Số: 07/QĐ-UBND",
        BODY,
        ("QUYẾT ĐỊNH", f"Về việc cử công chức {CLASS}", OF_CHAIRMAN, "Căn cứ Luật", "QUYẾT ĐỊNH:", "Điều 1.")
        + ("Cử 02 công chức", "Hoàng Thị Mẫu", "Nông Văn Mẫu", "Điều 2.", "Điều 3.", "Quyết định này./."),
        BY_CHAIRMAN,
    ),
    ("DSTN", "party"): ("", OFFICE, ("Biểu số 02", *ROSTER), (*MADE, *BY_OFFICE)),
    ("DSTN", "state"): ("", BODY, ("Biểu số 02", *ROSTER), (*MADE, "CHỦ TỊCH", "Nguyễn Văn Mẫu")),
    ("DSTN", "none"): ("", (), ROSTER, ()),
    ("DSQH", "party"): (
        "",
        COMMITTEE,
        ("Biểu số 01", *PLANNED, "-----", "Kết quả giới thiệu", *SECTIONS, *TOTALS),
        (*MADE, *BY_COMMITTEE),
    ),
    ("DSQH", "none"): (
        "",
        (),
        (
            *PLANNED,
            ATTACHED_TO,
            *SECTIONS,
            *TOTALS,
        ),
        (*MADE, *BY_COMMITTEE),
    ),
    **{
        (stem, "none"): (
            "",
            (),
            ("DANH SÁCH TRÍCH NGANG", of_review, ATTACHED_TO, more, *SECTIONS, *TOTALS),
            (*MADE, *BY_COMMITTEE),
        )
        for stem, of_review, more in (
            ("DSDR", f"cán bộ đưa ra khỏi {ABOUT}", "Lý do"),
            ("DSBS", f"cán bộ bổ sung {ABOUT}", "Quy hoạch mới, tiếp tục"),
            ("DSSR", f"cán bộ trong {ABOUT} sau rà soát, bổ sung", "Quy hoạch mới, tiếp tục"),
        )
    },
    ("TGQH", "party"): (
        "",
        OFFICE,
        ("TĂNG, GIẢM SO VỚI DANH SÁCH ĐÃ PHÊ DUYỆT", "I- SỐ LƯỢNG", "Đưa ra khỏi quy hoạch -1", "Nghỉ hưu -1")
        + ("- Nông Văn Mẫu, sinh 1990, Văn phòng Đảng ủy", "Sau rà soát 2", "II- CƠ CẤU", "từ 25% Đạt"),
        (*MADE, *BY_OFFICE),
    ),
    ("PTT", "none"): ("", (), ("PHIẾU TÓM TẮT CÁN BỘ", "LÝ THỊ MẪU", "HTXSNV", "Các chức vụ gần nhất"), ()),
    ("2C", "none"): (
        "",
        ("Đơn vị: Văn phòng Đảng ủy",),
        ("Số hiệu: …", "SƠ YẾU LÝ LỊCH", "Mẫu 2C/TCTW-98", "(bản chưa đối chiếu", "LÝ THỊ MẪU (nữ)")
        + ("27. Đào tạo, bồi dưỡng", "28. Tóm tắt quá trình công tác", "Hoàn cảnh kinh tế gia đình"),
        (),
    ),
    **{
        (f"BIEU_{form}", "none"): (
            "",
            OFFICE[:2],
            (
                f"Biểu số {form}-BTCTW",
                f"Đvt: {measure}",
                "TỔNG SỐ 17 22 10",
                "Trong đó: - Nữ 5 7 3",
                "1. Tuổi đời",
                TO_BE_SIGNED,
            ),
            (*MADE, *BY_OFFICE),
        )
        for form, measure in (("9B", "Người"), ("9C", "Người"), ("12B", "Lượt người"), ("12C", "Lượt người"))
    },
}
