"""Which layout papers have on a day: the rules of the Party and of the state that say how a paper looks."""

from dataclasses import dataclass
from datetime import date

from foundation.printing.layout import HeadStyle


@dataclass(frozen=True)
class LayoutPeriod:
    """One layout. `ends` is its first day no more; what is not `confirmed` is taken over from the period before."""

    slug: str
    head: HeadStyle
    label: str
    begins: date = date.min
    ends: date = date.max
    confirmed: bool = True

    def covers(self, day: date) -> bool:
        return self.begins <= day < self.ends


RENEWED = date(2026, 1, 9)
PERIODS = (
    LayoutPeriod(
        "party-36", HeadStyle.PARTY, "Của Đảng, đến hết 08/01/2026 (Hướng dẫn 36-HD/VPTW)", ends=RENEWED
    ),
    LayoutPeriod(
        "party-399",
        HeadStyle.PARTY,
        "Của Đảng, từ 09/01/2026 (Quy định 399-QĐ/TW)",
        begins=RENEWED,
        confirmed=False,
    ),
    LayoutPeriod("state-30", HeadStyle.STATE, "Của Nhà nước (Nghị định 30/2020/NĐ-CP)"),
    LayoutPeriod("plain", HeadStyle.NONE, "Không tiêu đề"),
)
NOT_CONFIRMED = "Thể thức theo Quy định 399-QĐ/TW chưa xác nhận: tạm dùng thể thức của Hướng dẫn 36-HD/VPTW."


def period_on(head: HeadStyle, day: date) -> LayoutPeriod:
    """The layout of papers with that head on the day."""
    return next(period for period in PERIODS if period.head == head and period.covers(day))
