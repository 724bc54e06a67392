"""Which papers a reader may see: those of their units, as far as they may read all that a paper is about."""

from collections.abc import Iterator
from typing import Any, Self

from django.db.models import Exists, OuterRef, Q

from foundation.core.scope.rows import ScopedQuerySet, conflicted_people
from office.papers import kinds


def unreadable(user: Any) -> Q:
    """Of subjects: what the user may not read, and what nobody knows how to ask for."""
    rows = dict(kinds.readable_rows(user))
    hidden = ~Q(model__in=list(rows))
    for label, readable in rows.items():
        hidden |= Q(model=label) & ~Q(key__in=readable.order_by().values("pk"))
    return hidden


def judging_kinds(user: Any) -> Iterator[tuple[list[str], Q]]:
    """(slugs, subjects) of the kinds that judge people: the subjects that are about the user, or a relative.

    Kinds that inherit one rule are asked of together.
    """
    by_rule: dict[Any, list[type[kinds.PaperKind]]] = {}
    for kind in kinds.KINDS.values() if conflicted_people(user) else ():
        by_rule.setdefault(kind.kept_from.__func__, []).append(kind)
    for first, *others in by_rule.values():
        own = first.kept_from(user)
        if own is not None:
            slugs = [kind.slug for kind in (first, *others)]
            yield slugs, Q(model=own.model._meta.label_lower, key__in=own.order_by().values("pk"))


def stricter_kinds(user: Any) -> Iterator[Q]:
    """Papers of kinds that ask for a further right, where the user does not hold it."""
    for kind in kinds.KINDS.values():
        if kind.right:
            yield Q(kind=kind.slug) & ~user.scope(kind.right).condition("unit")


class PaperQuerySet(ScopedQuerySet):
    def in_scope(self, user: Any, action: str = "view") -> Self:
        subjects = self.model.subjects.rel.related_model.objects.filter(paper=OuterRef("pk"))
        rows = super().in_scope(user, action).filter(~Exists(subjects.filter(unreadable(user))))
        for hidden in stricter_kinds(user):
            rows = rows.exclude(hidden)
        for slugs, own in judging_kinds(user):
            rows = rows.exclude(Q(kind__in=slugs) & Exists(subjects.filter(own)))
        # A paper with a number is struck, never removed, nor one that went out before.
        return self.never_out(rows) if action == "remove" else rows

    def never_out(self, rows: Self) -> Self:
        files = self.model.files.rel.related_model
        return rows.filter(status=self.model.Status.DRAFT).exclude(files__role=files.Role.RECALLED)


class OfPaperQuerySet(ScopedQuerySet):
    """What hangs on a paper is read by whoever may read the paper."""

    def in_scope(self, user: Any, action: str = "view") -> Self:
        papers = self.model.paper.field.related_model.objects.in_scope(user)
        return super().in_scope(user, action).filter(paper__in=papers.order_by().values("pk"))
