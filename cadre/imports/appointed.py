"""Since when a post is held, and by which decision, where a roster says it."""

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from django.forms import Field

from cadre.imports.known import Known
from cadre.imports.rows import PersonRow
from cadre.imports.vocabulary import decision
from cadre.models.facts import PostHeld
from cadre.tenures import certain_from, is_same
from foundation.core.dates import PartialDate
from foundation.core.figures import shown
from foundation.sheets.changes import label_of
from foundation.sheets.kinds import Reads, SheetColumn

if TYPE_CHECKING:
    from cadre.imports.changes import PersonChanges

# A number and its day may stand in columns of their own.
DECISION_PARTS = (
    *("Số quyết định", "Số QĐ", "Số văn bản", "Ngày quyết định", "Ngày QĐ", "Ngày ký quyết định"),
    *("Ngày ký", "Ngày ban hành", "Ngày, tháng quyết định"),
)
BEFORE_THE_DAY = ", ngày "
POST_FROM = SheetColumn(
    "post_from",
    "Ngày giữ chức vụ",
    (
        *("Ngày giữ chức danh", "Giữ chức vụ từ ngày", "Thời điểm giữ chức vụ", "Thời gian giữ chức vụ"),
        *(
            "Ngày bổ nhiệm",
            "Ngày nhận chức vụ",
            "Chức vụ/Từ ngày",
            "Ngày giữ chức vụ hiện nay",
            "Ngày giữ chức vụ hiện tại",
            "Thời điểm giữ chức vụ hiện nay",
            "Thời điểm bổ nhiệm",
        ),
    ),
    Reads.DATE,
)
POST_DECISION = SheetColumn(
    "post_decision",
    "Quyết định bổ nhiệm",
    (
        *("Số quyết định bổ nhiệm", "Quyết định", "Số, ngày quyết định", "Số, ngày quyết định bổ nhiệm"),
        *("Quyết định bổ nhiệm, điều động", "Quyết định số, ngày"),
    ),
    joins=BEFORE_THE_DAY,
    parts=(*DECISION_PARTS, "Ngày quyết định bổ nhiệm"),
)
AHEAD = "Ngày giữ chức vụ {day} ở sau ngày của số liệu; kiểm tra lại."
KEPT = "Hồ sơ đang ghi {label} {known}; giữ nguyên hồ sơ."
KEPT_UNREAD = "Hồ sơ đang ghi {label} khác; giữ nguyên hồ sơ."
FOLLOWED = "Hồ sơ đã ghi chức vụ {post} từ {day}; chưa ghi ngày giữ chức vụ này, đề nghị kiểm tra lại."

FOLLOWED_UNREAD = (
    "Hồ sơ đã ghi chức vụ khác từ ngày này hoặc sau đó; chưa ghi ngày giữ chức vụ này, đề nghị kiểm tra lại."
)


@cache
def number_box() -> Field:
    """The box of a form that such a number is typed in."""
    return PostHeld._meta.get_field("decision_no").formfield(required=False)


def read_appointment(person: PersonRow, day: date) -> None:
    person.keep("post_decision", decision, "decision_no", "decision_on")
    person.take("post_decision", number_box().clean, person.facts.get("decision_no") or "", "decision_no")
    began = person.row.values.get("post_from")
    if began and began.first_day > day:
        person.wrong("post_from", AHEAD.format(day=began))
    person.facts["post_from"] = began


def beginning(person: PersonRow, others: list[PostHeld]) -> PartialDate | None:
    """The stated beginning of the main post, unless the record has another main one that began by then or later."""
    began = person.facts.get("post_from")
    later = [each for each in others if began and each.main and certain_from(each) >= began.first_day]
    if later:
        last = max(later, key=certain_from)
        day = f"{certain_from(last):%d/%m/%Y}"
        person.warn("post_from", person.of_record(FOLLOWED, FOLLOWED_UNREAD, post=last.post, day=day))
    return None if later else began


def said_of_appointment(person: PersonRow) -> dict[str, Any]:
    return {name: person.facts.get(name) for name in ("decision_no", "decision_on") if person.facts.get(name)}


def complete_appointment(plan: "PersonChanges", person: PersonRow, known: Known, held: PostHeld) -> None:
    """Put into a post on record what it leaves open; what it has otherwise stays, and that is told."""
    others = [each for each in known.posts if not is_same(each, held)]
    said = said_of_appointment(person)
    if person.facts.get("post_from"):
        said["valid_from"] = person.facts["post_from"] if held.valid_from else beginning(person, others)
    changed = False
    for name, value in said.items():
        before = getattr(held, name)
        column = "post_from" if name == "valid_from" else "post_decision"
        if value and not before:
            setattr(held, name, value)
            plan.note(label_of(PostHeld, name), "", value)
            changed = True
        elif value and before != value and not (name == "valid_from" and before.agrees(value)):
            label = label_of(PostHeld, name).lower()
            person.warn(column, person.of_record(KEPT, KEPT_UNREAD, label=label, known=shown(before)))
    if changed:
        plan.ended.append(held)
