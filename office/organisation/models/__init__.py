"""The tables of the office; each module is one subject."""

from office.organisation import working_days
from office.organisation.models import invitations, structure, users

__all__ = ["invitations", "structure", "users", "working_days"]
