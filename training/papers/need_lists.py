"""“Danh sách đăng ký nhu cầu”: who is to learn what. Why stays inside: a reason may rest on a planned title."""

from collections.abc import Iterable, Sequence

from cadre.papers.people import ListedPerson
from foundation.printing.layout import FormColumn, FormRow
from office.papers.sheets import FramedList, counted
from training.choices import NeedState
from training.models import Need
from training.papers.levels import LEARNED, OF_CADRE, learned_cells, people_by_key

COLUMNS = (*LEARNED[:-1], FormColumn("Quản lý nhà nước", 20, ("Trình độ hiện nay",)))
COLUMNS += (FormColumn("Đăng ký học", 34), FormColumn("Ý kiến của đơn vị", 18))
RELATED = tuple(f"cadre__{way}" for way in OF_CADRE)
IN_ORDER = ("cadre__now__official_key", "cadre", "kind", "level", "pk")
ASKED_FOR = "Đề nghị cử"


def with_people(needs: Iterable[Need]) -> list[tuple[Need, ListedPerson]]:
    """The needs, read with `RELATED`, in their order; two queries for any number of them."""
    needs = list(needs)
    known = people_by_key({need.cadre_id: need.cadre for need in needs}.values())
    return [(need, known[need.cadre_id]) for need in needs]


def registered(lines: Sequence[tuple[Need, ListedPerson]], notes: tuple[str, ...] = ()) -> FramedList:
    """A person stands there once a need."""
    rows = [
        FormRow((place, *learned_cells(need.cadre, person), str(need), said_of(need)))
        for place, (need, person) in enumerate(lines, 1)
    ]
    people = len({id(person) for _, person in lines})
    return FramedList(
        title=("DANH SÁCH ĐĂNG KÝ NHU CẦU", "đào tạo, bồi dưỡng cán bộ"),
        columns=COLUMNS,
        rows=rows,
        notes=notes,
        closing=(f"{counted(people)[:-1]}, {len(rows)} lượt đăng ký.",),
        wide=True,
    )


def said_of(need: Need) -> str:
    """What the unit itself said: nothing of a need that it may not know of."""
    own = not need.reserved and (need.campaign_unit_id or need.state == NeedState.REGISTERED)
    return ASKED_FOR if own else ""
