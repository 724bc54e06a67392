"""Recorded facts on the page of a person: tables of what is known by the day, each row led to where it is changed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from cadre.models.discipline import Discipline
from cadre.models.recorded import RecordedFact
from cadre.models.standing import HigherListing, Verification
from cadre.models.trust import ConfidenceVote, PoliticalConclusion
from cadre.sections import PersonSection
from foundation.core.context import as_of
from foundation.core.figures import Share, shown
from foundation.core.scope.rows import permission
from foundation.sheets.understood import paper

NO_END = "Chưa ghi ngày hết hiệu lực"


@dataclass(frozen=True)
class FactTable:
    """The facts of one kind: what a row says on a day, by heading; the first names the row."""

    model: type[RecordedFact]
    columns: dict[str, Callable[[Any, date], str]]


class RecordedSection(PersonSection):
    """The tables whose right the reader holds in the unit of the person; the right to the first opens the section."""

    section_template = "cadre/_recorded.html"
    tables: tuple[FactTable, ...] = ()

    def get_context_data(self, **kwargs):
        tables = [self.drawn(table) for table in self.tables if not self.masked and self.lets("view", table)]
        return super().get_context_data(tables=tables, several=len(self.tables) > 1, **kwargs)

    def lets(self, action, table):
        scope = self.request.user.scope(permission(table.model, action))
        return scope.covers(self.cadre.scope_unit_id)

    def drawn(self, table):
        day, options = as_of(self.request), table.model._meta
        facts = table.model.objects.for_user(self.request.user).filter(cadre=self.cadre).told_by(day)
        return {
            "title": options.verbose_name_plural,
            "thing": options.verbose_name,
            "headings": list(table.columns),
            "rows": [(fact.pk, [of(fact, day) for of in table.columns.values()]) for fact in facts],
            "may_change": self.lets("change", table),
            "new_page": f"{options.model_name}-new" if self.lets("add", table) else "",
            "edit_page": f"{options.model_name}-edit",
        }


def decided(fact: Any, day: date) -> str:
    return paper(fact.decision_no, fact.decision_on)


def on_paper(fact: Any, day: date) -> str:
    return paper(fact.paper_no, fact.paper_on)


def began(fact: Any, day: date) -> str:
    return shown(fact.valid_from)


def ended(fact: Any, day: date) -> str:
    """The end, once it is over by the day."""
    return shown(fact.valid_to) if fact.valid_to and fact.valid_to.first_day <= day else ""


def in_force(fact: Any, day: date) -> str:
    """Until when a fact counts, as far as anybody entered it."""
    if fact.valid_to is None:
        return NO_END
    if fact.valid_to.first_day <= day:
        return f"Đã hết hiệu lực từ {fact.valid_to}"
    return f"Còn hiệu lực; hết hiệu lực từ {fact.valid_to}"


def share_of(part: int, vote: ConfidenceVote) -> str:
    return Share(part, vote.total).in_full


DISCIPLINES = FactTable(
    Discipline,
    {
        "Hình thức": lambda fact, day: fact.get_form_display(),
        "Loại": lambda fact, day: fact.get_kind_display(),
        "Quyết định": decided,
        "Cơ quan quyết định": lambda fact, day: fact.issuer,
        "Từ ngày": began,
        "Hiệu lực": in_force,
    },
)
VOTES = FactTable(
    ConfidenceVote,
    {
        "Ngày": lambda fact, day: shown(fact.held_on),
        "Hội nghị, dịp lấy phiếu": lambda fact, day: fact.occasion,
        "Tín nhiệm cao": lambda fact, day: share_of(fact.high, fact),
        "Tín nhiệm": lambda fact, day: share_of(fact.middle, fact),
        "Tín nhiệm thấp": lambda fact, day: share_of(fact.low, fact),
        "Biên bản, văn bản": on_paper,
    },
)
CONCLUSIONS = FactTable(
    PoliticalConclusion,
    {
        "Số kết luận": lambda fact, day: fact.number,
        "Ngày": lambda fact, day: shown(fact.concluded_on),
        "Cơ quan kết luận": lambda fact, day: fact.body,
    },
)
LISTINGS = FactTable(
    HigherListing,
    {
        "Chức danh": lambda fact, day: fact.title,
        "Nhiệm kỳ": lambda fact, day: fact.term,
        "Cấp": lambda fact, day: fact.get_level_display(),
        "Văn bản": on_paper,
        "Cơ quan ban hành": lambda fact, day: fact.issuer,
        "Từ ngày": began,
        "Thôi từ ngày": ended,
    },
)
VERIFICATIONS = FactTable(Verification, {"Từ ngày": began, "Kết thúc từ ngày": ended, "Văn bản": on_paper})


class DisciplineSection(RecordedSection):
    model = Discipline
    title = "Kỷ luật"
    tables = (DISCIPLINES,)


class TrustSection(RecordedSection):
    """What those in charge and the deciding body read, and below it what the office alone does."""

    model = ConfidenceVote
    title = "Tín nhiệm, tiêu chuẩn chính trị"
    tables = (VOTES, CONCLUSIONS, LISTINGS, VERIFICATIONS)
