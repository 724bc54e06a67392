"""What an undo does, or did, as data: numbers of records by their kind, and what is kept with who did what since."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from foundation.core.traces.history import authors_of, command_of
from foundation.core.traces.removed import event_model
from foundation.sheets.undo.footprint import Node
from foundation.sheets.undo.judging import EDITED, STEPPED, USED, Judgement, Keeping

REMOVED, CHANGED = "xóa", "sửa"


def report(judgement: Judgement) -> dict[str, Any]:
    """{"records": how many of a model go, and how many return to what they were; "steps": acts taken back; "kept"}."""
    models = sorted(judgement.traces, key=lambda model: not judgement.is_row((model, 0)))
    numbers = ((model, len(judgement.going(model)), len(judgement.returning(model))) for model in models)
    records = [
        {"model": model._meta.label_lower, "removed": removed, "restored": restored}
        for model, removed, restored in numbers
        if removed or restored
    ]
    steps = sum(
        not judgement.is_kept((own.model, step.record_key)) for own in judgement.steps for step in own.made
    )
    return {"records": records, "steps": steps, "kept": kept_of(judgement)}


def kept_of(judgement: Judgement) -> list[dict[str, Any]]:
    authors = authors_since(judgement.kept.values())
    rows = [
        {
            "model": model._meta.label_lower,
            "key": key,
            "row": judgement.is_row((model, key)),
            **told(keeping, authors),
        }
        for (model, key), keeping in judgement.kept.items()
    ]
    return sorted(rows, key=lambda row: (not row["row"], row["model"], row["key"]))


def told(keeping: Keeping, authors: dict[Node, tuple[str, str]]) -> dict[str, Any]:
    """Why, what, and who did it when."""
    if keeping.why == STEPPED:
        step = keeping.step
        return {"why": STEPPED, "what": step.label, "who": str(step.by or ""), "at": step.at.isoformat()}
    if keeping.why == EDITED:
        model, event = keeping.event
        who, at = authors[model, event.event]
        return {"why": EDITED, "what": REMOVED if event.removal else CHANGED, "who": who, "at": at}
    if keeping.why == USED:
        model, key = keeping.child
        return {
            "why": USED,
            "what": str(model._meta.verbose_name),
            "child": model._meta.label_lower,
            "child_key": key,
        }
    return {"why": keeping.why}


def authors_since(kept: Iterable[Keeping]) -> dict[Node, tuple[str, str]]:
    """{(model, event): (who, when)} of the later events; one query a model."""
    asked: dict[type[Model], list[int]] = {}
    for keeping in kept:
        if keeping.event:
            model, event = keeping.event
            asked.setdefault(model, []).append(event.event)
    events = [
        (model, event)
        for model, keys in asked.items()
        for event in event_model(model).objects.filter(pgh_id__in=keys).select_related("pgh_context")
    ]
    names = authors_of(event for _, event in events)
    return {
        (model, event.pgh_id): (author(event, names), event.pgh_created_at.isoformat())
        for model, event in events
    }


def author(event: Any, names: dict[int, str]) -> str:
    context = event.pgh_context.metadata if event.pgh_context else {}
    return names.get(context.get("user")) or command_of(context)
