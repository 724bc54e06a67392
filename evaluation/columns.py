"""What the table of grades can show, on screen and in Excel alike."""

from django.db.models import F
from django.utils.text import capfirst

from evaluation.grades import NOT_GRADED_SHORT, Grade, abbreviated
from evaluation.models.evaluations import WEIGHED
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


def said(name, label):
    """What led to the grade: for who weighs grades, on the screen alone."""
    return Column(
        name,
        label,
        short(name),
        shown=False,
        permission=WEIGHED,
        exported=False,
        sort=graded(name),
    )


def before(row):
    """The grade of the year before, where the rows were asked for by it."""
    return abbreviated(getattr(row, "before", ""), row.year - 1)


def columns(of_one_year, compared=False):
    """The columns in the order of the paper; a list of one year need not repeat it in every line.

    Of rows that stand `compared` with the year before its grade stands beside theirs.
    """
    beside = [Column("before", "Mức năm trước", kept(before))] if compared else []
    return (
        Column("name", "Họ và tên", "cadre.full_name", sort=F("cadre__sort_key")),
        Column("birth", "Ngày sinh", "cadre.birth", kind="date"),
        Column("post", "Chức vụ khi xếp loại", "post_words"),
        Column("unit", "Đơn vị khi xếp loại", "unit.name"),
        Column("year", "Năm", "year", kind="number", shown=not of_one_year),
        said("self_grade", "Tự xếp loại"),
        said("collective_grade", "Tập thể đề nghị"),
        said("proposed", f"{capfirst(office_body())} đề xuất"),
        *beside,
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
