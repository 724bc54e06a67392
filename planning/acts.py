"""Every change of state of a planning entry. Nothing else assigns one."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from foundation.core import clock
from foundation.core.acts.act import Act, always, day_of, guard_states, register
from foundation.core.acts.steps import Step
from planning import snapshots
from planning.act_forms import (
    ApprovalForm,
    DatedForm,
    FulfilForm,
    RecordedForm,
    RejectionForm,
    TakingOutForm,
    UnitEndedForm,
)
from planning.models import EntryStep, PlanningEntry
from planning.reviews.guard import is_not_reviewed, load_reviews, was_not_reviewed
from planning.secrecy import is_open

Status = PlanningEntry.Status
PROPOSED = PlanningEntry.PROPOSED
ALREADY = "Đồng chí này đã có trong danh sách quy hoạch chức danh này."
NOT_PROPOSED = "Trường hợp này đang ở trạng thái “{state}” nên không rút được; dùng “Đưa ra khỏi quy hoạch”."
NOT_OF_THE_UNIT = (
    "Trường hợp này đang ở trạng thái “{state}” nên không rút được; dùng “Đưa ra khỏi quy hoạch” khi đã phê duyệt;"
    " đã thẩm định, đã trình thì do cơ quan tổ chức cán bộ rút."
)
NOT_APPROVED = "Trường hợp này đang ở trạng thái “{state}”; chỉ làm được khi đã phê duyệt."
SAME_PAPER = "Đã ghi {paper}; muốn sửa số, ngày thì hoàn tác rồi ghi lại."
AFTER_THE_TERM = "Ngày {day} đã hết {term}; kiểm tra lại ngày có hiệu lực của quyết định."
NOT_YET = "Quyết định tiếp tục quy hoạch chỉ ghi khi đã có hiệu lực; ngày {day} ở tương lai."
DECIDED = "Trường hợp này đang ở trạng thái “{state}” nên không ghi quyết định phê duyệt được."
UNDO = "Hoàn tác"

ENTRY = {"model": PlanningEntry, "step": EntryStep, "related": ("target__post__title", "target__term")}


def entry_act(
    *, refusals: tuple = (), facts: Callable[[Sequence, Any], None] = load_reviews, **declared: Any
) -> Act:
    """An act on an entry, which waits while its list is under review."""
    refusals, undone = (is_not_reviewed, *refusals), (was_not_reviewed,)
    return Act(**ENTRY, **declared, facts=facts, refusals=refusals, undo_refusals=undone)


def load_standing(entries, user):
    """Put on new entries until when their person stood on that list before, on others the papers that approved them."""
    load_reviews(entries, user)
    old = [entry.pk for entry in entries if entry.pk]
    papers = papers_of(old)
    for entry in entries:
        entry.papers = papers.get(entry.pk, [])
        entry.made_by_decision = not entry.pk or any(not paper.from_state for paper in entry.papers)
    new = [entry for entry in entries if not entry.pk]
    others = PlanningEntry.objects.filter(cadre__in={entry.cadre_id for entry in new}) if new else []
    ends = {}
    for other in others:
        ends.setdefault((other.cadre_id, other.target_id), []).append(other.ended_on)
    for entry in new:
        entry.earlier_ends = ends.get((entry.cadre_id, entry.target_id), [])


def papers_of(entries):
    """{entry key: the steps that approved it and stand, the earliest first}; one query."""
    papers = {}
    if entries:
        approvals = EntryStep.objects.standing().filter(entry__in=entries, to_state=Status.APPROVED)
        for step in approvals.order_by("on", "pk"):
            papers.setdefault(step.entry_id, []).append(step)
    return papers


def another_paper(entry, asked):
    """A decision on who is planned already is a further one where both its number and its day are others.

    Where one of the two is the same, it is the last decision, written down wrongly.
    """
    if entry.status != Status.APPROVED or not entry.papers:
        return False
    last = entry.papers[-1]
    return asked.get("decision_no") != last.decision_no and asked.get("decision_on") != last.decision_on


def recorded_once(entry, asked):
    """By a page a decision is recorded once; a wrong number is taken back and recorded anew."""
    same = entry.status == Status.APPROVED and entry.papers and not another_paper(entry, asked)
    return SAME_PAPER.format(paper=entry.papers[-1].paper) if same else None


def once(entry, asked):
    """Nobody stands on a list twice; whoever left it on a day may be put on it anew from that day."""
    if entry.pk:
        return None
    return ALREADY if any(end is None or end > day_of(asked) for end in entry.earlier_ends) else None


def within_the_term(entry, asked):
    """A decision takes effect before its term ends."""
    term, day = entry.target.term, day_of(asked)
    return AFTER_THE_TERM.format(day=f"{day:%d/%m/%Y}", term=term) if day >= term.ends_on else None


def in_effect(entry, asked):
    """What is written ahead of who is planned already would keep from recording what happens until then."""
    ahead = entry.status == Status.APPROVED and day_of(asked) > clock.today()
    return NOT_YET.format(day=f"{day_of(asked):%d/%m/%Y}") if ahead else None


def proposed(entry, asked):
    return {"proposed_on": day_of(asked)}


def approved(entry, asked):
    """A person who was not on the list before stands on it from the day of the decision.

    A further decision on who is planned writes nothing here: the first one stays, its own is on its step.
    """
    further = another_paper(entry, asked)
    if further or (
        entry.status == Status.APPROVED and entry.papers and entry.papers[-1].from_state == Status.APPROVED
    ):
        return {}
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
    return entry_act(
        name=f"planning.{name}", label=label, right=right, moves=up_to(state), form=DatedForm, undo=UNDO
    )


PROPOSE = entry_act(
    name="planning.propose",
    label="Thêm vào danh sách",
    right="planning.add_planningentry",
    moves={None: Status.DRAFT},
    form=DatedForm,
    facts=load_standing,
    refusals=(is_open, once),
    values=proposed,
)
NOMINATE = advance("nominate", "Đã đề nghị", "change", Status.NOMINATED)
RECORD_VOTE = advance("record_vote", "Đã lấy phiếu giới thiệu", "change", Status.VOTED)
CHECK = advance("check", "Đã thẩm định", "check", Status.CHECKED)
SUBMIT = advance("submit", "Trình", "check", Status.SUBMITTED)
SEND_UP = advance("send_up", "Đã trình cấp trên", "send", Status.SENT_UP)
# What the unit has put forward the unit takes back; what the office has appraised, the office.
OF_THE_UNIT = [Status.DRAFT, Status.NOMINATED, Status.VOTED]
OF_THE_OFFICE = [Status.CHECKED, Status.SUBMITTED, Status.SENT_UP]
withdrawal = partial(
    entry_act,
    label="Rút khỏi danh sách đề nghị",
    form=DatedForm,
    values=ended,
    undo=UNDO,
)
WITHDRAW = withdrawal(
    name="planning.withdraw",
    right="planning.change_planningentry",
    moves=dict.fromkeys(OF_THE_UNIT, Status.WITHDRAWN),
    wrong_state=NOT_OF_THE_UNIT,
)
TAKE_BACK = withdrawal(
    name="planning.take_back",
    right="planning.check_planningentry",
    moves=dict.fromkeys(OF_THE_OFFICE, Status.WITHDRAWN),
    wrong_state=NOT_PROPOSED,
)
APPROVE = entry_act(
    name="planning.approve",
    label="Ghi nhận quyết định phê duyệt",
    right="planning.approve_planningentry",
    moves=dict.fromkeys([*PROPOSED, Status.APPROVED], Status.APPROVED),
    form=ApprovalForm,
    facts=load_standing,
    refusals=(is_open, recorded_once, within_the_term, in_effect),
    repeats=always,
    values=approved,
    afterwards=snapshots.take,
    ahead=True,
    undo=UNDO,
    icon="check2-square",
    done="Đã ghi quyết định cho {count}.",
    wrong_state=DECIDED,
)
RECORD = entry_act(
    name="planning.record",
    label="Ghi quyết định đã có",
    right="planning.import_planningentry",
    moves=dict.fromkeys([None, *PROPOSED, Status.APPROVED], Status.APPROVED),
    form=RecordedForm,
    facts=load_standing,
    refusals=(is_open, once, within_the_term),
    repeats=another_paper,
    values=approved,
    afterwards=snapshots.take,
    origin=Step.Origin.IMPORT,
    undo=UNDO,
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
    form=FulfilForm,
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
register(WITHDRAW, TAKE_BACK, REJECT, REMOVE, FULFIL, END_WITH_UNIT)
guard_states(PlanningEntry)
