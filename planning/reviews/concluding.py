"""What meetings say of the lines of a list: the standing members reopen some, the body concludes on all."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from foundation.core.acts.run import Case
from foundation.core.acts.steps import Step
from foundation.core.saving.columns import update_rows
from planning.models import ReviewLine, ReviewList
from planning.reviews.choices import LineOrigin, ReviewWord

CONCLUDED = ["conclusion", "conclusion_reason", "conclusion_text", "votes", "version"]
PROPOSED = ["proposal", "proposal_reason", "proposal_text", "proposal_by_id", "proposal_at", "version"]


def reopen_amended(cases: Sequence[Case]) -> None:
    """Lines that the standing members want otherwise have no proposal any more: the office makes another one."""
    amended = {key for case in cases for key in case.asked.get("amended") or ()}
    lines = list(ReviewLine.objects.filter(review_list__in=[case.row.pk for case in cases], pk__in=amended))
    for case in cases:
        own = {str(line.pk): proposed(line) for line in lines if line.review_list_id == case.row.pk}
        case.kept = {"answer": case.asked["answer"], "reopened": own or None}
    for line in lines:
        line.proposal = line.proposal_reason = line.proposal_text = ""
        line.proposal_by = line.proposal_at = None
        line.version += 1
    update_rows(ReviewLine, lines, PROPOSED)


def proposed(line: ReviewLine) -> dict[str, Any]:
    """The proposal as it stands, to be told, or put back, after it was taken from the line."""
    kept = {name: getattr(line, name) for name in PROPOSED if name != "version"}
    return kept | {"proposal_at": line.proposal_at and line.proposal_at.isoformat()}


def close_again(pairs: Sequence[tuple[ReviewList, Step]]) -> None:
    """Taken back, the hearing leaves the proposals as they were before it; a newer one stays."""
    kept = {int(key): before for _, step in pairs for key, before in (step.reopened or {}).items()}
    lines = list(ReviewLine.objects.filter(pk__in=kept, proposal=""))
    for line in lines:
        for name, value in kept[line.pk].items():
            setattr(line, name, value)
        line.proposal_at = line.proposal_at and datetime.fromisoformat(line.proposal_at)
        line.version += 1
    update_rows(ReviewLine, lines, PROPOSED)


def write_conclusions(cases: Sequence[Case]) -> None:
    """As proposed, but for those lines of which the body said otherwise."""
    lines = []
    for case in cases:
        asked = case.asked
        case.kept = {"called": asked["called"], "present": asked["present"]}
        for line in case.row.loaded:
            if line.origin != LineOrigin.ABOVE:
                conclude(line, asked)
                lines.append(line)
    update_rows(ReviewLine, lines, CONCLUDED)


def conclude(line: ReviewLine, asked: dict) -> None:
    line.conclusion = asked["words"].get(line.pk) or line.proposal
    as_proposed = line.conclusion == line.proposal
    removes = line.conclusion == ReviewWord.REMOVE
    reason = asked["reasons"].get(line.pk) or (line.proposal_reason if as_proposed else "")
    line.conclusion_reason = reason if removes else ""
    line.conclusion_text = asked["texts"].get(line.pk, "")
    line.votes = asked["votes"].get(line.pk)
    line.version += 1


def take_conclusions_back(pairs: Sequence[tuple[ReviewList, Step]]) -> None:
    lines = list(ReviewLine.objects.filter(review_list__in=[review.pk for review, _ in pairs]))
    for line in lines:
        line.conclusion = line.conclusion_reason = line.conclusion_text = ""
        line.votes = None
        line.version += 1
    update_rows(ReviewLine, lines, CONCLUDED)
