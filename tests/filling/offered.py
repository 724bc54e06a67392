"""A list without a database: people as plain rows, with the headings that the import knows."""

from collections import namedtuple

from foundation.core.dates import PartialDate
from foundation.sheets.filling.fields import FieldPart, ListedField, ListOffer
from foundation.sheets.filling.filler import FilledForm, Filler, ListedRow
from foundation.sheets.filling.form import FormTable, chosen_slots, tables_of
from foundation.sheets.kinds import Reads, SheetColumn
from foundation.sheets.reading import read_content
from foundation.sheets.tables_apart import apart
from tests.filling.make_forms import FOLDER

Invented = namedtuple("Invented", "name birth sex town degree number", defaults=("", "", "", "", "", ""))

GIVEN = FieldPart("given", "Tên", ("Tên",), lambda one: one.name.rpartition(" ")[2])
FAMILY = FieldPart("family", "Họ và chữ đệm", ("Họ", "Họ đệm"), lambda one: one.name.rpartition(" ")[0])
OFFER = ListOffer(
    (
        ListedField(
            SheetColumn("name", "Họ và tên", ("Họ tên",), Reads.NAME), lambda one: one.name, (FAMILY, GIVEN)
        ),
        ListedField(
            SheetColumn("born_man", "Ngày sinh (Nam)", ("Ngày sinh/Nam", "Năm sinh/Nam")),
            lambda one: one.birth if one.sex == "Nam" else "",
            sparse=True,
        ),
        ListedField(
            SheetColumn("born_woman", "Ngày sinh (Nữ)", ("Ngày sinh/Nữ", "Năm sinh/Nữ")),
            lambda one: one.birth if one.sex == "Nữ" else "",
            sparse=True,
        ),
        ListedField(
            SheetColumn("birth", "Ngày sinh", ("Năm sinh", "Ngày, tháng, năm sinh")), lambda one: one.birth
        ),
        ListedField(
            SheetColumn("sex", "Giới tính", marks=("Nam", "Nữ")),
            lambda one: one.sex,
            marked=lambda one: {one.sex},
        ),
        ListedField(SheetColumn("town", "Quê quán", ("Nguyên quán",)), lambda one: one.town),
        ListedField(
            SheetColumn("degree", "Trình độ chuyên môn", ("Chuyên môn",), marks=("Thạc sĩ", "Đại học")),
            lambda one: one.degree,
            marked=lambda one: {one.degree},
        ),
        ListedField(SheetColumn("number", "Số CCCD", ("CCCD",), private=True), lambda one: one.number),
    )
)
DAY, MONTH, YEAR = PartialDate("1973-05-12"), PartialDate("1968-11"), PartialDate("1980")
PEOPLE = (
    Invented("Hoàng Văn Một", DAY, "Nam", "xã Hoa Thám", "Đại học", "020073000001"),
    Invented("Lý Thị Hai", MONTH, "Nữ", "=1+1", "Thạc sĩ", "020168000002"),
    Invented("Nông Ba", YEAR, "Nam", "", "", ""),
    Invented("Lý Thị Bốn", PartialDate("1985-01-02"), "Nữ", "-", "Đại học", ""),
)
PLACES = (
    ("Ban Tổ chức Huyện ủy",),
    ("Văn phòng Huyện ủy", "Huyện"),
    ("Trạm Y tế",),
    ("Ban Tổ chức Huyện ủy",),
)


def rows(people=PEOPLE, places=()):
    places = places or ((),) * len(people)
    return [ListedRow(one, place) for one, place in zip(people, places, strict=True)]


def content_of(name: str) -> bytes:
    return next(FOLDER.glob(f"{name}*.xlsx")).read_bytes()


def tables(content: bytes) -> list[FormTable]:
    """Read in this process: the forms of the tests harm nobody."""
    return tables_of(content, apart(read_content(content)), OFFER)


def filled(content: bytes, listed=None, table: int = 0, **more) -> FilledForm:
    """The form filled as proposed."""
    found = tables(content)[table]
    slots = chosen_slots(OFFER, found.propose() | more.pop("chosen", {}))
    return Filler(found, slots, **more).fill(rows() if listed is None else listed)
