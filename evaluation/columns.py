"""What the table of grades can show, on screen and in Excel alike."""

from django.db.models import F
from django.utils.text import capfirst

from evaluation.grades import NOT_GRADED_SHORT, Grade, abbreviated
from foundation.lists.tables import Column
from foundation.ordering.order import by_choice
from office.organisation.naming import office_body


def kept(value):
    """A cell that a masked line (the reader's own, or a relative's) leaves empty."""
    return lambda row: None if row.masked else value(row)


def short(name):
    return kept(lambda row: abbreviated(getattr(row, name), row.year))


def graded(name):
    """The best grade first; who was not graded has none."""
    return by_choice(name, Grade.choices)


def member(row):
    """Party members were graded by the same four words in every year."""
    return abbreviated(row.member_grade, None)


def decided(row):
    return abbreviated(row.grade, row.year) or f"{NOT_GRADED_SHORT}: {row.not_graded_reason}"


def columns(of_one_year):
    """The columns in the order of the paper; a list of one year need not repeat it in every line."""
    return (
        Column("name", "Họ và tên", "cadre.full_name", sort=F("cadre__sort_key")),
        Column("birth", "Ngày sinh", "cadre.birth", kind="date"),
        Column("post", "Chức vụ khi xếp loại", "post_words"),
        Column("unit", "Đơn vị khi xếp loại", "unit.name"),
        Column("year", "Năm", "year", kind="number", shown=not of_one_year),
        Column("self_grade", "Tự xếp loại", short("self_grade"), shown=False, sort=graded("self_grade")),
        Column(
            "collective_grade",
            "Tập thể đề nghị",
            short("collective_grade"),
            shown=False,
            sort=graded("collective_grade"),
        ),
        Column(
            "proposed",
            f"{capfirst(office_body())} đề xuất",
            short("proposed"),
            shown=False,
            sort=graded("proposed"),
        ),
        Column("grade", "Mức xếp loại", kept(decided), sort=graded("grade")),
        Column("member_grade", "Xếp loại đảng viên", kept(member), sort=graded("member_grade")),
        Column(
            "decision_no", "Số quyết định", kept(lambda row: row.decision_no), shown=False, sort="decision_no"
        ),
        Column(
            "decision_on",
            "Ngày quyết định",
            kept(lambda row: row.decision_on),
            "date",
            False,
            sort="decision_on",
        ),
        Column("note", "Ghi chú", kept(lambda row: row.note), shown=False, sort="note"),
    )
