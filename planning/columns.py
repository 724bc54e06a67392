"""What a planning list shows of each line, on screen and in Excel alike; of a plain line almost nothing."""

from django.utils.html import format_html

from cadre.models import Qualification
from core.tables import Column

LEVEL = dict(Qualification.Level.choices)
STATES = {
    "Đạt": "good",
    "Cần xem xét": "warn",
    "Trường hợp đặc biệt": "warn",
    "Chưa đạt": "fail",
    "Không đạt": "fail",
}


def open_to_reader(value):
    """The value of lines that are not plain."""
    return lambda line: "" if line.plain else value(line)


def workplace(line):
    if line.held is None:
        return line.entry.cadre.now.get_status_display()
    return f"{line.held.post.title}, {line.held.post.unit}"


def verdict_html(line):
    if not line.finding:
        return ""
    verdict = line.finding.verdict
    state = STATES.get(verdict.word, "none")
    html = '<span class="state state-{}"><span aria-hidden="true">{}</span>{}</span>'
    return format_html(html, state, verdict.sign, line.finding.words)


def why(line):
    finding = line.finding
    return "; ".join(part for part in (finding.figure, finding.source) if part) if finding else ""


def columns(levels, actions):
    """`levels` gives the highest level of (cadre key, kind), `actions` the buttons of a line."""
    return (
        Column("ordinal", "TT", "ordinal", kind="number"),
        Column("full_name", "Họ và tên", "entry.cadre.full_name"),
        Column("birth", "Ngày sinh", open_to_reader(lambda line: line.entry.cadre.birth), kind="date"),
        Column("sex", "Giới tính", open_to_reader(lambda line: line.entry.cadre.get_sex_display())),
        Column("ethnic_group", "Dân tộc", open_to_reader(lambda line: line.entry.cadre.ethnic_group or "")),
        Column("workplace", "Chức vụ, đơn vị công tác", workplace),
        Column("degree", "Chuyên môn", open_to_reader(level(levels, "degree")), shown=False),
        Column("theory", "Lý luận chính trị", open_to_reader(level(levels, "theory")), shown=False),
        Column("target", "Chức danh quy hoạch", lambda line: str(line.entry.target.post), shown=False),
        Column(
            "verdict", "Kết quả", lambda line: line.finding.words if line.finding else "", html=verdict_html
        ),
        Column("why", "Thời gian công tác còn lại", why),
        Column("article", "Căn cứ", lambda line: line.finding.article if line.finding else "", shown=False),
        Column(
            "continuity", "Mới, tiếp tục", open_to_reader(lambda line: line.entry.get_continuity_display())
        ),
        Column("status", "Trạng thái", open_to_reader(lambda line: line.entry.get_status_display())),
        Column("decision", "Quyết định", open_to_reader(decision), shown=False),
        Column("note", "Ghi chú", open_to_reader(lambda line: line.entry.note), shown=False),
        Column("actions", "Việc", lambda line: "", html=actions, exported=False),
    )


def level(levels, kind):
    return lambda line: LEVEL.get(levels.get((line.entry.cadre_id, kind)), "")


def decision(line):
    entry = line.entry
    return f"{entry.decision_no}, ngày {entry.approved_on:%d/%m/%Y}" if entry.approved_on else ""
