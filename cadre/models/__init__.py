"""The tables of people; each module is one subject."""

from cadre.models import conflicts, facts, people, steps

__all__ = ["conflicts", "facts", "people", "steps"]
