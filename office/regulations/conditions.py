"""The conditions that a rule set can ask of a person, by name; the app that judges tells which of them it checks."""

from django.db import models


class Condition(models.TextChoices):
    """In the order of the pages; a set names those that it asks."""

    TIME_LEFT = "time_left", "Thời gian công tác còn lại"
    STANDARDS = "standards", "Tiêu chuẩn chức danh"
    TITLES_OF_PERSON = "titles_of_person", "Số chức danh quy hoạch của một người ở cùng cấp"
    PEOPLE_OF_TITLE = "people_of_title", "Số người quy hoạch một chức danh"
    HIGHER_TITLE = "higher_title", "Chỉ quy hoạch chức danh cao hơn"
    COMMITTEE_SEAT = "committee_seat", "Quy hoạch cấp ủy gắn với chức danh"
    GRADES = "grades", "Xếp loại các năm gần nhất"
    DISCIPLINE = "discipline", "Kỷ luật"
    CONFIDENCE = "confidence", "Kết quả lấy phiếu tín nhiệm"
    PARTY = "party", "Đảng viên chính thức"
    POLITICAL = "political", "Tiêu chuẩn chính trị"
    PROPOSED = "proposed", "Đang đề nghị bổ nhiệm"
    OTHER_LISTS = "other_lists", "Danh sách của cấp khác"
    ASSETS = "assets", "Kê khai tài sản, thu nhập"
    HEALTH = "health", "Sức khỏe"

    @property
    def name_inside(self) -> str:
        """The label as it stands inside a sentence."""
        return lower_first(self.label)


def lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def condition_choices() -> list[tuple[str, str]]:
    """For a field; a function, so that a new condition needs no migration."""
    return list(Condition.choices)


def in_order(names: list[str]) -> list[str]:
    """The keys of conditions in the order of the pages, each once; unknown ones are left out."""
    return [each.value for each in Condition if each.value in names]
