"""Số liệu báo cáo nhanh: sentences as reports have them, made of words and of figures that open their lists.

A sentence without data on the day is left out; one that rests on facts of unknown beginning says so.
"""

from collections.abc import Iterable, Iterator

from dashboards.board import Board, YearRow
from dashboards.plan_rows import PlanRow
from dashboards.rounding import about, about_percent
from foundation.core.figures import thousands
from office.organisation.figure_links import Figure
from office.organisation.models.structure import Body
from office.regulations.conditions import lower_first
from planning.models import PlanningTerm
from rotation.models import Rotation
from training.figures import opening_years
from training.models import Programme

WITHOUT_OWN = "không kể trường hợp của đồng chí và người thân"
# A sentence: text, and figures that open their lists.
Pieces = list[str | Figure]
# Learners of one course are "học viên"; head counts of many short classes added up are "lượt".
COURSES = {Programme.Group.ELEMENTARY, Programme.Group.INTERMEDIATE, Programme.Group.ADVANCED}


def sentences(board: Board, *, rounded: bool) -> list[Pieces]:
    """The sentences of the report; `rounded` adds round figures ("gần 4.200") beside the exact ones."""
    made = [*planning(board), training(board, rounded), rotation(board), grades(board)]
    made.append(standards(board, rounded))
    return [[piece for piece in pieces if piece != ""] for pieces in made if pieces]


def joined(parts: Iterable[Pieces], between: str = "; ") -> Pieces:
    """The pieces of several parts in one list, with the text `between` them."""
    pieces = []
    for part in parts:
        pieces += [between, *part] if pieces else part
    return pieces


def planning(board: Board) -> Iterator[Pieces]:
    """A sentence for each term on the executive committees planned for it, the earliest term first."""
    by_term = {}
    for row in board.committees:
        if row.title.body_kind == Body.Kind.EXECUTIVE:
            by_term.setdefault(row.term.name, []).append(row)
    for name, rows in reversed(by_term.items()):
        parts = [[named(row), *row.people_and_places] for row in rows]
        decided_in = term_of_decisions(rows)
        opening = f"Trong nhiệm kỳ {decided_in}, quy hoạch " if decided_in else "Quy hoạch "
        yield [opening, *joined(parts), f" (phê duyệt cho nhiệm kỳ {name}).", *news(rows, board)]


def news(rows: Iterable[PlanRow], board: Board) -> Pieces:
    """What happened by the day to those whom the lists count; the numbers above stay what was decided."""
    parts = [[named(row), *row.news] for row in rows if row.news]
    return [f" Trong đó, đến ngày {board.day:%d/%m/%Y}: ", *joined(parts), "."] if parts else []


def named(row: PlanRow) -> str:
    """The title, with the number of units where there are several, or the one; the title of the district names it."""
    if row.units > 1:
        return f"{row.title} tại {row.units} đơn vị "
    unit = row.of.entries[0].target.post.unit
    return f"{row.title} tại {unit} " if unit.parent_id else f"{row.title} "


def term_of_decisions(rows: Iterable[PlanRow]) -> str | None:
    """The name of the term in which all entries of the lists were approved; None where it is not one term."""
    terms = list(PlanningTerm.objects.all())
    names = set()
    for row in rows:
        first, last = row.of.approved_between
        names |= {
            term.name if term.begins_on <= first and last < term.ends_on else None
            for term in terms
            if (term.level, term.kind) == (row.term.level, row.term.kind)
            and term.begins_on <= last
            and first < term.ends_on
        } or {None}
    return names.pop() if len(names) == 1 else None


def training(board: Board, rounded: bool) -> Pieces:
    """The sentence on classes and learners by group; empty without classes."""
    rows = [row for row in board.training if row.classes.count]
    years = opening_years(board.day, board.units)
    if not rows or not years:
        return []
    rows.sort(key=lambda row: row.group not in COURSES)
    parts = []
    for row in rows:
        word = " học viên" if row.group in COURSES else " lượt học viên"
        near = about(row.learners.count) if rounded else ""
        nearly = f" ({near})" if near else ""
        parts.append([row.classes, f" lớp {lower_first(row.label)}, ", row.learners, word + nearly])
    first, last = years
    span = f"Giai đoạn {first}–{last}" if first != last else f"Năm {first}"
    return [f"{span}, mở ", *joined(parts), "."]


def rotation(board: Board) -> Pieces:
    """The sentence on rotations; empty without any."""
    moves = board.moves
    if not moves["rotated"].count:
        return []
    by_person = moves["people"] == moves["rotated"].count
    word = "đồng chí" if by_person else "lượt"
    down = " từ cấp trên về cơ sở" if moves["directions"] == {Rotation.Direction.DOWN} else ""
    people = "" if by_person else f" ({thousands(moves['people'])} đồng chí)"
    waiting = moves["waiting"]
    placed = [f" {word} đã kết thúc và được bố trí, "]
    if waiting.count:
        placed = [f" {word} đã kết thúc, trong đó ", waiting, " chờ bố trí, "]
    return [
        f"Từ năm {moves['since']} đến ngày {board.day:%d/%m/%Y}, luân chuyển ",
        moves["rotated"],
        f" {word}{people}{down}; ",
        moves["returned"],
        *placed,
        moves["running"],
        f" {word} đang luân chuyển.",
    ]


def grades(board: Board) -> Pieces:
    """The sentence on the first and the last year with grades; empty without any."""
    years = board.grades
    if not years:
        return []
    whom = "Cán bộ lãnh đạo, quản lý" if board.only_leaders_graded else "Cán bộ được xếp loại"
    pieces = [f"{whom} hoàn thành tốt nhiệm vụ trở lên: ", *of_year(years[0])]
    if len(years) > 1:
        pieces += ["; ", *of_year(years[-1]), f", {change(years[0], years[-1])}"]
    return [*pieces, f" ({WITHOUT_OWN})." if board.hidden else "."]


def of_year(row: YearRow) -> Pieces:
    """The share of HTTNV or better in one year."""
    return [f"năm {row.year} {row.share.words()} (", row.good, "/", row.graded, ")"]


def change(first: YearRow, last: YearRow) -> str:
    """The difference of two years in percentage points, in words."""
    difference = last.share.percent - first.share.percent
    if not difference:
        return f"bằng năm {first.year}"
    points = str(abs(difference)).replace(".", ",")
    return f"{'tăng' if difference > 0 else 'giảm'} {points} điểm phần trăm"


def standards(board: Board, rounded: bool) -> Pieces:
    """The sentence on leaders who meet their standards; empty without leaders."""
    met = board.standards
    share = met["share"]
    if not share.leaders:
        return []
    opening = "Cán bộ lãnh đạo, quản lý đạt chuẩn chức danh: "
    if not share.counted:
        return [opening, share.why_not_counted, "."]
    near = about_percent(share.percent) if rounded else ""
    nearly = f" ({near})" if near else ""
    pieces = [f"{opening}{share.words()} (", met["meeting"], "/", met["counted"], f"){nearly}"]
    for label, left_out in met["left_out"]:
        pieces += [", chưa tính ", left_out, f" đồng chí {label}"]
    if met["uncertain"].count:
        pieces += [", dựa trên ", met["uncertain"], " đồng chí có chức vụ hoặc trình độ chưa rõ từ ngày nào"]
    return [*pieces, f" ({WITHOUT_OWN})." if board.hidden else "."]
