"""What the table of grades can show, on screen and in Excel alike."""

from django.conf import settings

from core.tables import Column


def kept(value):
    """A cell that a plain line (the reader's own, or a relative's) leaves empty."""
    return lambda row: "" if row.plain else value(row)


COLUMNS = (
    Column("name", "Họ và tên", "cadre.full_name"),
    Column("birth", "Ngày sinh", "cadre.birth", kind="date"),
    Column("post", "Chức vụ khi xếp loại", "post_words"),
    Column("unit", "Đơn vị khi xếp loại", "unit.name"),
    Column("year", "Năm", "year", kind="number"),
    Column("self_grade", "Tự xếp loại", kept(lambda row: row.get_self_grade_display()), shown=False),
    Column(
        "collective_grade",
        "Tập thể đề nghị",
        kept(lambda row: row.get_collective_grade_display()),
        shown=False,
    ),
    Column(
        "proposed",
        f"{settings.OFFICE_BODY} đề xuất",
        kept(lambda row: row.get_proposed_display()),
        shown=False,
    ),
    Column("grade", "Mức xếp loại", kept(lambda row: row.words)),
    Column("member_grade", "Xếp loại đảng viên", kept(lambda row: row.get_member_grade_display())),
    Column("decision_no", "Số quyết định", kept(lambda row: row.decision_no), shown=False),
    Column(
        "decision_on",
        "Ngày quyết định",
        lambda row: None if row.plain else row.decision_on,
        kind="date",
        shown=False,
    ),
    Column("note", "Ghi chú", kept(lambda row: row.note), shown=False),
)
