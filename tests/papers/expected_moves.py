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
}
