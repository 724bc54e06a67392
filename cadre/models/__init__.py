"""The tables of people; each module is one subject."""

from cadre.models import conflicts, discipline, facts, moving, people, standing, steps, trust

__all__ = ["conflicts", "discipline", "facts", "moving", "people", "standing", "steps", "trust"]
