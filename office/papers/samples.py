"""Every kind of paper on invented data: by these templates are tried, and samples printed for whoever looks at them."""

import datetime
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from foundation.printing.forms_docx import docx_of
from foundation.printing.forms_pdf import pdf_of_form
from foundation.printing.forms_xlsx import write_xlsx
from foundation.printing.layout import FormLayout, FormRow, FormSection, HeadBlock, HeadStyle, Signature
from office.organisation.models.identity import Issuer, OfficeIdentity
from office.papers.heads import code_of, head_of, place_and_date
from office.papers.kinds import PaperKind
from office.papers.letters import LetterKind, Writing, common_values
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
    def writing(self) -> Writing:
        issuer = Issuer(self.kind.issuer)
        return Writing(
            identity=OfficeIdentity(**IDENTITY),
            style=self.period.head,
            issuer=issuer,
            day=self.day,
            code=self.code,
            signature=SIGNED[issuer],
            recipients=RECIPIENTS,
        )

    @property
    def dated(self) -> str:
        return place_and_date(OfficeIdentity(**IDENTITY), self.day)

    @property
    def code(self) -> str:
        return code_of(OfficeIdentity(**IDENTITY), Issuer(self.kind.issuer), self.kind.code, NUMBER)

    @property
    def values(self) -> dict[str, object]:
        """What fills every tag of a letter."""
        return {**common_values(self.writing), **self.kind().sample().values, "du_thao": False}

    def files(self) -> dict[str, bytes]:
        kind = self.kind()
        if isinstance(kind, LetterKind):
            return kind.drawn(self.values, self.writing, draft=False)
        form, rows = kind.sample().form
        return form_files(replace(form, head=self.head(form.head)), list(rows))

    def head(self, own: HeadBlock | None) -> HeadBlock | None:
        """The head of the layout where the list bears one, with the corner of the list."""
        if own is None or self.period.head == HeadStyle.NONE:
            return own
        identity, issuer = OfficeIdentity(**IDENTITY), Issuer(self.kind.issuer)
        return replace(head_of(identity, self.period.head, issuer, dated=self.dated), corner=own.corner)


def samples_of(kinds: Iterable[type[PaperKind]]) -> Iterator[Sample]:
    """Every kind in every layout that its heads have."""
    for kind in kinds:
        yield from (Sample(kind, period) for period in PERIODS if period.head in kind.heads)


def form_files(form: FormLayout, rows: list[FormSection | FormRow]) -> dict[str, bytes]:
    workbook = io.BytesIO()
    write_xlsx(form, rows, workbook)
    return {"xlsx": workbook.getvalue(), "docx": docx_of(form, rows), "pdf": pdf_of_form(form, rows)}
