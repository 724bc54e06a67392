"""What the acts on proposals read before they are done, what they refuse, and what they write of posts."""

import datetime
from collections.abc import Sequence
from typing import Any

from cadre.models.facts import PostHeld
from cadre.models.people import Cadre
from cadre.moving import (
    PostMove,
    holders_of_posts,
    lock_people,
    put_posts_back,
    tenures_of,
    touched_since,
    why_not_moved,
    why_not_taken,
    write_moves,
    write_terms,
)
from cadre.querysets import CadreQuerySet
from cadre.relief import kept_in_post
from foundation.core.acts.act import Asked, day_of
from foundation.core.acts.run import Case
from rotation.appointments.terms import term_end
from rotation.choices import STAYING, AppointmentForm, AppointmentState
from rotation.fulfilling import fulfil, take_back
from rotation.models import Appointment, AppointmentStep

Form = AppointmentForm
TAKEN_BY = {
    Form.APPOINT: PostHeld.TakingForm.APPOINTED,
    Form.REAPPOINT: PostHeld.TakingForm.REAPPOINTED,
    Form.DESIGNATE: PostHeld.TakingForm.DESIGNATED,
    Form.NOMINATE: PostHeld.TakingForm.ELECTED,
}
NOT_HELD = "Đồng chí không còn giữ {post}; {form} chỉ đề xuất cho người đang giữ chức vụ."
HOLDS_ALREADY = "Đồng chí đang giữ {post}; chọn “Bổ nhiệm lại” hoặc “Kéo dài thời gian giữ chức vụ”."
NOT_AGREED = "Chưa ghi ý kiến đồng ý của cấp ủy; ghi “Ghi cấp ủy đồng ý” trước."
NO_END = "Chưa nhập ngày hết thời hạn của việc kéo dài."
ENDS_TOO_EARLY = "Ngày hết thời hạn phải sau ngày giữ chức vụ."
NOT_LATER = "Ngày hết thời hạn mới phải sau ngày {day} đã ghi cho chức vụ này."
NOT_AN_ELECTION = "Chỉ trường hợp giới thiệu ứng cử mới có thể không trúng cử; dùng “Không thực hiện”."
BEFORE_AGREED = "Ngày quyết định trước ngày cấp ủy đồng ý ({day}); kiểm tra lại."


def load_tenures(rows: Sequence[Appointment], user: Any) -> None:
    """Put on every proposal the tenures of its person, those of its post, and whom of them the user may name.

    The people are locked, so that nobody moves them meanwhile.
    """
    lock_people(row.cadre_id for row in rows)
    mine = tenures_of(row.cadre_id for row in rows)
    of_posts = holders_of_posts(row.post_id for row in rows)
    holders = {held.cadre_id for found in of_posts.values() for held in found}
    people: CadreQuerySet = Cadre.objects.for_user(user).filter(pk__in=holders)
    seen = set(people.values_list("pk", flat=True)) if holders else set()
    kept = kept_in_post([held for found in mine.values() for held in found if held.valid_to is None])
    for row in rows:
        row.tenures, row.kept_in_post = mine.get(row.cadre_id, []), kept
        row.holders, row.named, row.acting_user = of_posts.get(row.post_id, []), seen, user


def tenure_of(row: Appointment) -> PostHeld | None:
    """The tenure of the very post that has not ended: the one named, else the one that stands on record."""
    found = [held for held in row.tenures if held.post_id == row.post_id and held.valid_to is None]
    return next((held for held in found if held.pk == row.held_id), None) or next(iter(found), None)


def is_held_still(row: Appointment, asked: Asked) -> str | None:
    """Who is appointed again or goes on holds the post; who is put into it does not."""
    held = tenure_of(row)
    if row.form in STAYING and held is None:
        return NOT_HELD.format(post=row.post, form=row.get_form_display().lower())
    return None


def is_not_there_yet(row: Appointment, asked: Asked) -> str | None:
    entering = row.form in (Form.APPOINT, Form.DESIGNATE)
    return HOLDS_ALREADY.format(post=row.post) if entering and tenure_of(row) and not raised(row) else None


def raised(row: Appointment) -> PostHeld | None:
    """The tenure of who holds the post beside the main one and is to have it as that: it ends, another begins."""
    held = tenure_of(row)
    return held if held and row.main and not held.main and row.form not in STAYING else None


def proposed(row: Appointment, asked: Asked) -> dict[str, Any]:
    """Of who stays the tenure that goes on is kept, and that it is the main post, as on record."""
    held = tenure_of(row) if row.form in STAYING else None
    on_record = {"held": held, "main": held.main} if held else {}
    return {"proposed_on": day_of(asked), **on_record}


def agreed(row: Appointment, asked: Asked) -> dict[str, Any]:
    return {"agreed_no": asked["decision_no"], "agreed_on": asked["decision_on"]}


def is_election(row: Appointment, asked: Asked) -> str | None:
    return None if row.form == Form.NOMINATE else NOT_AN_ELECTION


def fits(row: Appointment, act: str) -> bool:
    """Whether the record offers the act: a decision waits for the agreement, and only an election is lost."""
    if act == "rotation.decide_appointment":
        return row.form == Form.DESIGNATE or row.state == AppointmentState.AGREED
    return act != "rotation.lose_election" or row.form == Form.NOMINATE


def is_agreed(row: Appointment, asked: Asked) -> str | None:
    """A designation is the decision of the level above; for all else the committee agrees first."""
    if row.form != Form.DESIGNATE and row.state != AppointmentState.AGREED:
        return NOT_AGREED
    early = row.agreed_on and asked.get("decision_on") and asked["decision_on"] < row.agreed_on
    return BEFORE_AGREED.format(day=f"{row.agreed_on:%d/%m/%Y}") if early else None


def ends_of(row: Appointment, asked: Asked) -> datetime.date | None:
    return term_end(row, day_of(asked), asked.get("term_ends"))


def has_its_end(row: Appointment, asked: Asked) -> str | None:
    end = ends_of(row, asked)
    if row.form == Form.PROLONG and end is None:
        return NO_END
    if end and end <= day_of(asked):
        return ENDS_TOO_EARLY
    held = tenure_of(row) if row.form == Form.PROLONG else None
    if held and held.term_ends and end <= held.term_ends:
        return NOT_LATER.format(day=f"{held.term_ends:%d/%m/%Y}")
    return None


def ending(row: Appointment, asked: Asked) -> list[PostHeld]:
    """The tenures that the decision ends: those ticked, and that of the same post where the person goes on in it."""
    if row.form == Form.PROLONG:
        return []
    ticked = {int(key) for key in asked.get("ending") or ()}
    held = tenure_of(row) if row.form == Form.REAPPOINT else raised(row)
    if held:
        ticked.add(held.pk)
    return [each for each in row.tenures if each.pk in ticked]


def can_be_moved(row: Appointment, asked: Asked) -> str | None:
    """One main post at a time, and one holder of a post for one."""
    if not asked.get("on") or row.form == Form.PROLONG:
        return None
    day, keys = asked["on"], {held.pk for held in ending(row, asked)}
    kept = next((said for key, said in row.kept_in_post.items() if key in keys), None)
    stays = kept or why_not_moved(row.tenures, row.post, row.main, asked, keys)
    return stays or why_not_taken(row.post, row.cadre_id, day, row.holders, seen=row.named)


def decided(row: Appointment, asked: Asked) -> dict[str, Any]:
    written = {"decision_no": asked["decision_no"], "decision_on": asked["decision_on"]}
    return written | {"valid_from": asked["on"], "term_ends": ends_of(row, asked)}


def write_posts(cases: Sequence[Case]) -> None:
    """The post begins, or its term is prolonged; the planned place that was chosen ends by it."""
    moving = [case for case in cases if case.row.form != Form.PROLONG]
    write_moves([(case, move_of(case)) for case in moving])
    staying = [case for case in cases if case.row.form == Form.PROLONG]
    write_terms([(case, tenure_of(case.row), case.row.term_ends) for case in staying])
    fulfil([(case, case.asked["entry"]) for case in cases if case.asked.get("entry")])


def move_of(case: Case) -> PostMove:
    row, asked = case.row, case.asked
    again = row.form == Form.REAPPOINT
    left = PostHeld.LeavingForm.TERM_ENDED if again else PostHeld.LeavingForm.RELIEVED
    paper = {"decision_no": asked["decision_no"], "decision_on": asked["decision_on"]}
    taken = PostHeld(
        cadre_id=row.cadre_id,
        post_id=row.post_id,
        main=row.main,
        taking_form=TAKEN_BY[row.form],
        term_ends=row.term_ends,
        **paper,
    )
    leaving = {"leaving_form": left} | {f"leaving_{name}": value for name, value in paper.items()}
    return PostMove(taken, ending(row, asked), leaving)


def why_not_back(row: Appointment, step: AppointmentStep) -> str | None:
    return touched_since(step, row.tenures)


def put_back(pairs: Sequence[tuple[Appointment, AppointmentStep]]) -> None:
    put_posts_back([step for _, step in pairs])
    take_back(pairs)
