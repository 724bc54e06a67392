"""The paper of the register that a decision is recorded from, so that nobody types its number twice."""

from collections.abc import Collection
from typing import Any

from django.db.models import Count, Q

from office.papers.letters import Writing
from office.papers.models import Paper
from planning.models import EntryStep, PlanningTarget
from planning.papers.kinds import PlanningDecision

SIGNER = 120


def decision_paper(user: Any, targets: Collection[int]) -> Paper | None:
    """The newest decision with a number that is about all these titles of units, and is recorded of none of them."""
    if not targets:
        return None
    of_these = Q(subjects__model=PlanningTarget._meta.label_lower, subjects__key__in=targets)
    recorded = EntryStep.objects.standing().filter(entry__target__in=targets).exclude(decision_no="")
    papers = Paper.objects.for_user(user).filter(
        kind=PlanningDecision.slug, status__in=(Paper.Status.NUMBERED, Paper.Status.ISSUED)
    )
    papers = papers.exclude(code__in=recorded.order_by().values("decision_no"))
    papers = papers.annotate(found=Count("subjects", filter=of_these, distinct=True))
    papers = papers.filter(found=len(set(targets))).select_related("unit")
    return papers.order_by("-signed_on", "-pk").first()


def as_recorded(paper: Paper) -> dict[str, Any]:
    """What the act asks of a decision, as the paper says it."""
    writing = Writing.of(PlanningDecision(), paper.unit, paper.asked, paper.code, paper.signed_on)
    return {
        "decision_no": paper.code,
        "decision_on": paper.signed_on,
        "issuer": writing.name,
        "signer": signer_of(paper),
    }


def signer_of(paper: Paper) -> str:
    """The name of who was chosen to sign, or whatever was written down since."""
    name = paper.asked.get("signature", {}).get("name")
    return name if name and paper.signed_by.endswith(name) else paper.signed_by[:SIGNER]
