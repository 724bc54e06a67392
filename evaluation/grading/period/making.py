"""The rows of a year's grading are made of who served: everybody once, however often it is asked."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from cadre.answering import nearest
from cadre.models.facts import PostHeld
from cadre.models.people import Cadre
from evaluation.grading.choices import UNDECIDED
from evaluation.grading.period.served import ServedYear, ended_on, months_of, served
from evaluation.grading.period.year import YearOfGrading
from evaluation.models import Evaluation, GradingLine
from foundation.core.saving.columns import update_rows
from foundation.core.saving.shown import lock
from office.campaigns.models import Campaign
from office.organisation.models.structure import Unit

LEAST_MONTHS = 6
GRADED = "Đã có kết quả xếp loại năm {year}."
ELSEWHERE = "Đang ở đợt “{campaign}”."
DIED = "Đã từ trần."
TOO_SHORT = "Thôi giữ chức vụ từ {day:%d/%m/%Y}, công tác {months} tháng trong năm."
LEFT = "{how} từ {day:%d/%m/%Y}"
CAME_FROM = "Đến {day:%d/%m/%Y} công tác tại {unit}: lấy ý kiến nhận xét của nơi công tác cũ"
BEGUN_LATER = "Giữ chức vụ từ {day:%d/%m/%Y}, sau ngày của số liệu."
STOPPED = "Thôi giữ chức vụ"


@dataclass(frozen=True)
class WithoutRow:
    """Somebody who gets no row, and why."""

    cadre: Cadre
    why: str


@dataclass
class Made:
    """Rows that are new, people left out, rows of people who serve no more or in another unit by now."""

    new: list[GradingLine] = field(default_factory=list)
    standing: int = 0
    left_out: list[WithoutRow] = field(default_factory=list)
    gone: list[GradingLine] = field(default_factory=list)
    moved: list[tuple[GradingLine, Unit]] = field(default_factory=list)

    @property
    def without_authority(self) -> list[GradingLine]:
        """Nobody knows who decides on these."""
        return [line for line in self.new if line.authority_id is None]

    @property
    def unanswered(self) -> list[GradingLine]:
        """No unit of the campaign answers for these yet."""
        return [line for line in self.new if line.campaign_unit_id is None]


@transaction.atomic
def make_lines(campaign: Campaign, user: Any = None, only: Collection[int] | None = None) -> Made:
    """Write the rows that are missing, of all or of the people named by key. A fixed number of statements.

    Of two at once the second finds what the first has made.
    """
    lock(campaign)
    made = planned(campaign, user, only)
    GradingLine.objects.bulk_create(made.new)
    order_lines(campaign)
    return made


def planned(campaign: Campaign, user: Any = None, only: Collection[int] | None = None) -> Made:
    """What would be made, as it stands now; writes nothing."""
    year, made = YearOfGrading.of(campaign, user), Made()
    standing = {line.cadre_id: line for line in campaign.grading_lines.select_related("cadre", "unit")}
    people = {each.cadre.pk: each for each in served(campaign.year, year.units, only)}
    taken = taken_elsewhere(campaign, people)
    for key, each in people.items():
        line = line_of(year, each)
        if key in standing:
            compare(standing[key], line, made)
        elif isinstance(line, GradingLine) and key in taken:
            made.left_out.append(WithoutRow(each.cadre, taken[key]))
        elif isinstance(line, GradingLine):
            made.new.append(line)
        else:
            made.left_out.append(line)
    if only is None:
        made.gone += [line for key, line in standing.items() if key not in people and year.covers(line)]
    made.standing = len(standing)
    made.new = with_one_head(sorted(made.new, key=official_order), standing.values())
    return made


def compare(standing: GradingLine, now: GradingLine | WithoutRow, made: Made) -> None:
    if standing.state not in UNDECIDED:
        return
    if isinstance(now, WithoutRow):
        made.gone.append(standing)
    elif now.unit_id != standing.unit_id:
        made.moved.append((standing, now.unit))


def line_of(year: YearOfGrading, each: ServedYear) -> GradingLine | WithoutRow:
    """The row of somebody who serves on the day, or has left after half a year; of others why there is none."""
    held = each.held_on(year.day)
    if held:
        return year.line(each, held, came_from(each, held, year))
    before = [held for held in each.here if ended_on(held) <= year.day]
    last = before[-1] if before else each.here[-1]
    months = months_of(each.here, year.campaign.year)
    if last.leaving_form == PostHeld.LeavingForm.DECEASED:
        return WithoutRow(each.cadre, DIED)
    if months < LEAST_MONTHS or not before:
        return WithoutRow(each.cadre, too_short(last, months, year))
    how = last.get_leaving_form_display() or STOPPED
    line = year.line(each, last, LEFT.format(how=how, day=ended_on(last)))
    line.is_head = False
    return line


def too_short(last: PostHeld, months: int, year: YearOfGrading) -> str:
    if ended_on(last) > year.day:
        return BEGUN_LATER.format(day=last.counts_from)
    return TOO_SHORT.format(day=ended_on(last), months=months)


def came_from(each: ServedYear, held: PostHeld, year: YearOfGrading) -> str:
    """Where somebody served for half of the year before the move: that place says a word too."""
    for other in reversed(each.posts):
        elsewhere = other.post.unit_id != held.post.unit_id and ended_on(other) <= year.day
        if elsewhere and months_of([other], year.campaign.year) >= LEAST_MONTHS:
            return CAME_FROM.format(day=ended_on(other), unit=other.post.unit)
    return ""


def taken_elsewhere(campaign: Campaign, people: Collection[int]) -> dict[int, str]:
    """{key: sentence} of those who have a grade of the year, or a row in another campaign of it; two queries."""
    others = GradingLine.objects.filter(campaign__year=campaign.year, cadre__in=people)
    others = others.exclude(campaign=campaign).filter(state__in=UNDECIDED).select_related("campaign")
    found = {line.cadre_id: ELSEWHERE.format(campaign=line.campaign) for line in others.order_by("pk")}
    graded = Evaluation.objects.filter(year=campaign.year, cadre__in=people).order_by()
    return found | dict.fromkeys(graded.values_list("cadre", flat=True), GRADED.format(year=campaign.year))


def official_order(line: GradingLine) -> tuple[str, int, str, int]:
    title = line.title.order if line.title else 99_999
    return line.unit.official_key, title, line.cadre.sort_key, line.cadre.pk


def with_one_head(new: list[GradingLine], standing: Iterable[GradingLine]) -> list[GradingLine]:
    """Where two hold the first title of a unit nobody is known as its head."""
    counts = Counter(line.unit_id for line in (*new, *standing) if line.is_head)
    for line in new:
        line.is_head = line.is_head and counts[line.unit_id] == 1
    return new


def order_lines(campaign: Campaign) -> None:
    """Numbers rows in the official order, and gives to who answers now the rows for which nobody did."""
    lines = sorted(campaign.grading_lines.select_related("cadre", "unit", "title"), key=official_order)
    changed = [line for number, line in enumerate(lines, 1) if renumbered(line, number)]
    update_rows(GradingLine, changed, ["ordinal"])
    give_to_units(campaign, lines)


def renumbered(line: GradingLine, number: int) -> bool:
    before, line.ordinal = line.ordinal, number
    return before != number


def give_to_units(campaign: Campaign, lines: Iterable[GradingLine] | None = None) -> int:
    """Rows for which no unit of the campaign answered yet go to the nearest that does; how many."""
    waiting = campaign.grading_lines.filter(campaign_unit=None) if lines is None else lines
    parents, answering = Unit.objects.parents(), dict(campaign.units.order_by().values_list("unit", "pk"))
    given = list(answered(waiting, parents, answering))
    update_rows(GradingLine, given, ["campaign_unit"])
    return len(given)


def answered(
    lines: Iterable[GradingLine], parents: Mapping[int, int | None], answering: Mapping[int, int]
) -> Iterator[GradingLine]:
    for line in lines:
        if line.campaign_unit_id is None:
            line.campaign_unit_id = nearest(line.unit_id, parents, answering)
            if line.campaign_unit_id is not None:
                yield line
