"""What is chosen for a letter, kept with its paper, and made into files again."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db.models import Model, Q, QuerySet

from office.organisation.models.identity import Signer
from office.organisation.models.structure import Unit
from office.papers.kinds import PaperKind, readable_rows
from office.papers.models import Paper

DRAW = "papers.add_paper"


def readable_subjects(kind: type[PaperKind], keys: Collection[int], user: Any) -> list[Model]:
    """The records that the kind is about, in the order of their model, as far as the user may take them away and read
    papers of them.
    """
    model = kind.from_model
    readable = dict(readable_rows(user))[model._meta.label_lower].order_by().values("pk")
    rows = model.objects.for_user(user, kind.taken_by).filter(Q(pk__in=keys) & Q(pk__in=readable))
    return list(rows.order_by(*model._meta.ordering))


def seen_subjects(paper: Paper, user: Any) -> list[Model]:
    """The records that the paper is drawn up from, as far as the user may read papers of them."""
    model = paper.kind_class and paper.kind_class.from_model
    if model is None:
        return []
    label = model._meta.label_lower
    keys = paper.subjects.filter(model=label).order_by().values("key")
    return list(dict(readable_rows(user))[label].filter(pk__in=keys).order_by(*model._meta.ordering))


def papers_about(user: Any, record: Model) -> QuerySet[Paper]:
    """Papers of the register about the record, the newest first."""
    about = {"subjects__model": record._meta.label_lower, "subjects__key": record.pk}
    return Paper.objects.for_user(user).filter(**about).order_by("-drawn_up_on", "-pk")


def office_of(user: Any, right: str) -> Unit | None:
    """The unit in whose name the user draws papers up: the highest where the right is held."""
    units = Unit.objects.filter(user.scope(right).condition("pk"), valid_to=None)
    highest = units.filter(Q(parent=None) | ~Q(parent__in=units.values("pk")))
    return highest.order_by("official_key", "pk").first()


def kept_choices(
    chosen: Mapping[str, Any], signer: Signer | None, subjects: Sequence[Model]
) -> dict[str, Any]:
    """The choices as they are kept with a paper, in plain words: a signer who has left by then is still printed."""
    kept = {name: chosen.get(name) or "" for name in ("about", "head")}
    kept |= {name: lines_of(chosen.get(name) or "") for name in ("grounds", "recipients")}
    kept["day"] = chosen["day"].isoformat() if chosen.get("day") else ""
    kept["subjects"] = [subject.pk for subject in subjects]
    if signer:
        kept["signature"] = {"authority": signer.authority, "office": signer.office, "name": signer.name}
    return kept


def lines_of(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
