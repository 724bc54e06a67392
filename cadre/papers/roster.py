"""The official list of people (danh sách trích ngang) with its sections and totals, as plain facts of a form."""

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from cadre.ages import age_on
from cadre.models.people import Cadre
from cadre.papers.columns import RosterColumns, RosterLine
from foundation.core.dates import PartialDate
from foundation.core.figures import thousands
from foundation.lists.tables import roman
from foundation.printing.layout import FormColumn, FormLayout, FormRow, FormSection, Holds

YOUNG = 40
# What an A3 sheet across leaves between its margins.
SHEET_WIDTH = 420 - 30 - 15


@dataclass(frozen=True)
class AgeLimit:
    """Who counts as young: below which age on which day, `when` as the paper says it.

    A list whose ages are counted in whole months (`by_month`) leaves out who is known by the year of birth alone.
    """

    day: datetime.date
    when: str
    below: int = YOUNG
    by_month: bool = False

    @property
    def lacks(self) -> str:
        return "thiếu tháng sinh" if self.by_month else "chưa ghi"

    def age(self, birth: PartialDate | None) -> int | None:
        return age_on(birth, self.day) if birth and (birth.month or not self.by_month) else None


@dataclass(frozen=True)
class RosterPaper:
    """The list as it goes on paper: `frame` is all of the form but its columns and totals.

    Ages are counted on its day, unless the list has a day of its own for them.
    """

    lines: Sequence[RosterLine]
    columns: RosterColumns
    day: datetime.date
    frame: FormLayout
    sections: bool = True
    young: AgeLimit | None = None

    @property
    def form(self) -> FormLayout:
        """The form with its columns as wide as the sheet, and the totals beneath."""
        columns = [FormColumn("TT", 9, holds=Holds.NUMBER, align="center")]
        columns += [column.printed for column in self.columns]
        of_sheet = SHEET_WIDTH / sum(column.width for column in columns)
        columns = tuple(replace(column, width=column.width * of_sheet) for column in columns)
        young = self.young or AgeLimit(self.day, f"{self.day:%d/%m/%Y}")
        return replace(self.frame, columns=columns, closing=(*totals(self.lines, young), *self.frame.closing))

    def rows(self) -> Iterator[FormSection | FormRow]:
        """The lines, numbered through, under the names of their units."""
        drawn, unit, number = list(self.columns), None, 0
        counts = Counter(line.unit for line in self.lines)
        for place, line in enumerate(self.lines, 1):
            if self.sections and line.unit != unit:
                unit, number = line.unit, number + 1
                yield FormSection(f"{roman(number)}. {unit.upper()} ({counts[unit]:02d} đồng chí)")
            yield FormRow((place, *(column.value(line) for column in drawn)))

    def without_figures(self) -> list[str]:
        """The columns that say nothing of anybody, for whoever draws the list up."""
        said = (column for column in self.columns if not column.by_hand)
        return [column.full_label for column in said if self.lines and not any(map(column.value, self.lines))]


def totals(lines: Sequence[RosterLine], young: AgeLimit) -> tuple[str, ...]:
    """How many the list has, and its structure; of how many a part of it is not known is said beside."""
    if not lines:
        return ("Danh sách này không có đồng chí nào.",)
    people = {line.key: line.person for line in lines}.values()
    places = "" if len(people) == len(lines) else f", {thousands(len(lines))} lượt"
    ages = [young.age(person.birth) for person in people]
    women = sum(person.sex == Cadre.Sex.FEMALE for person in people)
    minority = sum(person.minority for person in people)
    below = sum(age is not None and age < young.below for age in ages)
    parts = [
        f"nữ {women}",
        f"dân tộc thiểu số {minority}" + not_recorded(sum(not person.ethnic_group for person in people)),
        f"dưới {young.below} tuổi {counted_at(young.when)} {below}"
        + not_recorded(ages.count(None), young.lacks),
    ]
    return (
        f"Danh sách này có {thousands(len(people))} đồng chí{places}.",
        f"Tổng số: {'; '.join(parts)}.",
    )


def counted_at(when: str) -> str:
    """As of when the ages of a list are, as every paper about it says."""
    return f"(tuổi tính tại {when})"


def not_recorded(count: int, what: str = "chưa ghi") -> str:
    return f" ({what} {count})" if count else ""
