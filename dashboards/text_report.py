"""The figures as plain lines for the command."""

from collections.abc import Iterable, Iterator

from cadre.figures import Places
from dashboards.figures import Figures
from foundation.core.figures import Share, thousands
from office.organisation.models.structure import Level, Unit
from training.models import Programme

UNCLEAR = "dựa trên {} đồng chí có chức vụ hoặc trình độ chưa rõ từ ngày nào"


def lines(figures: Figures, unit: Unit | None = None) -> Iterator[str]:
    """The lines of the report, headed by the day and the unit (None: all units)."""
    yield f"Số liệu tính đến ngày {figures.day:%d/%m/%Y}{f' – {unit}' if unit else ''}"
    yield from planned_lines(figures)
    yield "Đánh giá, xếp loại, hoàn thành tốt nhiệm vụ trở lên:"
    for year in figures.graded_years:
        yield f"  năm {year.year}: {said(year.good)}"
    if not figures.graded_years:
        yield "  chưa có năm nào được xếp loại"
    yield "Đào tạo, bồi dưỡng:"
    for group, of in figures.training.items():
        counted = f"{thousands(of.classes)} lớp, {thousands(of.learners)} lượt học viên"
        yield f"  {Programme.Group(group).label}: {counted}"
    moves = figures.rotations
    yield (
        f"Luân chuyển: {moves.rotated} lượt; đã kết thúc {moves.returned}, đang luân chuyển {moves.running}"
    )
    met = figures.standards
    unclear = f" ({UNCLEAR.format(thousands(met.uncertain))})" if met.uncertain else ""
    yield f"Đạt chuẩn chức danh: {said(met)}{unclear}"


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


def counted(lists: Iterable[tuple[str, Places]]) -> str:
    """Persons, and places where they are more, by the name of the list."""
    return "; ".join(f"{name} {places}" for name, places in lists)


def said(share: Share) -> str:
    """The share in full, "254/276 = 92,03%", or that there is no data."""
    return share.in_full if share.whole else "chưa có dữ liệu"
