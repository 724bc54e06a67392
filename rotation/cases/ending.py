"""How a rotation ends, with its judgement, and where the person is placed afterwards."""

from collections.abc import Sequence
from typing import Any

from cadre.models.facts import PostHeld
from cadre.moving import (
    PostMove,
    holders_of_posts,
    put_posts_back,
    why_closed,
    why_not_moved,
    why_not_taken,
    write_moves,
)
from foundation.core.acts.act import Asked, RefusedInside, day_of
from foundation.core.acts.run import Case
from foundation.core.dates import PartialDate
from rotation.cases.before import serves
from rotation.cases.loading import people_seen, tenure_of
from rotation.cases.start import ending, held_already
from rotation.fulfilling import fulfil, take_back
from rotation.models import Rotation, RotationJudgement, RotationStep

NOT_DUE = "Chưa đến ngày dự kiến kết thúc {due}; dùng “Kết thúc trước thời hạn” và ghi lý do."
DUE_BY = "Đã đến ngày dự kiến kết thúc {due}; dùng “Hết thời gian, chờ bố trí”."
NO_DUE = "Chưa ghi ngày dự kiến kết thúc nên chưa rõ là trước thời hạn; dùng “Hết thời gian, chờ bố trí”."
ENDS_EARLY = "Ngày kết thúc phải sau ngày bắt đầu luân chuyển ({begun})."
GONE_SINCE = "Đồng chí đã thôi giữ {post} từ {day}; hoàn tác việc đó trước."
NOWHERE = "Chọn chức vụ được bố trí, hoặc ghi theo văn bản khi chức vụ không có trong danh mục."
FROM_SHORT = "Ngày giữ chức vụ {day} trước ngày kết thúc luân chuyển ({ended}); kiểm tra lại."


def is_over(row: Rotation, asked: Asked) -> str | None:
    day = asked.get("on")
    if day and row.due_on and day < row.due_on:
        return NOT_DUE.format(due=f"{row.due_on:%d/%m/%Y}")
    return None


def is_early(row: Rotation, asked: Asked) -> str | None:
    if row.due_on is None:
        return NO_DUE
    day = asked.get("on")
    return DUE_BY.format(due=f"{row.due_on:%d/%m/%Y}") if day and day >= row.due_on else None


def ends_after_start(row: Rotation, asked: Asked) -> str | None:
    day = asked.get("on")
    early = day and row.valid_from and day <= row.valid_from.first_day
    return ENDS_EARLY.format(begun=row.valid_from) if early else None


def ended(row: Rotation, asked: Asked) -> dict[str, Any]:
    return {"valid_to": PartialDate.from_date(day_of(asked))}


def judge(cases: Sequence[Case]) -> None:
    """Keep what is said of the result."""
    said = [case for case in cases if case.asked.get("text") or case.asked.get("grade")]
    RotationJudgement.objects.bulk_create(
        RotationJudgement(
            rotation=case.row,
            judged_on=case.day,
            grade=case.asked.get("grade") or "",
            text=case.asked.get("text") or "",
        )
        for case in said
    )


def still_holds(row: Rotation, step: RotationStep) -> str | None:
    """Of undoing: who was relieved of the post since does not go on in it."""
    gone = [
        held
        for held in row.tenures
        if held.post_id == row.to_post_id and held.valid_to and row.valid_to and held.valid_to >= row.valid_to
    ]
    return GONE_SINCE.format(post=row.to_post, day=gone[0].valid_to) if gone and not tenure_of(row) else None


def take_judgements_back(pairs: Sequence[tuple[Rotation, RotationStep]]) -> None:
    RotationJudgement.objects.filter(rotation__in=[row.pk for row, _ in pairs]).delete()


def is_placed_somewhere(row: Rotation, asked: Asked) -> str | None:
    return None if asked.get("after_post") or asked.get("after_words") else NOWHERE


def follows_the_end(row: Rotation, asked: Asked) -> str | None:
    day = asked.get("on")
    if day and row.valid_to and day < row.valid_to.first_day:
        return FROM_SHORT.format(day=f"{day:%d/%m/%Y}", ended=row.valid_to)
    return None


def can_be_placed(row: Rotation, asked: Asked) -> str | None:
    """One main post at a time; who stays in the very post, or goes where no post is on record, moves nothing."""
    post, day = asked.get("after_post"), asked.get("on")
    if not post or not day or held_already(row, post.pk, day):
        return None
    keys = {held.pk for held in ending(row, asked, post.pk)}
    return why_closed(post, day) or why_not_moved(row.tenures, post, True, asked, keys)


def serves_there(row: Rotation, asked: Asked) -> str | None:
    """Who has left the service comes to no post; where they went is said in words."""
    return serves(row, asked) if asked.get("after_post") else None


def placed(row: Rotation, asked: Asked) -> dict[str, Any]:
    post = asked.get("after_post")
    return {"after_post": post, "after_words": "" if post else asked.get("after_words") or ""}


def place(cases: Sequence[Case]) -> None:
    """Posts end and begin, and the planned place that this fulfils ends."""
    moving = [case for case in cases if case.row.after_post_id]
    refuse_taken(moving)
    write_moves([(case, place_of(case)) for case in moving])
    fulfil([(case, case.asked["entry"]) for case in cases if case.asked.get("entry")])


def refuse_taken(cases: Sequence[Case]) -> None:
    """A post for one that somebody else holds is said of its case; two queries."""
    holders = holders_of_posts(case.row.after_post_id for case in cases)
    if not holders:
        return
    named = people_seen(cases[0].row.acting_user, (held for found in holders.values() for held in found))
    refused = {}
    for case in cases:
        row, post = case.row, case.row.after_post
        said = why_not_taken(post, row.cadre_id, case.day, holders.get(post.pk, ()), seen=named)
        if said:
            refused[row.pk] = [said]
    if refused:
        raise RefusedInside(refused)


def place_of(case: Case) -> PostMove:
    row, asked = case.row, case.asked
    paper = {"decision_no": asked["decision_no"], "decision_on": asked["decision_on"]}
    leaving = {"leaving_form": PostHeld.LeavingForm.TRANSFERRED}
    leaving |= {f"leaving_{name}": value for name, value in paper.items()}
    taken = PostHeld(
        cadre_id=row.cadre_id,
        post_id=row.after_post_id,
        main=True,
        taking_form=asked.get("taking_form") or PostHeld.TakingForm.TRANSFERRED,
        **paper,
    )
    held = held_already(row, row.after_post_id, case.day)
    return PostMove(None if held else taken, ending(row, asked, row.after_post_id), leaving)


def take_placement_back(pairs: Sequence[tuple[Rotation, RotationStep]]) -> None:
    put_posts_back([step for _, step in pairs])
    take_back(pairs)
