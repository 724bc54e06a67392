"""How a rotation comes about, runs and ends. Nothing else assigns its state."""

from functools import partial
from typing import Any

from foundation.core.acts.act import Act, Asked, always, guard_states, register
from foundation.core.acts.steps import Step
from rotation.act_forms import (
    AgreeRotationForm,
    DecideRotationForm,
    DropRotationForm,
    EndEarlyForm,
    ExtendRotationForm,
    JudgedForm,
    PlaceRotationForm,
    ProposeRotationForm,
    RecordedRotationForm,
    StartRotationForm,
)
from rotation.cases import before, ending, loading, start
from rotation.choices import NOT_BEGUN, NOT_PLACED, UNDER_WAY, RotationState
from rotation.fulfilling import ends_nothing_ahead
from rotation.models import Rotation, RotationStep

UNDO = "Hoàn tác"
APPROVE_RIGHT, IMPORT_RIGHT = "rotation.approve_rotation", "rotation.import_rotation"
RELATED = ("cadre", "to_post__title", "to_post__unit", "from_post__title", "from_post__unit")
rotation_act = partial(
    Act, model=Rotation, step=RotationStep, state="state", related=RELATED, right=APPROVE_RIGHT, undo=UNDO
)
PROPOSE = rotation_act(
    name="rotation.propose",
    label="Đưa vào dự kiến luân chuyển",
    right="rotation.add_rotation",
    moves={None: RotationState.PLANNED},
    form=ProposeRotationForm,
    undo="",
    facts=loading.load_person,
    refusals=(before.serves, before.has_no_other, before.plan_is_open),
)
AGREE = rotation_act(
    name="rotation.agree",
    label="Ghi chủ trương",
    moves={RotationState.PLANNED: RotationState.AGREED},
    form=AgreeRotationForm,
    icon="check2",
    done="Đã ghi chủ trương.",
)
DECIDE = rotation_act(
    name="rotation.decide",
    label="Ghi quyết định luân chuyển",
    moves={RotationState.AGREED: RotationState.DECIDED},
    form=DecideRotationForm,
    ahead=True,
    icon="check2-square",
    done="Đã ghi quyết định luân chuyển.",
    facts=loading.load_opinions,
    refusals=(
        before.opinions_are_settled,
        before.place_is_free,
        before.follows_the_agreement,
        before.has_whole_papers,
        before.is_due_after,
    ),
    values=before.decided,
)
START = rotation_act(
    name="rotation.start",
    label="Bắt đầu luân chuyển",
    moves={RotationState.DECIDED: RotationState.RUNNING},
    form=StartRotationForm,
    icon="play",
    done="Đã ghi bắt đầu luân chuyển.",
    facts=loading.load_posts,
    refusals=(start.is_placed_before, before.serves, before.is_due_after, start.can_start),
    values=start.started,
    others=start.start,
    undo_refusals=(before.plan_goes_on, start.is_not_remarked, start.posts_are_untouched),
    put_back=start.put_back,
)
EXTEND = rotation_act(
    name="rotation.extend",
    label="Kéo dài",
    moves=dict.fromkeys(UNDER_WAY, RotationState.EXTENDED),
    form=ExtendRotationForm,
    repeats=always,
    icon="calendar-plus",
    done="Đã ghi kéo dài thời gian luân chuyển.",
    facts=loading.load_posts,
    refusals=(start.is_longer,),
    values=start.extended,
    others=start.extend,
    undo_refusals=(start.posts_are_untouched,),
    put_back=start.put_back,
)
END = rotation_act(
    name="rotation.end",
    label="Hết thời gian, chờ bố trí",
    moves=dict.fromkeys(UNDER_WAY, RotationState.WAITING),
    form=JudgedForm,
    icon="flag",
    done="Đã ghi hết thời gian luân chuyển.",
    facts=loading.load_posts,
    refusals=(ending.is_over, ending.ends_after_start),
    values=ending.ended,
    others=ending.judge,
    undo_refusals=(ending.still_holds,),
    put_back=ending.take_judgements_back,
)
END_EARLY = rotation_act(
    name="rotation.end_early",
    label="Kết thúc trước thời hạn",
    moves=dict.fromkeys(UNDER_WAY, RotationState.EARLY),
    form=EndEarlyForm,
    icon="skip-end",
    done="Đã ghi kết thúc trước thời hạn.",
    facts=loading.load_posts,
    refusals=(ending.is_early, ending.ends_after_start),
    values=ending.ended,
    others=ending.judge,
    undo_refusals=(ending.still_holds,),
    put_back=ending.take_judgements_back,
)
PLACE = rotation_act(
    name="rotation.place",
    label="Ghi bố trí sau luân chuyển",
    moves=dict.fromkeys(NOT_PLACED, RotationState.PLACED),
    form=PlaceRotationForm,
    ahead=True,
    icon="person-check",
    done="Đã ghi bố trí sau luân chuyển.",
    facts=loading.load_posts,
    refusals=(
        ending.is_placed_somewhere,
        ending.follows_the_end,
        ending.serves_there,
        ending.can_be_placed,
        ends_nothing_ahead,
    ),
    values=ending.placed,
    others=ending.place,
    undo_refusals=(start.posts_are_untouched,),
    put_back=ending.take_placement_back,
)
DROP = rotation_act(
    name="rotation.drop",
    label="Không thực hiện",
    moves=dict.fromkeys(NOT_BEGUN, RotationState.DROPPED),
    form=DropRotationForm,
    icon="x-lg",
    done="Đã ghi không thực hiện.",
    facts=loading.load_person,
    undo_refusals=(before.plan_goes_on,),
)


def recorded_end(rotation: Rotation, asked: Asked) -> dict[str, Any]:
    return {"valid_to": asked["valid_to"]}


# What was: by the sheet of an office, or typed on the record of a person.
recorded = partial(
    rotation_act, right=IMPORT_RIGHT, form=RecordedRotationForm, origin=Step.Origin.IMPORT, offered=False
)
RECORD = recorded(
    name="rotation.record", label="Ghi luân chuyển đã có", moves={None: RotationState.RUNNING}, undo=""
)
RECORD_END = recorded(
    name="rotation.record_end",
    label="Ghi luân chuyển đã kết thúc",
    moves=dict.fromkeys(UNDER_WAY, RotationState.WAITING),
    values=recorded_end,
)
RECORD_EARLY_END = recorded(
    name="rotation.record_early_end",
    label="Ghi luân chuyển đã kết thúc trước thời hạn",
    moves=dict.fromkeys(UNDER_WAY, RotationState.EARLY),
    values=recorded_end,
)
RECORD_PLACE = recorded(
    name="rotation.record_place",
    label="Ghi đã bố trí sau luân chuyển",
    moves=dict.fromkeys(NOT_PLACED, RotationState.PLACED),
    values=ending.placed,
)
register(PROPOSE, AGREE, DECIDE, START, EXTEND, END, END_EARLY, PLACE, DROP)
register(RECORD, RECORD_END, RECORD_EARLY_END, RECORD_PLACE)
guard_states(Rotation)
