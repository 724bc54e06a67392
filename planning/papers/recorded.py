"""The paper of the register that a decision is recorded from, so that nobody types its number twice."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from office.campaigns.models import Campaign
from office.papers.letters import LetterKind
from office.papers.models import Paper, PaperSubject
from office.papers.recorded import NUMBERED, about_all
from planning.models import EntryStep, PlanningTarget, ReviewList, ReviewOpinion
from planning.papers.kinds import PlanningDecision
from planning.papers.reviews.notices import ReviewNoticeLetter
from planning.papers.submissions import SubmissionAbove


def decision_paper(user: Any, targets: Collection[int]) -> Paper | None:
    """The newest decision with a number that is about all these titles of units, and is recorded of none of them."""
    if not targets:
        return None
    of_these = Q(subjects__model=PlanningTarget._meta.label_lower, subjects__key__in=targets)
    recorded = EntryStep.objects.standing().filter(entry__target__in=targets).exclude(decision_no="")
    papers = Paper.objects.for_user(user).filter(kind=PlanningDecision.slug, status__in=NUMBERED)
    papers = papers.exclude(code__in=recorded.order_by().values("decision_no"))
    papers = papers.annotate(found=Count("subjects", filter=of_these, distinct=True))
    papers = papers.filter(found=len(set(targets))).select_related("unit")
    return papers.order_by("-signed_on", "-pk").first()


def review_paper(user: Any, kind: type[LetterKind], lists: Collection[int]) -> Paper | None:
    """The newest paper of the kind with a number that is about all these lists under review."""
    return about_all(user, kind, ReviewList, lists) if lists else None


def review_submission(user: Any, lists: Collection[ReviewList]) -> Paper | None:
    """The newest submission to the level above about the titles of all these lists, made since they are reviewed."""
    if not lists:
        return None
    since = min(review.campaign.opens_on for review in lists)
    targets = {review.target_id for review in lists}
    found = about_all(user, SubmissionAbove, PlanningTarget, targets)
    return found if found and found.drawn_up_on >= since else None


def notice_papers(user: Any, lists: Collection[int]) -> dict[int, Paper]:
    """{key of a unit: the newest notice to it with a number, about some of the lists}; one query."""
    of_these = PaperSubject.objects.filter(
        paper=OuterRef("pk"), model=ReviewList._meta.label_lower, key__in=lists
    )
    papers = Paper.objects.for_user(user).filter(kind=ReviewNoticeLetter.slug, status__in=NUMBERED)
    papers = papers.filter(Exists(of_these)).order_by("signed_on", "pk")
    return {paper.asked["workplace"]: paper for paper in papers if paper.asked.get("workplace")}


def papers_about(
    user: Any, lists: QuerySet[ReviewList], since: date, campaigns: Collection[int] = ()
) -> QuerySet[Paper]:
    """Papers of the register about the lists, what was asked of other bodies, or the campaigns with these keys; of the
    titles of the lists those drawn up since that day.
    """
    subjects = PaperSubject.objects.filter(paper=OuterRef("pk"))
    labels = {model: model._meta.label_lower for model in (ReviewList, ReviewOpinion, PlanningTarget)}
    opinions = ReviewOpinion.objects.filter(line__review_list__in=lists)
    own = Q(model=labels[ReviewList], key__in=lists.values("pk"))
    own |= Q(model=Campaign._meta.label_lower, key__in=campaigns)
    own |= Q(model=labels[ReviewOpinion], key__in=opinions.order_by().values("pk"))
    titles = Q(model=labels[PlanningTarget], key__in=lists.values("target"))
    found = Q(Exists(subjects.filter(own))) | Q(Exists(subjects.filter(titles)), drawn_up_on__gte=since)
    return Paper.objects.for_user(user).filter(found).order_by("-drawn_up_on", "-pk")
