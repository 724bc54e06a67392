"""Pages of the acts on lists under review, of one list or of many: those of a meeting show the lines it speaks of."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from foundation.bulk.pages import ListedActPage
from foundation.core.acts.pages import ActPage, AskedUndoPage
from foundation.core.lookup.empty import EMPTY
from office.papers.recorded import number_and_day
from planning.choices import EndReason
from planning.models import ReviewLine, ReviewList
from planning.papers.recorded import review_paper, review_submission
from planning.papers.reviews.results import ConclusionNotice
from planning.reviews.act_forms import CONCLUSION, REASONS, TEXT, VOTES
from planning.reviews.acts import CONCLUDE, HEAR, SUBMIT_REVIEW
from planning.reviews.choices import OF_ADDITIONS, OF_STANDING, LineOrigin, ReviewState
from planning.reviews.record_pages import OfReviewList

UNSAID = (
    "Còn {count} trường hợp chưa có đề xuất: đề xuất ở trang “Rà soát từng trường hợp”, rồi ghi kết luận."
)
LOWER_OPEN = "Còn {count} danh sách của cấp dưới trong đợt chưa có kết luận."


@dataclass(frozen=True)
class AskedLine:
    """A line on the form of a meeting, with what was typed for it."""

    line: ReviewLine
    sent: Any

    @property
    def open(self) -> bool:
        return not self.line.masked

    @property
    def added(self) -> bool:
        return self.line.origin != LineOrigin.STANDING

    @property
    def words(self) -> list[tuple[str, str, bool]]:
        """What may be concluded, with the proposal chosen beforehand."""
        chosen = self.typed(CONCLUSION) or self.line.proposal
        allowed = OF_ADDITIONS if self.added else OF_STANDING
        words = [(word.value, str(word.label), word == chosen) for word in allowed]
        return words if self.line.proposal else [("", EMPTY, not chosen), *words]

    @property
    def reasons(self) -> list[tuple[str, str, bool]]:
        chosen = self.typed(REASONS)
        return [("", EMPTY, not chosen), *((key, label, key == chosen) for key, label in EndReason.choices)]

    @property
    def votes(self) -> str:
        return self.typed(VOTES)

    @property
    def text(self) -> str:
        return self.typed(TEXT)

    @property
    def more(self) -> bool:
        """Whether something was typed that is folded away."""
        return bool(self.text or self.typed(REASONS))

    @property
    def ticked(self) -> bool:
        return str(self.line.pk) in self.sent.getlist("amended")

    def typed(self, prefix: str) -> str:
        return self.sent.get(f"{prefix}{self.line.pk}", "")


class WithLines:
    """What the pages of one list and of many share."""

    def get_template_names(self) -> list[str]:
        return ["planning/reviews/act.html"]

    def lists_shown(self) -> list[ReviewList]:
        raise NotImplementedError

    def groups(self) -> list[tuple[ReviewList, list[AskedLine]]]:
        """The lines of the lists that are shown; the reader's own and those of relatives are masked. One query."""
        if self.act not in (HEAR, CONCLUDE):
            return []
        by_list: dict[int, list[AskedLine]] = {review.pk: [] for review in self.lists_shown()}
        lines = ReviewLine.objects.listed_for(self.request.user).filter(review_list__in=by_list)
        for line in lines.select_related("cadre__now__held__post__title", "cadre__now__unit"):
            by_list[line.review_list_id].append(AskedLine(line, self.request.POST))
        return [(review, by_list[review.pk]) for review in self.lists_shown()]

    def get_initial(self) -> dict[str, Any]:
        """Number and day of the paper of the register, where one is about all the lists."""
        user, lists = self.request.user, self.lists_shown() if self.request.method == "GET" else []
        paper = None
        if self.act is CONCLUDE:
            paper = review_paper(user, ConclusionNotice, {review.pk for review in lists})
        elif self.act is SUBMIT_REVIEW:
            paper = review_submission(user, lists)
        return super().get_initial() | number_and_day(paper)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        groups = self.groups()
        return super().get_context_data(
            groups=groups,
            hears=self.act is HEAR,
            concludes=self.act is CONCLUDE,
            lower=self.lower_first(),
            unsaid=self.unsaid(groups),
            **kwargs,
        )

    def unsaid(self, groups: list[tuple[ReviewList, list[AskedLine]]]) -> str:
        """Before a conclusion is typed: that the office has proposed nothing of some cases."""
        count = sum(not each.line.proposal for _, lines in groups for each in lines)
        return UNSAID.format(count=count) if count and self.act is CONCLUDE else ""

    def lower_first(self) -> str:
        """That lists of lower levels wait, where lists of the level that runs the campaign are concluded."""
        own = {each.campaign_id for each in self.lists_shown() if each.scope_unit_id == each.campaign.unit_id}
        if self.act is not CONCLUDE or not own:
            return ""
        early = [
            ReviewState.COLLECTING,
            ReviewState.APPRAISING,
            ReviewState.APPRAISED,
            ReviewState.STANDING_HEARD,
        ]
        lists = ReviewList.objects.for_user(self.request.user).filter(campaign__in=own, state__in=early)
        count = lists.exclude(pk__in=[each.pk for each in self.lists_shown()]).count()
        return LOWER_OPEN.format(count=count) if count else ""


class ReviewActPage(WithLines, OfReviewList, ActPage):
    counted = staticmethod(len)

    def lists_shown(self) -> list[ReviewList]:
        return [self.object]


class ManyReviewsPage(WithLines, ListedActPage):
    """One act for many lists of the list of lists as it was filtered."""

    def get_rows(self) -> QuerySet:
        return super().get_rows().select_related(*self.act.related)

    def lists_shown(self) -> list[ReviewList]:
        return self.rows

    def row_label(self, row: ReviewList) -> str:
        return f"{row} – {row.get_state_display()}"


class ReviewUndoPage(OfReviewList, AskedUndoPage):
    """One state back."""

    template_name = "planning/reviews/step_back.html"
