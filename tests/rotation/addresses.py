from tests.roles import CHIEF, KEEPERS, READERS
from tests.rotation.appointment_addresses import APPOINTMENTS, appointment_records
from tests.rotation.moves import make_rotation

ADDRESSES = [
    ("rotation-list", None, READERS),
    ("rotation-detail", "rotation", READERS),
    ("rotation-history", "rotation", READERS),
    ("rotation-edit", "rotation", KEEPERS),
    ("rotation-special", "rotation", CHIEF),
    ("rotation-remove", "rotation", KEEPERS),
    ("rotation-of-person", "cadre", READERS),
    ("rotation-new", "cadre", KEEPERS),
    *APPOINTMENTS,
]


def records(unit, cadre):
    return {"rotation": make_rotation(cadre, cadre.posts.get().post)} | appointment_records(unit, cadre)
