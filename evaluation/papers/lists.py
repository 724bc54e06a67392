"""Lists and forms of a year's grading among the kinds of paper, each on invented data."""

from collections import Counter
from collections.abc import Iterable, Iterator

from cadre.models.people import Cadre
from evaluation.grading.choices import Given
from evaluation.models import GradingLine
from evaluation.papers.form_6f import FORM, CriticismTable, Numbers
from evaluation.papers.of_grading import ROWS
from evaluation.papers.result_table import result_list
from foundation.printing.layout import FormLayout, FormRow, FormSection, HeadStyle
from office.campaigns.models import Campaign
from office.organisation.models.identity import Issuer
from office.organisation.models.structure import Unit
from office.papers.kinds import register
from office.papers.letters import Writing
from office.papers.lists import ListKind, letterhead_of

CLERK, UNIT = "Lê Thị Mẫu", "Xã Mẫu"


def invented_lines() -> Iterator[GradingLine]:
    for row, grade in zip(ROWS, (Given.EXCELLENT, Given.GOOD), strict=True):
        line = GradingLine(post_words=row["chuc_vu"].partition(",")[0], grade=grade)
        line.cadre, line.unit = Cadre(full_name=row["ho_ten"]), Unit(name=UNIT)
        yield line


@register
class ResultTable(ListKind):
    slug = "grading-table"
    label = "Biểu kết quả xếp loại"
    file_stem = "BKQXL"
    issuer = Issuer.OFFICE

    def specimen(self, writing: Writing) -> tuple[FormLayout, Iterable[FormSection | FormRow]]:
        sheet = result_list(writing.day.year, [(Unit(name=UNIT), list(invented_lines()))])
        return sheet.form(letterhead_of(writing), CLERK), sheet.rows


class InventedCriticism(CriticismTable):
    """Numbers that nobody counted: their sums hold."""

    of = "Đơn vị mẫu"

    def __init__(self, year: int):
        self.campaign = Campaign(year=year)

    @property
    def year(self) -> int:
        return self.campaign.year

    @property
    def numbers(self) -> Numbers:
        told = {"due": (9, 31), "done": (8, 29), "open": (1, 2), "new": (0, 1)}
        return Counter(
            {(key, place): count for key, pair in told.items() for place, count in enumerate(pair)}
        )


@register
class CriticismForm(ListKind):
    slug = "form-6f"
    label = f"Biểu {FORM['code']}: thống kê kết quả kiểm điểm"
    file_stem = "BIEU_6F"
    unconfirmed = "Mẫu chưa đối chiếu với bản gốc của Ban Tổ chức Trung ương."
    heads = (HeadStyle.NONE,)
    issuer = Issuer.OFFICE

    def specimen(self, writing: Writing) -> tuple[FormLayout, Iterable[FormSection | FormRow]]:
        table = InventedCriticism(writing.day.year)
        return table.layout(writing.identity, writing.signature), table.rows
