"""What letters about lists under review share: when they are written and by whom, their grounds, where they lead."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any, ClassVar

from django.db.models import Q, QuerySet
from django.urls import reverse

from foundation.core import clock
from foundation.core.scope.rows import OTHERS_ACT
from foundation.printing.layout import HeadStyle
from foundation.printing.master import Master
from office.campaigns.letters import NOT_CONFIRMED, OF_ITS_HOST, cited_documents
from office.campaigns.models import Campaign
from office.organisation.models.identity import Issuer
from office.papers.heads import BLANK
from office.papers.kinds import PaperValues, Tag, is_readable
from office.papers.letters import LetterKind, Writing
from office.papers.phrases import ended, short_day
from office.regulations.conditions import lower_first
from office.regulations.models import RuleSet
from planning.models import ReviewList
from planning.papers.reviews.reviewed import Reviewed, lists_about
from planning.papers.words import about_of
from planning.reviews.choices import DECIDED, ReviewState
from planning.reviews.reviewed import weighed_lists
from planning.secrecy import SECRET_LIST

OF_ONE_CAMPAIGN = "Các danh sách này thuộc các đợt rà soát khác nhau; mỗi văn bản lập cho một đợt."
TOO_EARLY = "Danh sách đang ở trạng thái “{state}”; {when}."

REVIEWED = Tag(
    "noi_dung",
    "đợt hoặc danh sách rà soát",
    "rà soát, bổ sung quy hoạch ủy viên ban chấp hành đảng bộ xã, nhiệm kỳ 2025 - 2030",
)

is_readable(ReviewList, weighed_lists)


def from_state(first: ReviewState) -> tuple[ReviewState, ...]:
    """That state and all after it."""
    states = list(ReviewState)
    return tuple(states[states.index(first) :])


def plan_of(campaign: Campaign, writing: Writing) -> str:
    """The plan of the campaign as a ground; empty where none is recorded."""
    if not campaign.plan_no:
        return ""
    standing = (writing.identity and writing.identity.standing_name) or BLANK
    return f"Căn cứ Kế hoạch số {campaign.plan_no}, ngày {short_day(campaign.plan_on)} của {standing}"


class ReviewListLetter(LetterKind):
    """`states` are those in which it is written, `when` says so; `drawn_by` draws its template.

    It speaks of all lines of its lists, so that somebody else writes it where one is about the author or a relative.
    """

    from_model = ReviewList
    issuer = Issuer.COMMITTEE
    states: ClassVar[tuple[ReviewState, ...]] = ()
    when = ""
    drawn_by: Callable[[HeadStyle], Master]
    after_grounds = "."

    def master(self, style: HeadStyle) -> Master:
        return type(self).drawn_by(style)

    @classmethod
    def kept_from(cls, user: Any) -> QuerySet[ReviewList]:
        """Until it is decided nobody reads what is thought of them."""
        return lists_about(user).exclude(state__in=DECIDED)

    def refusal(self, subjects: Sequence[ReviewList]) -> str:
        secret = Q(target__secret=True) | Q(campaign__secret=True)
        keys = [review.pk for review in subjects]
        return SECRET_LIST if ReviewList.objects.filter(secret, pk__in=keys).exists() else ""

    def apart(self, subjects: Sequence[ReviewList]) -> str:
        return OF_ONE_CAMPAIGN if len({review.campaign_id for review in subjects}) > 1 else ""

    def unready(self, subjects: Sequence[ReviewList]) -> str:
        for review in subjects:
            if review.state not in self.states:
                state = review.get_state_display()
                said = TOO_EARLY.format(state=state, when=self.when)
                return said if len(subjects) == 1 else f"{review}: {said[0].lower()}{said[1:]}"
        return ""

    def stopped(self, user: Any, subjects: Sequence[ReviewList], writing: Writing) -> str:
        host = subjects[0].campaign.unit
        if not writing.identity or writing.identity.unit_id != host.pk:
            return OF_ITS_HOST.format(unit=host)
        own = lists_about(user).filter(pk__in=[review.pk for review in subjects])
        return OTHERS_ACT if own.exists() else ""

    def reviewed(self, user: Any, subjects: Sequence[ReviewList]) -> Reviewed:
        """The lists as they stand today, read once by whoever asks this kind."""
        return self.of_keys(user, tuple(review.pk for review in subjects), clock.today())

    def of_keys(self, user: Any, keys: tuple[int, ...], day: datetime.date) -> Reviewed:
        asked = user.pk, keys, day
        if asked not in self.found:
            self.found[asked] = Reviewed(user, keys, day)
        return self.found[asked]

    @cached_property
    def found(self) -> dict[tuple[Any, ...], Reviewed]:
        """{reader, keys, day: the lists}; a kind is made anew for every request."""
        return {}

    def usual_about(self, subjects: Sequence[ReviewList]) -> str:
        """One list by its name, several by their campaign."""
        targets = [review.target for review in subjects]
        titles = {(target.term_id, target.post.title_id) for target in targets}
        if len(titles) == 1:
            return f"rà soát, bổ sung quy hoạch {about_of(targets)}"
        return lower_first(subjects[0].campaign.name)

    def shown_at(self, subjects: Sequence[ReviewList]) -> tuple[str, str]:
        first = subjects[0]
        if len(subjects) == 1:
            return first.get_absolute_url(), f"Rà soát: {first}"
        return f"{reverse('reviewlist-list')}?campaign={first.campaign_id}", str(first.campaign)

    def usual_grounds(self, user: Any, subjects: Sequence[ReviewList], writing: Writing) -> list[str]:
        committee = writing.identity.committee_name if writing.identity else BLANK
        found = self.reviewed(user, subjects)
        documents, _ = cited_documents(self.rules(found))
        lines = ["Căn cứ Điều lệ Đảng", f"Căn cứ Quy chế làm việc của {committee}", *documents]
        plan = plan_of(found.lists[0].campaign, writing)
        lines += filter(None, [plan, *self.further_grounds(found, writing)])
        return ended(lines, self.after_grounds)

    def further_grounds(self, found: Reviewed, writing: Writing) -> list[str]:
        return []

    def rules(self, found: Reviewed) -> RuleSet | None:
        """The set that the campaign names, else the one in force where it is run."""
        campaign = found.lists[0].campaign
        return campaign.rule_set or RuleSet.objects.in_force(found.day, campaign.unit)

    def usual_recipients(self, user: Any, subjects: Sequence[ReviewList], writing: Writing) -> list[str]:
        identity = writing.identity
        kept = filter(None, (identity.secretariat_name, identity.department_name)) if identity else ()
        return [*self.sent_to(self.reviewed(user, subjects), writing), f"- Lưu {', '.join(kept) or BLANK}."]

    def sent_to(self, found: Reviewed, writing: Writing) -> list[str]:
        return ["- Như trên,"]

    def told(self, user: Any, subjects: Sequence[ReviewList], writing: Writing) -> PaperValues:
        found = self.reviewed(user, subjects)
        _, unconfirmed = cited_documents(self.rules(found))
        own = self.of_lists(found, writing)
        return replace(
            own,
            values={"noi_dung": writing.about or self.usual_about(subjects), **own.values},
            unconfirmed=(*(NOT_CONFIRMED.format(words=words) for words in unconfirmed), *own.unconfirmed),
        )

    def of_lists(self, found: Reviewed, writing: Writing) -> PaperValues:
        raise NotImplementedError
