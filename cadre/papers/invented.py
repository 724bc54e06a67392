"""People who never were, for samples of papers: one on the papers about a person, a few on a list."""

import datetime
from collections.abc import Iterator

from cadre.models.facts import PostHeld, Qualification
from cadre.models.people import Cadre, EthnicGroup
from cadre.papers.columns import RosterLine
from cadre.papers.people import ListedPerson, PaperGrade
from cadre.papers.slip import PersonOnPaper
from cadre.retirement import Retirement
from cadre.summary import highest, labelled
from foundation.core.dates import PartialDate
from office.organisation.models.structure import Post, PostTitle, Unit

Kind, Level = Qualification.Kind, Qualification.Level
# Unit, name, sex, birth, ethnic group, post, in the Party since, degree, theory, state management.
PEOPLE = (
    (
        "Văn phòng Đảng ủy",
        "Lý Thị Mẫu",
        "F",
        "1984-02-05",
        "Tày",
        "Chánh Văn phòng",
        "2006-05-19",
        14,
        23,
        33,
    ),
    ("Văn phòng Đảng ủy", "Nông Văn Mẫu", "M", "1990", "Nùng", "Chuyên viên", "2015-09-03", 14, 22, 32),
    ("Ủy ban nhân dân xã", "Hoàng Văn Mẫu", "M", "1979-11-12", "Kinh", "Chủ tịch", "2001-10-03", 15, 23, 33),
    ("Ủy ban nhân dân xã", "Bế Thị Mẫu", "F", "1988-06", "Tày", "Phó Chủ tịch", "2012-01-30", 14, 22, 32),
    (
        "Hội Liên hiệp Phụ nữ xã",
        "Lương Thị Mẫu",
        "F",
        "1991-03-08",
        "Kinh",
        "Chủ tịch",
        "2017-07-01",
        14,
        22,
        32,
    ),
)
MAJORITY = "Kinh"


def invented_lines(day: datetime.date, *, planned: bool = False) -> Iterator[RosterLine]:
    """The people as lines of a list; `planned` says whether each is new there."""
    for key, (unit, name, sex, birth, group, post, joined, degree, theory, state) in enumerate(PEOPLE, 1):
        joined_on = PartialDate(joined)
        person = ListedPerson(
            name=name,
            sex=sex,
            birth=PartialDate(birth),
            ethnic_group=group,
            minority=group != MAJORITY,
            place=f"{post}, {unit}",
            home_town="xã Mẫu, tỉnh Mẫu",
            joined_on=joined_on,
            official_on=PartialDate.of(joined_on.year + 1, joined_on.month, joined_on.day),
            general_education="12/12",
            degree=f"{Level(degree).label} Luật",
            theory=Level(theory).label,
            state=Level(state).label,
            language="Tiếng Anh B1",
            it="CNTT cơ bản",
            grades=tuple(
                PaperGrade(day.year - ago, "HTTNV" if ago != key % 3 + 1 else "HTXSNV", 0)
                for ago in (1, 2, 3)
            ),
        )
        yield RosterLine(key, person, unit, "" if not planned else "Mới" if key % 2 else "Tiếp tục")


def invented_person(day: datetime.date) -> PersonOnPaper:
    """One person with what the page of a person tells."""
    unit, name, sex, birth, group, post, joined, *levels = PEOPLE[0]
    cadre = Cadre(
        full_name=name,
        sex=sex,
        birth=PartialDate(birth),
        home_town="xã Mẫu, tỉnh Mẫu",
        ethnic_group=EthnicGroup(name=group),
        party_joined_on=PartialDate(joined),
        party_official_on=PartialDate("2007-05-19"),
        general_education="12/12",
    )
    posts = [
        held(post, unit, "2018-08-01", main=True),
        held("Phó Chánh Văn phòng", unit, "2012-04-15", "2018-08-01"),
        held("Chuyên viên", unit, "2007-09", "2012-04-15"),
    ]
    got = [
        Qualification(kind=kind, level=level, detail=detail)
        for kind, level, detail in zip(
            (Kind.DEGREE, Kind.THEORY, Kind.STATE), levels, ("Luật", "", ""), strict=True
        )
    ]
    got.append(Qualification(kind=Kind.LANGUAGE, detail="Tiếng Anh B1"))
    for each in got:
        each.counts = True
    told = {
        "age": day.year - 1984,
        "main": posts[0],
        "further": list(labelled([])),
        "authority": "Ban Thường vụ Đảng ủy",
        "levels": list(highest(got)),
        "retirement": Retirement(PartialDate("2044-02")),
        "brought": [("Xếp loại", "<a>2018 HTTNV</a>; <a>2019 HTXSNV</a>; <a>2020 HTTNV</a>")],
    }
    return PersonOnPaper(cadre, day, posts, told, got)


def held(title: str, unit: str, begins: str, ends: str = "", *, main: bool = False) -> PostHeld:
    post = Post(title=PostTitle(name=title), unit=Unit(name=unit))
    until = PartialDate(ends) if ends else None
    return PostHeld(post=post, main=main, valid_from=PartialDate(begins), valid_to=until)
