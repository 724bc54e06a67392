"""“Hồ sơ quy trình”: the course of one person on one list on paper, in portrait."""

from collections.abc import Iterator

from cadre.papers.frames import as_of_day
from foundation.printing.layout import FormColumn, FormLayout, FormRow, FormSection, Holds
from office.organisation.outside import outside
from planning.models import PlanningEntry
from planning.reviews.course import Course
from planning.reviews.course_events import events_of

TITLE = "HỒ SƠ QUY TRÌNH"
COLUMNS = (
    FormColumn("TT", 9, align="center"),
    FormColumn("Ngày", 22, holds=Holds.DATE, align="center"),
    FormColumn("Việc", 56),
    FormColumn("Văn bản", 33),
    FormColumn("Nội dung", 45),
)


def course_form(course: Course) -> FormLayout:
    titles = (TITLE, f"Quá trình quy hoạch của đồng chí {course.cadre}", str(course.target))
    return FormLayout(
        titles, COLUMNS, notes=(as_of_day(course.day),), landscape=False, sheet_name="Quá trình"
    )


def course_rows(course: Course) -> Iterator[FormSection | FormRow]:
    """All lists of the person first, then what was done for this one, as it is worded outside the office."""
    yield FormSection("I. Các danh sách quy hoạch")
    for number, entry in enumerate(course.lists, 1):
        yield FormRow(
            (number, entry.approved_on or entry.proposed_on, title_of(entry), entry.decision, ended(entry))
        )
    yield FormSection("II. Quá trình")
    for number, event in enumerate(events_of(course), 1):
        yield FormRow((number, event.day, outside(event.what), event.paper, outside(event.said)))


def title_of(entry: PlanningEntry) -> str:
    return str(entry.target)


def ended(entry: PlanningEntry) -> str:
    """The state, and since when somebody stands there no more."""
    since = f" từ {entry.ended_on:%d/%m/%Y}" if entry.ended_on else ""
    return f"{entry.get_status_display()}{since}"
