"""Leaving the service: which posts end by it, and how they are opened again."""

from copy import copy

from cadre.act_forms import LEAVING
from cadre.models.facts import PostHeld
from cadre.tenures import certain_from
from foundation.core import clock
from foundation.core.dates import PartialDate
from foundation.core.months import add_months
from foundation.core.saving.columns import restore, stored, update_rows

COLUMNS = ["valid_to", "leaving_form", "leaving_decision_no", "leaving_decision_on", "moved_to"]
STILL_SERVING = "Theo số liệu ngày {day} đồng chí vẫn giữ chức vụ này; kiểm tra lại ngày thôi giữ."
TOO_FAR = "Ngày {day} còn quá một năm mới đến; kiểm tra lại ngày nghỉ, chuyển công tác."
RECORDED = "Đã ghi {form} từ ngày {day}; hoàn tác việc đó rồi ghi lại."
TOUCHED = "Chức vụ kết thúc theo việc này nay đã được sửa hoặc xóa; sửa ở phần quá trình công tác."


def load_posts(cadres, user):
    """Put on every person all posts held, in one query."""
    posts = {}
    for held in PostHeld.objects.filter(cadre__in=[cadre.pk for cadre in cadres if cadre.pk]):
        posts.setdefault(held.cadre_id, []).append(held)
    for cadre in cadres:
        cadre.held_posts = posts.get(cadre.pk, [])


def left_on(asked):
    return asked.get("left_on") or PartialDate.from_date(asked["on"])


def ending(cadre, asked):
    """The posts, main and further ones, that end by leaving: those open then, and those known to end on that day."""
    day = left_on(asked)
    return [
        held
        for held in cadre.held_posts
        if held.valid_to is None or held.valid_to.agrees(day) or held.valid_to.first_day > day.first_day
    ]


def begun_later(cadre, asked):
    """No post ends before its beginning, or before the day on which a source still shows it held."""
    if not asked.get("on"):
        return None
    begun = (certain_from(held) for held in ending(cadre, asked))
    late = max((day for day in begun if day >= left_on(asked).first_day), default=None)
    return STILL_SERVING.format(day=f"{late:%d/%m/%Y}") if late else None


def too_far_ahead(cadre, asked):
    """A paper on leaving comes some months before its day; a day more than a year away is mistyped."""
    far = asked.get("on") and asked["on"] > add_months(clock.today(), 12)
    return TOO_FAR.format(day=f"{asked['on']:%d/%m/%Y}") if far else None


def recorded_already(cadre, asked):
    """Leaving that lies ahead was recorded: the person still serves, and does not leave twice."""
    for held in cadre.held_posts:
        ahead = held.valid_to is not None and held.valid_to.first_day > clock.today()
        if held.main and ahead and held.leaving_form in LEAVING:
            form = held.get_leaving_form_display().lower()
            return RECORDED.format(form=form, day=held.valid_to)
    return None


def end_posts(cases):
    """End the posts of all who leave in one statement; what is not asked stays as it is."""
    ended = []
    for case in cases:
        asked = {
            "valid_to": left_on(case.asked),
            "leaving_form": case.asked.get("leaving_form"),
            "leaving_decision_no": case.asked.get("decision_no"),
            "leaving_decision_on": case.asked.get("decision_on"),
            "moved_to": case.asked.get("moved_to"),
        }
        posts = ending(case.row, case.asked)
        earlier = {each["id"]: each["before"] for each in (case.corrected.ended if case.corrected else ())}
        before = [earlier.get(held.pk) or stored(held, COLUMNS) for held in posts]
        for held in posts:
            say(held, asked)
        case.kept = {
            "unit_id": case.row.now.unit_id,
            "leaving_form": asked["leaving_form"] or "",
            "moved_to": asked["moved_to"] or "",
            "ended": [
                {"id": held.pk, "before": was, "after": stored(held, COLUMNS)}
                for held, was in zip(posts, before, strict=True)
            ],
        }
        ended += posts
    update_rows(PostHeld, ended, COLUMNS)


def say(held, asked):
    """Put on the tenure what is asked; returns whether anything changed. A coarser day says nothing new."""
    changed = False
    for name, value in asked.items():
        old = getattr(held, name)
        coarser = isinstance(value, PartialDate) and old is not None and value.covers(old)
        if value and value != old and not coarser:
            setattr(held, name, value)
            changed = True
    return changed


def touched_since(cadre, step):
    """The posts must still say what the step made them say, or taking it back would undo somebody else's work."""
    held = {held.pk: held for held in cadre.held_posts}
    return None if all(as_left(held.get(each["id"]), each["after"]) for each in step.ended) else TOUCHED


def as_left(held, after):
    if held is None:
        return False
    left = copy(held)
    restore(left, after)
    return all(getattr(left, name) == getattr(held, name) for name in after)


def open_posts(pairs):
    """Give the posts back what they held before their person left."""
    reopened = []
    for cadre, step in pairs:
        posts = {held.pk: held for held in cadre.held_posts}
        for each in step.ended:
            restore(posts[each["id"]], each["before"])
            reopened.append(posts[each["id"]])
    update_rows(PostHeld, reopened, COLUMNS)
