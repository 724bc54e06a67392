"""How papers of rotations and appointments name a person, a post and the time for which it is held."""

import datetime
from typing import Any

from cadre.models.people import Cadre
from foundation.core.dates import PartialDate
from office.organisation.models.structure import Post, Unit
from office.papers.heads import BLANK
from office.papers.kinds import Tag
from office.papers.phrases import day_words, short_day, within

OF_THE_STATE = (Unit.Kind.STATE, Unit.Kind.AREA)
DAY = datetime.timedelta(days=1)
NAME = Tag("ho_ten", "họ và tên", "Hoàng Thị Mẫu")
BORN = Tag("sinh", "ngày sinh, viết trong câu", "ngày 12/4/1985")
PLACE = Tag("chuc_vu_hien_nay", "chức vụ, đơn vị công tác hiện nay", "Phó Trưởng ban, Ban Xây dựng Đảng")
CALLED = Tag("ong_ba", "ông hoặc bà", "bà")
PERSON = (NAME, BORN, PLACE)


def person_values(cadre: Cadre, place: str = "") -> dict[str, str]:
    """The values of `PERSON` and `CALLED`; the place of today where the record says no other."""
    held = cadre.now.held
    return {
        "ho_ten": cadre.full_name,
        "sinh": born(cadre.birth),
        "chuc_vu_hien_nay": place or post_words(held and held.post),
        "ong_ba": "bà" if cadre.sex == Cadre.Sex.FEMALE else "ông",
    }


def born(birth: PartialDate | None) -> str:
    """Within a sentence, as exactly as it is known: "ngày 12/5/1980", "tháng 5/1980", "năm 1980"."""
    if birth is None:
        return f"ngày {BLANK}"
    words = {"day": "ngày", "month": "tháng", "year": "năm"}[birth.precision]
    return f"{words} {short_day(birth.first_day) if birth.precision == 'day' else birth}"


def post_words(post: Post | None) -> str:
    """Within a sentence: "Bí thư, xã Hoa Thám"."""
    return f"{post.title}, {within(str(post.unit))}" if post else BLANK


def until(due: datetime.date | None) -> str:
    """The last day before the first that no longer counts."""
    return short_day(due - DAY) if due else BLANK


def for_how_long(ends: datetime.date | None, months: int | None, *, asked: bool = True) -> str:
    """For how long after "từ ngày …"; where nobody said it, and it is `asked`, a place to write it by hand."""
    if ends:
        return f" đến hết ngày {until(ends)}"
    if months:
        return f", thời hạn {months} tháng"
    return f", thời hạn {BLANK} tháng" if asked else ""


def since(day: PartialDate | datetime.date | None) -> str:
    return day_words(day if isinstance(day, PartialDate | None) else PartialDate.from_date(day))


def is_of_the_state(post: Post) -> bool:
    """Whether the post lies in a body of the state, so far as its unit tells it."""
    return post.unit.kind in OF_THE_STATE


def lacking(values: dict[str, Any], words: dict[str, str]) -> tuple[str, ...]:
    """What is written by hand: {tag: how it is told} of those whose value is left blank."""
    return tuple(said for tag, said in words.items() if BLANK in values[tag])
