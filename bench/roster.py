"""A workbook of invented people who are not on record yet, as the offices of a province would send them together."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import xlsxwriter

from bench.people import NAMES, units_for

TITLE = "DANH SÁCH TRÍCH NGANG CÁN BỘ (tính đến ngày 30/11/2021)"
HEADINGS = (
    *("TT", "Họ và tên", "Giới tính", "Ngày sinh", "Dân tộc", "Đơn vị", "Chức vụ", "Quê quán"),
    *("Ngày vào Đảng", "Ngày chính thức", "GDPT", "Trình độ chuyên môn", "Lý luận chính trị", "QLNN"),
    *("Ngoại ngữ", "Tin học", "Số CCCD", "Số thẻ đảng viên"),
)
ETHNIC = ("Kinh", "Tày", "Nùng", "Dao", "Mông")
MAJORS = ("Luật", "Kinh tế", "Hành chính", "Nông nghiệp", "Sư phạm", "Quản lý công", "Xây dựng", "Y đa khoa")
DEGREES = ("Đại học", "Thạc sĩ", "Cao đẳng", "Trung cấp")
THEORY = ("Cao cấp", "Trung cấp", "Sơ cấp", "")
STATE = ("Chuyên viên", "Chuyên viên chính", "CV", "")
LANGUAGES = ("Anh B", "Anh A2", "", "Nga")
# Of so many people one is of a title that nobody has entered yet, so that the import has something to ask.
POSTS, UNKNOWN = 21, "Cán bộ tổng hợp"
BORN, GROWN_UP = datetime.date(1962, 1, 1), 19 * 366


def one_of(words: tuple[str, ...] | list[str], number: int) -> str:
    return words[number % len(words)]


def named(number: int, female: bool) -> str:
    """No two of the same name and sex among the first hundred thousand."""
    middle, given = ("middle_f", "given_f") if female else ("middle_m", "given_m")
    most = len(NAMES[given])
    place = number // most
    words = NAMES["family"][place // 40 % 44], NAMES[middle][place % 40], NAMES[given][number % most]
    return " ".join(words)


def rows(people: int) -> Iterator[list[object]]:
    units = units_for(people)
    for number in range(1, people + 1):
        female, place = number % 3 == 0, number % POSTS
        born = BORN + datetime.timedelta(number * 37 % 9000)
        joined = born + datetime.timedelta(GROWN_UP + number * 17 % 4000)
        yield [
            number,
            named(number, female),
            "Nữ" if female else "Nam",
            born,
            one_of(ETHNIC, number // 7),
            f"Xã số {1 + number % units}",
            f"Chức danh {place}" if place else UNKNOWN,
            f"xã {one_of(NAMES['family'], number)}, huyện Bình Gia, tỉnh Lạng Sơn",
            f"{joined:%d/%m/%Y}",
            f"{joined + datetime.timedelta(366):%d/%m/%Y}",
            "12/12",
            f"{one_of(DEGREES, number)} {one_of(MAJORS, number // 3)}",
            one_of(THEORY, number // 2),
            one_of(STATE, number // 5),
            one_of(LANGUAGES, number // 11),
            "Chứng chỉ B" if number % 4 else "",
            f"020{int(female)}{born:%y}{number:06d}",
            f"{10_000_000 + number}",
        ]


def make(path: Path, people: int) -> None:
    with xlsxwriter.Workbook(path, {"default_date_format": "dd/mm/yyyy"}) as book:
        page = book.add_worksheet("Trích ngang")
        page.write(0, 0, TITLE)
        page.write_row(2, 0, HEADINGS)
        for line, row in enumerate(rows(people), 3):
            page.write_row(line, 0, row)
