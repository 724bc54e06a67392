from types import SimpleNamespace

from dashboards.models import AgeBound
from tests.roles import CHIEF, KEEPERS, LEADER, READERS, pages_of

ADDRESSES = [
    ("board", None, READERS),
    ("vacancy-list", None, READERS),
    ("stat-forms", None, READERS),
    ("stat-form", "stat_form", READERS),
    ("learning-form", None, READERS),
    ("stat-people", "stat_form", READERS),
    ("stat-entries", "stat_form_of_entries", READERS),
    ("stat-moves", "stat_form_of_moves", READERS),
    ("stat-takings", "stat_form_of_takings", KEEPERS | LEADER),
    *pages_of("agebound", read=CHIEF, keep=CHIEF),
]
# A form is no record of a unit: everybody opens it, and finds in it what they may see.
SHARED = {"agebound", "stat_form", "stat_form_of_entries", "stat_form_of_moves", "stat_form_of_takings"}


def records(unit, cadre):
    return {
        "agebound": AgeBound.objects.get_or_create(age=45)[0],
        "stat_form": SimpleNamespace(pk="9c"),
        "stat_form_of_entries": SimpleNamespace(pk="12c"),
        "stat_form_of_moves": SimpleNamespace(pk="11"),
        "stat_form_of_takings": SimpleNamespace(pk="13"),
    }
