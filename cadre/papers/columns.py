"""The columns of the official list of people (danh sách trích ngang), each with what it says of a person."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from cadre.models.people import Cadre
from cadre.papers.people import ListedPerson
from foundation.printing.layout import FormColumn, Holds

BIRTH = "Ngày, tháng, năm sinh"
PARTY, LEVEL, GRADES = "Ngày vào Đảng", "Trình độ", "Kết quả xếp loại 3 năm"
BALLOTS, NUMBERS = "Kết quả giới thiệu", "Số giấy tờ"
MEETINGS = ("Cán bộ chủ chốt", "Ban chấp hành", "Ban thường vụ")


@dataclass(frozen=True)
class RosterLine:
    """A person on the list, by `key`; `unit` is the section, `numbers` those of the citizen's and the Party card."""

    key: int
    person: ListedPerson
    unit: str = ""
    continuity: str = ""
    note: str = ""
    numbers: tuple[str, str] = ("", "")


@dataclass(frozen=True)
class RosterColumn:
    """A column of the paper with what it says of a line; one filled `by_hand` may well be empty."""

    label: str
    width: float
    value: Callable[[RosterLine], Any]
    groups: tuple[str, ...] = ()
    align: str = "left"
    date: bool = False
    by_hand: bool = False

    @property
    def printed(self) -> FormColumn:
        holds = Holds.DATE if self.date else Holds.TEXT
        return FormColumn(self.label, self.width, self.groups, holds, "center" if self.date else self.align)

    @property
    def full_label(self) -> str:
        return ": ".join([*self.groups[-1:], self.label])


@dataclass(frozen=True)
class RosterColumns:
    """Which of the official columns a list prints: the years of its grades, and what is there on demand."""

    years: tuple[int, ...] = ()
    planned: bool = False
    ballots: bool = False
    numbers: bool = False

    def __iter__(self) -> Iterator[RosterColumn]:
        yield from of_person()
        yield from levels()
        yield from (of_year(year) for year in self.years)
        yield from numbers() if self.numbers else ()
        yield from ballots() if self.ballots else ()
        if self.planned:
            yield RosterColumn("Quy hoạch mới, tiếp tục", 15, lambda line: line.continuity)
        yield RosterColumn("Ghi chú", 16, lambda line: line.note, by_hand=True)


def told(name: str) -> Callable[[RosterLine], Any]:
    return lambda line: getattr(line.person, name)


def born(sex: str) -> Callable[[RosterLine], Any]:
    return lambda line: line.person.birth if line.person.sex == sex else None


def of_person() -> Iterator[RosterColumn]:
    """All but the number of the line, which the paper counts by itself."""
    yield RosterColumn("Họ và tên", 31, told("name"))
    yield RosterColumn("Nam", 19, born(Cadre.Sex.MALE), (BIRTH,), date=True)
    yield RosterColumn("Nữ", 19, born(Cadre.Sex.FEMALE), (BIRTH,), date=True)
    yield RosterColumn("Dân tộc", 12, told("ethnic_group"), align="center")
    yield RosterColumn("Quê quán", 48, told("home_town"))
    yield RosterColumn("Chức vụ, đơn vị công tác", 58, told("place"))
    yield RosterColumn("Dự bị", 19, told("joined_on"), (PARTY,), date=True)
    yield RosterColumn("Chính thức", 19, told("official_on"), (PARTY,), date=True)


def levels() -> Iterator[RosterColumn]:
    yield RosterColumn("GDPT", 12, told("general_education"), (LEVEL,), "center")
    yield RosterColumn("Chuyên môn", 30, told("degree"), (LEVEL,))
    yield RosterColumn("LLCT", 16, told("theory"), (LEVEL,))
    yield RosterColumn("QLNN", 18, told("state"), (LEVEL,))
    yield RosterColumn("Ngoại ngữ", 14, told("language"), (LEVEL,))
    yield RosterColumn("Tin học", 18, told("it"), (LEVEL,))


def of_year(year: int) -> RosterColumn:
    return RosterColumn(str(year), 16, lambda line: line.person.grade(year), (GRADES,), "center")


def numbers() -> Iterator[RosterColumn]:
    yield RosterColumn("Số CCCD", 24, lambda line: line.numbers[0], (NUMBERS,), "center")
    yield RosterColumn("Số thẻ đảng viên", 18, lambda line: line.numbers[1], (NUMBERS,), "center")


def ballots() -> Iterator[RosterColumn]:
    """Blank: which counts of a conference a list may show is for its deciders, so they are written in by hand."""
    for meeting in MEETINGS:
        for label in ("Số phiếu", "Tỷ lệ %"):
            groups = (BALLOTS, meeting)
            yield RosterColumn(label, 11, lambda line: "", groups, "center", by_hand=True)
