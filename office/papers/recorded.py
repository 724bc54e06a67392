"""The paper of the register that an act is recorded from, so that nobody types its number twice."""

from collections.abc import Collection
from typing import Any

from django.db.models import Count, Model, Q

from office.papers.letters import LetterKind, Writing
from office.papers.models import Paper

SIGNER = 120
NUMBERED = (Paper.Status.NUMBERED, Paper.Status.ISSUED)


def about_all(user: Any, kind: type[LetterKind], model: type[Model], keys: Collection[int]) -> Paper | None:
    """The newest paper of the kind with a number that is about all these records."""
    of_these = Q(subjects__model=model._meta.label_lower, subjects__key__in=keys)
    papers = Paper.objects.for_user(user).filter(kind=kind.slug, status__in=NUMBERED)
    papers = papers.annotate(found=Count("subjects", filter=of_these, distinct=True))
    papers = papers.filter(found=len(set(keys))).select_related("unit")
    return papers.order_by("-signed_on", "-pk").first()


def number_and_day(paper: Paper | None) -> dict[str, Any]:
    """What an act asks of a paper that is no decision."""
    return {"decision_no": paper.code, "decision_on": paper.signed_on} if paper else {}


def as_recorded(paper: Paper) -> dict[str, Any]:
    """What an act asks of a decision, as the paper says it."""
    writing = Writing.of(paper.kind_class(), paper.unit, paper.asked, paper.code, paper.signed_on)
    return number_and_day(paper) | {"issuer": writing.name, "signer": signer_of(paper)}


def signer_of(paper: Paper) -> str:
    """The name of who was chosen to sign, or whatever was written down since."""
    name = paper.asked.get("signature", {}).get("name")
    return name if name and paper.signed_by.endswith(name) else paper.signed_by[:SIGNER]
