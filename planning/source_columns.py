"""What a file says of people who may be put forward for a title; of a masked one almost nothing."""

from collections.abc import Callable, Sequence

from cadre.models.facts import Qualification
from foundation.lists.tables import Column
from office.organisation.outside import outside
from office.regulations.conditions import Condition
from office.regulations.findings import Finding
from planning.columns import checks, open_to_reader
from planning.found import Findings
from planning.grouped import Candidate

LEVEL = dict(Qualification.Level.choices)


def told(found: Finding) -> str:
    return f"{found.text}: {found.figure}" if found.figure else found.text


def contents(row: Candidate) -> str:
    found = [outside(f"{told(each)} – {each.words}") for each in row.open_findings]
    return "; ".join([*row.notes, *found])


def workplace(row: Candidate) -> str:
    held = row.cadre.now.held
    return f"{held.post.title}, {row.cadre.now.unit}" if held else str(row.cadre.now.unit)


def level(name: str) -> Callable[[Candidate], str]:
    return lambda row: LEVEL.get(getattr(row.cadre.now, name), "")


def columns(rows: Sequence[Candidate]) -> tuple[Column, ...]:
    return (
        Column("ordinal", "TT", "ordinal", kind="number"),
        Column("full_name", "Họ và tên", "cadre.full_name"),
        Column("birth", "Ngày sinh", open_to_reader(lambda row: row.cadre.birth), kind="date"),
        Column("sex", "Giới tính", open_to_reader(lambda row: row.cadre.get_sex_display())),
        Column("ethnic_group", "Dân tộc", open_to_reader(lambda row: row.cadre.ethnic_group or "")),
        Column("workplace", "Chức vụ, đơn vị công tác", workplace),
        Column("degree", "Chuyên môn", open_to_reader(level("degree"))),
        Column("theory", "Lý luận chính trị", open_to_reader(level("theory"))),
        *checks([Condition.TIME_LEFT], Findings(rows)),
        Column("contents", "Nội dung phải xem xét", contents),
    )
