"""What goes with a plan: its table, and who was chosen for each of its rows."""

from collections.abc import Iterator, Sequence
from itertools import count, groupby

from foundation.core.figures import thousands
from foundation.printing.layout import FormColumn, FormRow, FormSection, Holds
from office.papers.sheets import NAME, NUMBER, PLACE, REMARK, FramedList, counted
from training.choices import PlaceState
from training.models import PlanPerson, PlanRow
from training.papers.plan_facts import PlanFacts, funds_of, places_of, time_of

ROMAN = ("I", "II", "III", "IV", "V", "VI")
TABLE = (
    NUMBER,
    FormColumn("Nội dung, lớp", 58),
    FormColumn("Đối tượng", 44),
    FormColumn("Số lượng, chỉ tiêu", 17, holds=Holds.NUMBER, align="center"),
    FormColumn("Trình độ", 22),
    FormColumn("Cơ sở đào tạo", 36),
    FormColumn("Thời gian", 22, align="center"),
    FormColumn("Hệ", 20),
    FormColumn("Kinh phí (đồng)", 23, holds=Holds.NUMBER, align="right"),
)
CHOSEN = (
    NUMBER,
    NAME,
    FormColumn("Ngày, tháng, năm sinh", 24, align="center"),
    FormColumn(PLACE.label, 66),
    REMARK,
)
RESERVE = "Dự phòng"
INSIDE = "Danh sách nội bộ của cơ quan, có dự phòng; không gửi đơn vị"


def table_of(facts: PlanFacts, attached_to: str = "") -> FramedList:
    """Row by row under what is taught, with places and funds added up."""
    return FramedList(
        title=("BIỂU CHI TIẾT", f"đào tạo, bồi dưỡng cán bộ năm {facts.plan.year}"),
        columns=TABLE,
        rows=list(table_rows(facts)),
        attached_to=attached_to,
        wide=True,
        draft=not facts.plan.issued_on,
    )


def table_rows(facts: PlanFacts) -> Iterator[FormSection | FormRow]:
    places = count(1)
    for number, (subject, rows) in zip(ROMAN, facts.by_subject(), strict=False):
        yield FormSection(f"{number}. {subject.upper()} ({len(rows):02} nội dung)")
        for row in rows:
            yield FormRow((next(places), *row_cells(row)))
    if facts.rows:
        sums = (places_of(facts.rows), "", "", "", "", funds_of(facts.rows))
        yield FormRow(("", "Cộng", "", *sums), bold=True)


def row_cells(row: PlanRow) -> Sequence[object]:
    level = row.programme.get_level_display() if row.programme.level else ""
    return (
        row.title,
        row.audience,
        row.places,
        level,
        row.school,
        time_of(row),
        row.get_mode_display(),
        row.funds,
    )


def people_of(facts: PlanFacts, attached_to: str = "") -> FramedList:
    """Those who take a place: who is in reserve stays inside."""
    chosen = [each for each in facts.people if each.state != PlaceState.RESERVE]
    return FramedList(
        title=("DANH SÁCH CÁN BỘ", f"được chọn đi đào tạo, bồi dưỡng năm {facts.plan.year}"),
        columns=CHOSEN,
        rows=list(people_rows(chosen)),
        notes=facts.left_out,
        closing=(counted(len(chosen)),),
        attached_to=attached_to,
        draft=not facts.plan.issued_on,
    )


def people_inside(facts: PlanFacts) -> FramedList:
    """With those in reserve, for the office alone."""
    reserve = sum(each.state == PlaceState.RESERVE for each in facts.people)
    chosen = len(facts.people) - reserve
    return FramedList(
        title=("DANH SÁCH CÁN BỘ", f"được chọn và dự phòng đi đào tạo, bồi dưỡng năm {facts.plan.year}"),
        columns=CHOSEN,
        rows=list(people_rows(facts.people)),
        notes=(INSIDE, *facts.left_out),
        closing=(f"Được chọn {thousands(chosen)} đồng chí; dự phòng {thousands(reserve)} đồng chí.",),
        draft=True,
    )


def people_rows(people: Sequence[PlanPerson]) -> Iterator[FormSection | FormRow]:
    for number, (row, found) in enumerate(groupby(people, key=lambda each: each.row), 1):
        of_row = list(found)
        yield FormSection(f"{number}. {row.title} ({len(of_row):02} đồng chí)")
        for place, each in enumerate(of_row, 1):
            yield FormRow((place, *cells_of(each), RESERVE if each.state == PlaceState.RESERVE else ""))


def cells_of(person: PlanPerson) -> tuple[str, str, str]:
    cadre = person.cadre
    held = cadre.now.held
    return cadre.full_name, str(cadre.birth or ""), str(held.post if held else cadre.now.unit or "")
