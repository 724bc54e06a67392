"""Sheets with one habit of an office each (tests/cases/imports): the people of the base, a question or a fault."""

import io
import json
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from cadre.reference import load_reference
from office.organisation.models.structure import Post, PostTitle
from tests.factories import make_post, make_unit

FOLDER = Path(__file__).parents[1] / "cases" / "imports"
BASE = "00_base.xlsx"
# What the command prints of a row that the base has too.
COMPARED = ("full_name", "birth", "sex", "ethnic_group", "post", "unit", "degree", "theory")
COMPARED += ("party_joined_on", "party_official_on", "citizen_id")
UNITS = ("Phòng Nội vụ", "Phòng Tư pháp", "Phòng Y tế", "Thanh tra huyện", "Phòng Dân tộc")


@pytest.fixture
def district(world):
    """A district with the offices that the sheets name, and the titles."""
    load_reference()
    for number, name in enumerate(UNITS):
        make_post("Chuyên viên", make_unit(f"181-{number}", name, parent=world.district, level="district"))
    member = {
        "kind": PostTitle.Kind.COLLECTIVE,
        "body_kind": world.committee.kind,
        "aliases": ["Huyện ủy viên"],
    }
    title = PostTitle.objects.create(name="Ủy viên BCH huyện", level="district", order=1, **member)
    Post.objects.create(title=title, unit=world.district, body=world.committee)
    return world


def read(name, *options):
    """The report of one case: what was understood, with nothing written."""
    output = io.StringIO()
    arguments = ("--dry-run", "--json", "--rows", "--private", "--kind=roster", *options)
    call_command("import_workbook", str(FOLDER / name), *arguments, stdout=output)
    (report,) = json.loads(output.getvalue())["files"]
    return report


def people(report):
    return [{key: row["values"].get(key, "") for key in COMPARED} for row in report["rows"]]


@pytest.fixture
def base(district):
    return people(read(BASE))


def asked(report):
    return " ".join(question["text"] for question in report["questions"])


@dataclass(frozen=True)
class Right:
    """What a case comes out as: the values of the base but for `otherwise`, and what is asked and said to be wrong."""

    otherwise: dict = field(default_factory=dict)
    asked: str = ""
    faults: str = ""


THREE = ["Tày", "Tày", "Tày", "Nùng", "Nùng", "Nùng"]
CASES = {
    "c03_unit_merged_down.xlsx": Right({"unit": ["Phòng Nội vụ"] * 3 + ["Phòng Tư pháp"] * 3}),
    "c04_post_and_people_merged_down.xlsx": Right({"ethnic_group": THREE}),
    "c06_name_heading_merged_over_two_columns.xlsx": Right(),
    "c08_one_column_for_women.xlsx": Right(asked="Cột “Nữ” đánh dấu x: ô có dấu là nữ, ô trống là nam."),
    "c11_two_tables_side_by_side.xlsx": Right(),
    "c13_party_and_government_post_apart.xlsx": Right(
        {"post": ["Chuyên viên; Ủy viên BCH huyện, Huyện Bình Gia", *["Chuyên viên"] * 5]}
    ),
    "c18_captions_not_known.xlsx": Right(faults="cùng số thẻ đảng viên"),
    "d04_swapped_but_only_four_people.xlsx": Right(
        {"birth": ["03/12/1981", "10/05/1975", "27/12/1979", "15/07/1988"]},
        asked='Cột "Ngày sinh": 03/12/1981 (dòng 2, 3) là ngày 03 tháng 12 hay tháng 3 ngày 12?',
        faults="Chưa rõ ngày trước hay tháng trước",
    ),
    "d05_vietnamese_excel_words.xlsx": Right(),
    "d07_iso_with_time.xlsx": Right(),
    "e02_eth_instead_of_dj.xlsx": Right(),
    "e05_minority_names.xlsx": Right(
        {
            "full_name": ["H'Bia Niê", "Y Blô Êban", "Sáu", "Ksor Y-Blứt", "Lò Văn A Phủ", "H’Hen Niê Kdăm"],
            "ethnic_group": ["Ê Đê", "Ê Đê", "Ba Na", "Gia Rai", "Mông", "Mông"],
        }
    ),
    "e07_tcvn3_whole_sheet_with_headings.xlsx": Right(
        {
            "unit": ["Phòng Nội vụ"] * 6,
            "theory": ["Trung cấp", "Cao cấp", "Trung cấp", "Cao cấp", "Trung cấp", "Cao cấp"],
        }
    ),
    "e11_bullets_and_line_breaks.xlsx": Right(
        {
            "post": ["Chuyên viên; Bí thư Chi bộ", *["Chuyên viên"] * 5],
            "degree": [
                "Đại học Luật; Thạc sĩ Quản lý công",
                "Đại học Kinh tế; Cao đẳng Sư phạm",
                "Đại học Y",
                "Thạc sĩ Luật",
                "Đại học Sư phạm Toán",
                "Đại học Luật",
            ],
        },
        asked="Chưa có chức danh “Bí thư Chi bộ”",
    ),
    "f03_citizen_numbers_odd.xlsx": Right(
        {
            "citizen_id": [
                "081234567",
                "02018100010",
                "0201810001011",
                *("020188000104", "020084000105", "020190000106"),
            ]
        },
        faults="Số CCCD có 9 chữ số (phải 12) Số CCCD có 11 chữ số (phải 12) Số CCCD có 13 chữ số (phải 12)",
    ),
    "i01_full_width_citizen_number_only.xlsx": Right({"birth": ["12/03/1981", "05/10/1975", "27/12/1979"]}),
}


@pytest.mark.parametrize("name", CASES)
def test_a_sheet_of_one_habit_says_what_the_base_says(base, name):
    """What a case has a column for is as in the base; of what it has none nothing is said."""
    report, right = read(name), CASES[name]
    found = people(report)
    had = {key for key in COMPARED if any(one[key] for one in found)} | {"full_name", "birth", "post", "unit"}
    wanted = [
        {key: right.otherwise[key][at] if key in right.otherwise else one[key] for key in had}
        for at, one in enumerate(base[: len(found)])
    ]
    assert [{key: one[key] for key in had} for one in found] == wanted
    assert len(found) == len(right.otherwise.get("birth", base))
    assert right.asked in asked(report) and bool(right.asked) == bool(report["questions"])
    said = " ".join(fault["reason"] for fault in report["faults"])
    assert right.faults in said and bool(right.faults) == bool(said), said


def test_no_option_but_that_of_the_order_answers_how_dates_read(district):
    name = "d04_swapped_but_only_four_people.xlsx"
    assert {row["status"] for row in read(name, "--accept")["rows"][:2]} == {"doubtful"}
    assert [one["birth"] for one in people(read(name, "--date-order=mdy"))[:2]] == [
        "12/03/1981",
        "05/10/1975",
    ]
    assert {row["status"] for row in read(name, "--date-order=dmy")["rows"]} == {"new"}
    with pytest.raises(CommandError, match="--date-order"):
        call_command("import_workbook", str(FOLDER / name), "--kind=roster", "--accept", stdout=io.StringIO())
