"""The questions of a leaders' meeting as lines of the board: figure, against what, a small picture, and its list.

A line of which nothing was entered is not there.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cadre.figures import EVERYBODY
from cadre.filters import LEVELS
from cadre.models.facts import Qualification
from cadre.models.people import Cadre
from dashboards import pictures
from dashboards.pictures import Picture
from dashboards.plan_rows import GroupCell, PlanRow
from dashboards.vacancies import MONTHS_AHEAD, Cause
from foundation.core import clock
from foundation.core.figures import Share, thousands
from foundation.core.months import add_months
from office.organisation.figure_links import Figure
from planning.covers import Cover
from rotation.choices import HOW_IT_STANDS
from training.plans.progress import PlanFigures

if TYPE_CHECKING:
    from dashboards.board import Board

Piece = str | Figure
MOST_UNITS, MOST_MONTHS = 3, 5


@dataclass(frozen=True)
class BoardLine:
    """`figure` and `against` are words with figures between them; `url` is the list that answers the question."""

    question: str
    url: str
    figure: list[Piece]
    against: list[Piece]
    picture: Picture | None = None


def lines_of(board: "Board") -> list[BoardLine]:
    """The lines that have something to say, in the order in which they are asked."""
    return [line for make in LINES if (line := make(board))]


def joined(parts: Iterable[list[Piece]], between: str = " · ") -> list[Piece]:
    """The parts one after the other."""
    pieces = []
    for part in parts:
        pieces += [between, *part] if pieces else part
    return pieces


def seats(board: "Board") -> BoardLine | None:
    rows = [(line, present) for line, present in board.seats["rows"] if line.taken.count]
    if not rows:
        return None
    figure = joined([f"{line.label} ", present, f"/{thousands(line.size)}"] for line, present in rows)
    vacant, unrecorded = (sum(getattr(line, name) for line, _ in rows) for name in ("vacant", "unrecorded"))
    against = [f"khuyết {vacant}" if vacant or not unrecorded else "khuyết: chưa rõ"]
    against += [f" · chưa ghi {thousands(unrecorded)}"] if unrecorded else []
    shares = [(line.present / line.size, None) for line, _ in rows if line.size]
    url = board.links.to("cadre-list", seat=rows[0][0].seat)
    picture = pictures.bars("Có mặt so với số được giao", shares)
    return BoardLine("Cấp ủy: có mặt / giao", url, figure, against, picture)


def vacancies(board: "Board") -> BoardLine | None:
    found = board.vacancies
    if not found and not board.retirements_known:
        return None
    count = board.links.figure(len(found), "vacancy-list")
    causes = Counter(each.cause for each in found)
    against = joined(
        [f"{cause.label.lower()} ", board.links.figure(causes[cause], "vacancy-list", cause=cause.value)]
        for cause in Cause
        if causes[cause]
    )
    ahead = Counter(each.ahead for each in found)
    months = [ahead[month] for month in range(MONTHS_AHEAD + 1)]
    picture = pictures.strip("Số chức danh theo tháng", months) if found else None
    when = [f"{add_months(board.day, month):%m/%Y}" for month in sorted(ahead)]
    told = f": {', '.join(when)}" if 0 < len(when) <= MOST_MONTHS else ""
    return BoardLine("Sẽ khuyết trong 12 tháng", count.url, [count, f" chức danh{told}"], against, picture)


def covers(board: "Board") -> BoardLine | None:
    if not board.vacancies:
        return None
    found = Counter(board.covers.cover(each.post, each.holder) for each in board.vacancies)
    counts = [(cover, found[cover]) for cover in Cover]
    figure = joined(
        [f"{cover.label} ", board.links.figure(number, "vacancy-list", cover=cover.value)]
        for cover, number in counts
        if number
    )
    url = board.links.to("vacancy-list")
    picture = pictures.parts("Số chức danh theo nguồn quy hoạch", [number for _, number in counts])
    return BoardLine("Chức danh sắp khuyết đã có nguồn chưa", url, figure, [], picture)


def planning(board: "Board") -> BoardLine | None:
    rows = board.committees
    if not rows:
        return None
    counted = [(row, cell) for row in rows for cell in row.cells if cell.figure]
    shares = [(cell.measure.share.part / cell.measure.share.whole, cell.measure.least) for _, cell in counted]
    bars = [(share, None if least is None else float(least)) for share, least in shares]
    picture = pictures.bars("Nữ, trẻ, dân tộc thiểu số so với yêu cầu", bars) if bars else None
    figure = joined([f"{row.short_name} ", *row.people_and_places] for row in rows)
    return BoardLine(
        "Quy hoạch", board.links.to("planning-index"), figure, [shares_in_words(counted)], picture
    )


def shares_in_words(counted: Iterable[tuple[PlanRow, GroupCell]]) -> str:
    """Each group with its share on every list, and what is required with its state of confirmation."""
    told = {}
    for row, cell in counted:
        asked = cell.measure.label, cell.measure.required
        told.setdefault(asked, []).append(f"{row.short_name} {cell.percent}")
    return "; ".join(
        f"{label.lower()}: {', '.join(shares)}{f' ({required})' if required else ''}"
        for (label, required), shares in told.items()
    )


def standards(board: "Board") -> BoardLine | None:
    told, share = board.standards, board.standards["share"]
    if not share.counted:
        return None
    figure = [f"{share.words()} (", told["meeting"], "/", told["counted"], ")"]
    lacking = joined(([f"{label} ", number] for label, number in told["lacking"]), ", ")
    against = (
        ["còn ", told["rest"], " đồng chí", *([": ", *lacking] if lacking else [])]
        if told["rest"].count
        else []
    )
    picture = pictures.parts("Đạt chuẩn chức danh", [share.part, 0, share.rest])
    return BoardLine("Đạt chuẩn chức danh", told["counted"].url, figure, against, picture)


def grades(board: "Board") -> BoardLine | None:
    question, period = "Hoàn thành tốt nhiệm vụ trở lên", list(grading_of(board))
    if not board.grades:
        url = board.links.to("evaluation-results")
        return BoardLine(question, url, period, []) if period else None
    *before, last = board.grades
    figure = [f"{last.share.words()} (", last.good, "/", last.graded, f") năm {last.year}"]
    against = [f"năm {row.year}: {row.share.words()} (" for row in before[-1:]]
    against += [before[-1].good, "/", before[-1].graded, ")"] if before else []
    values = [float(row.share.percent) for row in board.grades if row.share.percent is not None]
    words = f"Hoàn thành tốt nhiệm vụ trở lên, {board.grades[0].year}–{last.year}"
    picture = pictures.line(words, values) if len(values) > 1 else None
    url = board.links.to("evaluation-results", year=last.year)
    against = joined([part for part in (against, period) if part])
    return BoardLine(question, url, figure, against, picture)


def grading_of(board: "Board") -> Iterator[Piece]:
    """How far the grading of a year is that is not over; rows are listed by their states of today alone."""
    if period := board.period:
        asked = {"campaign": "", "year": period.year}
        decided = board.links.figure(period.decided, "gradingline-list", **asked, state="all_decided")
        whole = board.links.figure(period.rows, "gradingline-list", **asked)
        if board.day != clock.today():
            decided, whole = str(decided), str(whole)
        yield from (f"đợt đánh giá năm {period.year}: ", decided, "/", whole, " đã quyết định")


def training(board: "Board") -> BoardLine | None:
    if not (board.has_classes or board.plan):
        return None
    rows, opened = board.training, {"state": "opened", "by": "own"}
    count = board.links.figure(sum(row.classes.count for row in rows), "trainingclass-list", **opened)
    learners = board.links.figure(sum(row.learners.count for row in rows), "trainingclass-list", **opened)
    held = [count, " lớp, ", learners, " lượt học viên"]
    before = board.classes_a_year_ago
    told = "chưa có số liệu"
    if before:
        told = f"{thousands(before.classes)} lớp, {thousands(before.own)} lượt học viên"
    against = [f"cùng kỳ năm trước: {told}"]
    most = max((row.learners.count for row in rows), default=0) or 1
    picture = pictures.bars(
        "Lượt học viên theo nhóm lớp", [(row.learners.count / most, None) for row in rows]
    )
    url = count.url
    if board.plan:
        done = planned_training(board.plan)
        held, against, picture = [*done, "; ", *held], [], sent_of_places(board.plan)
        url = board.links.to("trainingplan-list")
    parts = [*lacking_theory(board), *([against] if against else [])]
    return BoardLine("Đào tạo, bồi dưỡng", url, held, joined(parts), picture)


def planned_training(plan: PlanFigures) -> list[Piece]:
    """Who was sent of the places of the plans in force, or of who was chosen where none were given."""
    years = ", ".join(map(str, plan.years))
    progress = plan.progress
    whole, word = (
        (progress.chosen, "đồng chí được chọn") if progress.places is None else (progress.places, "chỉ tiêu")
    )
    return [f"đã cử {thousands(progress.sent)}/{thousands(whole)} {word} năm {years}"]


def sent_of_places(plan: PlanFigures) -> Picture:
    progress = plan.progress
    return pictures.parts("Đã cử, còn lại của kế hoạch", [progress.sent, progress.left])


def lacking_theory(board: "Board") -> Iterator[list[Piece]]:
    """What planned people still have to learn, the highest level first."""
    below = board.planned_below
    if any(below.values()):
        levels = dict(Qualification.Level.choices)
        parts = [f"{levels[level].lower()} {below[level]} đồng chí" for level in sorted(below, reverse=True)]
        yield [f"quy hoạch còn thiếu lý luận chính trị: {', '.join(parts)}"]


def moves(board: "Board") -> BoardLine | None:
    told = board.moves
    if not told["rotated"].count:
        return None
    figure = [told["rotated"], f" lượt từ năm {told['since']}: đang luân chuyển ", told["running"]]
    figure += [", đã kết thúc ", told["returned"]]
    for state in filter(lambda state: told[state.value].count, HOW_IT_STANDS):
        figure += [f", {state.label.lower()} ", told[state.value]]
    before = told["a_year_ago"]
    counted = f"{before.rotated} lượt, đang luân chuyển {before.running}"
    against = counted if before.rotated else "chưa có số liệu"
    picture = pictures.parts("Đang luân chuyển, đã kết thúc", [told["running"].count, told["returned"].count])
    return BoardLine("Luân chuyển", told["rotated"].url, figure, [f"cùng kỳ năm trước: {against}"], picture)


def staff(board: "Board") -> BoardLine | None:
    counted = board.staff["counted"]
    total = counted.total()
    if not total:
        return None
    shares = list(staff_shares(board))
    figure = [board.links.figure(total, "cadre-list"), " đồng chí: "]
    figure += joined(
        ([f"{label} ", count, f" ({share.words(1)})"] for label, count, share in shares[:2]), ", "
    )
    against = joined(
        ([f"{label} ", count, f" ({share.words(1)})"] for label, count, share in shares[2:]), ", "
    )
    bands = [counted.count("band", place) for place in range(len(board.staff["table"].bands))]
    picture = pictures.strip("Số đồng chí theo nhóm tuổi, trẻ nhất trước", bands) if any(bands) else None
    return BoardLine("Cơ cấu đội ngũ", board.links.to("cadre-list"), figure, against, picture)


def staff_shares(board: "Board") -> Iterator[tuple[str, Figure, Share]]:
    """(label, people, share of all) of women, minorities and the higher levels; what nobody entered is left out."""
    counted = board.staff["counted"]
    minorities = {group.pk for group in board.staff["table"].ethnic_groups if group.is_minority}
    asked = [("nữ", "sex", {Cadre.Sex.FEMALE.value}, {"sex": Cadre.Sex.FEMALE.value})]
    asked += [("dân tộc thiểu số", "ethnic", minorities, {"minority": "yes"})]
    for kind, least, label in (
        ("degree", 14, "đại học trở lên"),
        ("theory", 23, "cao cấp lý luận chính trị trở lên"),
    ):
        asked.append(
            (label, kind, {level.value for level in LEVELS[kind] if level >= least}, {kind: f"from-{least}"})
        )
    for label, by, values, query in asked:
        if counted.values(by) - {None}:
            number = sum(counted.count(by, value, EVERYBODY) for value in values)
            yield label, board.links.figure(number, "cadre-list", **query), Share(number, counted.total())


def duties(board: "Board") -> BoardLine | None:
    late = board.late
    if late is None or not (late.waiting or late.units):
        return None
    figure = board.links.figure(late.count, "duty-list", due="overdue")
    worst = ", ".join(f"{unit} {count}" for unit, count in late.units[:MOST_UNITS])
    against = [f"{len(late.units)} đơn vị: {worst}"] if worst else []
    return BoardLine(
        "Việc quá hạn", figure.url, [figure, f" trong {thousands(late.waiting)} việc cần xử lý"], against
    )


LINES: list[Callable[["Board"], BoardLine | None]] = [
    seats,
    vacancies,
    covers,
    planning,
    standards,
    grades,
    training,
    moves,
    staff,
    duties,
]
