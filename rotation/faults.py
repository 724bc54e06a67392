"""What is wrong with the days of a rotation: the same sentence from the page, an imported row and the database."""

ENDS_EARLY = "Ngày kết thúc phải sau từ ngày."
DUE_EARLY = "Ngày dự kiến kết thúc phải sau từ ngày."
PLACED_EARLY = "Ghi ngày kết thúc khi đã bố trí sau luân chuyển."
SPECIAL_EARLY = "Chỉ lần luân chuyển đã kết thúc mới xét trường hợp đặc biệt; ghi ngày kết thúc trước."
SPECIAL_HALF = "Trường hợp đặc biệt phải ghi cả văn bản và lý do."
