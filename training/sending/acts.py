"""How a list of people goes up to a school, and what the school answers. Nothing else assigns its state.

People and classes are written by their own acts and models in the transaction of the list's act.
"""

from functools import partial
from typing import Any

from foundation.core.acts.act import Act, Asked, always, day_of, guard_states, register
from training.choices import SendingState
from training.models import SendingList, SendingListStep
from training.sending import gates, summoning
from training.sending.act_forms import SendingForm, SummonsForm

UNDO = "Hoàn tác"


def sent(sending: SendingList, asked: Asked) -> dict[str, Any]:
    return {"number": asked["decision_no"], "sent_on": day_of(asked), "sent_to": asked["sent_to"]}


def summoned(sending: SendingList, asked: Asked) -> dict[str, Any]:
    """The paper of the last answer; its class is found or made afterwards, with what stood before kept."""
    kept = {"summons_no": asked["decision_no"], "summons_on": asked["decision_on"]}
    return {**kept, "opens_on": asked.get("opens_on"), "training_class": sending.training_class}


sending_act = partial(
    Act,
    model=SendingList,
    step=SendingListStep,
    state="state",
    related=("row__plan__unit", "row__programme", "training_class"),
    facts=gates.load,
    undo=UNDO,
    undo_refusals=(gates.not_about_oneself, gates.plan_is_under_way),
    put_back=summoning.take_back,
    wrong_state="Danh sách đang ở trạng thái “{state}” nên không làm được việc này.",
)
SEND = sending_act(
    name="training.send_list",
    label="Ghi đã gửi",
    right="training.send_sendinglist",
    moves={SendingState.DRAFT: SendingState.SENT},
    form=SendingForm,
    refusals=(
        gates.is_open,
        gates.not_about_oneself,
        gates.plan_is_under_way,
        gates.somebody_stands,
        gates.dossiers_complete,
    ),
    values=sent,
    afterwards=summoning.send_people,
    icon="send",
    done="Đã ghi gửi danh sách.",
)
answer_act = partial(
    sending_act,
    right="training.answer_sendinglist",
    form=SummonsForm,
    refusals=(
        gates.is_open,
        gates.not_about_oneself,
        gates.plan_is_under_way,
        gates.nobody_answered_meanwhile,
        gates.somebody_is_answered,
        gates.refusals_say_why,
        gates.class_is_named,
    ),
    values=summoned,
    afterwards=summoning.write_answers,
)
ANSWER = answer_act(
    name="training.answer_list",
    label="Ghi kết quả triệu tập",
    moves={SendingState.SENT: SendingState.ANSWERED},
    icon="list-check",
    done="Đã ghi kết quả triệu tập của cả danh sách.",
)
# What the page of the other makes of an answer about some: the list stays sent, the rest are answered later.
ANSWER_SOME = answer_act(
    name="training.answer_some",
    label="Ghi kết quả triệu tập một phần",
    moves={SendingState.SENT: SendingState.SENT},
    repeats=always,
    offered=False,
    done="Đã ghi kết quả triệu tập; các đồng chí còn lại chờ trả lời.",
)

register(SEND, ANSWER, ANSWER_SOME)
guard_states(SendingList)
