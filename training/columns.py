"""What the lists of classes, programmes and learners can show, on screen and in Excel alike."""

from dataclasses import replace

from django.db.models import Case, F, When
from django.db.models.functions import Coalesce

from foundation.lists.tables import Column
from foundation.ordering.order import TextKey, by_choice
from training.models import Enrolment, Programme, TrainingClass
from training.querysets import ClassState, in_state

RESULT = dict(Enrolment.Result.choices)


def class_columns(day):
    """The columns for a list that speaks of the day."""
    states = (When(in_state(state, day), then=place) for place, state in enumerate(ClassState))
    modes, groups = TrainingClass.Mode.choices, Programme.Group.choices
    return (
        Column("name", "Tên lớp", "name"),
        Column("opens_on", "Khai giảng", "opens_on", kind="date"),
        Column("closes_on", "Bế giảng", "closes_on", kind="date"),
        Column("places", "Chỉ tiêu", "places", kind="number", shown=False),
        Column("head_count", "Lượt học viên", "learners", kind="number"),
        Column("entered", "Đã nhập tên", "entered", kind="number"),
        Column("state", "Trạng thái", lambda one: one.state_on(day).label, sort=Case(*states), whole=True),
        Column("mode", "Hệ", lambda one: one.get_mode_display(), sort=by_choice("mode", modes), whole=True),
        Column("programme", "Chương trình", "programme.name", shown=False),
        Column(
            "group",
            "Nhóm chương trình",
            lambda one: one.programme.get_group_display(),
            shown=False,
            sort=by_choice("programme__group", groups),
        ),
        Column("organiser", "Cơ quan mở lớp", "organiser"),
        Column("unit", "Đơn vị theo dõi lớp", "unit.name", shown=False),
        Column(
            "secret", "Độ mật", lambda one: "có độ mật" if one.secret else "", shown=False, sort=F("secret")
        ),
        Column("decision_no", "Số quyết định mở lớp", "decision_no", shown=False),
        Column(
            "completion",
            "Kết quả vào hồ sơ",
            lambda one: one.get_completion_display(),
            shown=False,
            dated=False,
            sort=by_choice("completion", TrainingClass.Completion.choices),
        ),
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


def sorts(result, unit):
    """What columns of learners are sorted by, where `result` and `unit` are those of the list's day."""
    passed = {f"{result}": Enrolment.Result.PASSED}
    return {
        "birth": Coalesce("cadre__birth", "birth"),
        "unit": TextKey(Coalesce(unit, "workplace")),
        "result": by_choice(result, Enrolment.Result.choices),
        "grade": Case(When(**passed, then=by_choice("grade", Enrolment.Grade.choices))),
        "certificate_no": TextKey(Case(When(**passed, then=F("certificate_no")))),
        "certificate_on": Case(When(**passed, then=F("certificate_on"))),
    }


def learner_columns(past):
    """The columns of the list of learners, today or on a past day."""
    by = sorts("result_then", "unit_then") if past else sorts("result", "cadre__now__unit__name")
    return [replace(column, sort=by.get(column.name, column.sort)) for column in LEARNER_COLUMNS]


NAME = Column("full_name", "Họ và tên", "learner", sort=F("sort"))
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
    Column("grade", "Xếp loại", open_to_reader(grade), whole=True),
    Column("certificate_no", "Số bằng, chứng chỉ", open_to_reader(once_passed("certificate_no"))),
    Column("certificate_on", "Ngày cấp", open_to_reader(once_passed("certificate_on")), kind="date"),
)
WRITTEN = Column(
    "written",
    "Đã ghi vào hồ sơ",
    open_to_reader(lambda one: "đã ghi" if one.qualification_id else ""),
    sort="",
    shown=False,
    dated=False,
)
ON_RECORD = Column("on_record", "Hồ sơ cán bộ", lambda one: "có" if one.cadre_id else "chưa có")
WORKPLACE = Column("workplace", "Đơn vị khi học", "workplace", shown=False)

# The list of learners, those on the page of their class, the classes on the page of a person.
LEARNER_COLUMNS = (NAME, *OWN, *OF_CLASS, *ENDED, WRITTEN, ON_RECORD, WORKPLACE)
OF_ONE_CLASS = (NAME, *OWN, *ENDED, WRITTEN, ON_RECORD)
OF_ONE_PERSON = (*(column for column in OF_CLASS if column.name != "programme"), *ENDED)
