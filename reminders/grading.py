"""What the office is reminded of in grading: no campaign for a year, rows that wait, complaints, poor years running.

All are duties of the office that grades, never of a unit that answers: it learns of no grade before its notice.
"""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Aggregate, Case, Count, F, Min, OuterRef, QuerySet, Subquery, When

from cadre.models.people import CadreNow
from evaluation.grades import Grade
from evaluation.grading.choices import UNDECIDED, GradingState, GradingSubject
from evaluation.grading.findings.rules import OF_SUBJECT
from evaluation.models import Evaluation, GradingLine, GradingStep, last_year
from evaluation.not_completed import runs_of
from office.campaigns.models import Campaign
from office.regulations.findings import cited
from office.regulations.models import RuleSet
from reminders.kinds import Event, ScanContext, reminder
from reminders.leads import lead_of
from reminders.models import DutyRule

KIND = "grading"
OPENS = ("campaign-detail", "Mở đợt đánh giá, xếp loại")
# A day in the first half of a year ends the grading of the year before.
SPRING = 6
COMPLAINT_DAYS = "complaint_days"
# Of more people a duty keeps no keys: somebody beside the reader and relatives is always left.
MOST = 1_000


@reminder(
    "grading_missing",
    "Mở đợt đánh giá, xếp loại năm",
    subject="organisation.unit",
    gone="đã mở đợt đánh giá, xếp loại của năm",
    yearly=True,
)
def campaigns_missing(asked: ScanContext) -> Iterator[Event]:
    """The office has no campaign that grades the year in which the day of the lead lies."""
    unit = asked.office
    years = set(Campaign.objects.filter(kind=KIND, unit=unit).values_list("year", flat=True))
    for rule in asked.rules if unit else ():
        day = rule.latest_begun(asked.today, asked.working)
        if day.year not in years:
            yield Event(unit, unit, day, cycle=str(day.year), rule=rule.pk)


@reminder(
    "grading_due",
    "Quyết định xếp loại",
    subject="campaigns.campaign",
    gone="đã quyết định hoặc đã trình cấp trên các trường hợp của đợt, hoặc đợt đã kết thúc",
    yearly=True,
    opens=OPENS,
)
def decisions_due(asked: ScanContext) -> Iterator[Event]:
    """An open campaign whose rows the office has still to decide, by the day of the year, or later where its units
    have longer. What was sent up is in other hands.
    """
    waiting = list(waiting_in([state for state in UNDECIDED if state != GradingState.ABOVE]))
    for rule in asked.rules:
        for each in waiting:
            year = each["year"] + (rule.month <= SPRING)
            on = max(datetime.date(year, rule.month, rule.day), each["due_on"])
            yield about(each, on, rule)


@reminder(
    "grading_result",
    "Chưa có kết quả xếp loại của cấp trên",
    subject="campaigns.campaign",
    gone="đã ghi kết quả của cấp trên, hoặc không còn chờ kết quả",
    opens=OPENS,
)
def results_awaited(asked: ScanContext) -> Iterator[Event]:
    return since_the_step(asked, GradingState.ABOVE)


@reminder(
    "grading_notice",
    "Chưa thông báo kết quả xếp loại",
    subject="campaigns.campaign",
    gone="đã thông báo kết quả, hoặc đã mở lại",
    opens=OPENS,
)
def notices_awaited(asked: ScanContext) -> Iterator[Event]:
    return since_the_step(asked, GradingState.DECIDED)


def since_the_step(asked: ScanContext, state: GradingState) -> Iterator[Event]:
    """One duty a campaign, so long after the first of its rows came into the state as the lead says."""
    waiting = list(waiting_in([state], first=Min("since")))
    for rule in asked.rules:
        for each in waiting:
            yield about(each, rule.leading.after(each["first"] or asked.today), rule)


def rows_in(states: Iterable[GradingState]) -> QuerySet[GradingLine]:
    """The rows of open campaigns in the states, each with the day `since` when it came there."""
    came = GradingStep.objects.standing().filter(line=OuterRef("pk"), to_state=OuterRef("state"))
    lines = GradingLine.objects.filter(state__in=states, campaign__state=Campaign.State.OPEN)
    return lines.annotate(since=Subquery(came.order_by("-on", "-pk").values("on")[:1]))


def waiting_in(states: Iterable[GradingState], **more: Aggregate) -> QuerySet:
    """The campaigns that have such rows, by their columns, with the `people` of the rows unless they are too many."""
    people = Case(When(number__lte=MOST, then=ArrayAgg("cadre", order_by="cadre")))
    found = rows_in(states).order_by("campaign").values("campaign", "campaign__unit")
    found = found.annotate(year=F("campaign__year"), due_on=F("campaign__due_on"))
    return found.annotate(number=Count("pk"), people=people, **more)


def about(waiting: Mapping[str, Any], on: datetime.date, rule: DutyRule) -> Event:
    """A duty of the unit that runs the campaign, told to each reader without their own rows."""
    people = tuple(waiting["people"] or ())
    only = people[0] if len(people) == 1 else None
    return Event(waiting["campaign"], waiting["campaign__unit"], on, only, rule=rule.pk, people=people)


@reminder(
    "grading_complaint",
    "Trả lời kiến nghị về kết quả xếp loại",
    subject="evaluation.gradingline",
    gone="đã trả lời kiến nghị",
    regulated=True,
    opens=("gradingline-detail", "Mở trường hợp"),
)
def complaints(asked: ScanContext) -> Iterator[Event]:
    """A complaint is answered within the working days of the rules that the row was graded by; until somebody has
    entered and confirmed them the lead of the office counts, and the duty says so.
    """
    waiting = rows_in([GradingState.COMPLAINT]).select_related("campaign__unit").order_by("campaign", "cadre")
    places = {(year_end(line), line.campaign.unit) for line in waiting}
    sets = {
        subject: RuleSet.objects.in_force_for(places, OF_SUBJECT[GradingSubject(subject)])
        for subject in {line.subject for line in waiting}
    }
    for line in waiting:
        rules = sets[line.subject][year_end(line), line.campaign.unit_id]
        days = rules.rule(COMPLAINT_DAYS) if rules else None
        for rule in asked.rules:
            lead = lead_of(days) if rule.by_regulation else None
            on = (lead or rule.leading).after(line.since or asked.today)
            told = {"basis": cited(days.article, days.documents), "confirmed": days.confirmed} if lead else {}
            yield Event(line.pk, line.campaign.unit_id, on, line.cadre_id, rule=rule.pk, lead=lead, **told)


def year_end(line: GradingLine) -> datetime.date:
    return datetime.date(line.campaign.year, 12, 31)


@reminder(
    "not_completed",
    "Không hoàn thành nhiệm vụ nhiều năm liên tiếp",
    subject="cadre.cadre",
    gone="kết quả xếp loại đã thay đổi hoặc đã sang kỳ sau",
    yearly=True,
)
def poor_years(asked: ScanContext) -> Iterator[Event]:
    """Who serves and did not fulfil their tasks in the years running that the rules ask to look at; no more is said."""
    unit = asked.office
    for rule in asked.rules if unit else ():
        day = rule.latest_begun(asked.today, asked.working)
        last = last_year(day)
        given = Evaluation.objects.filter(
            grade=Grade.NOT_COMPLETED, year__lte=last, cadre__now__status=CadreNow.Status.SERVING
        )
        for person, run in sorted(runs_of(given.select_related("unit", "title"), last).items()):
            basis = {"basis": cited(run.rule.article, run.rule.documents)} if run.rule else {}
            basis |= {"confirmed": bool(run.rule and run.rule.confirmed)}
            remark = f"Không hoàn thành nhiệm vụ {run.words}"
            yield Event(person, unit, day, person, str(last), rule=rule.pk, remark=remark, **basis)
