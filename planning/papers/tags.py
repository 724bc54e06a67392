"""Fields that templates of several papers about planning lists have."""

from office.papers.kinds import Tag

ABOUT = Tag("noi_dung", "tên danh sách quy hoạch", "ủy viên ban chấp hành đảng bộ xã, nhiệm kỳ 2025 - 2030")
GROUNDS = Tag("can_cu", "các văn bản căn cứ, mỗi văn bản một dòng", "Căn cứ Điều lệ Đảng;")
ISSUER = Tag("noi_ban_hanh", "nơi ban hành, viết trong câu", "Ban Thường vụ Đảng ủy")
ISSUER_IN_CAPITALS = Tag("NOI_BAN_HANH", "nơi ban hành, viết hoa", "BAN THƯỜNG VỤ ĐẢNG ỦY")
PEOPLE = Tag("so_nguoi", "số đồng chí, hai chữ số", "08")
OUT = Tag("so_dua_ra", "số đồng chí đưa ra khỏi quy hoạch", "02")
TO = Tag("kinh_gui", "nơi nhận ở dòng Kính gửi", "Ban Thường vụ Tỉnh ủy")
AGAIN = Tag("in_lai", "dòng báo in lại từ số liệu đã chốt; trống ở bản phát hành", "")
