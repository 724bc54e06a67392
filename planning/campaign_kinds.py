"""What planning knows of a campaign that reviews its lists."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from django.db.models import Count, Q

from cadre.models.conflicts import conflicted_cadres
from foundation.core.acts.act import Asked
from office.campaigns.acts import REPORT_UNCHANGED
from office.campaigns.kinds import CampaignKind, register
from office.campaigns.models import CampaignUnit
from office.campaigns.workbooks.offers import WorkbookOffer
from office.campaigns.workbooks.returned import ReturnedBook, TakenBook
from planning.models import ReviewLine, ReviewList
from planning.reviews.choices import DECIDED, ReviewOutcome, ReviewState
from planning.reviews.gates import answering
from planning.reviews.unit_offer import lists_of, offer_of, standing_lines
from planning.reviews.unit_return import take
from planning.reviews.units_word import changes_said, hosts_of, say_unchanged, take_unchanged_back

# How many of each were written, as the page of a workbook that was taken says it.
TAKEN = ("trường hợp có ý kiến mới", "trường hợp bổ sung", "văn bản", "trường hợp đã ghi từ trước")
UNDECIDED = "Còn {count} danh sách chưa kết thúc rà soát."
LISTS_GONE_ON = "Danh sách của đầu mối đã chuyển thẩm định; trả lại bước trước của danh sách rồi ghi."


@register
class ReviewCampaign(CampaignKind):
    """The lists of a campaign, each with a state of its own; a unit answers for those that it hosts."""

    key = "review"
    label = "Rà soát, bổ sung quy hoạch"
    checklist = Path(__file__).parent / "data" / "review_checklist.json"
    has_workbook = True
    answer_page = "review-answers"

    campaign_sections = (("Danh sách rà soát", "review-of-campaign", "planning.view_reviewlist"),)

    def units_of(self, campaign: Any, user: Any) -> set[int]:
        return hosts_of(campaign)

    def lines(self, units: Sequence[CampaignUnit], user: Any) -> Mapping[int, int]:
        """Persons on the lists that a unit answers for, as many as the reader may know of."""
        lists = ReviewList.objects.for_user(user).filter(campaign__in={unit.campaign_id for unit in units})
        owners = answering(lists)
        counts = ReviewLine.objects.listed_for(user).filter(review_list__in=owners).order_by()
        found: dict[int, int] = {}
        for review, count in counts.values_list("review_list").annotate(Count("pk")):
            unit = owners[review].pk
            found[unit] = found.get(unit, 0) + count
        return found

    def refusals(self, act: str, units: Sequence[CampaignUnit], user: Any) -> Mapping[int, str]:
        """What a unit answered stands once a list of it is appraised."""
        lists = ReviewList.objects.filter(campaign__in={unit.campaign_id for unit in units})
        owners = answering(
            lists.exclude(state__in=[ReviewState.DRAFT, ReviewState.COLLECTING, ReviewState.ENDED])
        )
        gone_on = {unit.pk for unit in owners.values()}
        changing = changes_said(units, user) if act == REPORT_UNCHANGED.name else {}
        return changing | {unit.pk: LISTS_GONE_ON for unit in units if unit.pk in gone_on and act in ANSWERS}

    def still_open(self, campaigns: Sequence[Any]) -> Mapping[int, str]:
        waiting = ReviewLine.objects.filter(outcome=ReviewOutcome.MORE_PAPERS).values("review_list")
        open_lists = ReviewList.objects.filter(campaign__in=campaigns).order_by()
        open_lists = open_lists.exclude(~Q(pk__in=waiting), state__in=DECIDED)
        counts = dict(open_lists.values_list("campaign").annotate(Count("pk")))
        return {key: UNDECIDED.format(count=count) for key, count in counts.items()}

    def workbook(self, unit: CampaignUnit) -> WorkbookOffer | None:
        return offer_of(unit) if lists_of(unit) else None

    def take(self, unit: CampaignUnit, book: ReturnedBook, user: Any) -> TakenBook:
        taken = take(unit, book, user)
        counts = zip(TAKEN, (taken.written, taken.added, taken.papers, taken.same), strict=True)
        return TakenBook({words: number for words, number in counts if number}, taken.places)

    def of_others(self, unit: CampaignUnit, user: Any) -> set[int]:
        """Lines of the user and of relatives."""
        hidden = conflicted_cadres(user)
        return {line.pk for line in standing_lines(unit) if line.cadre_id in hidden} if hidden else set()

    def marked_since(self, unit: CampaignUnit) -> bool:
        """No list begins once it is marked, so the mark of one that began came later."""
        marked = ReviewList.objects.filter(campaign=unit.campaign_id, target__secret=True)
        marked = list(marked.exclude(state=ReviewState.DRAFT))
        return bool(marked) and unit.pk in {each.pk for each in answering(marked).values()}

    def said(self, unit: CampaignUnit) -> Mapping[int, str]:
        return {line.pk: unit_words(line) for line in standing_lines(unit) if line.unit_word}

    def after(self, act: str, done: Sequence[tuple[CampaignUnit, Asked]], user: Any) -> None:
        if act == REPORT_UNCHANGED.name:
            say_unchanged([unit for unit, _ in done], user)

    def undone(self, act: str, pairs: Sequence[tuple[CampaignUnit, Any]]) -> None:
        if act == REPORT_UNCHANGED.name:
            take_unchanged_back(pairs)


def unit_words(line: ReviewLine) -> str:
    words = (line.get_unit_word_display(), line.get_unit_end_reason_display(), line.unit_reason)
    return "; ".join(filter(None, words))


ANSWERS = {
    "campaigns.receive",
    "campaigns.submit",
    "campaigns.return",
    REPORT_UNCHANGED.name,
    "campaigns.record_missing",
}
