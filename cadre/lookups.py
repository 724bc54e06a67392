"""People in look-ups: found by all that finds a record, told apart by birth, post and unit."""

from cadre.models.people import Cadre, CadrePrivate
from cadre.querysets import CadreQuerySet
from foundation.core.lookup.kinds import LookUp, register
from office.organisation.models.users import User


def people(rows: CadreQuerySet, text: str, user: User) -> CadreQuerySet:
    return rows.found_by(text, numbers=CadrePrivate.objects.for_user(user))


def told_apart(cadre: Cadre) -> str:
    """The name with the year of birth, and the post or, of who holds none, the unit."""
    birth = f" ({cadre.birth.year})" if cadre.birth else ""
    return f"{cadre.full_name}{birth} – {cadre.now.held.post if cadre.now.held else cadre.now.unit}"


register(
    LookUp(
        Cadre,
        people,
        told_apart,
        "Gõ họ tên, chữ đầu, năm sinh, chức vụ, đơn vị, số điện thoại",
        related=("now__unit", "now__held__post__title", "now__held__post__unit"),
        order=("sort_key", "pk"),
    )
)
