"""What cannot return to what it was, since others have taken its place meanwhile, is kept as well."""

from typing import Any

from django.db import IntegrityError, transaction

from foundation.jobs.kinds import Progress
from foundation.sheets.undo.footprint import Node
from foundation.sheets.undo.judging import CLASHING, Judgement, Keeping
from foundation.sheets.undo.performing import in_order, perform, put_back, remove


def perform_what_fits(judgement: Judgement, user: Any, progress: Progress) -> None:
    """Perform it; again without what the database refuses. Raises IntegrityError where that is no single record."""
    while True:
        try:
            with transaction.atomic():
                perform(judgement, user, progress)
        except IntegrityError:
            clashing = clashing_records(judgement)
            if not clashing:
                raise
            for node in clashing:
                judgement.keep(node, Keeping(CLASHING))
            judgement.keep_used()
        else:
            return


def clashing_records(judgement: Judgement) -> list[Node]:
    """The changed records that the database does not take back, tried one by one; nothing of it stays."""
    found = []
    with transaction.atomic():
        for model in in_order(list(judgement.traces)):
            remove(model, judgement.going(model))
            for key, event in judgement.returning(model).items():
                try:
                    with transaction.atomic():
                        put_back(model, {key: event})
                except IntegrityError:
                    found.append((model, key))
        transaction.set_rollback(True)
    return found
