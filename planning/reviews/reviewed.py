"""Lists of one title in one term in a review, read together: their difference, and their structure before and after."""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from cadre.models.conflicts import conflicted_cadres
from foundation.core import clock
from planning.choices import EndReason
from planning.decided import load_decided
from planning.models import PlanningEntry, PlanningTarget, ReviewLine, ReviewList, ReviewListStep
from planning.reviews.acts import DECIDE, LEAVE_OUT
from planning.reviews.cases import OF_LINE, OF_LIST, entry_of
from planning.reviews.choices import DECIDED, LineOrigin, ReviewOutcome, ReviewState, ReviewWord
from planning.reviews.difference import AUTOMATIC, ChangeKind, Difference, Moved, ReviewReading, moved
from planning.reviews.facts import facts_of_lines
from planning.reviews.projected import Projection, compared
from planning.reviews.querysets import WEIGHED

# The body has concluded by then.
SENT_ON = (ReviewState.CONCLUDED, ReviewState.SENT_UP, *DECIDED)
OF_LINES = (*OF_LINE, "cadre__now__unit", "outcome_target__post__unit", "outcome_target__post__title")


def weighed_lists(user: Any) -> QuerySet[ReviewList]:
    """The lists whose proposals and conclusions the user may read, with what a page asks of them."""
    lists = ReviewList.objects.for_user(user).filter(user.scope(WEIGHED).condition("scope_unit"))
    return lists.select_related(*OF_LIST)


class ReviewedLists:
    """Counted by the latest word on each line, or `by_proposal` of the office whatever was said since; `as_sent_up` by
    no later word than the body's own, of lists that are decided too.

    Lists that did not begin count nowhere. Of the user's own lines and those of relatives it is told whether they stand
    on a list, while that is not decided as they stood. A fixed number of queries for any number of lists and lines.
    """

    def __init__(
        self,
        user: Any,
        lists: Iterable[ReviewList],
        *,
        by_proposal: bool = False,
        as_sent_up: bool = False,
    ):
        self.user, self.by_proposal, self.as_sent_up = user, by_proposal, as_sent_up
        lists = list(lists)
        self.lists = {each.pk: each for each in lists if each.state != ReviewState.DRAFT}
        self.waiting = len(lists) - len(self.lists)
        self.first = lists[0]

    @property
    def about_oneself(self) -> bool:
        """Whether a line is about the user or a relative: then somebody else writes papers of these lists."""
        hidden = conflicted_cadres(self.user)
        return (
            bool(hidden) and ReviewLine.objects.filter(review_list__in=self.lists, cadre__in=hidden).exists()
        )

    @property
    def targets(self) -> list[PlanningTarget]:
        return [review.target for review in self.lists.values()] or [self.first.target]

    @cached_property
    def ended(self) -> dict[int, ReviewListStep]:
        """{list: the step that decided it, or left it out of the decision}."""
        ended = [key for key, review in self.lists.items() if review.state in DECIDED]
        steps = ReviewListStep.objects.standing() if ended else ReviewListStep.objects.none()
        steps = steps.filter(review_list__in=ended, act__in=[DECIDE.name, LEAVE_OUT.name])
        return {step.review_list_id: step for step in steps}

    @cached_property
    def lines(self) -> list[ReviewLine]:
        """Each with its list, in the order of the lists."""
        found = ReviewLine.objects.listed_for(self.user).filter(review_list__in=self.lists)
        lines = [*found.select_related(*OF_LINES), *self.joined()]
        for line in lines:
            line.review_list = self.lists[line.review_list_id]
        places = {key: place for place, key in enumerate(self.lists)}
        return sorted(
            lines, key=lambda line: (places[line.review_list_id], line.ordinal or len(lines), line.pk)
        )

    def joined(self) -> Iterator[ReviewLine]:
        """Who was added to a decided list and is kept from the user: that they stand there the list itself tells."""
        hidden = conflicted_cadres(self.user)
        decided = [key for key, step in self.ended.items() if step.act == DECIDE.name]
        if hidden and decided:
            found = ReviewLine.objects.filter(review_list__in=decided, cadre__in=hidden)
            for line in found.exclude(origin=LineOrigin.STANDING).select_related(*OF_LINES):
                line.masked = True
                yield line

    def reading(self, review: ReviewList) -> ReviewReading:
        """By whose word the list counts now."""
        if self.as_sent_up and review.state in SENT_ON:
            return ReviewReading.CONCLUDED
        if review.pk in self.ended:
            return (
                ReviewReading.DECIDED if self.ended[review.pk].act == DECIDE.name else ReviewReading.LEFT_OUT
            )
        if self.by_proposal or review.state not in (ReviewState.CONCLUDED, ReviewState.SENT_UP):
            return ReviewReading.PROPOSED
        return ReviewReading.ANSWERED if review.pk in self.answered else ReviewReading.CONCLUDED

    @cached_property
    def answered(self) -> set[int]:
        return {line.review_list_id for line in self.lines if line.outcome and not line.masked}

    @property
    def readings(self) -> list[tuple[ReviewReading, int]]:
        """By whose word, and how many lists each."""
        counts = Counter(self.reading(review) for review in self.lists.values())
        return [(reading, counts[reading]) for reading in ReviewReading if counts[reading]]

    @property
    def open_to_choice(self) -> bool:
        """Whether a list was concluded and is not decided, so that both words on it can be read."""
        states = {review.state for review in self.lists.values()}
        return bool(states & {ReviewState.CONCLUDED, ReviewState.SENT_UP})

    @property
    def decided(self) -> bool:
        return bool(self.lists) and len(self.ended) == len(self.lists)

    @property
    def day(self) -> datetime.date:
        """On which the people are looked at: today, or the day of the last decision where all are decided."""
        days = [step.on for step in self.ended.values() if step.act == DECIDE.name]
        return max(days) if self.decided and days else clock.today()

    @property
    def undecided(self) -> int:
        """Lines without a proposal: who stands on the list stays there, whoever is to be added is not counted."""
        return sum(
            not line.proposal and line.origin != LineOrigin.ABOVE
            for line in self.lines
            if not line.masked and self.reading(line.review_list) == ReviewReading.PROPOSED
        )

    @property
    def masked(self) -> int:
        return sum(each.masked for each in self.difference.moves)

    @cached_property
    def difference(self) -> Difference:
        found = [moved(line, entry_of(line), self.reading(line.review_list)) for line in self.lines]
        moves = [each for each in found if each]
        return Difference(list(self.with_automatic([*moves, *self.retitled(moves)])))

    def retitled(self, moves: Sequence[Moved]) -> Iterator[Moved]:
        """Who comes from another list of the campaign, to whose title the level above changed theirs."""
        targets = {review.target_id: review.target for review in self.lists.values()}
        there = {(each.entry.cadre_id, each.entry.target_id) for each in moves}
        lines = ReviewLine.objects.listed_for(self.user).filter(
            self.user.scope(WEIGHED).condition("scope_unit"),
            outcome=ReviewOutcome.TITLE_CHANGED,
            outcome_target__in=targets,
            review_list__campaign=self.first.campaign_id,
        )
        related = (*OF_LINES, "review_list__target", "review_list__campaign")
        early = self.by_proposal or self.as_sent_up
        for line in () if early else lines.select_related(*related):
            goes_on = (line.conclusion or line.proposal) in (ReviewWord.KEEP, ReviewWord.ADD)
            if goes_on and not line.masked and (line.cadre_id, line.outcome_target_id) not in there:
                entry = PlanningEntry(cadre=line.cadre, target=targets[line.outcome_target_id])
                yield Moved(line, entry, ChangeKind.ADDED)

    def with_automatic(self, moves: Sequence[Moved]) -> Iterator[Moved]:
        """Those disciplined are told apart whom a confirmed rule takes out by itself."""
        asked = [each.line for each in moves if each.reason == EndReason.DISCIPLINED]
        facts = facts_of_lines(asked, self.day, self.user) if asked else {}
        automatic = {key for key, found in facts.items() if any(fact.automatic for fact in found.facts)}
        for each in moves:
            apart = each.reason == EndReason.DISCIPLINED and each.line.pk in automatic
            yield replace(each, reason=AUTOMATIC) if apart else each

    @cached_property
    def projection(self) -> Projection:
        """People as they were approved where that is decided, as on record where it is not."""
        difference = self.difference
        before, after = ([each.entry for each in moves] for moves in (difference.before, difference.after))
        if self.decided:
            load_decided([entry for entry in (*before, *after) if entry.pk], self.day)
        return compared(before, after, self.targets, self.day)
