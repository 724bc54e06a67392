"""The place on a planning list that ends because its person comes to hold the planned post, or one as high: by the
act of the lists, in the transaction of the act that gives the post.

The acts that use it load `acting_user` onto their rows and keep the step of the entry in `fulfilled`.
"""

import datetime
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from foundation.core import clock
from foundation.core.acts.act import Asked, RefusedInside
from foundation.core.acts.run import Case, apply
from foundation.core.acts.undo import undo
from office.organisation.models.structure import Post
from planning.acts import FULFIL
from planning.models import PlanningEntry

NONE = "Không kết thúc trường hợp nào"
WHEN = (
    "Chọn khi chức vụ này là chức danh quy hoạch, hoặc tương đương, cao hơn. Ngày giữ chức vụ còn ở sau hôm nay thì"
    " chưa kết thúc được; đến ngày đó, nếu là chính chức danh quy hoạch, phần mềm sẽ nhắc việc."
)
NOT_YET = (
    "Trường hợp quy hoạch chỉ kết thúc được từ ngày giữ chức vụ ({day}); chọn “{none}”, đến ngày đó ghi sau."
)
RELATED = ("cadre", "target__post__title", "target__post__unit", "target__term")


class EndedEntryField(forms.ModelChoiceField):
    """Which planned place ends; its choices are given by `offer_entries`, those of the very post first."""

    def __init__(self) -> None:
        super().__init__(
            queryset=PlanningEntry.objects.none(),
            label="Kết thúc trường hợp quy hoạch",
            required=False,
            empty_label=NONE,
            help_text=WHEN,
        )

    def label_from_instance(self, entry: PlanningEntry) -> str:
        return f"{entry.target} – ghi “{entry.taken}”"


def entries_to_end(user: Any, cadres: Iterable[int], day: datetime.date) -> Any:
    """Entries of the people that are approved, in a term that goes on, and that the user may end."""
    entries = PlanningEntry.objects.for_user(user, "approve").filter(
        cadre__in=list(cadres), status=PlanningEntry.Status.APPROVED, target__term__ends_on__gt=day
    )
    return entries.select_related(*RELATED)


def offer_entries(form: forms.Form, user: Any, cadre: int, post: Post | None, day: datetime.date) -> None:
    """Let the form choose among the entries of a person; that of the very post is proposed."""
    field = form.fields["entry"]
    field.queryset = entries_to_end(user, [cadre], day)
    same = next((entry for entry in field.queryset if post and entry.target.post_id == post.pk), None)
    begins = form.initial.get("on")
    if same and not (begins and begins > day):
        form.initial.setdefault("entry", same.pk)


def ends_nothing_ahead(row: Any, asked: Asked) -> str | None:
    """A planned place ends with the post, no day before: refused beside the day, where the choice can be taken back."""
    day = asked.get("on")
    early = asked.get("entry") and day and day > clock.today()
    return NOT_YET.format(day=f"{day:%d/%m/%Y}", none=NONE) if early else None


def fulfil(pairs: Sequence[tuple[Case, PlanningEntry]]) -> None:
    """End the entries from the day of their cases, by the papers of these; refused, nothing of the cases is done."""
    if not pairs:
        return
    asked = [
        {"on": case.day} | {name: case.asked.get(name) for name in ("decision_no", "decision_on")}
        for case, _ in pairs
    ]
    entries = [entry for _, entry in pairs]
    outcome = apply(FULFIL, pairs[0][0].row.acting_user, entries, asked)
    refuse(outcome.refused, {entry.pk: (case.row.pk, entry) for case, entry in pairs})
    for (case, _), step in zip(pairs, outcome.steps, strict=True):
        case.kept["fulfilled"] = step


def take_back(pairs: Sequence[tuple[Any, Any]]) -> None:
    """Give the entries of undone steps back their place; pairs of a row and its step, as `Act.put_back` has them."""
    pairs = [(row, step) for row, step in pairs if step.fulfilled_id]
    if not pairs:
        return
    steps = [step.fulfilled for _, step in pairs]
    outcome = undo(pairs[0][0].acting_user, steps)
    refuse(outcome.refused, {step.fulfilled.entry_id: (row.pk, step.fulfilled.entry) for row, step in pairs})


def refuse(refused: dict[int, list[str]], owners: dict[int, tuple[int, PlanningEntry]]) -> None:
    """Say of each case what speaks against its entry, named by the planned post."""
    if not refused:
        return
    said: dict[int, list[str]] = {}
    for key, sentences in refused.items():
        case, entry = owners[key]
        said.setdefault(case, []).append(f"Quy hoạch {entry.target.post}: {' '.join(sentences)}")
    raise RefusedInside(said)
