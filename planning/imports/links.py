"""Where an officer goes on after people or lists were brought in."""

from foundation.sheets.afterwards import LINKS, Afterwards

LINKS += [
    Afterwards("roster", "Lập danh sách quy hoạch", "planning-index", "planning.add_planningentry"),
    Afterwards("plan", "Xem danh sách quy hoạch", "planning-index", "planning.view_planningentry"),
]
