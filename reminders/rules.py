"""What the office is reminded of. A new reminder is one function here and its test."""

from django.db.models import Exists, Min, OuterRef, Q

from cadre.models.people import CadreNow
from cadre.retirement import YEAR_ONLY, by_paper
from office.campaigns.models import CampaignUnit
from office.organisation.models.structure import Post, Unit
from planning.campaign_kinds import ReviewCampaign
from planning.models import (
    PlanningEntry,
    PlanningRound,
    ReviewLine,
    ReviewList,
    ReviewListStep,
    ReviewOpinion,
)
from planning.news import NewsKind, news_of
from planning.reviews.choices import UNDER_REVIEW, ReviewOutcome, ReviewState
from reminders.kinds import Event, reminder

# Of a person, what their retirement rests on.
OF_PERSON = [
    "cadre__birth",
    "cadre__retirement_month",
    "cadre__retirement_reason",
    "cadre__retirement_paper_no",
    "cadre__retirement_paper_on",
]
# So many of those who retire are held at once.
BATCH = 2000


@reminder(
    "review",
    "Rà soát, bổ sung quy hoạch",
    subject="organisation.unit",
    gone="đơn vị đã kết thúc hoạt động, đã rà soát xong, là đầu mối của đợt rà soát hoặc đã sang kỳ sau",
    yearly=True,
)
def reviews(asked):
    """Every unit with posts reviews its planning once a year; the date is the office's own.

    A unit that answers a campaign of the year is reminded of that instead.
    """
    units = Unit.objects.on(asked.today).filter(Exists(Post.objects.filter(unit=OuterRef("pk"))))
    units = list(units.order_by("pk").values_list("pk", flat=True))
    for rule in asked.rules:
        day = rule.latest_begun(asked.today, asked.working)
        done = reviewed(day.year, asked.today)
        yield from (
            Event(subject=unit, unit=unit, on=day, cycle=str(day.year), rule=rule.pk)
            for unit in units
            if unit not in done
        )


def reviewed(year, today):
    """Keys of the units whose round of review of the year is over by today, or that answer its campaign."""
    rounds = PlanningRound.objects.filter(kind=PlanningRound.Kind.REVIEW, opens_on__year=year)
    answering = CampaignUnit.objects.filter(campaign__kind=ReviewCampaign.key, campaign__year=year)
    done = set(rounds.filter(closes_on__lt=today).values_list("unit", flat=True))
    return done | set(answering.filter(campaign__opens_on__lte=today).values_list("unit", flat=True))


@reminder(
    "campaign_due",
    "Hạn nộp hồ sơ của đợt",
    subject="campaigns.campaignunit",
    gone="đã nộp, đã báo không thay đổi, đã ghi không nộp hoặc đợt đã kết thúc",
    opens=("campaignunit-detail", "Mở hồ sơ đầu mối"),
)
def campaigns_due(asked):
    """A unit that has not answered an open campaign; the campaign's plan is what it rests on."""
    units = CampaignUnit.objects.unanswered().filter(
        due_on__lte=asked.horizon(), campaign__opens_on__lte=asked.today
    )
    for row in units.select_related("campaign").order_by("pk"):
        basis = f"Kế hoạch số {row.campaign.plan}" if row.campaign.plan else row.campaign.name
        remark = "phải bổ sung hồ sơ" if row.state == CampaignUnit.State.RETURNED else ""
        yield Event(subject=row.pk, unit=row.unit_id, on=row.due_on, basis=basis, remark=remark)


@reminder(
    "review_result",
    "Chưa có kết quả của cấp trên",
    subject="planning.reviewlist",
    gone="đã có quyết định, hoặc danh sách không còn chờ kết quả",
    opens=("reviewlist-detail", "Mở danh sách rà soát"),
)
def results_awaited(asked):
    """A list that was sent up waits for its result as long as the lead says, and so does who had to send more papers
    when it was decided; who runs the campaign asks for it.
    """
    waiting = waiting_people()
    lists = ReviewList.objects.filter(Q(state=ReviewState.SENT_UP) | Q(pk__in=waiting))
    lists = lists.select_related("campaign").order_by("pk")
    steps = ReviewListStep.objects.standing().filter(
        review_list__in=lists, to_state__in=[ReviewState.SENT_UP, ReviewState.DECIDED]
    )
    last = {step.review_list_id: step for step in steps.order_by("pk")}
    for rule in asked.rules:
        for each in lists:
            step, unit, people = last[each.pk], each.campaign.unit_id, waiting.get(each.pk, ())
            paper = f"Quyết định {step.paper}; cấp trên yêu cầu bổ sung hồ sơ"
            basis = paper if people else f"Tờ trình {step.paper}"
            on, only = rule.leading.after(step.on), people[0] if len(people) == 1 else None
            yield Event(each.pk, unit, on, only, rule=rule.pk, basis=basis, people=people)


def waiting_people():
    """{key of a decided list: keys of its people who have to send more papers first}; one query."""
    lines = ReviewLine.objects.filter(
        outcome=ReviewOutcome.MORE_PAPERS, review_list__state=ReviewState.DECIDED
    )
    found = {}
    for review, cadre in lines.order_by("cadre").values_list("review_list", "cadre"):
        found[review] = (*found.get(review, ()), cadre)
    return found


@reminder(
    "opinions_awaited",
    "Chưa có ý kiến phối hợp",
    subject="planning.reviewlist",
    gone="đã có trả lời, hoặc đã ghi lý do không chờ",
    opens=("reviewlist-opinions", "Mở ý kiến phối hợp"),
)
def opinions_awaited(asked):
    """One duty a list, by the earliest question; the unit of the list is not told that somebody is to be added."""
    waiting = ReviewOpinion.objects.filter(
        answered_on=None, skipped="", line__review_list__state__in=UNDER_REVIEW
    )
    lists = waiting.order_by().values_list("line__review_list", "line__review_list__campaign__unit")
    found = list(lists.annotate(Min("sent_on")))
    for rule in asked.rules:
        for review, unit, first in found:
            yield Event(review, unit, rule.leading.after(first), rule=rule.pk)


@reminder(
    "planned_news",
    "Đồng chí trong quy hoạch có thay đổi",
    subject="planning.planningtarget",
    gone="trường hợp quy hoạch đã kết thúc hoặc nội dung này không còn",
    yearly=True,
    cycles=NewsKind,
)
def news_of_planned(asked):
    """One duty a unit's list and kind of news: whoever settles it opens the list and ticks the people there, and a
    committee that was elected as planned is one duty, not fifteen. It is due by the next yearly review.
    """
    entries = PlanningEntry.objects.planned_on(asked.today).may_have_news(asked.today)
    entries = {entry.pk: entry for entry in entries.select_related("target__term", "target__post__unit")}
    concerned = {}
    for key, items in news_of(entries.values(), asked.today).items():
        for kind in {item.kind for item in items if item.to_review}:
            concerned.setdefault((entries[key].target, kind), set()).add(entries[key].cadre_id)
    for rule in asked.rules:
        day = rule.latest_begun(asked.today, asked.working)
        for (target, kind), people in concerned.items():
            only = next(iter(people)) if len(people) == 1 else None
            unit, found = target.post.unit_id, tuple(sorted(people))
            yield Event(target.pk, unit, day, only, kind.value, rule=rule.pk, people=found)


@reminder(
    "retirement",
    "Nghỉ hưu",
    subject="cadre.cadre",
    gone="ngày nghỉ hưu hoặc mốc nhắc đã thay đổi",
)
def retirements(asked):
    """Serving people by the day of retirement that the projection keeps, with a paper of their own as the basis."""
    serving = CadreNow.objects.filter(status=CadreNow.Status.SERVING, retire_on__lte=asked.horizon())
    for now in serving.select_related("cadre").only("unit", "retire_on", *OF_PERSON).iterator(BATCH):
        paper, person = by_paper(now.cadre, asked.today), now.cadre_id
        lacking = YEAR_ONLY if not paper and now.cadre.birth.precision == "year" else ""
        why = {"basis": paper.remark if paper else "", "remark": lacking}
        yield Event(subject=person, unit=now.unit_id, on=now.retire_on, cadre=person, **why)
