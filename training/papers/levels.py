"""People with what they have learned so far, in the columns of lists that ask for places."""

from collections.abc import Iterable
from typing import Any

from cadre.models.people import Cadre
from cadre.papers.people import ListedPerson, listed_people
from foundation.core import clock
from foundation.printing.layout import FormColumn
from office.papers.sheets import NAME, NUMBER, PLACE

LEARNED = (
    NUMBER,
    FormColumn(NAME.label, 38),
    FormColumn("Ngày, tháng, năm sinh", 24, align="center"),
    FormColumn("Dân tộc", 16, align="center"),
    FormColumn(PLACE.label, 56),
    FormColumn("Chuyên môn", 28, ("Trình độ hiện nay",)),
    FormColumn("Lý luận chính trị", 22, ("Trình độ hiện nay",)),
    FormColumn("Quản lý nhà nước", 22, ("Trình độ hiện nay",)),
)
OF_CADRE = (
    "ethnic_group",
    "now__unit",
    "now__held__post__title",
    "now__held__post__unit",
    "now__held__post__body",
)


def people_by_key(cadres: Iterable[Cadre]) -> dict[int, ListedPerson]:
    """As known today; two queries for any number of people."""
    return listed_people(cadres, clock.today(), {})


def learned_cells(cadre: Cadre, person: ListedPerson) -> tuple[Any, ...]:
    """The cells of `LEARNED` after the number."""
    held = cadre.now.held
    place = str(held.post if held else cadre.now.unit or "")
    born = str(person.birth or "")
    return (person.name, born, person.ethnic_group, place, person.degree, person.theory, person.state)
