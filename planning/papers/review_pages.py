"""The lists of a review on paper: of one list, or of all of a title in a term together."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.functional import cached_property
from django.views import generic

from cadre.papers.forms import ATTACHED, RosterForm
from cadre.papers.frames import as_of_day, belongs
from cadre.papers.pages import DrawsUpRoster
from cadre.papers.roster import RosterPaper
from foundation.bulk.selection import Chosen
from foundation.core.parameters import read_choice
from foundation.core.scope.rows import OTHERS_ACT, permission
from planning.models import ReviewList
from planning.papers.attached import DECIDED, stands_in, with_issuer
from planning.papers.lines import decision_words, kept, printed_again, years_of
from planning.papers.review_lists import NOT_PRINTED, STEMS, SUBJECTS, PartOfReview, ReviewPart, columns_of
from planning.papers.words import about_of
from planning.reviews.difference_pages import OfDifference, title_key
from planning.reviews.difference_words import told
from planning.reviews.querysets import WEIGHED
from planning.reviews.reviewed import ReviewedLists

OTHER_DECISION = "Danh sách này theo {decision}; quyết định ghi ở đây là văn bản khác."


class ReviewRosterPage(DrawsUpRoster, OfDifference, generic.View):
    """Of who reads what is thought of the lines, and may take it away; before the decision it is a draft.

    Where a line is about the author or a relative others draw it up: whoever is missing would be told.
    """

    model = ReviewList
    action = "export"
    chosen = Chosen()

    def get_permission_required(self) -> list[str]:
        return [WEIGHED, permission(ReviewList, "export")]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return self.show()

    @cached_property
    def lists(self) -> list[ReviewList]:
        """One list, or those of one title: of the first one where none is asked for."""
        asked = super().lists
        if not asked:
            raise Http404
        return [each for each in asked if title_key(each) == title_key(asked[0])]

    @cached_property
    def found(self) -> ReviewedLists:
        """By the latest word alone: a paper of what was proposed before is none any more."""
        return ReviewedLists(self.request.user, self.lists)

    @cached_property
    def part(self) -> PartOfReview:
        asked = read_choice(self.request, "part", ReviewPart.values) or ReviewPart.AFTER
        return PartOfReview(self.found, ReviewPart(asked))

    def read(self) -> None:
        self.require_export()
        if self.found.about_oneself and not (self.found.decided and self.part.part == ReviewPart.AFTER):
            raise PermissionDenied(OTHERS_ACT)

    def without(self) -> Collection[str]:
        yield from super().without()
        yield from ("numbers", "reason")
        if self.part.part == ReviewPart.OUT:
            yield "ballots"

    def roster(self, asked: Mapping[str, Any]) -> RosterPaper:
        part, found = self.part, self.found
        asked = {**asked, "draft": asked["draft"] or not (found.decided or belongs(asked))}
        moves = part.moves
        as_they_are = () if moves and all(map(kept, moves)) else (as_of_day(found.day),)
        notes = (*printed_again(moves), *as_they_are)
        columns = columns_of(part.part, years_of(moves, found.day), asked)
        frame = self.frame(asked, *notes)
        lines = part.lines(self.request.user)
        return RosterPaper(lines, columns, found.day, frame, bool(asked["sections"]), part.young)

    def usual(self) -> dict[str, Any]:
        about = about_of([each.target for each in self.lists])
        usual = super().usual() | {"subject": SUBJECTS[self.part.part].format(about=about)}
        usual["draft"] = not self.found.decided
        if len(self.decisions) == 1:
            user, right = self.request.user, permission(ReviewList, "export")
            usual |= {"top": ATTACHED, "attached_to": with_issuer(self.decisions[0], user, right)}
        return usual

    @cached_property
    def decisions(self) -> list[str]:
        """The papers that decided the lists, as a list names the one it belongs to; none while one is undecided."""
        words = {decision_words(step) for step in self.found.ended.values()} if self.found.decided else set()
        return sorted(words - {""})

    def accepts(self, form: RosterForm) -> bool:
        """A list that is decided goes with no other decision than its own."""
        if super().accepts(form) and belongs(form.cleaned_data) and self.decisions:
            words = form.cleaned_data["attached_to"]
            numbers = {step.decision_no for step in self.found.ended.values()}
            numbers |= {each.entry.end_decision_no for each in self.part.moves}
            if DECIDED.search(words) and not any(stands_in(number, words) for number in numbers):
                form.add_error("attached_to", OTHER_DECISION.format(decision=" và ".join(self.decisions)))
        return form.is_valid()

    def more_said(self) -> Collection[str]:
        unsaid = self.part.unsaid()
        return [*told(self.found), *([NOT_PRINTED.format(count=unsaid)] if unsaid else ())]

    def said_of_chosen(self, count: int) -> Iterator[str]:
        """All lines go on paper."""
        return iter(())

    def drawing(self, form: RosterForm, paper: RosterPaper) -> dict[str, Any]:
        return super().drawing(form, paper) | {"title": f"In {str(self.part.part.label).lower()}"}

    def stem(self) -> str:
        key = self.key() or self.campaign.pk
        return f"{STEMS[self.part.part]}_{self.campaign.year}_{key:04d}"

    def key(self) -> int | None:
        return self.lists[0].pk if len(self.lists) == 1 else None

    def back_url(self) -> str:
        return self.address(of="" if self.review else title_key(self.lists[0]))

    def back_title(self) -> str:
        return "Tăng, giảm so với danh sách đã phê duyệt"
