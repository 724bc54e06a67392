"""The end of service that a row of leavers tells: the act writes that of a last post, an earlier post bears its own."""

import datetime
from copy import copy
from typing import Any

from cadre.imports.changes import PersonChanges, begin_post
from cadre.imports.known import Known
from cadre.imports.rows import PersonRow
from cadre.leaving import COLUMNS as OF_LEAVING
from cadre.leaving import STILL_SERVING, say
from cadre.models.facts import PostHeld
from cadre.tenures import certain_from

REFUSED_UNREAD = "Chưa ghi được việc nghỉ, chuyển này; đối chiếu ngày thôi giữ chức vụ với hồ sơ."


def plan_leaving(
    plan: PersonChanges, person: PersonRow, known: Known | None, last_day: datetime.date
) -> None:
    """End the post that the row names; someone not known to have held it held it up to the last day.

    If it was the last one the person has left: that is the act's to write, and the post is only there or begins.
    """
    others = known.posts if known else []
    said = {name: person.facts.get(name) for name in OF_LEAVING}
    of_post = [held for held in others if held.main and held.post == person.post]
    held = next((held for held in of_post if says_the_same_end(held, person)), None)
    held = held or next((held for held in of_post if held.valid_to is None), None)
    if held and certain_from(held) > last_day:
        day = f"{certain_from(held):%d/%m/%Y}"
        person.wrong("left_on", person.of_record(STILL_SERVING, REFUSED_UNREAD, day=day))
    elif held:
        ended = copy(held)
        if say(ended, said):
            plan.note("thôi giữ chức vụ", str(held.valid_to or ""), f"{held.post}: {ended.valid_to}")
            leave_or_end(plan, held, ended, others)
    else:
        ended = PostHeld(cadre=plan.cadre, post=person.post, main=True, known_on=last_day)
        say(ended, said)
        begin_post(plan, person, ended, others)
        plan.note("thôi giữ chức vụ", "", f"{ended.post}: {ended.valid_to}")
        if is_last(ended, others):
            plan.leaving = asked_of(ended)
            for name in OF_LEAVING:
                setattr(ended, name, PostHeld._meta.get_field(name).get_default())


def leave_or_end(plan: PersonChanges, held: PostHeld, ended: PostHeld, others: list[PostHeld]) -> None:
    """The act ends a last post; one that others follow ends by itself."""
    if is_last(held, others):
        plan.leaving = asked_of(ended)
        return
    for name in OF_LEAVING:
        setattr(held, name, getattr(ended, name))
    plan.ended.append(held)


def is_last(held: PostHeld, others: list[PostHeld]) -> bool:
    """Whether the person holds no main post after this one."""
    return all(certain_from(other) <= certain_from(held) for other in others if other.main)


def asked_of(ended: PostHeld) -> dict[str, Any]:
    """What the act is asked: the end as the tenure would say it."""
    return {
        "on": ended.valid_to.first_day,
        "left_on": ended.valid_to,
        "leaving_form": ended.leaving_form,
        "decision_no": ended.leaving_decision_no,
        "decision_on": ended.leaving_decision_on,
        "moved_to": ended.moved_to,
    }


def says_the_same_end(held: PostHeld, person: PersonRow) -> bool:
    return held.valid_to is not None and held.valid_to.agrees(person.facts["valid_to"])
