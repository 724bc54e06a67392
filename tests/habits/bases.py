"""Six rows of every kind of sheet, as an office would send them without any habit."""

import datetime
from dataclasses import dataclass

from cadre.models.people import EthnicGroup
from tests.factories import make_cadre, make_post
from tests.habits.pages import Page
from tests.planning.lists import make_target
from tests.training.factories import make_class
from tests.training.sheets import CLASS

day = datetime.date
PEOPLE = (
    ("Hoàng Thị Mơ Thử", day(1981, 3, 12), "Nữ", "Tày"),
    ("Nông Văn Thử Hai", day(1975, 10, 5), "Nam", "Nùng"),
    ("Lý Minh Thử Ba", day(1979, 12, 27), "Nam", "Kinh"),
    ("Vi Thị Thử Bốn", day(1988, 7, 1), "Nữ", "Dao"),
    ("Đặng Đức Thử Năm", day(1984, 1, 15), "Nam", "Tày"),
    ("Bế Thu Thử Sáu", day(1990, 9, 9), "Nữ", "Nùng"),
)
NAMES, BIRTHS, SEXES, ETHNIC = (list(column) for column in zip(*PEOPLE, strict=True))
UNITS = ["Xã Hoa Thám"] * 3 + ["Xã Tân Văn"] * 3
DEGREES = ["Đại học Luật", "Đại học Kinh tế", "Đại học Y", "Thạc sĩ Luật", "Đại học Luật", "Đại học Sư phạm"]
THEORY = ["Trung cấp", "Cao cấp", "Trung cấp", "Trung cấp", "Trung cấp", "Sơ cấp"]
JOINED = [
    day(2006, 5, 19),
    day(1999, 9, 3),
    day(2004, 2, 3),
    day(2012, 11, 20),
    day(2009, 6, 7),
    day(2015, 8, 28),
]
OFFICIAL = [each.replace(year=each.year + 1) for each in JOINED]
NUMBERS = [
    f"020{'1' if sex == 'Nữ' else '0'}{born:%y}000{101 + n}" for n, (_, born, sex, _) in enumerate(PEOPLE)
]
GOOD, WELL = "Hoàn thành tốt nhiệm vụ", "Hoàn thành xuất sắc nhiệm vụ"


@dataclass(frozen=True)
class Base:
    """One kind's sheet: {column key: (heading, cells)}, and what stands above its heading."""

    kind: str
    columns: dict[str, tuple[str, list]]
    above: str = ""

    def page(self) -> Page:
        keys = list(self.columns)
        heads = [["STT", *(heading for heading, _ in self.columns.values())]]
        cells = [
            [number, *row]
            for number, row in enumerate(zip(*(c for _, c in self.columns.values()), strict=True), 1)
        ]
        above = [[self.above], []] if self.above else []
        return Page(["ordinal", *keys], heads, cells, list(range(len(cells))), above=above)


WHO = {"full_name": ("Họ và tên", NAMES), "birth": ("Ngày sinh", BIRTHS)}
BASES = {
    base.kind: base
    for base in (
        Base(
            "roster",
            {
                **WHO,
                "sex": ("Giới tính", SEXES),
                "ethnic_group": ("Dân tộc", ETHNIC),
                "post": ("Chức vụ", ["Chuyên viên"] * 6),
                "unit": ("Đơn vị", UNITS),
                "degree": ("Trình độ chuyên môn", DEGREES),
                "theory": ("Lý luận chính trị", THEORY),
                "party_joined_on": ("Ngày vào Đảng", JOINED),
                "party_official_on": ("Ngày chính thức", OFFICIAL),
                "citizen_id": ("Số CCCD", NUMBERS),
            },
        ),
        Base(
            "former",
            {
                **WHO,
                "sex": ("Giới tính", SEXES),
                "post": ("Chức vụ trước khi nghỉ, chuyển", ["Chuyên viên"] * 6),
                "unit": ("Đơn vị", UNITS),
                "leaving_form": ("Hình thức", ["Nghỉ hưu"] * 4 + ["Chuyển công tác"] * 2),
                "decision": (
                    "Số, ngày quyết định",
                    [f"Số {900 + n}-QĐ/HU, ngày 1{n}/12/2020" for n in range(6)],
                ),
                "left_on": ("Từ ngày", [day(2021, 2, n) for n in range(14, 20)]),
                "degree": ("Trình độ chuyên môn", DEGREES),
            },
        ),
        Base(
            "plan",
            {
                **WHO,
                "workplace": ("Chức vụ, đơn vị công tác", [f"Chuyên viên, {unit}" for unit in UNITS]),
                "title": ("Chức danh quy hoạch", ["Ủy viên BCH Đảng bộ xã Hoa Thám"] * 6),
                "decision": ("Quyết định phê duyệt", ["Số 318-QĐ/HU, ngày 15/7/2019"] * 6),
                "note": ("Ghi chú", ["Quy hoạch mới"] * 3 + ["Tiếp tục"] * 3),
            },
            above="DANH SÁCH QUY HOẠCH NHIỆM KỲ 2020 - 2025",
        ),
        Base(
            "grades",
            {
                **WHO,
                "post_words": ("Chức vụ", ["Chuyên viên"] * 6),
                "unit": ("Đơn vị", UNITS),
                "grade": ("Mức xếp loại", [GOOD, GOOD, WELL, GOOD, "Hoàn thành nhiệm vụ", GOOD]),
            },
            above="KẾT QUẢ XẾP LOẠI CÁN BỘ NĂM 2019",
        ),
        Base(
            "classes",
            {
                "name": ("Tên lớp", [f"Sơ cấp LLCT năm 201{n}" for n in range(4, 10)]),
                "programme": ("Chương trình", ["Sơ cấp LLCT"] * 6),
                "mode": ("Hệ", ["Tập trung"] * 4 + ["Không tập trung"] * 2),
                "organiser": ("Cơ quan mở lớp", ["Trung tâm Chính trị huyện"] * 6),
                "opens_on": ("Khai giảng", [day(2010 + n, 5, 28) for n in range(4, 10)]),
                "closes_on": ("Bế giảng", [day(2010 + n, 6, 4 * n - 7) for n in range(4, 10)]),
                "head_count": ("Số học viên", [55, 62, 57, 69, 66, 74]),
            },
        ),
        Base(
            "learners",
            {
                "training_class": ("Tên lớp", [CLASS["name"]] * 6),
                **WHO,
                "workplace": ("Đơn vị công tác", UNITS),
                "result": ("Kết quả", ["Tốt nghiệp"] * 6),
                "grade": ("Xếp loại", ["Khá", "Giỏi", "Khá", "Trung bình", "Khá", "Giỏi"]),
                "certificate_no": ("Số chứng chỉ", [f"TC10000{n}" for n in range(1, 7)]),
            },
        ),
        Base(
            "rotations",
            {
                **WHO,
                "from_post": ("Chức vụ trước luân chuyển", ["Chuyên viên, Ban Tổ chức Huyện ủy"] * 6),
                "to_post": ("Chức vụ luân chuyển", [f"Phó Chủ tịch UBND, {unit}" for unit in UNITS]),
                "direction": ("Hướng luân chuyển", ["Từ huyện về xã"] * 6),
                "decision": ("Quyết định", [f"Số {600 + n}-QĐ/HU" for n in range(6)]),
                "valid_from": ("Từ ngày", [day(2016 + n % 2, 2, 13 + n) for n in range(6)]),
                "valid_to": ("Đến ngày", [day(2019, 6 + n, 14) for n in range(6)]),
            },
        ),
    )
}


def fill(world):
    """What the sheets speak of: six people, a list that may be planned for, a class."""
    EthnicGroup.objects.bulk_create(EthnicGroup(name=name) for name in sorted(set(ETHNIC)))
    for number, (name, born, sex, _) in enumerate(PEOPLE):
        unit = world.hoa_tham if number < 3 else world.tan_van
        make_cadre(
            name, make_post("Chuyên viên", unit), birth=born.isoformat(), sex="F" if sex == "Nữ" else "M"
        )
    target = make_target(world.hoa_tham)
    target.post.title.aliases = ["Ủy viên BCH Đảng bộ"]
    target.post.title.save()
    for unit in (world.hoa_tham, world.tan_van):
        make_post("Phó Chủ tịch UBND", unit)
    make_class(CLASS["name"], world.district, opens_on="2016-09-05")
