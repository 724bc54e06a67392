"""The day on which a rotation begins: which posts end, which one begins, and how long its term is."""

import datetime
from collections.abc import Sequence
from typing import Any

from cadre.models.facts import PostHeld
from cadre.moving import (
    PostMove,
    open_on,
    put_posts_back,
    touched_since,
    why_not_moved,
    why_not_taken,
    write_moves,
    write_terms,
)
from foundation.core.acts.act import Asked, day_of
from foundation.core.acts.run import Case
from foundation.core.dates import PartialDate
from rotation.cases.loading import tenure_of
from rotation.models import Rotation, RotationStep

TAKEN_BY = {
    Rotation.Kind.ROTATION: PostHeld.TakingForm.ROTATED,
    Rotation.Kind.TRANSFER: PostHeld.TakingForm.TRANSFERRED,
    Rotation.Kind.SECONDMENT: PostHeld.TakingForm.SECONDED,
}
REMARKED = "Đã có nhận xét hằng năm của lần luân chuyển này; xóa nhận xét trước khi hoàn tác."
AWAITED = "Lần luân chuyển trước của đồng chí còn chờ bố trí; ghi bố trí sau luân chuyển của lần đó trước."
NOT_LONGER = "Ngày hết thời gian kéo dài phải sau ngày dự kiến kết thúc đang ghi ({due}); kiểm tra lại."
NOT_AFTER_START = "Ngày hết thời gian kéo dài phải sau ngày bắt đầu luân chuyển ({begun}); kiểm tra lại."


def ending(row: Rotation, asked: Asked, post: int) -> list[PostHeld]:
    """The tenures that end when a post is taken as the main one: every main one of another post, those ticked, and that
    of the very post where it was held beside.
    """
    ticked = {int(key) for key in asked.get("ending") or ()}
    found = open_on(row.tenures, day_of(asked))
    return [
        held for held in found if held.main != (held.post_id == post) or (held.pk in ticked and not held.main)
    ]


def held_already(row: Rotation, post: int, day: datetime.date) -> bool:
    """Whether the person's main post is that one by then: their record was ahead of the case."""
    return any(held.main and held.post_id == post for held in open_on(row.tenures, day))


def is_placed_before(row: Rotation, asked: Asked) -> str | None:
    """Who waits for a place after a rotation is placed first, or that placement would end the new post."""
    return AWAITED if row.is_awaited else None


def can_start(row: Rotation, asked: Asked) -> str | None:
    """One main post at a time, and one holder of a post for one."""
    if not asked.get("on"):
        return None
    day, keys = asked["on"], {held.pk for held in ending(row, asked, row.to_post_id)}
    there = held_already(row, row.to_post_id, day)
    tenures = [held for held in row.tenures if not there or held.post_id != row.to_post_id]
    stays = why_not_moved(tenures, row.to_post, True, asked, keys)
    return stays or why_not_taken(row.to_post, row.cadre_id, day, row.holders, seen=row.named)


def started(row: Rotation, asked: Asked) -> dict[str, Any]:
    """Where nobody said whence the person comes, it is the main post that ends."""
    left = next((held for held in ending(row, asked, row.to_post_id) if held.main), None)
    origin = {"from_post": left.post} if left and not row.origin else {}
    return {"valid_from": PartialDate.from_date(day_of(asked)), **origin}


def start(cases: Sequence[Case]) -> None:
    write_moves([(case, start_of(case)) for case in cases])


def start_of(case: Case) -> PostMove:
    row, asked = case.row, case.asked
    leaving = {
        "leaving_form": PostHeld.LeavingForm.TRANSFERRED,
        "leaving_decision_no": row.decision_no,
        "leaving_decision_on": row.decision_on,
    }
    taken = PostHeld(
        cadre_id=row.cadre_id,
        post_id=row.to_post_id,
        main=True,
        taking_form=TAKEN_BY[row.kind],
        decision_no=row.decision_no,
        decision_on=row.decision_on,
        term_ends=row.due_on,
    )
    held = held_already(row, row.to_post_id, case.day)
    return PostMove(None if held else taken, ending(row, asked, row.to_post_id), leaving)


def is_not_remarked(row: Rotation, step: RotationStep) -> str | None:
    return REMARKED if row.is_remarked else None


def posts_are_untouched(row: Rotation, step: RotationStep) -> str | None:
    return touched_since(step, row.tenures)


def put_back(pairs: Sequence[tuple[Rotation, RotationStep]]) -> None:
    put_posts_back([step for _, step in pairs])


def is_longer(row: Rotation, asked: Asked) -> str | None:
    due = asked.get("due_on")
    if due and row.due_on and due <= row.due_on:
        return NOT_LONGER.format(due=f"{row.due_on:%d/%m/%Y}")
    if due and row.valid_from and due <= row.valid_from.first_day:
        return NOT_AFTER_START.format(begun=row.valid_from)
    return None


def extended(row: Rotation, asked: Asked) -> dict[str, Any]:
    return {"due_on": asked["due_on"]}


def extend(cases: Sequence[Case]) -> None:
    """The term of the post held goes on with the rotation."""
    write_terms([(case, tenure_of(case.row), case.row.due_on) for case in cases])
