"""The later decision on those who had to send more papers: the level above's word on each, and its paper."""

from copy import copy
from typing import Any

from django.utils.functional import cached_property

from foundation.core.acts.pages import ActPage
from planning.judging import RELATED
from planning.models import PlanningTarget, ReviewLine, ReviewList
from planning.reviews.act_forms import OUTCOME, TARGET
from planning.reviews.acts import DECIDE_LATER
from planning.reviews.choices import OF_LATER, ReviewOutcome
from planning.reviews.decide_pages import CHANGED, DecidedLine, ReviewDecision
from planning.reviews.outcome_pages import AnsweredLine
from planning.reviews.record_pages import OfReviewList

OF_TARGET = [path.removeprefix("target__") for path in RELATED if path.startswith("target__")]


class LaterDecidePage(ReviewDecision, OfReviewList, ActPage):
    """Until something is chosen a person is judged as if the level above agreed; who is left as they are waits on."""

    act = DECIDE_LATER

    def get_template_names(self) -> list[str]:
        return ["planning/reviews/later.html"]

    def lists_shown(self) -> list[ReviewList]:
        return [self.object]

    @cached_property
    def other_titles(self) -> dict[str, PlanningTarget]:
        """Other titles of the unit in the same term, with all that judging reads."""
        own = self.object.target
        targets = PlanningTarget.objects.for_user(self.request.user).filter(
            term=own.term_id, scope_unit=own.scope_unit_id
        )
        targets = targets.exclude(pk=own.pk).select_related("term", *OF_TARGET)
        return {str(target.pk): target for target in targets.order_by("post__title__order", "pk")}

    def asked_lines(self) -> list[ReviewLine]:
        """Those who wait, each as answered on the form; nothing of it is saved here."""
        lines = [line for line in super().asked_lines() if line.waits]
        titles = list(self.other_titles.values())
        self.answers = {line.pk: AnsweredLine(copy(line), self.request.POST, titles) for line in lines}
        for line in lines:
            line.outcome = self.chosen(line) or ReviewOutcome.AGREED
            changed = line.outcome == ReviewOutcome.TITLE_CHANGED
            sent = self.request.POST.get(f"{TARGET}{line.pk}", "")
            line.outcome_target = self.other_titles.get(sent) if changed else None
        return lines

    def chosen(self, line: ReviewLine) -> str:
        """What was chosen for the line; empty while it waits on."""
        sent = self.request.POST.get(f"{OUTCOME}{line.pk}", "")
        return sent if sent in OF_LATER else ""

    def target_of(self, line: ReviewLine, row: ReviewLine) -> PlanningTarget:
        return line.outcome_target or row.review_list.target

    @property
    def lines_to_keep(self) -> list[DecidedLine]:
        """Only of who is answered something has to be seen and ticked."""
        if self.request.method != "POST":
            return self.lines
        return [each for each in self.lines if self.chosen(each.line)]

    def unseen(self) -> list[str]:
        """Of who stays or is added; who leaves is judged no more."""
        shown = dict(value.partition(":")[::2] for value in self.request.POST.getlist("seen"))
        judged = [each for each in self.lines_to_keep if each.judged]
        return [
            CHANGED.format(cadre=each.line.cadre)
            for each in judged
            if shown.get(str(each.line.pk)) != each.seen
        ]

    @cached_property
    def paper(self) -> Any:
        """A further one: that of the decision on the list is recorded already."""
        found = ReviewDecision.paper.func(self)
        recorded = found and self.object.steps.standing().filter(decision_no=found.code).exists()
        return None if recorded else found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {"answered": [(each, self.answers[each.line.pk]) for each in self.lines]}
