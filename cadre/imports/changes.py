"""What a row adds to a person on record, field by field, and what writing it means."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Model
from django.utils.text import capfirst

from cadre.fields import IN_SHEETS, names_of
from cadre.imports.appointed import beginning, complete_appointment, said_of_appointment
from cadre.imports.known import Known
from cadre.imports.rows import PersonRow
from cadre.models.facts import PostHeld, Qualification
from cadre.models.people import Cadre, CadrePrivate
from cadre.tenures import begin_together, certain_from, end, ended_by, held_on, make_room
from foundation.core.dates import PartialDate
from foundation.core.figures import shown
from foundation.core.text import fold
from foundation.sheets.changes import BLANK, change, differing, put
from foundation.sheets.kinds import Change
from office.organisation.models.structure import Post, PostTitle

OWN = names_of(Cadre, IN_SHEETS)
RESTRICTED = names_of(CadrePrivate, IN_SHEETS)
BEGINS_THEN = "Hồ sơ đã ghi từ ngày {day} giữ chức vụ {post}; kiểm tra lại chức vụ hoặc ngày của số liệu."
LOWER = "{kind}: hồ sơ đang ghi mức cao hơn ({known}); giữ nguyên hồ sơ."
# For whom may not read the record.
BEGINS_UNREAD = "Hồ sơ đã ghi chức vụ khác cùng thời gian; kiểm tra lại chức vụ hoặc ngày của số liệu."
LOWER_UNREAD = "{kind}: hồ sơ đang ghi mức cao hơn; giữ nguyên hồ sơ."


@dataclass
class PersonChanges:
    """Rows to insert and rows to update; a row stands at most once in each. `leaving` is what the act of leaving is
    asked, of a person whose service ends.

    Of a new person everything is new and nothing is told: putting it into words is a third of all judging. Of a new
    qualification, of which a person has four, there is no row before it is written, but what it will say.
    """

    cadre: Cadre
    private: CadrePrivate | None = None
    cadre_changed: bool = False
    private_changed: bool = False
    posts: list[PostHeld] = field(default_factory=list)
    ended: list[PostHeld] = field(default_factory=list)
    learnt: list[dict[str, Any]] = field(default_factory=list)
    completed: list[Qualification] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    leaving: dict | None = None
    tells: bool = True

    def qualifications(self) -> list[dict[str, Any]]:
        """What the new ones hold, once the person has a key."""
        return [{"cadre_id": self.cadre.pk, **said} for said in self.learnt]

    def note(self, label: str, before: Any, after: Any, private: bool = False) -> None:
        if self.tells:
            self.changes.append(Change(capfirst(label), shown(before), shown(after), private))


def plan_person(person: PersonRow, known: Known | None) -> PersonChanges:
    """The plan for the person's own fields; posts and qualifications are added by the functions below."""
    cadre = known.cadre if known else Cadre(entered_unit=person.unit)
    private = (known.private if known else None) or CadrePrivate()
    plan = PersonChanges(cadre, tells=known is not None)
    plan.cadre_changed = copy_fields(plan, cadre, person.facts, OWN)
    if copy_fields(plan, private, person.facts, RESTRICTED, private=True):
        plan.private, plan.private_changed = private, True
    return plan


def copy_fields(
    plan: PersonChanges, record: Model, facts: dict[str, Any], names: list[str], private: bool = False
) -> bool:
    """Set and tell what the row says otherwise; returns whether that is anything."""
    if plan.tells:
        said = differing(record, {name: facts.get(name) for name in names})
        plan.changes += change(record, said, private=private).values()
    else:
        said = {name: new for name in names if (new := facts.get(name)) not in BLANK}
        put(record, said)
    return bool(said)


def plan_main_post(plan: PersonChanges, person: PersonRow, known: Known | None, day: date) -> None:
    """The main post that counts on the day; an unknown beginning stays unknown."""
    if person.post is None:
        return
    others = known.posts if known else []
    current = held_on(day, others)
    if current and current.post == person.post:
        complete_appointment(plan, person, known, current)
        return
    if current is None and reaches_back(others, person.post, day):
        return
    if current and current.valid_from is None and current.known_on == day:
        correct_post(plan, current, person.post)
        return
    held = PostHeld(cadre=plan.cadre, post=person.post, main=True, **said_of_appointment(person))
    held.valid_from = beginning(person, others)
    held.known_on = None if held.valid_from else day
    plan.note("chức vụ", current.post if current else "", person.post)
    begin_post(plan, person, held, others)


def begin_post(plan: PersonChanges, person: PersonRow, held: PostHeld, others: list[PostHeld]) -> None:
    """PersonChanges a tenure of unknown beginning, unless the record dates another one from that very day."""
    other = begin_together(held, others)
    if other:
        person.wrong("post", begins_then(person, other.valid_from, other.post))
        return
    if not end_beside(plan, person, held, others):
        return
    plan.ended += make_room(held, others)
    plan.posts.append(held)


def begins_then(person: PersonRow, day: PartialDate | date, post: Post) -> str:
    return person.of_record(BEGINS_THEN, BEGINS_UNREAD, day=day, post=post)


def end_beside(plan: PersonChanges, person: PersonRow, held: PostHeld, others: list[PostHeld]) -> bool:
    """A post held beside the main one ends where it becomes that one; one dated from then on contradicts it."""
    start = certain_from(held)
    for other in others:
        if other.main or other.post != held.post or ended_by(other, start):
            continue
        if other.valid_from and certain_from(other) >= start:
            person.wrong("post", begins_then(person, other.valid_from, other.post))
            return False
        end(other, held.valid_from or PartialDate.from_date(start))
        plan.ended.append(other)
        plan.note("chức vụ kiêm nhiệm", other.post, "")
    return True


def reaches_back(others: list[PostHeld], post: Post, day: date) -> bool:
    """Whether a later source already says this post, of a beginning that nobody knows."""
    later = [held for held in others if held.main and certain_from(held) > day]
    first = min(later, key=certain_from, default=None)
    return first is not None and first.valid_from is None and first.post == post


def correct_post(plan: PersonChanges, held: PostHeld, post: Post) -> None:
    """Two sources of one day cannot both be right: the later one is taken."""
    plan.note("chức vụ", held.post, post)
    held.post = post
    plan.ended.append(held)


def plan_memberships(plan: PersonChanges, person: PersonRow, known: Known | None, day: date) -> None:
    """Memberships that the row names, and posts beside the main one; another membership of the same unit's bodies,
    held so far, ends."""
    others = [held for held in (known.posts if known else []) if not held.main and not ended_by(held, day)]
    units = [post.unit for post in person.memberships]
    for post in person.memberships:
        main = next((held for held in known.posts if is_main_on(held, post, day)), None) if known else None
        if main:
            person.warn("post", begins_then(person, main.valid_from or day, post))
        elif not any(held.post == post for held in others):
            plan.posts.append(PostHeld(cadre=plan.cadre, post=post, main=False, known_on=day))
            plan.note(
                "cấp ủy" if post.title.kind == PostTitle.Kind.COLLECTIVE else "chức vụ kiêm nhiệm", "", post
            )
    for held in others:
        if (
            certain_from(held) < day
            and held.post.body_id
            and held.post.unit in units
            and held.post not in person.memberships
        ):
            held.valid_to = PartialDate.from_date(day)
            plan.ended.append(held)
            plan.note("cấp ủy", held.post, "")


def is_main_on(held: PostHeld, post: Post, day: date) -> bool:
    return held.main and held.post == post and not ended_by(held, day)


def plan_qualifications(plan: PersonChanges, person: PersonRow, known: Known | None, day: date) -> None:
    have = known.qualifications if known else []
    highest = {kind: level or 0 for kind, level, _ in sorted(person.qualifications, key=level_of)}
    for kind, level, detail in person.qualifications:
        same_kind = [got for got in have if got.kind == kind]
        if any(is_same_qualification(got, level, detail) for got in same_kind):
            continue
        best = max(same_kind, key=lambda got: got.level or 0, default=None)
        if best and level and highest[kind] < best.level:
            told = person.of_record(LOWER, LOWER_UNREAD, kind=best.get_kind_display(), known=best)
            person.warn(kind, told)
            continue
        bare = next((got for got in same_kind if got.level == level and not got.detail), None)
        before, said = str(best or ""), {"kind": kind, "level": level, "detail": detail, "known_on": day}
        if bare:
            bare.detail = detail
            plan.completed.append(bare)
        else:
            plan.learnt.append(said)
        if plan.tells:
            after = bare or Qualification(**said)
            plan.note(after.get_kind_display(), before, str(after))


def level_of(got: tuple) -> int:
    return got[1] or 0


def is_same_qualification(got: Qualification, level: int | None, detail: str) -> bool:
    return got.level == level and (not detail or fold(got.detail) == fold(detail))
