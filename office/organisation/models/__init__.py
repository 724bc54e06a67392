"""The tables of the office; each module is one subject."""

from office.organisation.models import invitations, special_days, steps, structure, users

__all__ = ["invitations", "special_days", "steps", "structure", "users"]
