"""The figures as plain lines for the command."""

from collections.abc import Iterator

from dashboards.figures import Figures
from foundation.core.figures import Share, thousands
from office.organisation.models.structure import Level, Unit
from training.models import Programme

UNCLEAR = "dựa trên {} đồng chí có chức vụ hoặc trình độ chưa rõ từ ngày nào"


def lines(figures: Figures, unit: Unit | None = None) -> Iterator[str]:
    """The lines of the report, headed by the day and the unit (None: all units)."""
    yield f"Số liệu tính đến ngày {figures.day:%d/%m/%Y}{f' – {unit}' if unit else ''}"
    yield "Quy hoạch: " + "; ".join(
        f"{level.label.lower()} {thousands(figures.planned[level])} đồng chí"
        for level in (Level.DISTRICT, Level.COMMUNE)
    )
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


def said(share: Share) -> str:
    """The share in full, "254/276 = 92,03%", or that there is no data."""
    return share.in_full if share.whole else "chưa có dữ liệu"
