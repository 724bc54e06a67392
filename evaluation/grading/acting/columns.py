"""What the list of rows shows. Files and paper hold decided facts alone: what else is said is for the screen."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import F, Value
from django.utils.html import format_html
from django.utils.text import capfirst

from evaluation.columns import kept, member
from evaluation.grades import NOT_GRADED_SHORT, abbreviated
from evaluation.grading.choices import DECIDED, Given, GradingState, GradingSubject
from evaluation.grading.voting.told import STANDING, UNIT, Told
from evaluation.models import Evaluation, GradingLine
from foundation.core.scope.rows import OTHERS_ACT
from foundation.lists.tables import Column
from foundation.ordering.order import by_choice
from office.organisation.naming import office_body

Read = Callable[[GradingLine], Any]
VotesOf = Callable[[GradingLine], Mapping[str, Told | None]]


def short_given(given: str, year: int) -> str:
    return NOT_GRADED_SHORT if given == Given.NOT_GRADED else abbreviated(given, year)


def is_decided(line: GradingLine) -> bool:
    return line.state in DECIDED


def decided(value: Read) -> Read:
    """The value of rows that are decided."""
    return kept(lambda line: value(line) if is_decided(line) else None)


def grade(line: GradingLine) -> str:
    """With the reason of who is not graded."""
    if line.grade != Given.NOT_GRADED:
        return short_given(line.grade, line.year)
    return f"{NOT_GRADED_SHORT}: {line.not_graded_reason}"


def result_of(line: GradingLine) -> Evaluation | None:
    """The decided fact that the row wrote."""
    return getattr(line, "evaluation", None)


def paper_of(name: str) -> Read:
    return lambda line: getattr(result_of(line), name, None)


def state(line: GradingLine) -> str:
    return OTHERS_ACT.rstrip(".") if line.masked else str(line.get_state_display())


def on_screen(
    name: str, label: str, *, leaves: bool, shown: bool = True, value: Read | None = None
) -> Column:
    """What somebody says of the person: never in a file nor on paper, and no file is ordered by it."""

    def value(line: GradingLine) -> str:
        return short_given(getattr(line, name), line.year)

    order = Value(0) if leaves else by_choice(name, Given.choices)
    return Column(name, label, kept(value), exported=False, dated=False, sort=order, whole=True)


def columns(*, of_one: bool, leaves: bool, votes_of: VotesOf) -> tuple[Column, ...]:
    return (
        Column("name", "Họ và tên", "cadre.full_name", sort=F("cadre__sort_key")),
        Column("birth", "Ngày sinh", "cadre.birth", kind="date", shown=False),
        Column("post", "Chức vụ", "post_words"),
        Column("unit", "Đơn vị", "unit.name"),
        Column("campaign", "Đợt", "campaign.name", shown=not of_one),
        Column(
            "state",
            "Trạng thái",
            state,
            dated=False,
            sort=by_choice("state", GradingState.choices),
            whole=True,
        ),
        *words_of_others(leaves, votes_of),
        Column(
            "grade",
            "Mức xếp loại",
            decided(grade),
            html=kept(grade),
            dated=False,
            sort=by_choice("decided_grade" if leaves else "grade", Given.choices),
            whole=True,
        ),
        Column(
            "member_grade",
            "Xếp loại đảng viên",
            decided(member),
            html=kept(member),
            dated=False,
            sort="",
            whole=True,
        ),
        Column("decision_no", "Số quyết định", decided(paper_of("decision_no")), shown=False, dated=False),
        Column(
            "decision_on", "Ngày quyết định", decided(paper_of("decision_on")), "date", False, dated=False
        ),
        *about(),
    )


def words_of_others(leaves: bool, votes_of: VotesOf) -> tuple[Column, ...]:
    return (
        on_screen("self_grade", "Tự xếp loại", leaves=leaves),
        on_screen("collective_grade", "Tập thể đề nghị", leaves=leaves),
        voted("unit_votes", "Phiếu tại đơn vị", lambda line: votes_of(line)[UNIT]),
        on_screen("proposed", f"{capfirst(office_body())} đề xuất", leaves=leaves),
        voted("standing_votes", "Phiếu Ban Thường vụ", lambda line: votes_of(line)[STANDING]),
    )


def voted(name: str, label: str, told: Read) -> Column:
    """n of N slips, with what has to be said of it."""

    def words(line: GradingLine) -> str:
        votes = told(line)
        return format_html('<span title="{}">{}</span>', votes.words, votes) if votes else ""

    shown = kept(words)
    return Column(name, label, shown, html=shown, shown=False, exported=False, dated=False, sort="")


def about() -> tuple[Column, ...]:
    """What is known of the person in the year."""
    return (
        Column("group", "Nhóm", lambda line: line.group and line.group.name, shown=False, sort="group__name"),
        Column(
            "subject",
            "Đối tượng",
            lambda line: line.get_subject_display(),
            shown=False,
            sort=by_choice("subject", GradingSubject.choices),
        ),
        Column(
            "authority",
            "Diện quản lý",
            lambda line: line.authority and line.authority.name,
            shown=False,
            sort="",
        ),
        Column("months", "Số tháng công tác", kept(lambda line: line.months), "number", False, sort=""),
        Column(
            "absent_months", "Số tháng nghỉ", kept(lambda line: line.absent_months), "number", False, sort=""
        ),
        Column(
            "unit_note",
            "Ý kiến của đơn vị",
            kept(lambda line: line.unit_note),
            shown=False,
            exported=False,
            dated=False,
            sort="",
        ),
        Column(
            "note",
            "Ghi chú",
            decided(lambda line: line.note),
            html=kept(lambda line: line.note),
            shown=False,
            sort="",
        ),
    )
