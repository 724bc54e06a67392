"""The pages of the guide, one a task, in the order in which an office meets them; each has a template of its name."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Topic:
    slug: str
    title: str
    about: str

    @property
    def template(self) -> str:
        return f"guide/{self.slug}.html"


TOPICS = [
    Topic(
        "first-hour", "Bắt đầu sử dụng", "Từ chương trình trống đến danh sách quy hoạch có kết quả kiểm tra."
    ),
    Topic("find", "Tìm một đồng chí", "Ô tìm, danh sách, lọc, cột, kết xuất và in."),
    Topic("import", "Nhập từ Excel", "Bốn bước: chọn tệp, ghép cột, kiểm tra, ghi vào hồ sơ."),
    Topic("planning", "Danh sách quy hoạch", "Thêm đồng chí, đọc kết quả kiểm tra, xem cơ cấu."),
    Topic("decision", "Ghi nhận quyết định", "Phê duyệt, đưa ra khỏi quy hoạch, hoàn tác."),
    Topic("campaigns", "Đợt thu hồ sơ", "Lập đợt, chọn đầu mối, nhận và kiểm tra hồ sơ, đôn đốc."),
    Topic("reviews", "Rà soát, bổ sung quy hoạch", "Từ đợt rà soát đến quyết định và thông báo từng đơn vị."),
    Topic(
        "grading",
        "Đợt đánh giá, xếp loại năm",
        "Lập danh sách, đơn vị ghi ý kiến, thẩm định, quyết định, thông báo, kiến nghị.",
    ),
    Topic("grades", "Kết quả xếp loại các năm", "Ghi hoặc nhập kết quả xếp loại đã có, xem tỷ lệ."),
    Topic("classes", "Đào tạo, bồi dưỡng", "Lớp, học viên, kết quả, còn thiếu theo tiêu chuẩn."),
    Topic(
        "training",
        "Từ nhu cầu đến kết quả đào tạo",
        "Ghi nhu cầu, lập kế hoạch năm, mở lớp, cử đi học, ghi kết quả vào hồ sơ.",
    ),
    Topic("rotation", "Luân chuyển", "Ghi luân chuyển, theo dõi đến hạn, bố trí sau luân chuyển."),
    Topic("duties", "Việc cần làm", "Việc đến hạn, ghi đã xong, nhắc lại sau, chuyển người xử lý."),
    Topic("board", "Tổng hợp", "Số liệu của một ngày và danh sách phía sau từng con số."),
    Topic("accounts", "Tài khoản và phân quyền", "Lập tài khoản, giao vai trò, ngừng sử dụng."),
]
BY_SLUG = {topic.slug: topic for topic in TOPICS}
