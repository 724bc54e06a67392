"""Every kind of paper on invented data: by these templates are tried, and samples printed for whoever looks at them."""

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from foundation.printing.layout import Signature
from office.organisation.models.identity import Issuer, OfficeIdentity
from office.papers.heads import code_of
from office.papers.kinds import PaperKind
from office.papers.letters import Writing
from office.papers.periods import PERIODS, LayoutPeriod

DAY = datetime.date(2021, 2, 5)
NUMBER = 7
NAME = "Nguyễn Văn Mẫu"
SIGNED = {
    Issuer.COMMITTEE: Signature("T/M BAN THƯỜNG VỤ", "BÍ THƯ", NAME),
    Issuer.OFFICE: Signature("TRƯỞNG BAN", name=NAME),
    Issuer.STATE: Signature("CHỦ TỊCH", name=NAME),
}
IDENTITY = {
    "parent_line": "ĐẢNG BỘ TỈNH MẪU",
    "issuer_line": "ĐẢNG ỦY XÃ MẪU",
    "department_line": "BAN XÂY DỰNG ĐẢNG",
    "place": "Xã Mẫu",
    "issuer_symbol": "ĐU",
    "department_symbol": "BXDĐ",
    "state_issuer_line": "ỦY BAN NHÂN DÂN XÃ MẪU",
    "state_symbol": "UBND",
    "state_name": "Ủy ban nhân dân xã Mẫu",
    "committee_name": "Đảng ủy",
    "standing_name": "Ban Thường vụ Đảng ủy",
    "department_name": "Ban Xây dựng Đảng",
    "secretariat_name": "Văn phòng Đảng ủy",
    "upper_standing_name": "Ban Thường vụ Tỉnh ủy",
    "upper_department_name": "Ban Tổ chức Tỉnh ủy",
}
RECIPIENTS = ("- Như trên,", "- Lưu Văn phòng Đảng ủy, Ban Xây dựng Đảng.")


@dataclass(frozen=True)
class Sample:
    """One kind in one layout: `stem` names its files, one for every format."""

    kind: type[PaperKind]
    period: LayoutPeriod

    @property
    def stem(self) -> str:
        return f"{self.kind.file_stem}_{self.period.slug}"

    @property
    def day(self) -> datetime.date:
        """A day of that layout, with the noughts of a day and of a month."""
        return DAY if self.period.covers(DAY) else DAY.replace(year=self.period.begins.year)

    @property
    def confirmed(self) -> bool:
        """Whether both the layout and the words were compared with real papers."""
        return self.period.confirmed and not self.kind.unconfirmed

    @property
    def issuer(self) -> Issuer:
        return self.kind.issuer_of(self.period.head)

    @property
    def code(self) -> str:
        return code_of(OfficeIdentity(**IDENTITY), self.issuer, self.kind.code, NUMBER)

    @property
    def writing(self) -> Writing:
        return Writing(
            identity=OfficeIdentity(**IDENTITY),
            style=self.period.head,
            issuer=self.issuer,
            day=self.day,
            code=self.code,
            signature=SIGNED[self.issuer],
            recipients=RECIPIENTS,
        )

    @property
    def values(self) -> dict[str, object]:
        """What fills every tag of a letter."""
        return self.kind().sample_values(self.writing)

    def files(self) -> dict[str, bytes]:
        """{format: file}; no line of them is read from a register."""
        return self.kind().sampled(self.writing)


def samples_of(kinds: Iterable[type[PaperKind]]) -> Iterator[Sample]:
    """Every kind in every layout that its heads have."""
    for kind in kinds:
        yield from (Sample(kind, period) for period in PERIODS if period.head in kind.heads)
