from tests.reminders.duties import make_duty, make_duty_rule
from tests.roles import CHIEF, KEEPERS, UNIT

DOERS = KEEPERS | UNIT
ADDRESSES = [
    ("duty-list", None, DOERS),
    ("duty-detail", "duty", DOERS),
    ("duty-history", "duty", DOERS),
    ("duty-done", "duty", DOERS),
    ("duty-snooze", "duty", DOERS),
    ("duty-handover", "duty", DOERS),
    ("duty-reopen", "duty", DOERS),
    ("dutyrule-list", None, DOERS),
    ("dutyrule-detail", "dutyrule", DOERS),
    ("dutyrule-history", "dutyrule", DOERS),
    ("dutyrule-new", None, CHIEF),
    ("dutyrule-edit", "dutyrule", CHIEF),
]
SHARED = {"dutyrule"}


def records(unit, cadre):
    rule = make_duty_rule()
    return {"dutyrule": rule, "duty": make_duty(rule, unit, cadre)}
