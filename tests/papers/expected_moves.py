"""What the tables of moves and appointments say, as forms of figures have it."""

from tests.papers.expected import BY_OFFICE, MADE, OFFICE, TO_BE_SIGNED

MOVES = {
    ("LUANCHUYEN_NAM", "none"): (
        "",
        OFFICE[:2],
        ("Đvt: Lượt người", "LUÂN CHUYỂN THEO NĂM", "TỔNG SỐ LƯỢT", "1. Theo hướng", "Huyện về xã")
        + ("Tính các lượt đến chức vụ của đơn vị", TO_BE_SIGNED),
        (*MADE, *BY_OFFICE),
    ),
    ("BIEU_11", "none"): (
        "",
        OFFICE[:2],
        ("Biểu số 11-BTCTW", "Đvt: Lượt người", "KẾT QUẢ LUÂN CHUYỂN CÁN BỘ", "Trung ương về tỉnh")
        + (
            "Huyện về xã",
            "TỔNG SỐ",
            "Tôn giáo",
            "Từ trên 40 đến 50 tuổi",
            "3. Lý luận chính trị",
            TO_BE_SIGNED,
        ),
        (*MADE, *BY_OFFICE),
    ),
    ("BIEU_13", "none"): (
        "",
        OFFICE[:2],
        ("Biểu số 13-BTCTW", "Đvt: Lượt người", "BỔ NHIỆM, GIỚI THIỆU ỨNG CỬ", "Ban thường vụ huyện ủy")
        + ("TỔNG SỐ (=1+2)", "1. Bổ nhiệm", "Bổ nhiệm lại", "2. Giới thiệu ứng cử", TO_BE_SIGNED),
        (*MADE, *BY_OFFICE),
    ),
}
