"""The end of a class: its results go onto the records of its learners, later certificates too. Done by a job."""

from functools import partial

from foundation.core.acts.act import Act, ActForm, always, guard_states, register
from foundation.core.typed.forms import DayField
from training.choices import Completion
from training.closing import recording
from training.models import ClassStep, TrainingClass


class ClosingForm(ActForm):
    on = DayField(label="Bế giảng ngày")


class LaterResultsForm(ActForm):
    on = DayField(label="Ghi ngày")


completing = partial(
    Act,
    model=TrainingClass,
    step=ClassStep,
    right="training.complete_trainingclass",
    state="completion",
    facts=recording.load,
    afterwards=recording.write,
    put_back=recording.take_back,
    undo_refusals=(recording.not_about_oneself,),
    related=("programme", "unit"),
    undo="Hoàn tác",
    offered=False,
    wrong_state="Lớp đang ở trạng thái “{state}” nên không làm được việc này.",
)
# Neither has an address of its own: what they write is looked at first, and written by a job (`closing.pages`).
COMPLETE = completing(
    name="training.complete_class",
    label="Bế giảng, ghi kết quả",
    moves={Completion.OPEN: Completion.RECORDED},
    form=ClosingForm,
    refusals=(recording.not_secret, recording.was_held, recording.as_looked_at),
    values=recording.closing,
    icon="mortarboard",
)
COMPLETE_LATER = completing(
    name="training.record_later_results",
    label="Ghi bổ sung kết quả",
    moves={Completion.RECORDED: Completion.RECORDED},
    form=LaterResultsForm,
    refusals=(recording.not_secret, recording.as_looked_at, recording.something_left),
    repeats=always,
    icon="file-earmark-plus",
)

register(COMPLETE, COMPLETE_LATER)
guard_states(TrainingClass)
