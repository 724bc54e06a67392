"""The tables of the office; each module is one subject."""

from office.organisation.models import (
    identity,
    invitations,
    office,
    ranks,
    special_days,
    steps,
    structure,
    users,
)

__all__ = ["identity", "invitations", "office", "ranks", "special_days", "steps", "structure", "users"]
