"""What each sheet of tests/cases/imports comes out as, by the command and by the pages alike."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cadre.reference import load_reference
from office.organisation.models.structure import Post, PostTitle
from tests.factories import make_post, make_unit

FOLDER = Path(__file__).parents[1] / "cases" / "imports"
BASE = "00_base.xlsx"
# What is told of a row that the base has too.
COMPARED = ("full_name", "birth", "sex", "ethnic_group", "post", "unit", "degree", "theory")
COMPARED += ("party_joined_on", "party_official_on", "citizen_id")
UNITS = ("Phòng Nội vụ", "Phòng Tư pháp", "Phòng Y tế", "Thanh tra huyện", "Phòng Dân tộc")


def furnish(world):
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


@dataclass
class Outcome:
    """One sheet as it was told: `rows` are (number, status, {column key: text}), faults (row, severity, sentence).

    `refusal` is the sentence of a file that is not read at all.
    """

    rows: list[tuple[int, str, dict[str, str]]] = field(default_factory=list)
    faults: list[tuple[int, str, str]] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    refusal: str = ""

    def people(self) -> list[dict[str, str]]:
        return [{key: values.get(key, "") for key in COMPARED} for _, _, values in self.rows]


@dataclass(frozen=True)
class Right:
    """What a case comes out as: the values of the base but for `otherwise`, and what is asked and said to be wrong.

    Of the `rows` of the sheet those with the numbers `wrong` cannot be written. `order` is what an officer answers
    where dates are asked about, "dmy" or "mdy".
    """

    otherwise: dict[str, list[str]] = field(default_factory=dict)
    asked: str = ""
    faults: str = ""
    wrong: tuple[int, ...] = ()
    rows: int = 6
    order: str = ""
    refusal: str = ""

    def differences(self, outcome: Outcome, base: list[dict[str, str]]) -> dict[str, Any]:
        """What of the outcome is not right; what a case has no column for is not compared."""
        found = outcome.people()
        had = {key for key in COMPARED if any(one[key] for one in found)} | {
            "full_name",
            "birth",
            "post",
            "unit",
        }
        wanted = [
            {key: self.otherwise[key][at] if key in self.otherwise else one[key] for key in had}
            for at, one in enumerate(base[: self.rows])
        ]
        asked, said = " ".join(outcome.questions), " ".join(sentence for *_, sentence in outcome.faults)
        right = {
            "refusal": self.refusal in outcome.refusal and bool(self.refusal) == bool(outcome.refusal),
            "values": outcome.refusal or [{key: one[key] for key in had} for one in found] == wanted,
            "wrong": tuple(number for number, status, _ in outcome.rows if status != "new") == self.wrong,
            "questions": self.asked in asked and bool(self.asked) == bool(asked),
            "faults": self.faults in said and bool(self.faults) == bool(said),
        }
        return {name: outcome for name, is_right in right.items() if not is_right}


ERROR = Right(
    {"ethnic_group": ["Tày", "", "Kinh", "Dao", "Tày", "Nùng"]}, faults="#N/A của Excel", wrong=(3,)
)
THREE = ["Tày", "Tày", "Tày", "Nùng", "Nùng", "Nùng"]
NAMES = ["Hoàng Thị Mơ Thử", "Nông Văn Thử Hai", "Lý Minh Thử Ba", "Vi Thị Thử Bốn", "Triệu Đức Thử Năm"]
NAMES += ["Bế Thu Thử Sáu"]
CASES = {
    BASE: Right(),
    "a04_strict_ooxml_cached_error.xlsx": ERROR,
    "a06_cached_error_and_styles_that_openpyxl_refuses.xlsx": ERROR,
    "a23_formulas_without_cached_values.xlsx": Right(
        {"full_name": [NAMES[0], "", *NAMES[2:]], "citizen_id": [""] * 6},
        faults="ô công thức chưa có giá trị; mở bằng Excel, lưu lại rồi gửi",
        wrong=(2, 3, 4, 5, 6, 7),
    ),
    "b04_excel_text_formula_numbers.csv": Right(
        asked='Cột "Ngày sinh": 12/03/1981 (dòng 2, 3, 5) là ngày 12 tháng 3 hay tháng 12 ngày 03?',
        order="dmy",
    ),
    "c03_unit_merged_down.xlsx": Right({"unit": ["Phòng Nội vụ"] * 3 + ["Phòng Tư pháp"] * 3}),
    "c04_post_and_people_merged_down.xlsx": Right({"ethnic_group": THREE}),
    "c06_name_heading_merged_over_two_columns.xlsx": Right(),
    "c08_one_column_for_women.xlsx": Right(asked="Cột “Nữ” đánh dấu x: ô có dấu là nữ, ô trống là nam."),
    "c11_two_tables_side_by_side.xlsx": Right(),
    "c13_party_and_government_post_apart.xlsx": Right(
        {"post": ["Chuyên viên; Ủy viên BCH huyện, Huyện Bình Gia", *["Chuyên viên"] * 5]}
    ),
    "c18_captions_not_known.xlsx": Right(faults="cùng số thẻ đảng viên", wrong=(3, 4, 5, 6, 7)),
    "d01_birth_shown_as_year_only.xlsx": Right(
        {
            "birth": ["1981", "1975", "1979", "1988", "1984", "1990"],
            "party_joined_on": ["2006", "1999", "2004", "2012", "2009", "2015"],
            "party_official_on": ["2007", "2000", "2005", "2013", "2010", "2016"],
        },
        faults="Chỉ có năm sinh; giữ nguyên",
    ),
    "d02_month_typed_became_first_of_month.xlsx": Right(
        {
            "party_joined_on": ["05/2006", "09/1999", "02/2004", "11/2012", "06/2009", "08/2015"],
            "party_official_on": ["05/2007", "09/2000", "02/2005", "11/2013", "06/2010", "08/2016"],
        }
    ),
    "d03_schooling_12_12_became_a_date.xlsx": Right(),
    "d04_swapped_but_only_four_people.xlsx": Right(
        {"birth": ["12/03/1981", "05/10/1975", "27/12/1979", "15/07/1988"]},
        asked='Cột "Ngày sinh": 03/12/1981 (dòng 2, 3) là ngày 03 tháng 12 hay tháng 3 ngày 12?',
        rows=4,
        order="mdy",
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
        wrong=(2, 3, 4),
    ),
    "g01_rich_workbook_with_an_error.xlsx": Right(
        {
            "full_name": ["", *NAMES[1:]],
            "citizen_id": [
                "123",
                *("020075000102", "020079000103", "020188000104", "020084000105", "020190000106"),
            ],
        },
        faults="Số CCCD có 3 chữ số (phải 12)",
        wrong=(2,),
    ),
    "h01_far_cell_reference_in_single_quotes.xlsx": Right(
        refusal="có dữ liệu đến dòng 1.048.576, quá mức 200.000 dòng. Hãy xóa các dòng thừa phía dưới", rows=0
    ),
    "i01_full_width_citizen_number_only.xlsx": Right(rows=3),
}
