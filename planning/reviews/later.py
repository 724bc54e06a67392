"""Who had to send more papers is decided later, by a paper of their own; what was decided before stays as it is."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db.models import Q

from foundation.core.acts.act import Asked
from foundation.core.acts.run import Case
from foundation.core.acts.steps import Step
from foundation.core.saving.columns import update_rows
from foundation.core.scope.rows import OTHERS_ACT
from planning.models import EntryStep, PlanningTarget, ReviewLine, ReviewList
from planning.reviews import deciding
from planning.reviews.choices import ReviewOutcome, ReviewWord

NOBODY_WAITS = "Không còn trường hợp nào chờ bổ sung hồ sơ."
NOTHING_ASKED = "Chưa ghi kết quả của trường hợp nào."
DECIDED_ALREADY = "{cadre}: người khác vừa ghi quyết định; xem lại rồi làm tiếp."
NO_TARGET = (
    "{cadre}: chưa chọn chức danh được điều chỉnh; ô chọn chưa có chức danh đó thì thêm ở"
    " “Chức danh quy hoạch”."
)
NO_REASON = "{cadre}: cấp trên không đồng ý cho tiếp tục, chưa ghi lý do đưa ra."
COLUMNS = ["outcome", "outcome_reason", "outcome_text", "outcome_target", "later_step", "version"]


def load(lists: Sequence[ReviewList], user: Any) -> None:
    """Put on the lists who waits and who was decided later, and the other titles that somebody may be given."""
    later = Q(outcome=ReviewOutcome.MORE_PAPERS) | Q(later_step__isnull=False)
    deciding.load(lists, user, later)
    targets = PlanningTarget.objects.filter(
        term__in={each.target.term_id for each in lists},
        scope_unit__in={each.scope_unit_id for each in lists},
    )
    targets = list(targets.select_related("post__unit", "post__title", "term"))
    for each in lists:
        each.waiting = [line for line in each.loaded if line.waits]
        each.other_targets = {
            target.pk: target
            for target in targets
            if target.term_id == each.target.term_id
            and target.scope_unit_id == each.scope_unit_id
            and target.pk != each.target_id
        }


def somebody_waits(review: ReviewList, asked: Asked) -> str | None:
    return None if review.waiting else NOBODY_WAITS


def not_about_oneself(review: ReviewList, asked: Asked) -> str | None:
    """Own lines and those of relatives wait for somebody else, who records them by a paper of the same kind."""
    return OTHERS_ACT if set(asked["outcomes"]) & review.left_to_others else None


def answers_fit(review: ReviewList, asked: Asked) -> str | None:
    outcomes: Mapping[int, str] = asked["outcomes"]
    answered = [line for line in review.loaded if line.pk in outcomes]
    if not answered and review.waiting:
        return NOTHING_ASKED
    return next(filter(None, (line_refusal(line, review, asked) for line in answered)), None)


def line_refusal(line: ReviewLine, review: ReviewList, asked: Asked) -> str | None:
    name, outcome = {"cadre": line.cadre}, asked["outcomes"][line.pk]
    if not line.waits:
        return DECIDED_ALREADY.format(**name)
    if outcome == ReviewOutcome.TITLE_CHANGED:
        known = asked["targets"].get(line.pk) in review.other_targets
        return None if known else NO_TARGET.format(**name)
    leaves = outcome == ReviewOutcome.REFUSED and stays_by_conclusion(line)
    return NO_REASON.format(**name) if leaves and line.pk not in asked["reasons"] else None


def stays_by_conclusion(line: ReviewLine) -> bool:
    return (line.conclusion or line.proposal) == ReviewWord.KEEP


def settle(line: ReviewLine, review: ReviewList, asked: Mapping[str, Any]) -> ReviewLine:
    """The line with what the level above says now; not saved."""
    line.outcome = outcome = asked["outcomes"][line.pk]
    line.outcome_reason = asked["reasons"].get(line.pk, "") if outcome == ReviewOutcome.REFUSED else ""
    changed = outcome == ReviewOutcome.TITLE_CHANGED
    line.outcome_target = review.other_targets.get(asked["targets"].get(line.pk)) if changed else None
    line.outcome_text = asked["texts"].get(line.pk) or line.outcome_text
    return line


def write(cases: Sequence[Case], steps: Sequence[Step]) -> None:
    """What the decision on a list writes, for those alone who are answered now."""
    settled = []
    for case, step in zip(cases, steps, strict=True):
        review, asked = case.row, case.asked
        review.loaded = [
            settle(line, review, asked) for line in review.waiting if line.pk in asked["outcomes"]
        ]
        for line in review.loaded:
            line.later_step = step
            line.version += 1
        settled += review.loaded
    update_rows(ReviewLine, settled, COLUMNS)
    deciding.write_entries(cases, steps)


def take_back(pairs: Sequence[tuple[ReviewList, Step]]) -> None:
    """They wait again: what their decision wrote is undone, what was decided before stays."""
    lines = list(ReviewLine.objects.filter(later_step__in=[step.pk for _, step in pairs]))
    written = EntryStep.objects.standing().filter(review_effect__line__in=lines)
    deciding.undo_written(written, pairs[0][0].acting_user)
    for line in lines:
        line.outcome, line.outcome_reason = ReviewOutcome.MORE_PAPERS, ""
        line.outcome_target = line.later_step = None
        line.version += 1
    update_rows(ReviewLine, lines, COLUMNS)
