"""What the lists of classes, programmes and learners can show, on screen and in Excel alike."""

from foundation.lists.tables import Column
from training.models import Enrolment

RESULT = dict(Enrolment.Result.choices)


def class_columns(day):
    """The columns for a list that speaks of the day."""
    return (
        Column("name", "Tên lớp", "name"),
        Column("opens_on", "Khai giảng", "opens_on", kind="date"),
        Column("closes_on", "Bế giảng", "closes_on", kind="date"),
        Column("places", "Chỉ tiêu", "places", kind="number", shown=False),
        Column("head_count", "Lượt học viên", "learners", kind="number"),
        Column("entered", "Đã nhập tên", "entered", kind="number"),
        Column("state", "Trạng thái", lambda one: one.state_on(day).label),
        Column("mode", "Hệ", lambda one: one.get_mode_display()),
        Column("programme", "Chương trình", "programme.name"),
        Column("group", "Nhóm chương trình", lambda one: one.programme.get_group_display(), shown=False),
        Column("organiser", "Cơ quan mở lớp", "organiser"),
        Column("unit", "Đơn vị theo dõi lớp", "unit.name", shown=False),
        Column("decision_no", "Số quyết định mở lớp", "decision_no", shown=False),
    )


PROGRAMME_COLUMNS = (
    Column("name", "Chương trình", "name"),
    Column("group", "Nhóm chương trình", lambda one: one.get_group_display()),
    Column("level", "Trình độ đạt được", lambda one: one.get_level_display() or ""),
    Column("classes", "Số lớp", "count", kind="number"),
    Column("aliases", "Cách ghi khác", "aliases"),
)


def result(enrolment):
    """As it could be said on the asked day, when the list asked for one."""
    return RESULT[getattr(enrolment, "result_then", enrolment.result)]


def once_passed(name):
    """A value that is there only from the day the learner passed."""

    def value(enrolment):
        passed = getattr(enrolment, "result_then", enrolment.result) == Enrolment.Result.PASSED
        return getattr(enrolment, name) if passed else ""

    return value


def grade(enrolment):
    return once_passed("get_grade_display")(enrolment) and enrolment.get_grade_display()


def unit(enrolment):
    """The unit of the day, of the record or of that day's post; for someone in no roster what the paper says."""
    if not enrolment.cadre_id:
        return enrolment.workplace
    return enrolment.unit_then if hasattr(enrolment, "unit_then") else enrolment.cadre.now.unit.name


def open_to_reader(value):
    """The value of lines that are not masked."""
    return lambda enrolment: "" if enrolment.masked else value(enrolment)


NAME = Column("full_name", "Họ và tên", "learner")
OWN = (
    Column("birth", "Ngày sinh", open_to_reader(lambda one: one.born), kind="date"),
    Column("unit", "Đơn vị", unit),
)
OF_CLASS = (
    Column("training_class", "Lớp", "training_class.name"),
    Column("programme", "Chương trình", "training_class.programme.name", shown=False),
    Column("opens_on", "Khai giảng", "training_class.opens_on", kind="date", shown=False),
    Column("closes_on", "Bế giảng", "training_class.closes_on", kind="date", shown=False),
)
ENDED = (
    Column("result", "Kết quả", open_to_reader(result)),
    Column("grade", "Xếp loại", open_to_reader(grade)),
    Column("certificate_no", "Số bằng, chứng chỉ", open_to_reader(once_passed("certificate_no"))),
    Column("certificate_on", "Ngày cấp", open_to_reader(once_passed("certificate_on")), kind="date"),
)
ON_RECORD = Column("on_record", "Hồ sơ cán bộ", lambda one: "có" if one.cadre_id else "chưa có")
WORKPLACE = Column("workplace", "Đơn vị khi học", "workplace", shown=False)

# The list of learners, those on the page of their class, the classes on the page of a person.
LEARNER_COLUMNS = (NAME, *OWN, *OF_CLASS, *ENDED, ON_RECORD, WORKPLACE)
OF_ONE_CLASS = (NAME, *OWN, *ENDED, ON_RECORD)
OF_ONE_PERSON = (*OF_CLASS, *ENDED)
