"""What a planning list shows of each line, on screen and in Excel alike; of a masked line almost nothing."""

from dataclasses import replace

from django.utils.html import format_html

from cadre.models.facts import Qualification
from foundation.core.figures import shown
from foundation.lists.tables import Column
from office.organisation.outside import on_page, outside
from office.regulations.conditions import Condition
from office.regulations.findings import FindingLevel, concluded
from planning.choices import Continuity
from planning.found import MANY
from planning.gravity import UNTOLD

# The column that was there before others came beside it keeps its name in addresses.
COLUMN_NAMES = {Condition.TIME_LEFT: "left"}
LEVEL = dict(Qualification.Level.choices)
HEADS = {Condition.TIME_LEFT: "Còn công tác"}
# What the head of the column says already is not said again in each row.
CONTINUITY = {"": "", Continuity.NEW: "mới", Continuity.CONTINUING: "tiếp tục"}


def for_outside(value):
    """What a file says of the line: the same as the page, with verdicts worded for outside."""
    return lambda line: outside(value(line))


def open_to_reader(value):
    """The value of lines that are not masked."""
    return lambda line: "" if line.masked else value(line)


def news(line):
    return "; ".join(item.sentence for item in line.news)


def of_check(condition, draw):
    """What one check found of a line, whatever others found; empty where its set does not ask for the condition."""

    def value(line):
        found = line.of(condition)
        return draw(found) if found else ""

    return value


def checks(conditions, findings):
    """A column for each condition, with its own value and verdict; the basis of all of them stands in one more.

    What is required of every line stands in the head.
    """
    for condition in conditions:
        short = of_check(condition, in_brief)
        required = findings.shared(condition, lambda found: found.required)
        drawn = of_check(condition, without_shared if required else in_full)
        head = f"{HEADS.get(condition, condition.label)} ({required})" if required else ""
        yield Column(
            COLUMN_NAMES.get(condition, condition.value),
            condition.label,
            for_outside(short),
            html=drawn,
            head=head,
        )


def in_brief(found):
    return found.in_brief


def in_full(found):
    return found.verdict.badge(found.in_brief)


def without_shared(found):
    """The value; the requirement and that it is met are left to the head and the icon, and to paper."""
    measured, asked, verdict = found.in_brief.partition(f" ({found.required})")
    if not asked:
        return in_full(found)
    on_paper, plain = (asked + verdict, "") if found.level == FindingLevel.PASS else (asked, verdict)
    return found.verdict.badge(format_html('{}<span class="on-paper">{}</span>{}', measured, on_paper, plain))


def shared(lines, value):
    """The text that all the open lines have in common; empty where they are few or differ."""
    if len(lines) < MANY:
        return ""
    texts = (shown(value(line)) for line in lines if not line.masked)
    first = next(texts, "")
    return first if all(text == first for text in texts) else ""


def told_once(columns, lines, findings):
    """The columns, those left out in which all lines read the same; and what they read, by label."""
    found = {each.name: each for each in columns if each.shown}
    same = {name: shared(lines, found[name].of) for name in ("status", "continuity") if name in found}
    named = {COLUMN_NAMES.get(each, each.value): each for each in Condition}
    same |= {name: findings.shared(of, for_outside(in_brief)) for name, of in named.items() if name in found}
    same = {name: f"{found[name].label}: {text}" for name, text in same.items() if text}
    return [replace(each, shown=False) if each.name in same else each for each in columns], same


def without_sections(columns, lines):
    """The columns of a list that stands flat: where the lines are planned for several posts, each tells its own."""
    several = len({line.entry.target_id for line in lines}) > 1
    return [replace(each, shown=several) if each.name == "target" else each for each in columns]


def basis(line):
    return " ".join(found.sentence for found in line.findings if found.level not in UNTOLD)


def judged_whole(line):
    return "" if line.masked else concluded(line.findings)


def columns(found, actions):
    """For a PlanningList; `actions` gives the buttons of a line."""
    level_of = found.level_of
    return (
        Column("ordinal", "TT", "ordinal", kind="number"),
        Column("full_name", "Họ và tên", "entry.listed.full_name"),
        Column("birth", "Ngày sinh", open_to_reader(lambda line: line.entry.listed.birth), kind="date"),
        *checks(found.checks, found.findings),
        Column(
            "conclusion", "Kết luận", judged_whole, shown=False, html=lambda line: on_page(line.conclusion)
        ),
        Column("news", "Nội dung cần xem xét", news),
        Column("retires", "Nghỉ hưu", open_to_reader(lambda line: line.retires.words)),
        Column("workplace", "Chức vụ, đơn vị công tác", "workplace"),
        Column(
            "changes",
            "Thay đổi sau phê duyệt",
            for_outside(lambda line: line.changes),
            shown=found.changed,
            html=lambda line: on_page(line.changes),
        ),
        Column("sex", "Giới tính", open_to_reader(lambda line: line.entry.listed.get_sex_display())),
        Column("ethnic_group", "Dân tộc", open_to_reader(lambda line: line.entry.listed.ethnic_group or "")),
        Column("degree", "Chuyên môn", open_to_reader(level(level_of, "degree")), shown=False),
        Column("theory", "Lý luận chính trị", open_to_reader(level(level_of, "theory")), shown=False),
        Column("target", "Chức danh quy hoạch", lambda line: str(line.entry.target.post), shown=False),
        Column(
            "sentence",
            "Căn cứ đánh giá",
            for_outside(basis),
            shown=False,
            html=lambda line: on_page(basis(line)),
        ),
        Column(
            "continuity",
            "Mới, tiếp tục",
            open_to_reader(lambda line: line.entry.get_continuity_display()),
            html=open_to_reader(lambda line: CONTINUITY[line.entry.continuity]),
            whole=True,
        ),
        Column("status", "Trạng thái", open_to_reader(lambda line: line.entry.status_that_day)),
        Column(
            "decision",
            "Quyết định",
            open_to_reader(lambda line: decision(line.entry, found.day)),
            shown=False,
        ),
        Column("note", "Ghi chú", open_to_reader(lambda line: line.entry.note), shown=False),
        Column("actions", "Việc", lambda line: "", html=actions, exported=False),
    )


def level(level_of, kind):
    return lambda line: LEVEL.get(level_of(line, kind), "")


def decision(entry, day):
    """The decision in force on the day."""
    if entry.approved_line:
        return entry.approved_line.step.paper
    return entry.decision if entry.approved_by(day) else ""
