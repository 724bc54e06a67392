from dashboards.models import AgeBound
from tests.roles import CHIEF, READERS, pages_of

ADDRESSES = [
    ("board", None, READERS),
    ("vacancy-list", None, READERS),
    *pages_of("agebound", read=CHIEF, keep=CHIEF),
]
SHARED = {"agebound"}


def records(unit, cadre):
    return {"agebound": AgeBound.objects.get_or_create(age=45)[0]}
