"""The tables of the office; each module is one subject."""

from office.organisation.models import (
    identity,
    invitations,
    office,
    ranks,
    role_rights,
    special_days,
    steps,
    structure,
    users,
)

__all__ = ["identity", "invitations", "office", "ranks", "role_rights", "special_days", "steps", "structure"]
__all__ += ["users"]
