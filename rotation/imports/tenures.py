"""What a rotation says of the posts a person held: written where nothing is recorded for those days, else asked."""

from dataclasses import dataclass, field
from datetime import timedelta

from cadre.imports.known import Known
from cadre.imports.rows import PersonRow
from cadre.models.facts import PostHeld
from cadre.tenures import certain_from, end, ended_by, make_room
from foundation.sheets.cells import folded_words
from foundation.sheets.kinds import Change, Question
from foundation.sheets.questions import Questions
from office.organisation.models.structure import Post
from rotation.models import Rotation

KEEP, WRITE, LEFT = "keep", "write", ""
CLASH = "Dòng {row}: hồ sơ ghi {posts} trong thời gian luân chuyển"
STILL_HELD = "Dòng {row}: luân chuyển kết thúc {day} mà hồ sơ ghi {posts} chưa kết thúc"
GONE = "Dòng {row}: hồ sơ ghi đồng chí đã thôi công tác trước khi luân chuyển: {posts}"
OTHER_BEGINNING = "Hồ sơ ghi giữ chức vụ này từ {day}, khác ngày bắt đầu luân chuyển; kiểm tra lại."
OPTIONS = (
    (KEEP, "Chỉ ghi luân chuyển, giữ quá trình công tác"),
    (WRITE, "Ghi cả quá trình công tác, kết thúc chức vụ đang ghi"),
    (LEFT, "Để lại"),
)
LEFT_SERVICE = {
    PostHeld.LeavingForm.RETIRED,
    PostHeld.LeavingForm.RETIRED_EARLY,
    PostHeld.LeavingForm.MOVED_AWAY,
    PostHeld.LeavingForm.DECEASED,
}
TAKEN_BY = {
    Rotation.Kind.ROTATION: PostHeld.TakingForm.ROTATED,
    Rotation.Kind.TRANSFER: PostHeld.TakingForm.TRANSFERRED,
    Rotation.Kind.SECONDMENT: PostHeld.TakingForm.SECONDED,
}


@dataclass
class RotationWrite:
    """The rotation to write, and the tenures that it begins, completes or ends, with what is told of them."""

    rotation: Rotation
    write: bool = True
    tenures: list[PostHeld] = field(default_factory=list)
    told: list[Change] = field(default_factory=list)

    def keep(self, held: PostHeld, before: str = "") -> None:
        self.tenures.append(held)
        self.told.append(Change("Quá trình công tác", before, described(held)))


class Tenures:
    """Plans on rows already loaded; nothing is saved here."""

    def __init__(self, questions: Questions) -> None:
        self.questions = questions

    def plan(self, plan: RotationWrite, known: Known, person: PersonRow) -> bool:
        """Add to the plan what is to be written; False while a question about it is open or left aside."""
        rotation = plan.rotation
        clashing = [held for held in known.posts if rival(held, rotation.to_post) and clash(held, rotation)]
        if not clashing:
            return self._write(plan, known, person.row)
        if len(clashing) == 1 and clashing[0].main and clashing[0].post == rotation.to_post:
            return self._complete(plan, clashing[0], known, person)
        return self._asked_to_write(plan, clashing, known, person.row)

    def _write(self, plan, known, row):
        """Nothing is recorded for those days; whoever had left the service by then is asked about."""
        begun, answer = plan.rotation.valid_from.first_day, WRITE
        gone = [held for held in known.posts if held.leaving_form in LEFT_SERVICE and ended_by(held, begun)]
        if gone:
            posts = "; ".join(described(held) for held in gone)
            options = (OPTIONS[0], (WRITE, "Ghi cả quá trình công tác"), OPTIONS[2])
            answer = self._ask(row, GONE.format(row=row.number, posts=posts), options, KEEP)
        if answer == WRITE:
            for held in filter(None, [earlier(plan.rotation, known.posts), tenure_of(plan.rotation)]):
                plan.keep(held)
                known.posts.append(held)
        return bool(answer)

    def _complete(self, plan, held, known, person):
        """The post is recorded already: what nobody knew of it is added, its beginning above all."""
        rotation, before = plan.rotation, described(held)
        if not self._asked_to_end(plan, held, known, person.row):
            return False
        unknown = held.valid_from is None
        if unknown:
            held.valid_from = rotation.valid_from
        elif not held.valid_from.agrees(rotation.valid_from):
            person.warn("valid_from", OTHER_BEGINNING.format(day=held.valid_from))
        if unknown or not held.taking_form:
            held.taking_form = held.taking_form or TAKEN_BY[rotation.kind]
            held.decision_no = held.decision_no or rotation.decision_no
            held.decision_on = held.decision_on or rotation.decision_on
        if unknown and (left := earlier(rotation, known.posts)):
            plan.keep(left)
            known.posts.append(left)
        if described(held) != before:
            plan.keep(held, before)
        return True

    def _asked_to_end(self, plan, held, known, row):
        """A rotation that is over leaves the post, unless the person was placed in that very post."""
        rotation = plan.rotation
        if rotation.valid_to is None or held.valid_to or rotation.after_post == rotation.to_post:
            return True
        proposal = WRITE if rotation.after_post else KEEP
        text = STILL_HELD.format(row=row.number, day=rotation.valid_to, posts=described(held))
        answer = self._ask(row, text, OPTIONS, proposal)
        if answer == WRITE:
            end(held, rotation.valid_to)
            placed = placement_of(rotation, known.posts)
            if placed:
                plan.keep(placed)
                known.posts.append(placed)
        return bool(answer)

    def _asked_to_write(self, plan, clashing, known, row):
        posts = "; ".join(described(held) for held in clashing)
        held, begun = clashing[0], plan.rotation.valid_from.first_day
        replaces = len(clashing) == 1 and held.main and held.valid_to is None and certain_from(held) < begun
        options = OPTIONS if replaces else (OPTIONS[0], OPTIONS[2])
        answer = self._ask(row, CLASH.format(row=row.number, posts=posts), options, KEEP)
        if answer == WRITE:
            before, new = posts, tenure_of(plan.rotation)
            for ended in make_room(new, known.posts):
                plan.keep(ended, before)
            plan.keep(new)
            known.posts.append(new)
        return bool(answer)

    def _ask(self, row, text, options, proposal):
        key = f"tenure:{row.sheet}:{row.number}"
        said = text.split(": ", 1)[-1]
        lasting = f"tenure:{folded_words(row.values.get('full_name') or '')}:{said}"
        return self.questions.ask(Question(key, "post", text, options, proposal, 0, lasting=lasting))


def rival(held: PostHeld, post: Post) -> bool:
    """Whether the tenure cannot overlap with a main one of the post."""
    return held.main or held.post == post


def clash(held: PostHeld, rotation: Rotation) -> bool:
    """Whether days that surely belong to the tenure are days of the rotation."""
    begun = rotation.valid_from.first_day
    if ended_by(held, begun):
        return False
    return rotation.valid_to is None or certain_from(held) < rotation.valid_to.first_day


def tenure_of(rotation: Rotation) -> PostHeld:
    return PostHeld(
        cadre=rotation.cadre,
        post=rotation.to_post,
        main=True,
        valid_from=rotation.valid_from,
        valid_to=rotation.valid_to,
        taking_form=TAKEN_BY[rotation.kind],
        decision_no=rotation.decision_no,
        decision_on=rotation.decision_on,
    )


def earlier(rotation: Rotation, posts: list[PostHeld]) -> PostHeld | None:
    """The post that was left for the rotation, since nobody knows when; None where that day is recorded."""
    day, post = rotation.valid_from.first_day - timedelta(days=1), rotation.from_post
    if post is None or post == rotation.to_post:
        return None
    held = [held for held in posts if rival(held, post) and certain_from(held) <= day]
    if any(not ended_by(each, day) for each in held):
        return None
    return PostHeld(cadre=rotation.cadre, post=post, main=True, known_on=day, valid_to=rotation.valid_from)


def placement_of(rotation: Rotation, posts: list[PostHeld]) -> PostHeld | None:
    """The post given after the rotation; None where that is not on record or another main post followed."""
    followed = any(held.main and not ended_by(held, rotation.valid_to.first_day) for held in posts)
    if rotation.after_post is None or followed:
        return None
    return PostHeld(cadre=rotation.cadre, post=rotation.after_post, main=True, valid_from=rotation.valid_to)


def described(held: PostHeld) -> str:
    """A tenure in words: "Chủ tịch UBND, Xã Hoa Thám (từ 01/02/2016 đến 01/02/2019)"."""
    begun = f"từ {held.valid_from}" if held.valid_from else f"theo số liệu ngày {held.known_on:%d/%m/%Y}"
    return f"{held.post} ({begun} đến {held.valid_to})" if held.valid_to else f"{held.post} ({begun})"
