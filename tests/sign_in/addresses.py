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
    ("user-renew-factor", "user", CHIEF),
]
# A session is locked and opened by whoever holds it, whatever their role.
OPEN_TO_ALL = {"lock", "unlock", "session-active"}


def records(unit, cadre):
    """The page of roles is the office's, which a test of one role does not begin with."""
    Office.objects.get_or_create(unit=unit)
    return {}
