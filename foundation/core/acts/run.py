"""Acts judged and done: for any number of rows in a fixed number of queries, the same for everybody who asks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import transaction

from foundation.core.acts.act import Act, Asked, RefusedInside, asked_faults, day_of
from foundation.core.acts.steps import Step, standing_steps
from foundation.core.acts.writing import step_of, undoing
from foundation.core.saving.columns import stored, update_rows
from foundation.core.scope.rows import OTHERS_ACT, action_of

NO_RIGHT = "Đồng chí không có quyền làm việc này tại đơn vị này."
MOVED = "Trường hợp này nay đã ở trạng thái “{state}”; kiểm tra lại rồi làm tiếp."
GONE = "Trường hợp này không còn; có người vừa xóa."
TOO_EARLY = "Ngày {day} trước việc gần nhất ({act}, ngày {last}); kiểm tra lại."

Key = int


@dataclass
class Case:
    """One row of an act with what is asked of it; `steps` are those that stand, the act's own correction left out.

    `kept` are further columns of the step.
    """

    row: Any
    asked: Asked
    state: str | None = None
    steps: list[Step] = field(default_factory=list)
    corrected: Step | None = None
    sentences: list[str] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)
    kept: dict[str, Any] = field(default_factory=dict)

    @property
    def day(self) -> date:
        return day_of(self.asked)

    def refuse(self, sentence: str | None) -> None:
        if sentence and sentence not in self.sentences:
            self.sentences.append(sentence)


@dataclass(frozen=True)
class Outcome:
    """What became of an act: the rows it was done for and their steps, and the sentences of the refused ones."""

    rows: list = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    refused: dict[Key, list[str]] = field(default_factory=dict)


def key_of(row: Any) -> Key:
    """The row's key; a row that is not saved yet has a number of its own, which no saved row has."""
    return row.pk if row.pk else -id(row)


def judge(act: Act, user: Any, rows: Sequence, asked: Asked | Sequence[Asked]) -> dict[Key, list[str]]:
    """{key: sentences} of the rows for which the act would be refused. Writes nothing.

    `asked` is shared by all rows, or a sequence with one for each. Rows that are not saved must hold their relations
    up to the unit.
    """
    cases = paired(rows, asked)
    examine(act, user, cases, {})
    return refusals(cases)


@transaction.atomic
def apply(
    act: Act,
    user: Any,
    rows: Sequence,
    asked: Asked | Sequence[Asked],
    *,
    skip: bool = False,
) -> Outcome:
    """Do the act for all rows or, if one is refused, for none; with `skip` for those that are not refused.

    The rows are locked and judged once more; those whose state is no longer the one that the given row bears are
    refused (`Act.as_shown` gives a row the state that somebody saw). The given rows are brought up to date.
    A broken constraint raises IntegrityError.
    """
    rows = list(rows)
    seen = {key_of(row): act.state_of(row) for row in rows}
    latest = locked(act, rows)
    cases = [Case(latest.get(case.row.pk, case.row), case.asked) for case in paired(rows, asked)]
    for row, case in zip(rows, cases, strict=True):
        if row.pk and row.pk not in latest:
            case.refuse(GONE)
    examine(act, user, cases, seen)
    refused = refusals(cases)
    if refused and not skip:
        return Outcome(refused=refused)
    good = [(row, case) for row, case in zip(rows, cases, strict=True) if not case.sentences]
    try:
        steps = write(act, user, [case for _, case in good])
    except RefusedInside as why:
        transaction.set_rollback(True)
        return Outcome(refused=why.refused)
    return Outcome([brought_up_to_date(act, row, case) for row, case in good], steps, refused)


def paired(rows: Sequence, asked: Asked | Sequence[Asked]) -> list[Case]:
    if isinstance(asked, Mapping):
        return [Case(row, asked) for row in rows]
    return [Case(row, each) for row, each in zip(rows, asked, strict=True)]


def refusals(cases: Sequence[Case]) -> dict[Key, list[str]]:
    return {key_of(case.row): case.sentences for case in cases if case.sentences}


def locked(act: Act, rows: Sequence) -> dict[Key, Any]:
    """The saved rows as they are now, locked until the transaction ends; always in the same order."""
    keys = [row.pk for row in rows if row.pk]
    if not keys:
        return {}
    latest = act.model.objects.filter(pk__in=keys).order_by("pk").select_for_update(of=("self",))
    return {row.pk: row for row in (latest.select_related(*act.related) if act.related else latest)}


def examine(act: Act, user: Any, cases: Sequence[Case], shown: Mapping[Key, str | None]) -> None:
    """Put every reason against the act on its case."""
    keys = [case.row.pk for case in cases if case.row.pk]
    steps = standing_steps(act.step, keys) if keys else {}
    kept_away = barred(act, user, [case.row for case in cases])
    act.facts([case.row for case in cases], user)
    for case in cases:
        case.state = act.state_of(case.row)
        case.steps = steps.get(case.row.pk, [])
        if kept := kept_away.get(key_of(case.row)):
            # Whoever may not act is told of the row nothing else.
            case.refuse(kept)
            continue
        case.refuse(state_refusal(act, case, shown))
        for _, sentence in asked_faults(act, case.asked):
            case.refuse(sentence)
        case.refuse(day_refusal(case))
        for refusal in act.refusals:
            case.refuse(refusal(case.row, case.asked))


def barred(act: Act, user: Any, rows: Sequence, right: str = "") -> dict[Key, str]:
    """Rows that are not this user's to act on; one of the user's units kept from their eyes is named as such.

    Asked of the act's right, unless another one is named.
    """
    action = action_of(right or act.right)
    saved = {row.pk: row for row in rows if row.pk}
    anybody, refused = act.model.objects.all(), set()
    if saved:
        of_user = anybody.filter(pk__in=saved).for_user(user, action)
        refused = set(saved) - set(of_user.values_list("pk", flat=True))
    found = dict.fromkeys(refused, NO_RIGHT)
    if hidden := [key for key, row in saved.items() if anybody.hides(user, row)]:
        own = anybody.filter(pk__in=hidden).in_scope(user, action)
        found |= dict.fromkeys(own.values_list("pk", flat=True), OTHERS_ACT)
    new = [row for row in rows if not row.pk]
    return found | barred_new(act, user, new) if new else found


def barred_new(act: Act, user: Any, rows: Sequence) -> dict[Key, str]:
    """The same of rows that are not saved yet: by the unit that they name, and by whom they are about."""
    anybody = act.model.objects.all()
    found = {}
    for row in rows:
        if not anybody.holds(user, act.right, row):
            found[key_of(row)] = NO_RIGHT
        elif anybody.hides(user, row):
            found[key_of(row)] = OTHERS_ACT
    return found


def state_refusal(act: Act, case: Case, shown: Mapping[Key, str | None]) -> str | None:
    """The row is where the act cannot start, or no longer where it was when it was shown."""
    if case.state != shown.get(key_of(case.row), case.state):
        return MOVED.format(state=act.state_label(case.state, case.row))
    if case.state not in act.moves:
        return act.wrong_state.format(state=act.state_label(case.state, case.row))
    if case.state == act.moves[case.state] and case.steps and not act.repeats(case.row, case.asked):
        case.corrected = case.steps.pop()
    return None


def day_refusal(case: Case) -> str | None:
    """An act before the last standing step would change what was true in between."""
    last = case.steps[-1] if case.steps else None
    if last and case.day < last.on:
        return TOO_EARLY.format(day=f"{case.day:%d/%m/%Y}", act=last.label, last=f"{last.on:%d/%m/%Y}")
    return None


def write(act: Act, user: Any, cases: Sequence[Case]) -> list[Step]:
    """Rows first, then their steps; at most five statements, and those of the act's `others` and `afterwards`."""
    new = [case for case in cases if case.state is None]
    old = [case for case in cases if case.state is not None]
    for case in cases:
        case.values = act.values(case.row, {**case.asked, "by": user if user.pk else None})
    columns = sorted({name for case in cases for name in case.values})
    before = {id(case): stored(case.row, columns) for case in old}
    for case in cases:
        state = dict.fromkeys(act.state_columns, act.moves[case.state])
        for name, value in {**case.values, **state}.items():
            setattr(case.row, name, value)
    act.model.objects.bulk_create([case.row for case in new])
    update_rows(act.model, [case.row for case in old], [*act.state_columns, *columns])
    act.others(cases)
    corrected = [undoing(case.corrected, user, case.asked) for case in old if case.corrected]
    act.step.objects.bulk_create(corrected)
    steps = [step_of(act, user, case, before.get(id(case), {})) for case in cases]
    made = act.step.objects.bulk_create(steps)
    act.afterwards(cases, made)
    return made


def brought_up_to_date(act: Act, row: Any, case: Case) -> Any:
    """The caller's own row with the key, the state and the columns that were written."""
    if row is not case.row:
        for name in (*act.state_columns, *case.values):
            setattr(row, name, getattr(case.row, name))
        vars(row).pop("state_shown", None)
    return row
