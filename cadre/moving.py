"""Posts that an act ends and begins in one transaction, and how they are put back.

Acts that move people keep on their step (`MovingStep`) what they wrote here.
"""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from cadre.leaving import as_left
from cadre.looked_at import is_looked_at, look_again
from cadre.models.facts import PostHeld
from cadre.models.moving import MovingStep
from cadre.models.people import Cadre
from cadre.tenures import certain_from, end, ended_by
from foundation.core.acts.act import Asked, RefusedInside, day_of
from foundation.core.acts.run import Case
from foundation.core.dates import PartialDate
from foundation.core.saving.columns import restore, stored, update_rows
from office.organisation.models.structure import Post

COLUMNS = ["valid_to", "known_on", "leaving_form", "leaving_decision_no", "leaving_decision_on", "moved_to"]
COLUMNS += ["term_ends"]
HELD_BY = "Chức vụ {post} đang do {who} giữ; ghi thôi giữ trước rồi làm lại."
SOMEBODY = "một đồng chí khác"
STILL_HELD = "Theo số liệu ngày {day} đồng chí vẫn giữ {post}; ghi một ngày sau ngày đó."
SEEN = "Danh sách ngày {day} còn ghi đồng chí giữ {post}."
MAIN_STAYS = "Đồng chí đang giữ chức vụ chính {post}; chọn thôi giữ chức vụ này khi nhận chức vụ chính mới."
HOLDS_IT = "Đồng chí đang giữ chính chức vụ này."
MAIN_GOES = (
    "Thôi giữ chức vụ chính {post} thì đồng chí không còn chức vụ chính; chọn chức vụ mới là chức vụ chính."
)
ENDS_ALREADY = "Đã ghi thôi giữ {post} từ {end}; hoàn tác việc đó rồi làm lại."
UNIT_ENDED = "{unit} đã ngừng hoạt động từ {day:%d/%m/%Y}; chọn chức vụ ở đơn vị đang hoạt động."
TAKEN_TWICE = (
    "Làm việc này thì hai đồng chí cùng giữ chức vụ {post}; ghi thôi giữ, hoặc hoàn tác việc kia trước."
)
TOUCHED = "Chức vụ ghi theo việc này nay đã được sửa hoặc xóa; sửa ở phần quá trình công tác."


@dataclass
class PostMove:
    """A person who comes to hold a post from a day; `ending` are tenures that end on it.

    `leaving` is written on what ends: columns of PostHeld such as leaving_form and leaving_decision_no.
    """

    taken: PostHeld | None
    ending: Sequence[PostHeld] = ()
    leaving: Mapping[str, Any] = field(default_factory=dict)


def tenures_of(cadres: Iterable[int]) -> dict[int, list[PostHeld]]:
    """{person: all tenures}, with posts and units; one query."""
    held = PostHeld.objects.filter(cadre__in=set(cadres)).select_related("post__title", "post__unit")
    found: dict[int, list[PostHeld]] = {}
    for each in held.order_by("-main", "pk"):
        found.setdefault(each.cadre_id, []).append(each)
    return found


def holders_of_posts(posts: Iterable[int]) -> dict[int, list[PostHeld]]:
    """{post: tenures that have not ended}, with their people; one query."""
    open_ones = PostHeld.objects.filter(post__in=set(posts)).select_related("cadre")
    found: dict[int, list[PostHeld]] = {}
    for each in open_ones.order_by("cadre__sort_key", "pk"):
        found.setdefault(each.post_id, []).append(each)
    return found


def lock_people(cadres: Iterable[int]) -> None:
    """Whoever moves these people waits, as long as the transaction lasts; asked for before their tenures are read."""
    people = Cadre.objects.filter(pk__in=set(cadres)).order_by("pk")
    list(people.select_for_update(of=("self",)).values_list("pk", flat=True))


def lock_posts(posts: Iterable[int]) -> None:
    """Of two who take a post at once the second waits, and is refused."""
    rows = Post.objects.filter(pk__in=set(posts)).order_by("pk")
    list(rows.select_for_update(of=("self",)).values_list("pk", flat=True))


def refuse_doubles(written: Mapping[int, int]) -> None:
    """Raise RefusedInside where a post for one has two holders on a day by what was written; two queries.

    `written` is {tenure: key of the record whose act wrote it}.
    """
    of_posts = PostHeld.objects.filter(pk__in=written).order_by().values_list("post", flat=True)
    rows = PostHeld.objects.filter(post__in=set(of_posts)).select_related("post__title", "post__unit")
    tenures = [held for held in rows if held.post.title.is_for_one]
    refused = {
        written[held.pk]: [TAKEN_TWICE.format(post=held.post)]
        for held in tenures
        if held.pk in written
        and any(other.cadre_id != held.cadre_id and overlap(held, other) for other in tenures)
    }
    if refused:
        raise RefusedInside(refused)


def overlap(one: PostHeld, other: PostHeld) -> bool:
    """Whether both surely count on some day."""
    return not ended_by(one, certain_from(other)) and not ended_by(other, certain_from(one))


def open_on(tenures: Iterable[PostHeld], day: datetime.date) -> list[PostHeld]:
    """Those that have not ended by the day, also those that begin later."""
    return [held for held in tenures if not ended_by(held, day)]


def why_closed(post: Post, day: datetime.date) -> str | None:
    """Why nobody comes to the post from the day: its unit has ended by then."""
    ended = post.unit.valid_to
    return UNIT_ENDED.format(unit=post.unit, day=ended) if ended and ended <= day else None


def why_not_taken(
    post: Post, cadre: int, day: datetime.date, holders: Iterable[PostHeld], *, seen: Iterable[int] = ()
) -> str | None:
    """Why the person cannot hold a post from the day: its unit has ended, or of a post for one somebody else holds it.

    `holders` are the tenures of the post; `seen` the people whom the reader may see by name.
    """
    if ended := why_closed(post, day):
        return ended
    if not post.title.is_for_one:
        return None
    seen = set(seen)
    for held in open_on(holders, day):
        if held.cadre_id != cadre:
            who = f"đồng chí {held.cadre}" if held.cadre_id in seen else SOMEBODY
            return HELD_BY.format(post=post, who=who)
    return None


def is_seen_on(tenures: Iterable[PostHeld], day: datetime.date | None) -> bool:
    """Whether a list saw one of them held on the very day, with no day from which it counts: it may end on that day."""
    return any(held.valid_from is None and held.known_on == day for held in tenures)


def why_still_held(held: PostHeld, day: datetime.date, *, looked_at: bool) -> str | None:
    """Why a tenure does not end on the day: surely it was held then. What a list saw on that day is looked at first."""
    sure = certain_from(held)
    if sure < day:
        return None
    if is_seen_on([held], day):
        return None if looked_at else look_again(SEEN.format(day=f"{day:%d/%m/%Y}", post=held.post))
    return STILL_HELD.format(day=f"{sure:%d/%m/%Y}", post=held.post)


def why_not_moved(
    tenures: Sequence[PostHeld], post: Post, main: bool, asked: Asked, ending: Iterable[int]
) -> str | None:
    """Why the tenures of a person do not let a new one begin as asked, while those of the keys in `ending` end."""
    day, ending = day_of(asked), set(ending)
    for held in (each for each in tenures if each.pk in ending):
        if said := why_still_held(held, day, looked_at=is_looked_at(asked)):
            return said
        if held.valid_to:
            return ENDS_ALREADY.format(post=held.post, end=held.valid_to)
        if held.main and not main:
            return MAIN_GOES.format(post=held.post)
    staying = [held for held in open_on(tenures, day) if held.pk not in ending]
    if any(held.post_id == post.pk for held in staying):
        return HOLDS_IT
    blocking = next((held for held in staying if held.main), None) if main else None
    return MAIN_STAYS.format(post=blocking.post) if blocking else None


def write_moves(pairs: Sequence[tuple[Case, PostMove]]) -> None:
    """End and begin the posts of all cases, each from the day of its case; two statements. What was written is put
    into `case.kept` for the columns of MovingStep.
    """
    ended, begun = [], []
    for case, move in pairs:
        day = PartialDate.from_date(case.day)
        before = [stored(held, COLUMNS) for held in move.ending]
        for held in move.ending:
            end(held, day)
            # Who held it beside the main post and has it as that from now on has not left it.
            stays = move.taken and held.post_id == move.taken.post_id and not held.main
            for name, value in () if stays else move.leaving.items():
                setattr(held, name, value)
        case.kept["ended"] = [
            {"id": held.pk, "before": was, "after": stored(held, COLUMNS)}
            for held, was in zip(move.ending, before, strict=True)
        ]
        ended += move.ending
        if move.taken:
            move.taken.valid_from = day
            begun.append(move.taken)
    lock_posts(held.post_id for held in begun)
    update_rows(PostHeld, ended, COLUMNS)
    PostHeld.objects.bulk_create(begun)
    for case, move in pairs:
        case.kept["begun"] = [move.taken.pk] if move.taken else []
    refuse_doubles({move.taken.pk: case.row.pk for case, move in pairs if move.taken})


def write_terms(terms: Sequence[tuple[Case, PostHeld | None, datetime.date | None]]) -> None:
    """Set when the terms of tenures are over, one of each case; what was written is put into `case.kept`."""
    changed = []
    for case, held, day in terms:
        if held is None:
            continue
        before, held.term_ends = stored(held, ["term_ends"]), day
        case.kept["ended"] = [{"id": held.pk, "before": before, "after": stored(held, ["term_ends"])}]
        changed.append(held)
    update_rows(PostHeld, changed, ["term_ends"])


def touched_since(step: MovingStep, tenures: Iterable[PostHeld]) -> str | None:
    """Why what a step wrote cannot be put back: a tenure no longer says what the step made it say, or went on."""
    held = {each.pk: each for each in tenures}
    kept = all(as_left(held.get(each["id"]), each["after"]) for each in step.ended)
    going_on = all(key in held and held[key].valid_to is None for key in step.begun)
    return None if kept and going_on else TOUCHED


def as_before(step: MovingStep, tenures: Iterable[PostHeld]) -> list[PostHeld]:
    """The tenures as they stood when the step was taken, unsaved: without those that it began, open what it ended."""
    before = {each["id"]: each["before"] for each in step.ended}
    left = [held for held in tenures if held.pk not in step.begun]
    for held in left:
        if held.pk in before:
            restore(held, before[held.pk])
    return left


def put_posts_back(steps: Sequence[MovingStep]) -> None:
    """Take away what the steps began, and give back what they ended; three statements."""
    PostHeld.objects.filter(pk__in=[key for step in steps for key in step.begun]).delete()
    before = {each["id"]: each["before"] for step in steps for each in step.ended}
    reopened = list(PostHeld.objects.filter(pk__in=before))
    for held in reopened:
        restore(held, before[held.pk])
    lock_posts(held.post_id for held in reopened)
    update_rows(PostHeld, reopened, COLUMNS)
    refuse_doubles({each["id"]: step.record_key for step in steps for each in step.ended})
