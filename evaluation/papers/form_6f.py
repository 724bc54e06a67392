"""Biểu 6F: who had to be reviewed in the year and was, as far as the register knows; the form itself is data."""

import datetime
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from cadre.party import PartyStatus, party_status
from evaluation.grading.choices import WITH_UNIT
from evaluation.models import GradingLine, UnitGrade
from evaluation.papers.graded import GradedYear
from foundation.core import clock
from foundation.core.months import add_months
from foundation.printing.layout import FormColumn, FormLayout, FormRow, Holds, Signature
from office.organisation.models.identity import OfficeIdentity
from office.papers.figure_forms import head_of_form, signatures_of_form

FORM: dict[str, Any] = json.loads(
    (Path(__file__).parents[1] / "data" / "form_6f.json").read_text(encoding="utf-8")
)
NO_FIGURES = "chưa có số liệu"
LABEL, WIDTHS = 80, (25, 25, 35)
NEW_MONTHS = 6
MEMBERS = "Đảng viên: chỉ tính cán bộ có trong đợt đánh giá, xếp loại, là đảng viên đến ngày {day:%d/%m/%Y}."
COLLECTIVES = "Tập thể: các đầu mối của đợt, và tập thể khác có trong danh sách xếp loại tập thể."
DONE = "Đã kiểm điểm: đảng viên đã có tập thể đề nghị mức xếp loại; tập thể đã tự xếp loại, được đề xuất hoặc xếp loại."
# (key of a row, place of a column): number.
Numbers = Mapping[tuple[str, int], int]


class CriticismTable:
    """The form of a campaign."""

    def __init__(self, facts: GradedYear):
        self.facts = facts

    @property
    def day(self) -> datetime.date:
        return datetime.date(self.year, 12, 31)

    @property
    def told_on(self) -> datetime.date:
        """The day of its figures: before the year ends, today."""
        return min(self.day, clock.today())

    @property
    def year(self) -> int:
        return self.facts.campaign.year

    @property
    def of(self) -> str:
        return str(self.facts.campaign.unit)

    @cached_property
    def numbers(self) -> Numbers:
        counts: Counter[tuple[str, int]] = Counter()
        for line in self.facts.whole:
            if is_member(line, self.day):
                counts.update((key, 1) for key in reviewed(line, self.day))
        counts.update(self.collectives)
        return counts

    @property
    def collectives(self) -> Numbers:
        """Every unit that answers the campaign has to be reviewed, and who else was."""
        campaign = self.facts.campaign
        grades = UnitGrade.objects.for_user(self.facts.user, "export").filter(campaign=campaign)
        done = {each.unit_id for each in grades if each.self_grade or each.proposed or each.grade}
        due = {each.unit_id for each in grades} | set(campaign.units.values_list("unit", flat=True))
        return {("due", 0): len(due), ("done", 0): len(done), ("open", 0): len(due - done)}

    def layout(self, identity: OfficeIdentity | None, signature: Signature | None) -> FormLayout:
        columns = [
            FormColumn(label, width, (), Holds.NUMBER, "center", str(number))
            for number, (label, width) in enumerate(zip(FORM["columns"], WIDTHS, strict=True), 2)
        ]
        return FormLayout(
            title=(f"{FORM['title']} năm {self.year}",),
            columns=(FormColumn("Nội dung", LABEL, number="1"), *columns),
            head=head_of_form(FORM["code"], "", identity),
            notes=(f"({self.of}; số liệu đến ngày {self.told_on:%d/%m/%Y})", f"({FORM['basis']})"),
            closing=tuple(self.said),
            signatures=signatures_of_form(signature),
            landscape=False,
            number_row=True,
            sheet_name=f"Biểu {FORM['code']}",
        )

    @property
    def said(self) -> Iterator[str]:
        yield "Cách tính:"
        yield MEMBERS.format(day=self.day)
        yield COLLECTIVES
        yield DONE

    @property
    def rows(self) -> Iterator[FormRow]:
        """What the register does not keep says so, and is written by hand."""
        for row in FORM["rows"]:
            bold = row.get("bold", False)
            known = row.get("recorded", True)
            told = (
                (self.numbers[row["key"], 0], self.numbers[row["key"], 1], None)
                if known
                else (None, None, NO_FIGURES)
            )
            yield FormRow((row["label"], *told), bold=bold, indent=0 if bold else 1)


def is_member(line: GradingLine, day: datetime.date) -> bool:
    person = line.cadre
    return party_status(person.party_joined_on, person.party_official_on, day) != PartyStatus.NONE


def reviewed(line: GradingLine, day: datetime.date) -> Iterator[str]:
    """The rows in which a member stands: who joined in the last months is told apart where not yet reviewed."""
    yield "due"
    done = line.state not in WITH_UNIT
    yield "done" if done else "open"
    joined = line.cadre.party_joined_on
    if not done and joined and joined.first_day > add_months(day, -NEW_MONTHS):
        yield "new"
