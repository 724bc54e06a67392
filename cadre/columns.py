"""What the list of people can show, on screen and in Excel alike."""

from cadre.models.facts import Qualification
from cadre.party import party_status
from foundation.lists.tables import Column

LEVEL = dict(Qualification.Level.choices)


def held(cadre):
    """The main post of the day: of the asked day when the list asked the facts, else of today."""
    return cadre.held if hasattr(cadre, "held") else cadre.now.held


def title(cadre):
    post = held(cadre)
    return post.post.title.name if post else cadre.now.get_status_display()


def unit(cadre):
    post = held(cadre)
    return post.post.unit.name if post else cadre.now.unit.name


def level(kind):
    """The name of the highest level of a kind on the day."""
    return lambda cadre: LEVEL.get(getattr(cadre, f"{kind}_then", None) or getattr(cadre.now, kind), "")


def columns(day):
    """The columns for a list that speaks of the day."""
    return (
        Column("full_name", "Họ và tên", "full_name"),
        Column("birth", "Ngày sinh", "birth", kind="date"),
        Column("sex", "Giới tính", lambda cadre: cadre.get_sex_display()),
        Column(
            "ethnic_group", "Dân tộc", lambda cadre: cadre.ethnic_group.name if cadre.ethnic_group else ""
        ),
        Column("title", "Chức vụ", title),
        Column("unit", "Đơn vị", unit),
        Column("authority", "Diện quản lý", "authority"),
        Column("degree", "Chuyên môn", level("degree")),
        Column("theory", "Lý luận chính trị", level("theory")),
        Column("state", "Quản lý nhà nước", level("state"), shown=False),
        Column(
            "party",
            "Đảng viên",
            lambda cadre: party_status(cadre.party_joined_on, cadre.party_official_on, day).label,
            shown=False,
        ),
        Column("party_joined_on", "Ngày vào Đảng", "party_joined_on", kind="date"),
        Column("party_official_on", "Ngày chính thức", "party_official_on", kind="date", shown=False),
        Column("home_town", "Quê quán", "home_town", shown=False),
        Column("general_education", "Giáo dục phổ thông", "general_education", shown=False),
        Column(
            "retire_on",
            "Nghỉ hưu (hết tháng)",
            lambda cadre: f"{cadre.now.retire_on:%m/%Y}" if cadre.now.retire_on else "",
            shown=False,
        ),
    )
