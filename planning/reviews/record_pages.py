"""One list under review: how far it is, what is said of each person, and what has to be done next."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import cached_property

from foundation.core.acts.buttons import record_buttons
from foundation.core.forms import ScopedForm
from foundation.core.pages import DetailPage, EditPage, HistoryPage, RemovePage
from office.organisation.naming import office_body
from planning.models import ReviewLine, ReviewList, ReviewNotice
from planning.reviews.acts import DECIDE, DECIDE_LATER, SUBMIT_REVIEW
from planning.reviews.addition_pages import origin_for
from planning.reviews.choices import (
    DECIDED,
    DecidingLevel,
    LineOrigin,
    ReviewOutcome,
    ReviewState,
    ReviewWord,
)
from planning.reviews.deciding import decided_word
from planning.reviews.gates import answering
from planning.reviews.querysets import WEIGHED
from planning.reviews.told_lines import ToldLine
from planning.secrecy import SECRET_LIST, STILL_NAMED

RELATED = ("campaign__unit", "target__post__unit", "target__post__title", "target__term", "before")
NEXT = {
    ReviewState.DRAFT: "Chưa bắt đầu: bấm “Bắt đầu thu hồ sơ” để lập danh sách đang trong quy hoạch của ngày hôm nay.",
    ReviewState.COLLECTING: "Chờ hồ sơ của đầu mối; đủ hồ sơ hoặc báo không thay đổi thì chuyển thẩm định.",
    ReviewState.APPRAISING: "Mỗi đồng chí phải có đề xuất; ý kiến phối hợp về đồng chí bổ sung phải đủ.",
    ReviewState.APPRAISED: "Chờ ý kiến của Thường trực.",
    ReviewState.STANDING_HEARD: "Chờ kết luận của Ban Thường vụ.",
    ReviewState.SENT_UP: "Chờ kết quả của cấp trên; ghi kết quả từng đồng chí rồi ghi quyết định.",
    ReviewState.DECIDED: "Ghi thông báo cho từng đơn vị.",
    ReviewState.NOTIFIED: "Đã thông báo cho các đơn vị; kết thúc khi không còn việc gì.",
}

WAITS_FOR_PAPERS = (
    "Còn {count} trường hợp cấp trên yêu cầu bổ sung hồ sơ: có kết quả thì ghi quyết định bổ sung."
    " Thông báo cho từng đơn vị về các trường hợp đã quyết định."
)
ADDED_BY = {
    LineOrigin.UNIT: "Đề nghị bổ sung",
    LineOrigin.OFFICE: "Đề xuất bổ sung",
    LineOrigin.ABOVE: "Cấp trên bổ sung",
}
OPINIONS_ASKED = [ReviewState.COLLECTING, ReviewState.APPRAISING, ReviewState.STANDING_HEARD]


class ReviewListForm(ScopedForm):
    class Meta:
        model = ReviewList
        fields = ["decided_by"]
        help_texts = {
            "decided_by": "Danh sách do cấp trên quyết định thì trình, rồi ghi kết quả của từng đồng chí."
        }


def last_word(line: ReviewLine) -> str:
    """What becomes of the person as far as it is known; of who has to send more papers that."""
    if line.conclusion or line.origin == LineOrigin.ABOVE:
        return decided_word(line) or ReviewOutcome.MORE_PAPERS
    return line.proposal


class OfReviewList:
    """A page of one list; it leads back to the lists of its campaign."""

    model = ReviewList

    def get_queryset(self) -> QuerySet:
        return super().get_queryset().select_related(*RELATED)

    def list_url(self) -> str:
        return f"{reverse('reviewlist-list')}?campaign={self.object.campaign_id}"

    def list_title(self) -> str:
        return str(self.object.campaign)


class ReviewDetailPage(OfReviewList, DetailPage):
    @cached_property
    def weighed(self) -> bool:
        """Whether proposals and conclusions are for the reader before the notice."""
        return self.request.user.scope(WEIGHED).covers(self.object.scope_unit_id)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        review, context = self.object, super().get_context_data(**kwargs)
        lines = self.lines()
        steps = review.steps.order_by("pk").select_related("by", "undone_by") if self.weighed else ()
        return context | {
            "pairs": list(self.told()),
            "lines": lines,
            "counts": list(self.counts(lines)),
            "weighed": self.weighed,
            "concluded": any(shown.conclusion for shown in lines),
            "answered": any(shown.outcome for shown in lines),
            "office": office_body(),
            "next_step": self.next_step(),
            "secret": SECRET_LIST if review.secret else "",
            "still_named": STILL_NAMED.format(count=self.standing(lines)),
            "steps": list(steps),
        }

    def lines(self) -> list[ToldLine]:
        review, user = self.object, self.request.user
        own = ReviewNotice.objects.for_user(user).filter(review_list=review, unit=review.scope_unit_id)
        told = own.exists()
        lines = ReviewLine.objects.listed_for(user).filter(review_list=review)
        related = (
            "entry",
            "cadre__now__held__post__title",
            "cadre__now__unit",
            "outcome_target__post__title",
        )
        lines = lines.select_related(*related, "outcome_target__post__unit")
        return [ToldLine(line, self.weighed, told) for line in lines]

    def standing(self, lines: list[ToldLine]) -> int:
        return sum(shown.line.origin == LineOrigin.STANDING for shown in lines)

    def counts(self, lines: list[ToldLine]) -> Iterator[tuple[str, int]]:
        """How many there are of each word that was said last: proposal, conclusion, decision; for who weighs them."""
        yield "Trước rà soát", self.standing(lines)
        if self.weighed:
            said = Counter(last_word(shown.line) for shown in lines)
            words = {**dict(ReviewWord.choices), "": "Chưa có đề xuất"}
            words[ReviewOutcome.MORE_PAPERS.value] = ReviewOutcome.MORE_PAPERS.label
            yield from ((label, said[word]) for word, label in words.items() if said[word])

    def told(self) -> Iterator[tuple[str, Any]]:
        review, user = self.object, self.request.user
        yield "trạng thái", review.get_state_display()
        yield "đợt rà soát", review.campaign
        yield "số liệu tính đến ngày", review.campaign.figures_on
        yield "thẩm quyền", review.get_decided_by_display()
        if answers := answering([review]).get(review.pk):
            readable = user.may("campaigns.view_campaignunit", answers)
            yield "đầu mối", f"{answers.unit}: {answers.get_state_display()}" if readable else answers.unit
        yield "danh sách trước rà soát", review.before or "không có: trước rà soát 0 đồng chí"

    def actions(self) -> Iterator[dict[str, Any]]:
        review, user = self.object, self.request.user
        yield from self.acts()
        target = review.target
        yield from self.weighing()
        if user.may("planning.conclude_reviewlist", review):
            if review.state in (ReviewState.SENT_UP,):
                url = self.page_url("outcomes", review)
                yield {"label": "Ghi kết quả của cấp trên", "url": url, "icon": "list-check"}
            if review.state in DECIDED:
                url = self.page_url("notices", review)
                yield {"label": "Thông báo từng đơn vị", "url": url, "icon": "megaphone"}
        yield from self.about_additions()
        yield from self.papers()
        url = reverse("planning-list", args=[target.term_id, target.post.title_id])
        yield {
            "label": "Danh sách quy hoạch",
            "url": f"{url}?unit={review.scope_unit_id}",
            "icon": "list-stars",
        }
        yield from super().actions()

    def about_additions(self) -> Iterator[dict[str, Any]]:
        review, user = self.object, self.request.user
        origin = None if review.secret else origin_for(review, user)
        if origin:
            url = reverse("reviewline-add", args=[review.pk])
            yield {"label": ADDED_BY[origin], "url": url, "icon": "person-plus"}
            place = [review.target.term_id, review.target.post.title_id]
            url = f"{reverse('planning-candidates', args=place)}?target={review.target_id}"
            yield {"label": "Nguồn nhân sự", "url": url, "icon": "people"}
        if user.may("planning.run_reviewlist", review) and review.state in OPINIONS_ASKED:
            url = self.page_url("opinions", review)
            yield {"label": "Ý kiến phối hợp", "url": url, "icon": "chat-square-text"}
        if not review.secret and user.scope("ballots.view_ballotcount").covers(review.scope_unit_id):
            url = self.page_url("ballots", review)
            yield {"label": "Kết quả các hội nghị", "url": url, "icon": "check2-circle"}

    def weighing(self) -> Iterator[dict[str, Any]]:
        """For who reads proposals: case after case, and what they change."""
        review, target = self.object, self.object.target
        if review.is_under_review and self.weighed:
            url = reverse("review-queue", args=[review.campaign_id])
            url = f"{url}?of={target.term_id}-{target.post.title_id}&review={review.pk}"
            yield {"label": "Rà soát từng trường hợp", "url": url, "icon": "ui-checks"}
        if review.state != ReviewState.DRAFT and self.weighed:
            url = f"{reverse('review-difference', args=[review.campaign_id])}?review={review.pk}"
            yield {"label": "Tăng, giảm", "url": url, "icon": "plus-slash-minus"}

    def papers(self) -> Iterator[dict[str, Any]]:
        """The way to its papers, for who hears of proposals."""
        if self.request.user.may("planning.hear_reviewlist", self.object):
            url = self.page_url("papers", self.object)
            yield {"label": "Văn bản", "url": url, "icon": "file-earmark-text"}

    def next_step(self) -> str:
        waits = self.object.state == ReviewState.DECIDED and self.waiting
        return WAITS_FOR_PAPERS.format(count=waits) if waits else NEXT.get(self.object.state, "")

    @cached_property
    def waiting(self) -> int:
        """How many have to send more papers before they are decided, of those whom the reader knows."""
        lines = ReviewLine.objects.for_user(self.request.user).filter(review_list=self.object)
        return lines.filter(outcome=ReviewOutcome.MORE_PAPERS).count()

    def acts(self) -> Iterator[dict[str, Any]]:
        """Those that fit who decides the list; taking a state back asks for a reason first."""
        review = self.object
        higher = review.decided_by == DecidingLevel.HIGHER
        waits = review.state == ReviewState.CONCLUDED
        for button in record_buttons(self.request.user, review):
            slug = button["url"].strip("/").rpartition("/")[2]
            if slug == DECIDE_LATER.slug and not self.waiting:
                continue
            if waits and slug == (DECIDE if higher else SUBMIT_REVIEW).slug:
                continue
            yield button | {"posts": False} if "/undo/" in button["url"] else button


class ReviewEditPage(OfReviewList, EditPage):
    form_class = ReviewListForm


class ReviewHistoryPage(OfReviewList, HistoryPage):
    """It tells of proposals too, so a unit does not read it."""

    action = "hear"


class ReviewRemovePage(OfReviewList, RemovePage):
    """A list is taken out of a campaign before it began; afterwards it is left out of the decision."""
