"""The table of rights told to the database, after every migration."""

from collections.abc import Iterator

from office.organisation.models.role_rights import RoleRight
from office.organisation.rights import RIGHTS

# Rights that are no work on the rows of a record: what is brought in is read by its import alone.
NO_WORK = ("import", "undo", "give", "share")


def covered() -> Iterator[tuple[str, str]]:
    """(role, right or record) of all roles."""
    for role, rights in RIGHTS.items():
        yield from ((role.value, right) for right in rights)
        yield from ((role.value, record) for record in {record_of(right) for right in rights} - {""})


def record_of(right: str) -> str:
    """The record that the right works on, as "cadre.cadre"."""
    app, name = right.split(".")
    action, record = name.split("_", 1)
    return "" if action in NO_WORK else f"{app}.{record}"


def tell_database(**told: object) -> None:
    known = set(RoleRight.objects.values_list("role", "covers"))
    wanted = set(covered())
    if known != wanted:
        RoleRight.objects.all().delete()
        RoleRight.objects.bulk_create(RoleRight(role=role, covers=covers) for role, covers in sorted(wanted))
