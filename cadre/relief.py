"""Relief of one post: what keeps somebody in it, what it writes, and how it is taken back."""

from collections.abc import Callable, Collection, Sequence
from typing import Any

from cadre.looked_at import is_looked_at
from cadre.models.facts import PostHeld
from cadre.models.moving import PostHeldStep
from cadre.moving import PostMove, put_posts_back, touched_since, why_still_held, write_moves
from foundation.core.acts.act import Asked
from foundation.core.acts.run import Case

# What apps above know: {key of a tenure: why it is not ended here}, of those among the tenures that something holds.
Held = Collection[PostHeld]
KEPT: list[Callable[[Held], dict[int, str]]] = []


def keeps_in_post(told: Callable[[Held], dict[int, str]]) -> Callable[[Held], dict[int, str]]:
    """Let relief ask an app above; one query for all tenures."""
    KEPT.append(told)
    return told


def kept_in_post(tenures: Held) -> dict[int, str]:
    """{key of a tenure: why it is not ended but by what brought its holder there}."""
    kept: dict[int, str] = {}
    for told in KEPT:
        kept |= told(tenures)
    return kept


def kept_people(cadres: Collection[int]) -> dict[int, list[str]]:
    """{person: why a post of theirs is not ended but by what brought them there}, of posts that go on."""
    open_ones = PostHeld.objects.filter(cadre__in=cadres, valid_to=None).select_related(
        "post__title", "post__unit"
    )
    tenures = {held.pk: held for held in open_ones.order_by("pk")}
    found: dict[int, list[str]] = {}
    for key, said in kept_in_post(tenures.values()).items():
        found.setdefault(tenures[key].cadre_id, []).append(said)
    return found


def load_kept(rows: Sequence[PostHeld], user: Any) -> None:
    kept = kept_in_post(rows)
    for held in rows:
        held.kept_there = kept.get(held.pk)


def is_kept(held: PostHeld, asked: Asked) -> str | None:
    return held.kept_there


def is_held_later(held: PostHeld, asked: Asked) -> str | None:
    """Nobody leaves a post before the day on which it was surely held."""
    day = asked.get("on")
    return why_still_held(held, day, looked_at=is_looked_at(asked)) if day else None


def end_tenures(cases: Sequence[Case]) -> None:
    write_moves([(case, PostMove(None, [case.row], leaving_of(case.asked))) for case in cases])
    for case in cases:
        case.kept["leaving_form"] = case.asked["leaving_form"]


def leaving_of(asked: Asked) -> dict[str, Any]:
    paper = {f"leaving_{name}": asked[name] for name in ("decision_no", "decision_on")}
    return {"leaving_form": asked["leaving_form"], **paper}


def was_touched(held: PostHeld, step: PostHeldStep) -> str | None:
    return touched_since(step, [held])


def hold_again(pairs: Sequence[tuple[PostHeld, PostHeldStep]]) -> None:
    put_posts_back([step for _, step in pairs])
