from tests.roles import CHIEF, EXPORTERS, KEEPERS, LEADER, READERS
from tests.rotation.appointment_addresses import APPOINTMENTS, appointment_records
from tests.rotation.case_addresses import CASES, case_records
from tests.rotation.moves import make_rotation
from tests.rotation.plan_addresses import PLANS, plan_records

ADDRESSES = [
    *PLANS,
    ("rotation-list", None, READERS),
    ("rotation-moves", None, READERS),
    ("post-ends", None, READERS),
    ("rotation-detail", "rotation", READERS),
    ("rotation-history", "rotation", READERS),
    ("rotation-edit", "rotation", KEEPERS),
    ("rotation-papers", "rotation", EXPORTERS),
    ("rotation-special", "rotation", CHIEF),
    ("rotation-remove", "rotation", KEEPERS),
    ("rotation-of-person", "cadre", READERS),
    ("rotation-new", "cadre", KEEPERS),
    *CASES,
    *APPOINTMENTS,
    ("what-if", None, KEEPERS | LEADER),
]


def records(unit, cadre):
    rotation = {"rotation": make_rotation(cadre, cadre.posts.get().post)}
    rotation |= case_records(unit, rotation["rotation"])
    return rotation | plan_records(unit, cadre) | appointment_records(unit, cadre)
