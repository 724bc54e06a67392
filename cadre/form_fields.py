"""What forms of higher offices ask of people: each field with the headings by which the import knows it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from cadre.fields import BIRTH_GROUPS, COLUMNS, IN_SHEETS, NAME_PARTS, grouped
from cadre.imports.appointed import POST_DECISION, POST_FROM, POST_UNTIL
from cadre.imports.base import UNIT
from cadre.imports.kinds import Roster
from cadre.models.people import Cadre
from foundation.sheets.filling.fields import TICK, FieldPart, ListedField, Value
from foundation.sheets.filling.lists import said
from foundation.sheets.kinds import Reads, SheetColumn

OF_ROSTER = {column.key: column for column in Roster.columns}
WITH_UNIT = "đơn vị"
TITLE = replace(
    OF_ROSTER["post"],
    aliases=tuple(alias for alias in OF_ROSTER["post"].aliases if WITH_UNIT not in alias),
)
PLACE = SheetColumn(
    "place",
    "Chức vụ, đơn vị công tác",
    (
        *(alias for alias in OF_ROSTER["post"].aliases if WITH_UNIT in alias),
        *("Chức vụ, đơn vị", "Chức vụ, nơi công tác", "Chức danh, đơn vị công tác hiện nay"),
        *("Chức vụ, chức danh, đơn vị công tác", "Chức vụ, chức danh, đơn vị công tác hiện nay"),
    ),
)
MINORITY = SheetColumn(
    "minority", "Dân tộc thiểu số (đánh dấu x)", ("DTTS", "Dân tộc thiểu số", "Người dân tộc thiểu số")
)
IN_PARTY = SheetColumn("in_party", "Đảng viên (đánh dấu x)", ("Đảng viên", "Là đảng viên"))
AGE = SheetColumn("age", "Tuổi", ("Số tuổi", "Tuổi đời"))
RETIRES = SheetColumn(
    "retires",
    "Nghỉ hưu (hết tháng)",
    ("Nghỉ hưu", "Tháng nghỉ hưu", "Thời điểm nghỉ hưu", "Tháng, năm nghỉ hưu", "Dự kiến nghỉ hưu"),
    Reads.DATE,
)
MAJOR = ("Chuyên ngành", "Ngành", "Ngành đào tạo", "Chuyên ngành đào tạo")
OF_DEGREE = ("Trình độ", "Bằng cấp", "Học vị")
SHORT_DEGREES = {"TS": "Tiến sĩ", "ThS": "Thạc sĩ", "ĐH": "Đại học", "CĐ": "Cao đẳng", "TC": "Trung cấp"}
SHORT_STATE = {"CVCC": "Chuyên viên cao cấp", "CVC": "Chuyên viên chính", "CV": "Chuyên viên", "CS": "Cán sự"}


def part_of_date(key: str, part: str) -> Value:
    def value(record: Mapping[str, Any]) -> int | None:
        date = record.get(key)
        return getattr(date, part) if date else None

    return value


def steps_of(column: SheetColumn, aliases: Mapping[str, tuple[str, ...]]) -> tuple[FieldPart, ...]:
    """Day, month and year of a date as columns of their own; `aliases` of each beside its label."""
    label = column.label
    return tuple(
        FieldPart(
            part,
            words := f"{label}: chỉ ghi {step.lower()}",
            (*aliases.get(step, ()), words),
            part_of_date(column.key, part),
            step,
        )
        for part, step in (("day", "Ngày"), ("month", "Tháng"), ("year", "Năm"))
    )


def born(sex: str) -> Value:
    """The birth in the column of the one sex."""
    return lambda record: record.get("birth") if record.get("sex") == sex else None


def given_name(record: Mapping[str, Any]) -> str:
    return (record.get("full_name") or "").rpartition(" ")[2]


def family_name(record: Mapping[str, Any]) -> str:
    return (record.get("full_name") or "").rpartition(" ")[0]


def in_party(record: Mapping[str, Any]) -> str:
    return TICK if record.get("party_joined_on") or record.get("party_official_on") else ""


def marks_of(key: str) -> Any:
    """The level of a kind, as the marks of its column call it."""

    def marked(record: Mapping[str, Any]) -> set[str]:
        level = record.get(f"{key} level")
        return {level, *(short for short, words in SHORT_STATE.items() if words == level)}

    return marked


NAME = ListedField(
    COLUMNS["full_name"],
    said("full_name"),
    (
        FieldPart("family", "Họ và chữ đệm", NAME_PARTS[:-1], family_name),
        FieldPart("given", "Tên", NAME_PARTS[-1:], given_name),
    ),
)
BIRTH = (
    ListedField(OF_ROSTER["birth_male"], born(Cadre.Sex.MALE.label), sparse=True),
    ListedField(OF_ROSTER["birth_female"], born(Cadre.Sex.FEMALE.label), sparse=True),
    ListedField(
        COLUMNS["birth"],
        said("birth"),
        steps_of(
            COLUMNS["birth"],
            {
                "Ngày": grouped(BIRTH_GROUPS, "Ngày"),
                "Tháng": (*grouped(BIRTH_GROUPS, "Tháng"), "Tháng sinh"),
                "Năm": (*grouped(BIRTH_GROUPS, "Năm"), "Năm sinh"),
            },
        ),
    ),
)
SEX = ListedField(
    COLUMNS["sex"],
    said("sex"),
    marked=lambda record: {record.get("sex")},
    in_days={"Nam": "birth_male", "Nữ": "birth_female"},
)
DEGREE = ListedField(
    OF_ROSTER["degree"],
    said("degree"),
    (
        FieldPart("level", "Trình độ chuyên môn: chỉ ghi trình độ", OF_DEGREE, said("degree level")),
        FieldPart("major", "Trình độ chuyên môn: chỉ ghi chuyên ngành", MAJOR, said("degree detail")),
    ),
    marks_of("degree"),
    together={
        **dict.fromkeys(
            ("Sau đại học", "Trên đại học", "Thạc sĩ, tiến sĩ", "ThS, TS"), ("Tiến sĩ", "Thạc sĩ")
        ),
        "Đại học trở lên": ("Tiến sĩ", "Thạc sĩ", "Đại học"),
        **{short: (level,) for short, level in SHORT_DEGREES.items()},
    },
)
SHORT_LEVELS = {"CN": "Cử nhân", "CC": "Cao cấp", "TC": "Trung cấp", "SC": "Sơ cấp"}
TOGETHER = {
    "theory": {
        **dict.fromkeys(("Cao cấp, cử nhân", "CN, CC"), ("Cử nhân", "Cao cấp")),
        **{short: (level,) for short, level in SHORT_LEVELS.items()},
    }
}
LEVELLED = [
    ListedField(OF_ROSTER[key], said(key), marked=marks_of(key), together=TOGETHER.get(key, {}))
    for key in ("theory", "state", "defence")
]
OTHERS = [ListedField(OF_ROSTER[key], said(key)) for key in ("language", "it")]
SPECIAL, NOTE = {"full_name", "birth", "sex"}, "note"


def plain_fields(*, leading: bool) -> list[ListedField]:
    """The person's own fields that need no words here."""
    own = (each for each in IN_SHEETS if each.leads == leading and each.name not in SPECIAL)
    return [
        ListedField(
            each.column,
            said(each.name),
            steps_of(each.column, {}) if each.column.reads == Reads.DATE else (),
            by_hand=each.name == NOTE,
        )
        for each in own
    ]


PEOPLE_FIELDS = (
    NAME,
    *BIRTH,
    SEX,
    *plain_fields(leading=True),
    ListedField(MINORITY, said("minority"), sparse=True),
    ListedField(IN_PARTY, in_party, sparse=True),
    ListedField(TITLE, said("title")),
    ListedField(PLACE, said("place")),
    ListedField(UNIT, said("unit")),
    ListedField(POST_FROM, said("post_from")),
    ListedField(POST_DECISION, said("post_decision")),
    ListedField(POST_UNTIL, said("post_until")),
    *plain_fields(leading=False),
    DEGREE,
    *LEVELLED,
    *OTHERS,
    ListedField(AGE, said("age")),
    ListedField(RETIRES, said("retires")),
)
