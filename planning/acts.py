"""Every change of state of a planning entry. Nothing else assigns one."""

from functools import partial

from foundation.core.acts.act import Act, day_of, guard_states, register
from foundation.core.acts.steps import Step
from planning import snapshots
from planning.act_forms import (
    ApprovalForm,
    EntryEndForm,
    RecordedForm,
    RejectionForm,
    TakingOutForm,
    UnitEndedForm,
)
from planning.models import EntryStep, PlanningEntry

Status = PlanningEntry.Status
PROPOSED = PlanningEntry.PROPOSED
ALREADY = "Đồng chí này đã có trong danh sách quy hoạch chức danh này."
NOT_PROPOSED = "Trường hợp này đang ở trạng thái “{state}” nên không rút được; dùng “Đưa ra khỏi quy hoạch”."
NOT_APPROVED = "Trường hợp này đang ở trạng thái “{state}”; chỉ làm được khi đã phê duyệt."
DECIDED = "Trường hợp này đang ở trạng thái “{state}” nên không ghi quyết định phê duyệt được."
UNDO = "Hoàn tác"

entry_act = partial(Act, model=PlanningEntry, step=EntryStep)


def load_standing(entries):
    """Put on new entries until when their person stood on that list before, on others whether a decision made them."""
    old = {entry.pk for entry in entries if entry.pk}
    by_decision = EntryStep.objects.standing().filter(entry__in=old, from_state="", to_state=Status.APPROVED)
    made = set(by_decision.values_list("entry", flat=True)) if old else set()
    for entry in entries:
        entry.made_by_decision = not entry.pk or entry.pk in made
    new = [entry for entry in entries if not entry.pk]
    others = PlanningEntry.objects.filter(cadre__in={entry.cadre_id for entry in new}) if new else []
    ends = {}
    for other in others:
        ends.setdefault((other.cadre_id, other.target_id), []).append(other.ended_on)
    for entry in new:
        entry.earlier_ends = ends.get((entry.cadre_id, entry.target_id), [])


def once(entry, asked):
    """Nobody stands on a list twice; whoever left it on a day may be put on it anew from that day."""
    if entry.pk:
        return None
    return ALREADY if any(end is None or end > day_of(asked) for end in entry.earlier_ends) else None


def proposed(entry, asked):
    return {"proposed_on": day_of(asked)}


def approved(entry, asked):
    """A person who was not on the list before stands on it from the day of the decision."""
    day = day_of(asked)
    values = {"decision_no": asked["decision_no"], "approved_on": day, "signed_on": asked["decision_on"]}
    return values | {"proposed_on": day} if entry.made_by_decision else values


def ended(entry, asked):
    return {"ended_on": day_of(asked)}


def taken_out(entry, asked):
    found = {"ended_on": day_of(asked), "end_decision_no": asked.get("decision_no") or ""}
    return found | {"end_reason": asked.get("end_reason") or ""}


def up_to(state):
    """Moves from every earlier state of a proposal to the given one."""
    return {earlier: state for earlier in PROPOSED[: PROPOSED.index(state)]}


def advance(name, label, action, state):
    """An act by which a proposal comes as far as the state, by who has the right of that action."""
    right = f"planning.{action}_planningentry"
    return entry_act(name=f"planning.{name}", label=label, right=right, moves=up_to(state), undo=UNDO)


PROPOSE = entry_act(
    name="planning.propose",
    label="Thêm vào danh sách",
    right="planning.add_planningentry",
    moves={None: Status.DRAFT},
    facts=load_standing,
    refusals=(once,),
    values=proposed,
)
NOMINATE = advance("nominate", "Đã đề nghị", "change", Status.NOMINATED)
RECORD_VOTE = advance("record_vote", "Đã lấy phiếu giới thiệu", "change", Status.VOTED)
CHECK = advance("check", "Đã thẩm định", "check", Status.CHECKED)
SUBMIT = advance("submit", "Trình", "change", Status.SUBMITTED)
SEND_UP = advance("send_up", "Đã trình cấp trên", "send", Status.SENT_UP)
WITHDRAW = entry_act(
    name="planning.withdraw",
    label="Rút khỏi danh sách đề nghị",
    right="planning.change_planningentry",
    moves=dict.fromkeys(PROPOSED, Status.WITHDRAWN),
    values=ended,
    undo=UNDO,
    wrong_state=NOT_PROPOSED,
)
APPROVE = entry_act(
    name="planning.approve",
    label="Ghi nhận quyết định phê duyệt",
    right="planning.approve_planningentry",
    moves=dict.fromkeys(PROPOSED, Status.APPROVED),
    form=ApprovalForm,
    facts=load_standing,
    values=approved,
    afterwards=snapshots.take,
    ahead=True,
    undo=UNDO,
    icon="check2-square",
    done="Đã ghi quyết định cho {count} đồng chí.",
    wrong_state=DECIDED,
)
RECORD = entry_act(
    name="planning.record",
    label="Ghi quyết định đã có",
    right="planning.import_planningentry",
    moves=dict.fromkeys([None, *PROPOSED, Status.APPROVED], Status.APPROVED),
    form=RecordedForm,
    facts=load_standing,
    refusals=(once,),
    values=approved,
    afterwards=snapshots.take,
    origin=Step.Origin.IMPORT,
    offered=False,
    wrong_state=DECIDED,
)
REJECT = entry_act(
    name="planning.reject",
    label="Không được phê duyệt",
    right="planning.approve_planningentry",
    moves=dict.fromkeys(PROPOSED, Status.REJECTED),
    form=RejectionForm,
    values=ended,
    undo=UNDO,
)
REMOVE = entry_act(
    name="planning.remove",
    label="Đưa ra khỏi quy hoạch",
    right="planning.approve_planningentry",
    moves={Status.APPROVED: Status.REMOVED},
    form=TakingOutForm,
    values=taken_out,
    undo=UNDO,
    icon="x-lg",
    wrong_state=NOT_APPROVED,
)
FULFIL = entry_act(
    name="planning.fulfil",
    label="Đã bổ nhiệm / Đã trúng cử",
    right="planning.approve_planningentry",
    moves={Status.APPROVED: Status.FULFILLED},
    form=EntryEndForm,
    values=taken_out,
    undo=UNDO,
    wrong_state=NOT_APPROVED,
)
END_WITH_UNIT = entry_act(
    name="planning.end_with_unit",
    label="Kết thúc do sắp xếp đơn vị",
    right="planning.approve_planningentry",
    moves=dict.fromkeys([*PROPOSED, Status.APPROVED], Status.UNIT_ENDED),
    form=UnitEndedForm,
    values=taken_out,
    undo=UNDO,
)

register(PROPOSE, NOMINATE, RECORD_VOTE, CHECK, SUBMIT, SEND_UP, APPROVE, RECORD)
register(WITHDRAW, REJECT, REMOVE, FULFIL, END_WITH_UNIT)
guard_states(PlanningEntry)
