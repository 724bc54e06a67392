"""The addresses of lists of people sent up, and a list of each kind."""

from tests.factories import make_cadre
from tests.roles import KEEPERS, LEADER, pages_of
from tests.training.factories import choose, make_plan, make_row, make_sending
from training.models import SendingListStep

WEIGHERS = KEEPERS | LEADER
OWN = ("choose", "papers", "send-list", "answer-list")
SENDING = [
    *(line for line in pages_of("sendinglist", read=WEIGHERS, keep=KEEPERS) if line[0] != "sendinglist-new"),
    ("sendinglist-new", "row_above", KEEPERS),
    ("sendinglist-people", "sendinglist", WEIGHERS),
    *((f"sendinglist-{page}", "sendinglist", KEEPERS) for page in OWN),
    ("sending-papers", "sendinglist", WEIGHERS),
    ("sendinglist-undo", "sendinglist_step", KEEPERS),
]


def lists_of(unit):
    row = make_row(make_plan(unit, 2024, issued_on="2021-11-01"), source="above")
    sending, sent = make_sending(row), make_sending(row, state="sent", sent_on="2021-11-20")
    choose(row, make_cadre("Lý Thị Chín", unit=unit), sending=sending)
    step = SendingListStep.objects.create(
        sending_list=sent, act="training.send_list", from_state="draft", to_state="sent", on="2021-11-20"
    )
    return {"row_above": row, "sendinglist": sending, "sendinglist_step": (sent, step)}
