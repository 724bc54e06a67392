"""The papers of lists under review: which may be drawn up by now, and which stand in the register."""

from collections.abc import Collection, Iterable, Iterator
from typing import Any
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse, reverse_lazy
from django.utils.functional import cached_property
from django.views import generic

from foundation.core.pages import ScopedPage
from office.campaigns.models import Campaign
from office.papers.draw_pages import DRAW
from office.papers.letters import LetterKind
from office.papers.own_head import has_own_words
from planning.models import ReviewList
from planning.papers.recorded import papers_about
from planning.papers.reviews.appraisal import AppraisalReport
from planning.papers.reviews.conferences import MeetingsTable, NominationSlip
from planning.papers.reviews.notices import ReviewNoticeLetter
from planning.papers.reviews.results import ConclusionNotice, ReviewDecisionPaper
from planning.papers.submissions import SubmissionAbove, SubmissionInside
from planning.reviews.choices import DecidingLevel, ReviewState
from planning.reviews.querysets import WEIGHED
from planning.reviews.record_pages import RELATED, OfReviewList
from planning.secrecy import SECRET_LIST

# In the order of the work: those of the lists, and those of their titles.
BEFORE = (NominationSlip, MeetingsTable, AppraisalReport, SubmissionInside, ConclusionNotice)
CHOICE = reverse_lazy("paper-choice", args=["reviewlist"])
AFTER = (ReviewDecisionPaper, ReviewNoticeLetter)


def offered(kinds: Iterable[type[LetterKind]], lists: list[ReviewList]) -> Iterator[dict[str, str]]:
    """Label and address of each kind of paper about the lists, or why it is not drawn up yet."""
    for kind in kinds:
        of_lists = kind.from_model is ReviewList
        keys = [each.pk if of_lists else each.target_id for each in lists]
        query = urlencode([("of", key) for key in keys])
        yield {
            "label": kind.label,
            "url": f"{reverse('paper-draw', args=[kind.slug])}?{query}",
            "unready": kind().unready(lists) if of_lists else "",
        }


class ReviewPapers(ScopedPage, generic.TemplateView):
    """What the pages of one list and of a campaign share; `campaigns` are keys of those whose own papers are told."""

    campaigns: Collection[int] = ()

    def get_template_names(self) -> list[str]:
        return ["planning/reviews/papers.html"]

    @cached_property
    def lists(self) -> QuerySet[ReviewList]:
        raise NotImplementedError

    @property
    def campaign(self) -> Campaign:
        raise NotImplementedError

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, lists = self.request.user, self.lists.order_by()
        return super().get_context_data(
            object=self.object,
            cancel_url=self.object.get_absolute_url(),
            may_draw=has_own_words(user, DRAW),
            papers=papers_about(user, lists, self.campaign.opens_on, self.campaigns),
            **kwargs,
        )


class ListPapersPage(OfReviewList, ReviewPapers):
    """It tells how far proposals have come, so a unit does not read it."""

    action = "hear"

    @cached_property
    def lists(self) -> QuerySet[ReviewList]:
        return self.get_queryset().filter(pk=self.kwargs["pk"])

    @cached_property
    def object(self) -> ReviewList:
        review = self.lists.first()
        if review is None:
            raise Http404
        return review

    @property
    def campaign(self) -> Campaign:
        return self.object.campaign

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        review = self.object
        above = [SubmissionAbove] if review.decided_by == DecidingLevel.HIGHER else []
        kinds = () if review.secret else offered([*BEFORE, *above, *AFTER], [review])
        secret = SECRET_LIST if review.secret else ""
        return super().get_context_data(kinds=list(kinds), secret=secret, **kwargs)


class CampaignPapersPage(ReviewPapers):
    """Lists are ticked that one paper is to be about."""

    model = Campaign

    def get_permission_required(self) -> list[str]:
        return ["planning.hear_reviewlist"]

    @cached_property
    def object(self) -> Campaign:
        hosts = self.request.user.scope("planning.hear_reviewlist").condition("unit")
        campaign = Campaign.objects.for_user(self.request.user).filter(hosts, pk=self.kwargs["pk"]).first()
        if campaign is None:
            raise Http404
        return campaign

    @property
    def campaign(self) -> Campaign:
        return self.object

    @property
    def campaigns(self) -> list[int]:
        return [self.object.pk]

    @cached_property
    def lists(self) -> QuerySet[ReviewList]:
        lists = ReviewList.objects.for_user(self.request.user).filter(campaign=self.object)
        return lists.filter(self.request.user.scope(WEIGHED).condition("scope_unit"))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        lists = self.lists.filter(target__secret=False).select_related(*RELATED[:4])
        rows = [] if self.object.secret else list(lists)
        return super().get_context_data(rows=rows, states=list(states_of(rows)), choice=CHOICE, **kwargs)


def states_of(lists: list[ReviewList]) -> Iterator[tuple[str, int, str]]:
    """(state, how many lists, the papers about all of them)."""
    for state in ReviewState:
        keys = [("of", each.pk) for each in lists if each.state == state]
        if keys:
            yield str(state.label), len(keys), f"{CHOICE}?{urlencode(keys)}"
