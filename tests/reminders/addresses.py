import datetime

from foundation.core.acts.run import apply
from office.organisation.models.users import User
from reminders.acts import SNOOZE
from tests.reminders.duties import make_duty, make_duty_rule
from tests.roles import CHIEF, KEEPERS, UNIT

DOERS = KEEPERS | UNIT
ADDRESSES = [
    ("duty-list", None, DOERS),
    ("duty-detail", "duty", DOERS),
    ("unit-duties", "unit", DOERS),
    ("duty-history", "duty", DOERS),
    ("duty-done", "duty", DOERS),
    ("duty-snooze", "duty", DOERS),
    ("duty-handover", "duty", DOERS),
    ("duty-reopen", "duty", DOERS),
    ("duty-undo", "duty_step", DOERS),
    ("duty-undo-many", "duty_step", DOERS),
    ("duty-done-many", None, DOERS),
    ("duty-handover-many", None, DOERS),
    ("dutyrule-list", None, DOERS),
    ("dutyrule-detail", "dutyrule", DOERS),
    ("dutyrule-history", "dutyrule", DOERS),
    ("dutyrule-new", None, CHIEF),
    ("dutyrule-edit", "dutyrule", CHIEF),
]
SHARED = {"dutyrule"}


def records(unit, cadre):
    rule = make_duty_rule()
    duty = make_duty(rule, unit, cadre)
    put_off = {"snoozed_until": datetime.date(2021, 12, 5), "reason": "chờ giấy"}
    later = make_duty(rule, unit, cadre, cycle="2022")
    (step,) = apply(SNOOZE, User.system(), [later], put_off).steps
    return {"dutyrule": rule, "duty": duty, "duty_step": (later, step)}
