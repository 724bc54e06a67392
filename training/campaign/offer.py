"""The workbook in which a unit registers what its people need to learn: its own people, and room for more courses.

It holds what the unit may know: levels on record, and what the standard of the post held still asks.
"""

from collections.abc import Mapping
from typing import Any

from cadre.answering import people_of
from cadre.models.people import Cadre
from foundation.core import clock
from foundation.core.dates import PartialDate
from foundation.printing.layout import Holds
from office.campaigns.models import CampaignUnit
from office.campaigns.paper_sheet import papers_sheet
from office.campaigns.workbooks.codes import BookMark
from office.campaigns.workbooks.frames import frame_of
from office.campaigns.workbooks.offers import OfferColumn, OfferRow, OfferSheet, Role, WorkbookOffer
from standards.levels import NOTHING, Reached, levels_on
from standards.models import WITH_LEVELS
from training.campaign.courses import choices_of, courses_on, said_of

OWN, MORE = "own", "more"
BLANK_ROWS = 15
NO_COURSE = "Chọn nội dung đăng ký học."
OVER = "Thời hạn cần đã qua; kiểm tra lại."


def offer_of(unit: CampaignUnit) -> WorkbookOffer | None:
    people = list(people_of(unit))
    if not people:
        return None
    note = (f"{unit.campaign.name}; hạn nộp {unit.due_on:%d/%m/%Y}",)
    courses = choices_of(courses_on(clock.today()).values())
    sheets = (
        OfferSheet(
            OWN,
            "Đăng ký nhu cầu",
            "ĐĂNG KÝ NHU CẦU ĐÀO TẠO, BỒI DƯỠNG",
            (*columns_of_people(), *asked_columns(courses)),
            rows_of(people),
            notes=note,
            check=course_fits,
        ),
        OfferSheet(
            MORE,
            "Đăng ký thêm",
            "ĐĂNG KÝ THÊM (MỘT ĐỒNG CHÍ HỌC NHIỀU NỘI DUNG)",
            (
                OfferColumn("name", "Họ và tên", 24, longest=120, needed=True),
                OfferColumn("born", "Ngày sinh", 11, holds=Holds.DATE, needed=True),
                *asked_columns(courses, needed=True),
            ),
            blank_rows=BLANK_ROWS,
            notes=note,
            check=course_fits,
        ),
        papers_sheet(unit.campaign, note),
    )
    return WorkbookOffer(BookMark(unit.campaign_id, unit.unit_id), sheets, frame_of(unit), unit.unit.name)


def columns_of_people() -> tuple[OfferColumn, ...]:
    return (
        OfferColumn("name", "Họ và tên", 24, Role.NAME),
        OfferColumn("born", "Ngày sinh", 11, Role.APART, Holds.DATE),
        OfferColumn("post", "Chức vụ hiện nay", 28, Role.KNOWN),
        *(OfferColumn(kind.value, kind.label, 15, Role.KNOWN) for kind in WITH_LEVELS),
        OfferColumn("lacks", "Theo tiêu chuẩn chức vụ hiện nay", 30, Role.KNOWN),
    )


def asked_columns(courses: tuple[tuple[str, str], ...], needed: bool = False) -> tuple[OfferColumn, ...]:
    return (
        OfferColumn("course", "Đăng ký học", 30, choices=courses, needed=needed),
        OfferColumn("by", "Cần trước (ngày hoặc năm)", 13, holds=Holds.DATE),
        OfferColumn("note", "Ý kiến của đơn vị", 28),
    )


def rows_of(people: list[Cadre]) -> tuple[OfferRow, ...]:
    day, keys = clock.today(), {person.pk for person in people}
    levels, lacks = levels_on(day, keys), said_of(keys, day)
    return tuple(
        OfferRow(person.pk, known_of(person, levels.get(person.pk, {}), lacks.get(person.pk, "")))
        for person in people
    )


def known_of(person: Cadre, levels: Mapping[str, Reached], lacks: str) -> dict[str, Any]:
    held = person.now.held
    return {
        "name": person.full_name,
        "born": person.birth,
        "post": str(held.post) if held else "",
        **{kind.value: levels.get(kind.value, NOTHING).words for kind in WITH_LEVELS},
        "lacks": lacks,
    }


def course_fits(words: Mapping[str, Any]) -> dict[str, str]:
    """What is said beside a course without naming one would be lost."""
    if not words.get("course"):
        return {"course": NO_COURSE}
    by: PartialDate | None = words.get("by")
    return {"by": OVER} if by and by.last_day < clock.today() else {}
