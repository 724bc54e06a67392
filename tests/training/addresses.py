from tests.roles import KEEPERS, READERS, pages_of
from tests.training.factories import enrol, make_class, make_programme

ADDRESSES = [
    *(line for name in ("programme", "trainingclass") for line in pages_of(name, read=READERS, keep=KEEPERS)),
    *(line for line in pages_of("enrolment", read=READERS, keep=KEEPERS) if line[0] != "enrolment-new"),
    ("enrolment-new", "trainingclass", KEEPERS),
    ("cadre-training", "cadre", READERS),
    ("unit-classes", "unit", READERS),
    ("cadre-training-new", "cadre", KEEPERS),
]
SHARED = {"programme"}


def records(unit, cadre):
    training_class = make_class("Lớp của xã", unit)
    return {
        "programme": make_programme(),
        "trainingclass": training_class,
        "enrolment": enrol(training_class, cadre),
    }
