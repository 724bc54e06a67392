from tests.roles import ADMIN, ALL, CHIEF

ADDRESSES = [
    ("own-sessions", None, ALL),
    ("account-sessions", "user", ADMIN | CHIEF),
]
# A session is locked and opened by whoever holds it, whatever their role.
OPEN_TO_ALL = {"lock", "unlock", "session-active"}


def records(unit, cadre):
    return {}
