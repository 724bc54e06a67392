"""Addresses of proposals and appointments, and what they are asked of."""

from rotation.models import AppointmentStep
from tests.factories import make_post
from tests.roles import KEEPERS, LEADER, pages_of
from tests.rotation.moves import make_appointment

ACTS = ("record-ballot", "agree-appointment", "decide-appointment", "lose-election", "drop-appointment")
APPOINTMENTS = [
    *pages_of("appointment", read=KEEPERS | LEADER, keep=KEEPERS),
    *((f"appointment-{act}", "appointment", KEEPERS) for act in ACTS),
    ("appointment-conference", "appointment", KEEPERS),
    ("appointment-tie", "appointment", KEEPERS),
    ("appointment-papers", "appointment", KEEPERS | LEADER),
    ("appointment-undo", "appointmentstep", KEEPERS),
]


def appointment_records(unit, cadre):
    row = make_appointment(cadre, make_post("Phó Bí thư Đảng ủy", unit))
    step = AppointmentStep.objects.create(
        appointment=row, act="rotation.propose_appointment", to_state="proposed", on="2021-10-01"
    )
    return {"appointment": row, "appointmentstep": (row, step)}
