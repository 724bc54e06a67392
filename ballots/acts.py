"""A count is locked once it is typed as its minutes say; the head of the office may open it again."""

from collections.abc import Sequence
from typing import Any

from ballots.models import BallotCount, BallotCountStep, Choice, Slip
from foundation.core.acts.act import Act, ActForm, Asked, guard_states, register
from foundation.core.typed.forms import DayField

NOBODY = "Chưa nhập đồng chí nào; nhập kết quả từng đồng chí rồi khóa."
NOT_FITTING = "Số phiếu của {count} đồng chí không khớp với {valid} phiếu hợp lệ; kiểm tra lại rồi khóa."


class LockForm(ActForm):
    on = DayField(label="Khóa ngày")


def load_choices(counts: Sequence[BallotCount], user: Any) -> None:
    """Put on the counts the votes of all their choices, also of those that the user may not read."""
    votes: dict[int, list[tuple[int, int]]] = {}
    rows = Choice.objects.filter(count__in=counts).order_by()
    for count, *each in rows.values_list("count", "votes_for", "votes_against", "votes_blank"):
        votes.setdefault(count, []).append((each[0], sum(filter(None, each))))
    for count in counts:
        count.votes = votes.get(count.pk, [])


def somebody(count: BallotCount, asked: Asked) -> str | None:
    return None if count.votes else NOBODY


def adds_up(count: BallotCount, asked: Asked) -> str | None:
    """The figures of the count may have been corrected since those of its people were typed."""
    voting = count.slip == Slip.VOTING
    wrong = [
        every for favour, every in count.votes if favour > count.valid or (voting and every != count.valid)
    ]
    return NOT_FITTING.format(count=len(wrong), valid=count.valid) if wrong else None


LOCK = Act(
    model=BallotCount,
    step=BallotCountStep,
    state="state",
    name="ballots.lock",
    label="Khóa kết quả",
    right="ballots.lock_ballotcount",
    moves={BallotCount.State.OPEN: BallotCount.State.CLOSED},
    form=LockForm,
    facts=load_choices,
    refusals=(somebody, adds_up),
    undo="Mở lại",
    undo_right="ballots.unlock_ballotcount",
    icon="lock",
    done="Đã khóa kết quả.",
)

register(LOCK)
guard_states(BallotCount)
