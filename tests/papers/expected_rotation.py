"""What each paper of rotations and appointments says in each of its layouts."""

from tests.papers.expected import (
    BODY,
    BY_CHAIRMAN,
    BY_COMMITTEE,
    BY_OFFICE,
    COMMITTEE,
    MADE,
    OF_CHAIRMAN,
    OFFICE,
)

WHO = "đồng chí Hoàng Thị Mẫu, sinh ngày 12/4/1985, Phó Trưởng ban, Ban Xây dựng Đảng,"
RULES = ("- Căn cứ Quy chế làm việc của Đảng ủy;", "BAN THƯỜNG VỤ ĐẢNG ỦY QUYẾT ĐỊNH")
OF_PLAN = "(kèm theo Kế hoạch số 07-KH/ĐU, ngày 05/02/2021 của Ban Thường vụ Đảng ủy)"
LEFT = "thôi giữ chức vụ Bí thư Đảng ủy, xã Tân Lập; đến nhận nhiệm vụ, giữ chức vụ Trưởng ban"
LAWS = ("Căn cứ Luật Tổ chức chính quyền địa phương;", "QUYẾT ĐỊNH:")
ROTATION = {
    ("KHLC", "party"): (
        "Số 07-KH/ĐU",
        COMMITTEE,
        ("KẾ HOẠCH", "luân chuyển cán bộ năm 2021", "-----", "- Căn cứ Điều lệ Đảng;", "I- MỤC ĐÍCH, YÊU CẦU")
        + ("1- Vị trí luân chuyển: 01 vị trí.", "Bí thư Đảng ủy, Xã Tân Lập", "3/2021 36")
        + ("2- Cán bộ đã có chủ trương luân chuyển: 01 đồng chí.", "Hoàng Thị Mẫu", "III- TỔ CHỨC THỰC HIỆN"),
        BY_COMMITTEE,
    ),
    ("BVTLC", "none"): (
        "",
        (),
        (
            "BIỂU VỊ TRÍ LUÂN CHUYỂN",
            "cán bộ năm 2021",
            OF_PLAN,
            "Chức vụ nơi đến",
            "Bí thư Đảng ủy, Xã Tân Lập",
        )
        + ("Biểu này có 1 vị trí.",),
        (*MADE, *BY_COMMITTEE),
    ),
    ("DSLC", "none"): (
        "",
        (),
        ("DANH SÁCH CÁN BỘ LUÂN CHUYỂN", "theo kế hoạch năm 2021", OF_PLAN, "Hoàng Thị Mẫu")
        + ("Danh sách này có 1 đồng chí.",),
        (*MADE, *BY_COMMITTEE),
    ),
    ("CVYKLC", "party"): (
        "Số 07-CV/BXDĐ",
        OFFICE,
        ("V/v lấy ý kiến về việc luân chuyển cán bộ đến xã Tân Lập", "Kính gửi:", WHO)
        + ("- Việc tiếp nhận, phân công nhiệm vụ", "gửi về Ban Xây dựng Đảng trước ngày 15/3/2021."),
        BY_OFFICE,
    ),
    ("QDLC", "party"): (
        "Số 07-QĐ/ĐU",
        COMMITTEE,
        ("QUYẾT ĐỊNH", "luân chuyển cán bộ đến xã Tân Lập", "-----", *RULES, f"Điều 1. Luân chuyển {WHO}")
        + ("giữ chức vụ Bí thư Đảng ủy, xã Tân Lập, từ ngày 01/3/2021, thời hạn 36 tháng.",)
        + ("Điều 3. Ban Xây dựng Đảng, xã Tân Lập,", "Quyết định này có hiệu lực kể từ ngày ký."),
        BY_COMMITTEE,
    ),
    ("QDLC", "state"): (
        "Số: 07/QĐ-UBND",
        BODY,
        ("QUYẾT ĐỊNH", "Về việc luân chuyển cán bộ đến xã Tân Lập", OF_CHAIRMAN, *LAWS)
        + ("Điều 1. Luân chuyển bà Hoàng Thị Mẫu", "Điều 2. Bà Hoàng Thị Mẫu", "thi hành Quyết định này./."),
        BY_CHAIRMAN,
    ),
    ("QDBTLC", "party"): (
        "Số 07-QĐ/ĐU",
        COMMITTEE,
        (
            "QUYẾT ĐỊNH",
            "bố trí cán bộ sau luân chuyển",
            "-----",
            *RULES,
            "Điều 1. Đồng chí Hoàng Thị Mẫu",
            LEFT,
        )
        + ("từ ngày 01/3/2024.",),
        BY_COMMITTEE,
    ),
    ("QDBTLC", "state"): (
        "Số: 07/QĐ-UBND",
        BODY,
        (
            "QUYẾT ĐỊNH",
            "Về việc bố trí cán bộ sau luân chuyển",
            OF_CHAIRMAN,
            *LAWS,
            "Điều 1. Bà Hoàng Thị Mẫu",
            LEFT,
        ),
        BY_CHAIRMAN,
    ),
    ("QDTGCV", "party"): (
        "Số 07-QĐ/ĐU",
        COMMITTEE,
        ("QUYẾT ĐỊNH", "cho thôi giữ chức vụ Trưởng ban, Ban Xây dựng Đảng", "-----", *RULES)
        + ("Điều 1. Cho thôi giữ chức vụ Trưởng ban, Ban Xây dựng Đảng đối với đồng chí Hoàng Thị Mẫu",)
        + ("từ ngày 01/3/2021.",),
        BY_COMMITTEE,
    ),
    ("QDTGCV", "state"): (
        "Số: 07/QĐ-UBND",
        BODY,
        ("QUYẾT ĐỊNH", "Về việc cho thôi giữ chức vụ", OF_CHAIRMAN, *LAWS)
        + ("Điều 1. Cho thôi giữ chức vụ", "đối với bà Hoàng Thị Mẫu", "thi hành Quyết định này./."),
        BY_CHAIRMAN,
    ),
    ("NXLC", "party"): (
        "Số 07-NX/ĐU",
        COMMITTEE,
        (
            "NHẬN XÉT",
            "cán bộ luân chuyển năm 2021",
            "-----",
            "1- Họ và tên: Hoàng Thị Mẫu; sinh ngày 12/4/1985.",
        )
        + ("II- NHẬN XÉT", "hoàn thành nhiệm vụ được giao", "Hoàn thành tốt nhiệm vụ"),
        BY_COMMITTEE,
    ),
    ("TBHTLC", "party"): (
        "Số 07-TB/BXDĐ",
        OFFICE,
        ("THÔNG BÁO", "hết thời gian luân chuyển tại xã Tân Lập", "-----", "Kính gửi:", "- Xã Tân Lập,")
        + ("- Đồng chí Hoàng Thị Mẫu.", "đến hết ngày 28/02/2022.", "3- Báo cáo và nhận xét gửi về"),
        BY_OFFICE,
    ),
    ("TBHTCV", "party"): (
        "Số 07-TB/BXDĐ",
        OFFICE,
        ("THÔNG BÁO", "hết thời hạn giữ chức vụ Trưởng ban, Ban Xây dựng Đảng", "-----", "Kính gửi:")
        + ("Thời hạn giữ chức vụ Trưởng ban, Ban Xây dựng Đảng của đồng chí Hoàng Thị Mẫu",)
        + ("(Quyết định số 06-QĐ/ĐU, ngày 01/3/2017)", "hết ngày 28/02/2022."),
        BY_OFFICE,
    ),
    ("TTBN", "party"): (
        "Số 07-TTr/BXDĐ",
        OFFICE,
        (
            "TỜ TRÌNH",
            "về việc bổ nhiệm chức vụ Trưởng ban, Ban Xây dựng Đảng",
            "-----",
            "Kính gửi:",
            "II- NHÂN SỰ",
        )
        + (
            "- Họ và tên: Hoàng Thị Mẫu;",
            "III- QUÁ TRÌNH THỰC HIỆN",
            "bổ nhiệm đồng chí Hoàng Thị Mẫu giữ chức vụ",
        ),
        BY_OFFICE,
    ),
    ("QDBN", "party"): (
        "Số 07-QĐ/ĐU",
        COMMITTEE,
        (
            "QUYẾT ĐỊNH",
            "bổ nhiệm chức vụ Trưởng ban, Ban Xây dựng Đảng",
            "-----",
            *RULES,
            f"Điều 1. Bổ nhiệm {WHO}",
        )
        + ("từ ngày 01/3/2021, thời hạn 60 tháng.",),
        BY_COMMITTEE,
    ),
    ("QDBN", "state"): (
        "Số: 07/QĐ-UBND",
        BODY,
        ("QUYẾT ĐỊNH", "Về việc bổ nhiệm chức vụ Trưởng phòng, Phòng Kinh tế", OF_CHAIRMAN, *LAWS)
        + ("Điều 1. Bổ nhiệm bà Hoàng Thị Mẫu", "thời hạn 60 tháng.", "thi hành Quyết định này./."),
        BY_CHAIRMAN,
    ),
}
