"""Lists of people sent up, as the walk of all acts makes them."""

from django.urls import reverse

from tests.training.factories import choose, make_plan, make_row, make_sending
from tests.walk import OTHER, Walk
from training.choices import SendingState
from training.models import SendingList

DAY = {"on": "30/11/2021"}
PAPER = {"decision_no": "45-TTr/BTCHU", "decision_on": "29/11/2021"}
SCHOOL = {"issuer": "Trường Chính trị tỉnh", "class_name": "Trung cấp K12", "opens_on": "06/12/2021"}


class SendingListWalk(Walk):
    """Somebody stands on each; the school summons all of them."""

    model = SendingList
    people = (OTHER,)
    asked = {
        "training.send_list": DAY | PAPER | {"sent_to": "Ban Tổ chức Tỉnh ủy"},
        "training.answer_list": DAY | PAPER | SCHOOL | {"rest": "summoned"},
        "training.answer_some": DAY | PAPER | SCHOOL | {"rest": "summoned"},
    }

    def rows(self, unit, people):
        plan = make_plan(unit, issued_on="2021-11-01")
        return {(OTHER, state): self.in_state(plan, state, people[OTHER]) for state in SendingState.values}

    def in_state(self, plan, state, cadre):
        row = make_row(plan, title=f"Chỉ tiêu {state}", source="above")
        draft = state == SendingState.DRAFT
        sending = make_sending(row, state=state, sent_on=None if draft else "2021-11-20")
        on_list = {"draft": "chosen", "sent": "sent", "answered": "summoned"}[state]
        choose(row, cadre, state=on_list, sending=sending)
        return sending

    def address(self, act, row):
        return reverse(f"sendinglist-{act.slug}", args=[row.pk])
