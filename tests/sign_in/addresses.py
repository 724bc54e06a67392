from office.organisation.models.office import Office
from tests.roles import ADMIN, ALL, CHIEF

ADDRESSES = [
    ("own-sessions", None, ALL),
    ("account-sessions", "user", ADMIN | CHIEF),
    ("factor", None, ALL),
    ("factor-app", None, ALL),
    ("factor-codes", None, ALL),
    ("factor-code", None, ALL),
    ("factor-roles", None, CHIEF),
]
# A session is locked and opened by whoever holds it, whatever their role.
OPEN_TO_ALL = {"lock", "unlock", "session-active"}


def records(unit, cadre):
    return {}
