"""Fields that templates of several papers about planning lists have."""

from office.papers.kinds import Tag

ABOUT = Tag("noi_dung", "tên danh sách quy hoạch", "ủy viên ban chấp hành đảng bộ xã, nhiệm kỳ 2025 - 2030")
OUT = Tag("so_dua_ra", "số đồng chí đưa ra khỏi quy hoạch", "02")
AGAIN = Tag("in_lai", "dòng báo in lại từ số liệu đã chốt; trống ở bản phát hành", "")
