import datetime

from django.urls import reverse

from reminders.acts import DONE, HAND_OVER
from reminders.models import Duty
from tests.reminders.duties import TODAY, make_duty, make_duty_rule
from tests.walk import Walk

State = Duty.State
IN_STATE = {
    # Put off, so that it can be opened again as well.
    State.OPEN: {"snoozed_until": TODAY + datetime.timedelta(days=3), "reason": "chờ giấy"},
    State.DONE: {"done_at": "2021-11-30T09:00+07:00"},
    State.CLOSED: {"done_at": "2021-11-30T09:00+07:00", "reason": "cán bộ đã nghỉ, chuyển đi"},
}


class DutyWalk(Walk):
    model = Duty
    asked = {
        "reminders.snooze": {"snoozed_until": "05/12/2021", "reason": "chờ giấy"},
        "reminders.reopen": {"reason": "ghi nhầm"},
    }

    def rows(self, unit, people):
        rule = make_duty_rule()
        return {
            (who, state): make_duty(rule, unit, person, state=state, cycle=f"{state[0]}{unit.code}", **fields)
            for who, person in people.items()
            for state, fields in IN_STATE.items()
        }

    def address(self, act, row):
        return reverse(f"duty-{act.slug}", args=[row.pk])

    def bulk(self, act, row):
        if act not in (DONE, HAND_OVER):
            return None
        return f"{reverse(f'duty-{act.slug}-many')}?state=all", {"row": [f"{row.pk}:{row.state}"]}


WALKS = [DutyWalk()]
