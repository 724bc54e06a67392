"""What the lists of plans, of their rows and of the people in them can show, on screen and in Excel alike."""

from django.db.models import F

from foundation.core.figures import thousands
from foundation.lists.tables import Column
from foundation.ordering.order import by_choice
from office.regulations.findings import Finding, FindingLevel
from training.choices import Mode, PlaceState, PlanState, RowSource
from training.models import PlanPerson, PlanRow, TrainingPlan
from training.needs.querysets import WEIGH
from training.plans.learning import state_of

PLAN_COLUMNS = (
    Column("name", "Kế hoạch", "name"),
    Column("year", "Năm", lambda plan: str(plan.year), sort=F("year"), whole=True),
    Column("unit", "Đơn vị lập kế hoạch", "unit.name"),
    Column("rows", "Số mục", "row_count", kind="number"),
    Column("places", "Chỉ tiêu", "place_count", kind="number"),
    Column("chosen", "Đã chọn", "chosen_count", kind="number"),
    Column("number", "Số kế hoạch", "number"),
    Column("issued_on", "Ngày ban hành", "issued_on", kind="date"),
    Column(
        "state",
        "Trạng thái",
        lambda plan: plan.get_state_display(),
        sort=by_choice("state", PlanState.choices),
        whole=True,
        dated=False,
    ),
    Column(
        "secret", "Độ mật", lambda plan: "có độ mật" if plan.secret else "", shown=False, sort=F("secret")
    ),
)


def months(row: PlanRow) -> str:
    """From month to month, as the plan prints it."""
    return " – ".join(str(each) for each in (row.starts, row.ends) if each)


def notice(row: PlanRow) -> str:
    day = f", ngày {row.notice_on:%d/%m/%Y}" if row.notice_on else ""
    return f"{row.notice_no}{day}"


def remark(row: PlanRow) -> str:
    added = f"bổ sung ngày {row.added_on:%d/%m/%Y}, sau khi ban hành" if row.added_on else ""
    changed = f"sửa ngày {row.changed_on:%d/%m/%Y}, sau khi ban hành" if row.changed_on else ""
    return "; ".join(filter(None, [added, changed, row.note]))


def money(row: PlanRow) -> str:
    return thousands(row.funds) if row.funds is not None else ""


# How far the rows of a plan in force are, put on them by `training.plans.progress.put_progress`.
PROGRESS = ("sent", "passed", "left")
ROW_COLUMNS = (
    Column("ordinal", "TT", "ordinal", kind="number"),
    Column("title", "Nội dung, tên lớp", "title"),
    Column("audience", "Đối tượng", "audience"),
    Column("mode", "Hệ", lambda row: row.get_mode_display(), whole=True),
    Column("school", "Cơ sở đào tạo", "school"),
    Column("months", "Thời gian", months, whole=True),
    Column("places", "Chỉ tiêu", "places", kind="number"),
    Column("chosen", "Đã chọn", "chosen_count", kind="number"),
    Column("reserve", "Dự phòng", "reserve_count", kind="number"),
    Column("sent", "Đã cử", "progress.sent", kind="number"),
    Column("passed", "Hoàn thành", "progress.passed", kind="number"),
    Column("left", "Còn lại", "progress.left", kind="number"),
    Column("notice", "Thông báo chỉ tiêu", notice),
    Column("funds", "Kinh phí (đồng)", "funds", kind="number", html=money),
    Column("note", "Ghi chú", remark),
)


def row_columns(plan: TrainingPlan) -> tuple[Column, ...]:
    """Nobody was sent by a draft."""
    draft = plan.state == PlanState.DRAFT
    return tuple(column for column in ROW_COLUMNS if not (draft and column.name in PROGRESS))


def open_to_reader(value):
    """The value of lines that are not masked."""
    return lambda person: "" if person.masked else value(person)


def findings_of(person: PlanPerson) -> list[Finding]:
    """What was found when they were chosen."""
    return [Finding.from_json(kept) for kept in person.findings]


def to_look_at(findings: list[Finding]) -> list[Finding]:
    """Those that ask something of whoever chooses: what is met, or stated, does not."""
    return [each for each in findings if each.level not in (FindingLevel.PASS, FindingLevel.STATED)]


def told_findings(person: PlanPerson) -> str:
    return "; ".join(f"{each.text}: {each.in_brief}" for each in to_look_at(findings_of(person)))


PERSON_COLUMNS = (
    Column("full_name", "Họ và tên", "cadre.full_name", sort=F("cadre__sort_key")),
    Column(
        "birth",
        "Ngày sinh",
        open_to_reader(lambda person: person.cadre.birth),
        kind="date",
        sort=F("cadre__birth"),
    ),
    Column("unit", "Đơn vị", "cadre.now.unit.name", sort=F("cadre__now__official_key"), dated=False),
    Column("row", "Nội dung, tên lớp", "row.title"),
    Column("programme", "Chương trình", "row.programme.name", shown=False),
    Column("year", "Năm", lambda person: str(person.row.plan.year), sort=F("row__plan__year"), whole=True),
    Column("plan", "Kế hoạch", "row.plan.name", shown=False),
    Column(
        "source",
        "Loại",
        lambda person: person.row.get_source_display(),
        sort=by_choice("row__source", RowSource.choices),
        shown=False,
    ),
    Column(
        "mode",
        "Hệ",
        lambda person: person.row.get_mode_display(),
        sort=by_choice("row__mode", Mode.choices),
        shown=False,
    ),
    Column("school", "Cơ sở đào tạo", "row.school"),
    Column("months", "Thời gian", lambda person: months(person.row), sort=F("row__starts")),
    Column(
        "state",
        "Trạng thái",
        open_to_reader(state_of),
        sort=by_choice("state", PlaceState.choices),
        whole=True,
        dated=False,
    ),
    Column(
        "order",
        "Thứ tự",
        open_to_reader(lambda person: person.order or ""),
        kind="number",
        permission=WEIGH,
        sort=F("order"),
        shown=False,
    ),
    Column(
        "findings",
        "Nội dung cần xem xét khi chọn",
        open_to_reader(told_findings),
        permission=WEIGH,
        shown=False,
    ),
    Column(
        "facts_on",
        "Xem xét theo số liệu ngày",
        open_to_reader(lambda person: person.facts_on),
        kind="date",
        permission=WEIGH,
        shown=False,
        sort=F("facts_on"),
    ),
    Column(
        "reason",
        "Lý do",
        open_to_reader(lambda person: person.reason),
        permission=WEIGH,
        shown=False,
        sort="reason",
    ),
)
