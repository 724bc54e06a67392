"""The acts on a person's record as a whole.

A person has no column of a state: whether somebody serves or has left follows from the posts on any day, and a second
column could only contradict them. So the acts read the state from the projection of today and write what it follows
from: leaving ends the posts, removal takes the record away. Ending one post by its form stays an edit.
"""

from functools import partial

from cadre.act_forms import LeaveServiceForm, RecordedLeavingForm, RemovalForm
from cadre.leaving import (
    begun_later,
    end_posts,
    load_posts,
    open_posts,
    recorded_already,
    too_far_ahead,
    touched_since,
)
from cadre.models.people import Cadre, CadreNow
from cadre.models.steps import CadreStep
from cadre.removal import delete_records, kept, left_to_others, load_keeping, put_back
from foundation.core.acts.act import Act, register
from foundation.core.acts.steps import Step

Status = CadreNow.Status
NOT_SERVING = "Đồng chí này đang ở tình trạng “{state}”; chỉ ghi được cho đồng chí đang công tác."

person_act = partial(
    Act, model=Cadre, step=CadreStep, state="now.status", derived=Status, related=("now",), undo="Hoàn tác"
)
leaving = partial(
    person_act,
    facts=load_posts,
    others=end_posts,
    undo_refusals=(touched_since,),
    put_back=open_posts,
    ahead=True,
    wrong_state=NOT_SERVING,
)

LEAVE = leaving(
    name="cadre.leave",
    label="Ghi nghỉ, chuyển công tác",
    right="cadre.change_cadre",
    moves={Status.SERVING: Status.LEFT},
    form=LeaveServiceForm,
    refusals=(begun_later, too_far_ahead, recorded_already),
    icon="box-arrow-right",
    done="Đã ghi nghỉ, chuyển công tác cho {count} đồng chí.",
)
RECORD_LEAVING = leaving(
    name="cadre.record_leaving",
    label="Ghi nghỉ, chuyển công tác theo danh sách",
    right="cadre.import_cadre",
    moves=dict.fromkeys([Status.SERVING, Status.LEFT, Status.NO_POST], Status.LEFT),
    form=RecordedLeavingForm,
    refusals=(begun_later, too_far_ahead),
    origin=Step.Origin.IMPORT,
    offered=False,
)

REMOVE = person_act(
    name="cadre.remove",
    label="Xóa hồ sơ nhập nhầm",
    right="cadre.remove_cadre",
    moves=dict.fromkeys(Status, "removed"),
    form=RemovalForm,
    facts=load_keeping,
    refusals=(kept, left_to_others),
    others=delete_records,
    recreate=put_back,
    undo="Khôi phục",
    icon="trash",
    done="Đã xóa hồ sơ nhập nhầm; xem lại và khôi phục ở “Hồ sơ đã xóa”.",
)

register(LEAVE, RECORD_LEAVING, REMOVE)
