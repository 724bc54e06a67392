"""Roles by what they are there for, as the lines of addresses name them."""

from office.organisation.rights import Role

ALL = set(Role)
KEEPERS = {Role.OFFICER, Role.CHIEF}
READERS = ALL - {Role.ADMIN}
UNIT = {Role.UNIT_OFFICER}
EXPORTERS = KEEPERS | UNIT | {Role.LEADER}
ADMIN, CHIEF, LEADER = {Role.ADMIN}, {Role.CHIEF}, {Role.LEADER}
STRUCTURE = KEEPERS | ADMIN
REGULATORS = CHIEF | ADMIN


def pages_of(name, *, read, keep):
    """The lines of the six pages that `foundation.core.pages.pages` makes for a kind of record."""
    pages = [("list", False, read), ("detail", True, read), ("history", True, read)]
    pages += [("new", False, keep), ("edit", True, keep), ("remove", True, keep)]
    return [(f"{name}-{page}", name if takes else None, roles) for page, takes, roles in pages]
