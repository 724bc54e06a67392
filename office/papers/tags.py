"""Fields that templates of many kinds of paper have."""

from office.papers.kinds import Tag

GROUNDS = Tag("can_cu", "các văn bản căn cứ, mỗi văn bản một dòng", "Căn cứ Điều lệ Đảng;")
ISSUER = Tag("noi_ban_hanh", "nơi ban hành, viết trong câu", "Ban Thường vụ Đảng ủy")
ISSUER_IN_CAPITALS = Tag("NOI_BAN_HANH", "nơi ban hành, viết hoa", "BAN THƯỜNG VỤ ĐẢNG ỦY")
PEOPLE = Tag("so_nguoi", "số đồng chí, hai chữ số", "08")
TO = Tag("kinh_gui", "nơi nhận ở dòng Kính gửi", "Ban Thường vụ Tỉnh ủy")
PLACE = Tag("noi_nhan_bieu", "nơi nhận biểu", "Ban Xây dựng Đảng")
BY_DAY = Tag("han", "hạn gửi", "15/3/2021")
