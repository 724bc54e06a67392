"""What an office wrote down of rotations that were, made into cases by acts: begun, ended, placed."""

from collections.abc import Sequence
from copy import copy
from typing import Any

from django.db import connection

from foundation.core.acts.act import Act, RefusedInside
from foundation.core.acts.run import apply
from foundation.sheets.records import save
from rotation.acts import RECORD, RECORD_EARLY_END, RECORD_END, RECORD_PLACE
from rotation.choices import NOT_PLACED, OVER, RotationState
from rotation.models import Rotation

END, PLACE = ("valid_to",), ("after_post", "after_words")


def record(user: Any, rotations: Sequence[Rotation]) -> None:
    """Write the rotations as they say: those on record are corrected, new ones begun, and what they say of their end
    and of where somebody was placed is done by acts, each from its own day. A fixed number of statements.

    Raises RefusedInside with the sentences of what is refused, IntegrityError where two of a person overlap.
    """
    together = connection.cursor()
    together.execute("SET CONSTRAINTS one_rotation_at_a_time DEFERRED")
    told = {id(row): copy(row) for row in rotations}
    for row in rotations:
        if row.pk is None or row.state not in OVER:
            row.valid_to = None
        if row.state != RotationState.PLACED:
            row.after_post, row.after_words = None, ""
    save(Rotation, [row for row in rotations if row.pk])
    done(RECORD, user, [row for row in rotations if not row.pk], told, ())
    ending = [row for row in rotations if row.state not in OVER and told[id(row)].valid_to]
    early = [row for row in ending if told[id(row)].ended_early()]
    done(RECORD_EARLY_END, user, early, told, END)
    done(RECORD_END, user, [row for row in ending if row not in early], told, END)
    placed = [row for row in rotations if row.state in NOT_PLACED and told[id(row)].placement]
    done(RECORD_PLACE, user, placed, told, PLACE)
    together.execute("SET CONSTRAINTS one_rotation_at_a_time IMMEDIATE")


def done(
    act: Act, user: Any, rows: list[Rotation], told: dict[int, Rotation], columns: Sequence[str]
) -> None:
    """Do the act for the rows, each from the day on which the told one began or ended, with the columns it says."""
    if not rows:
        return
    asked = []
    for row in rows:
        said = told[id(row)]
        day = (said.valid_to if columns else said.valid_from).first_day
        paper = {} if columns else {"decision_no": said.decision_no, "decision_on": said.decision_on}
        asked.append({"on": day, **paper, **{name: getattr(said, name) for name in columns}})
    refused = apply(act, user, rows, asked).refused
    if refused:
        raise RefusedInside(refused)
