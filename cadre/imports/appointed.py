"""Since when a post is held, and by which decision, where a roster says it."""

from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from django.forms import Field

from cadre.imports.known import Known
from cadre.imports.rows import PersonRow
from cadre.imports.vocabulary import decision
from cadre.models.facts import ENDS_EARLY, PostHeld
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
POST_UNTIL = SheetColumn(
    "post_until",
    "Thời hạn bổ nhiệm đến",
    (
        *("Hết thời hạn giữ chức vụ từ ngày", "Hết thời hạn giữ chức vụ", "Thời hạn giữ chức vụ đến"),
        *("Bổ nhiệm đến", "Bổ nhiệm đến ngày", "Thời hạn bổ nhiệm đến ngày", "Ngày hết thời hạn bổ nhiệm"),
        *("Hết thời hạn bổ nhiệm", "Hết hạn bổ nhiệm", "Ngày hết hạn bổ nhiệm", "Thời hạn bổ nhiệm"),
    ),
    Reads.DATE,
    ahead=20,
)
# By column of the sheet what the record calls it, where that is one field.
OF_COLUMN = {"valid_from": "post_from", "term_ends": "post_until"}
AHEAD = "Ngày giữ chức vụ {day} ở sau ngày của số liệu; kiểm tra lại."
ENDS_BEFORE_RECORD = "Ngày hết thời hạn phải sau ngày giữ chức vụ mà hồ sơ đang ghi ({begun})."
ONLY_YEAR = "Thời hạn bổ nhiệm “{year}” chỉ ghi năm; ghi ngày hoặc tháng và năm."
ONLY_MONTH = "Thời hạn bổ nhiệm chỉ ghi tháng {month}; ghi hết thời hạn từ ngày {day:%d/%m/%Y}."
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
    person.facts["term_ends"] = ends = read_end(person)
    if ends_early(began, ends):
        person.wrong("post_until", ENDS_EARLY)


def read_end(person: PersonRow) -> date | None:
    """Of a month its first day, rather early than late, which is told; a year alone is no term."""
    told = person.row.values.get("post_until")
    if told and told.precision == "year":
        person.wrong("post_until", ONLY_YEAR.format(year=told))
        return None
    if told and told.precision == "month":
        person.warn("post_until", ONLY_MONTH.format(month=told, day=told.first_day))
    return told.first_day if told else None


def ends_early(began: PartialDate | None, ends: date | None) -> bool:
    return bool(began and ends and ends <= began.first_day)


def compare_end(person: PersonRow, began: PartialDate | None, ends: date | None) -> None:
    """Say where the post would end before it begins, by what the row and the record say together."""
    if ends_early(began, ends):
        told = person.of_record(ENDS_BEFORE_RECORD, ENDS_EARLY, begun=began)
        person.wrong("post_until" if person.facts.get("term_ends") else "post_from", told)


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
    names = ("decision_no", "decision_on", "term_ends")
    return {name: person.facts[name] for name in names if person.facts.get(name)}


def complete_appointment(plan: "PersonChanges", person: PersonRow, known: Known, held: PostHeld) -> None:
    """Put into a post on record what it leaves open; what it has otherwise stays, and that is told."""
    others = [each for each in known.posts if not is_same(each, held)]
    said = said_of_appointment(person)
    if person.facts.get("post_from"):
        said["valid_from"] = person.facts["post_from"] if held.valid_from else beginning(person, others)
    changed = False
    for name, value in said.items():
        before = getattr(held, name)
        column = OF_COLUMN.get(name, "post_decision")
        if value and not before:
            setattr(held, name, value)
            plan.note(label_of(PostHeld, name), "", value)
            changed = True
        elif value and before != value and not (name == "valid_from" and before.agrees(value)):
            label = label_of(PostHeld, name).lower()
            person.warn(column, person.of_record(KEPT, KEPT_UNREAD, label=label, known=shown(before)))
    if changed:
        compare_end(person, held.valid_from, held.term_ends)
        plan.ended.append(held)
