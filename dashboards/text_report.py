"""The figures as plain lines for the command."""

from collections.abc import Iterable, Iterator, Mapping

from cadre.figures import Places
from dashboards.figures import Figures
from evaluation.grading.results.figures import PeriodFigures
from foundation.core.figures import thousands
from office.organisation.models.structure import Level, Unit
from planning.reviews.figures import ReviewFigures
from training.figures import Classes
from training.models import Programme

NO_DATA = "chưa có số liệu"
UNCLEAR = "dựa trên {} đồng chí có chức vụ hoặc trình độ chưa rõ từ ngày nào"


def lines(figures: Figures, unit: Unit | None = None) -> Iterator[str]:
    """The lines of the report, headed by the day and the unit (None: all units)."""
    yield f"Số liệu tính đến ngày {figures.day:%d/%m/%Y}{f' – {unit}' if unit else ''}"
    yield from planned_lines(figures)
    yield from review_lines(figures.review)
    yield "Đánh giá, xếp loại, hoàn thành tốt nhiệm vụ trở lên:"
    for year in figures.graded_years:
        yield f"  năm {year.year}: {year.good.in_full}"
    if not figures.graded_years:
        yield "  chưa có năm nào được xếp loại"
    yield from period_lines(figures.period)
    yield from training_lines(figures.training)
    moves = figures.rotations
    if moves.rotated:
        yield f"Luân chuyển: {moves.rotated} lượt; đã kết thúc {moves.returned}, đang luân chuyển {moves.running}"
    else:
        yield f"Luân chuyển: {NO_DATA}"
    met = figures.standards
    unclear = f" ({UNCLEAR.format(thousands(met.uncertain))})" if met.counted and met.uncertain else ""
    yield f"Đạt chuẩn chức danh: {met.sentence}{unclear}"


def training_lines(groups: Mapping[str, Classes]) -> Iterator[str]:
    """A line for each group of programmes; one that nothing is recorded where there is no class of any group."""
    yield "Đào tạo, bồi dưỡng:"
    if not any(groups.values()):
        yield f"  {NO_DATA}"
        return
    for group, of in groups.items():
        numbers = f"{thousands(of.classes)} lớp, {thousands(of.learners)} lượt học viên"
        yield f"  {Programme.Group(group).label}: {numbers}"


def planned_lines(figures: Figures) -> Iterator[str]:
    """A line for the committee seats of each term, and one for its other titles."""
    yield "Quy hoạch:"
    for term in figures.terms:
        of_term = f"nhiệm kỳ {term.name}"
        seats = [(level.label.lower(), term.seats_of(level)) for level in Level if term.people(level)]
        if seats:
            yield f"  cấp ủy {of_term}: {counted(seats)}"
        others = [(title, places) for title, places in term.other_titles.items() if places.count]
        if others:
            yield f"  chức danh khác {of_term}: {counted(others)}"
    if not any(term.stands for term in figures.terms):
        yield "  chưa có danh sách nào được phê duyệt còn hiệu lực"


def review_lines(review: ReviewFigures) -> Iterator[str]:
    """What the office proposes of lists under review, and how many units have answered; nothing without a review."""
    if not review.lists and not review.units.due:
        return
    yield f"Rà soát quy hoạch: {review.lists} danh sách, {review.lines} trường hợp"
    yield (
        f"  đề xuất tiếp tục {review.keep}, đã trúng cử, đã bổ nhiệm {review.held}, đưa ra {review.remove},"
        f" bổ sung {review.add}; chưa có đề xuất {review.open}"
    )
    units = review.units
    yield f"  đầu mối đã nộp {units.received}/{units.due}; quá hạn chưa nộp {units.late}"


def period_lines(period: PeriodFigures) -> Iterator[str]:
    """How far the year's grading is; nothing where none is open."""
    if period.year is None:
        return
    yield f"Đợt đánh giá năm {period.year}: {period.rows} đồng chí"
    yield f"  đã ghi mức xếp loại {period.graded}, đã quyết định {period.decided}"
    yield f"  đầu mối đã nộp {period.units.received}/{period.units.due}"


def counted(lists: Iterable[tuple[str, Places]]) -> str:
    """Persons, and places where they are more, by the name of the list."""
    return "; ".join(f"{name} {places}" for name, places in lists)
