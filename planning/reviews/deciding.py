"""The decision of a review: its paper is recorded for every line, and what stands on the lists changes with it.

Entries are written by their own acts, in the transaction of the decision; what is approved is kept as it was then.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Max, Q, QuerySet

from cadre.models.conflicts import conflicted_cadres
from foundation.core import clock
from foundation.core.acts.act import Act, Asked, RefusedInside
from foundation.core.acts.run import Case, apply, key_of
from foundation.core.acts.steps import Step
from foundation.core.acts.undo import undo
from foundation.core.saving.columns import update_rows
from foundation.core.scope.rows import OTHERS_ACT
from planning.acts import APPROVE, FULFIL, PROPOSE, REJECT, REMOVE
from planning.choices import Continuity, EndReason
from planning.models import EntryStep, PlanningEntry, PlanningTarget, ReviewEffect, ReviewLine, ReviewList
from planning.news import NewsKind, news_of
from planning.reviews.choices import DecidingLevel, LineOrigin, ReviewOutcome, ReviewWord
from planning.reviews.guard import BY_REVIEW

NO_OUTCOME = "Còn {count} trường hợp chưa ghi kết quả của cấp trên."
NO_REASON = "Còn {count} trường hợp cấp trên không đồng ý cho tiếp tục, chưa ghi lý do đưa ra."
INSTEAD = {
    ReviewWord.KEEP: ReviewWord.REMOVE,
    ReviewWord.REMOVE: ReviewWord.KEEP,
    ReviewWord.HELD: ReviewWord.KEEP,
    ReviewWord.ADD: ReviewWord.NOT_ADDED,
    ReviewWord.NOT_ADDED: ReviewWord.NOT_ADDED,
}
RELATED = ("cadre", "entry__target__post__unit", "entry__target__post__title", "entry__target__term")
RELATED += ("outcome_target__post__unit", "outcome_target__post__title", "outcome_target__term")


def decided_word(line: ReviewLine) -> str:
    """What becomes of the line by its conclusion and outcome; empty where the level above asked for more papers."""
    if line.origin == LineOrigin.ABOVE:
        return ReviewWord.ADD
    word = ReviewWord(line.conclusion or line.proposal)
    if line.outcome == ReviewOutcome.MORE_PAPERS:
        return ""
    return INSTEAD[word] if line.outcome == ReviewOutcome.REFUSED else word


def end_reason(line: ReviewLine) -> str:
    """Why somebody is taken out: the level above said so, or the body, or their title was changed."""
    if line.outcome == ReviewOutcome.TITLE_CHANGED:
        return EndReason.RETITLED
    if line.outcome == ReviewOutcome.REFUSED:
        return line.outcome_reason
    return concluded_reason(line)


def concluded_reason(line: ReviewLine) -> str:
    """Why the body takes somebody out, whatever the level above said since; before it met, as is proposed to it."""
    return line.conclusion_reason or line.proposal_reason


def load(lists: Sequence[ReviewList], user: Any, condition: Q = Q()) -> None:  # noqa: B008
    """Put on the lists their lines, who acts, and which of the lines are about them or a relative."""
    hidden = conflicted_cadres(user)
    by_list: dict[int, list[ReviewLine]] = {}
    lines = ReviewLine.objects.filter(condition, review_list__in=lists).select_related(*RELATED)
    for line in lines.order_by("ordinal", "pk"):
        by_list.setdefault(line.review_list_id, []).append(line)
    for each in lists:
        each.acting_user, each.loaded = user, by_list.get(each.pk, [])
        each.left_to_others = {line.pk for line in each.loaded if line.cadre_id in hidden}


def not_about_oneself(review: ReviewList, asked: Asked | Step) -> str | None:
    return OTHERS_ACT if review.left_to_others else None


def outcomes_known(review: ReviewList, asked: Asked) -> str | None:
    """The level above answers for everybody by name; what the body itself decides needs no other outcome."""
    if review.decided_by != DecidingLevel.HIGHER:
        return None
    sent_up = [line for line in review.loaded if decided_word(line) != ReviewWord.NOT_ADDED or line.outcome]
    if count := sum(not line.outcome for line in sent_up):
        return NO_OUTCOME.format(count=count)
    count = sum(decided_word(line) == ReviewWord.REMOVE and not end_reason(line) for line in sent_up)
    return NO_REASON.format(count=count) if count else None


@dataclass
class EntryWrites:
    """What a decision writes, by act: entries, what each act is asked, and the line that each entry is written for."""

    user: Any
    lines: dict[int, ReviewLine] = field(default_factory=dict)
    rows: dict[str, list[tuple[PlanningEntry, dict[str, Any]]]] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)

    def add(self, act: Act, line: ReviewLine, entry: PlanningEntry, asked: dict[str, Any]) -> None:
        self.lines[key_of(entry)] = line
        self.rows.setdefault(act.name, []).append((entry, asked | {BY_REVIEW: True}))

    def write(self, act: Act) -> None:
        """Do the act for all its entries; what is refused refuses the decision of its list."""
        pairs = self.rows.get(act.name, [])
        if not pairs:
            return
        keys = [key_of(entry) for entry, _ in pairs]
        outcome = apply(act, self.user, [entry for entry, _ in pairs], [asked for _, asked in pairs])
        if outcome.refused:
            raise RefusedInside(self.refusals(outcome.refused))
        for key, row in zip(keys, outcome.rows, strict=True):
            self.lines[row.pk] = self.lines[key]
        if act.undo:
            self.steps += outcome.steps

    def refusals(self, refused: dict[int, list[str]]) -> dict[int, list[str]]:
        found: dict[int, list[str]] = {}
        for key, sentences in refused.items():
            line = self.lines[key]
            found.setdefault(line.review_list_id, []).append(f"{line.cadre}: {' '.join(sentences)}")
        return found

    def keep(self) -> None:
        """Which steps were written for which line."""
        ReviewEffect.objects.bulk_create(
            ReviewEffect(line=self.lines[step.entry_id], step=step) for step in self.steps
        )


def write_entries(cases: Sequence[Case], steps: Sequence[Step]) -> None:
    """In a fixed number of statements for any number of lists and lines."""
    writes = EntryWrites(cases[0].row.acting_user)
    lines = [(line, case) for case in cases for line in case.row.loaded]
    seats, proposals = seat_days(lines), proposals_of([line for line, _ in lines], cases)
    for line, case in lines:
        gather(writes, line, case, seats, proposals)
    for act in (PROPOSE, REMOVE, FULFIL, REJECT):
        writes.write(act)
    # A new entry has its key by now.
    new = [(entry, asked) for entry, asked in writes.rows.get(PROPOSE.name, [])]
    for entry, asked in new:
        writes.add(APPROVE, writes.lines[entry.pk], entry, asked["approval"])
    writes.write(APPROVE)
    writes.keep()
    keep_entries([(writes.lines[entry.pk], entry) for entry, _ in new])


def gather(writes: EntryWrites, line: ReviewLine, case: Case, seats: dict, proposals: dict) -> None:
    """What the decision writes for one line."""
    asked, day, word = case.asked, case.day, decided_word(line)
    retitled = line.outcome == ReviewOutcome.TITLE_CHANGED and word in (ReviewWord.KEEP, ReviewWord.ADD)
    paper = {name: asked.get(name) for name in ("decision_no", "decision_on", "issuer", "signer")}
    leaving = {
        "on": day,
        "decision_no": asked.get("removal_no") or asked["decision_no"],
        "reason": line.conclusion_text,
    }
    if word == ReviewWord.REMOVE or (retitled and word == ReviewWord.KEEP):
        writes.add(REMOVE, line, line.entry, leaving | {"end_reason": end_reason(line)})
    if word == ReviewWord.HELD:
        writes.add(FULFIL, line, line.entry, leaving | {"on": seats.get(line.entry_id, day)})
    if word == ReviewWord.NOT_ADDED and line.entry and line.entry.is_proposed:
        writes.add(REJECT, line, line.entry, leaving)
    if word == ReviewWord.KEEP and not retitled:
        writes.add(APPROVE, line, line.entry, {**paper, "on": day})
    if word == ReviewWord.ADD or retitled:
        add_entry(writes, line, target_of(line, case), {**paper, "on": day}, proposals)


def target_of(line: ReviewLine, case: Case) -> PlanningTarget:
    return line.outcome_target or case.row.target


def add_entry(
    writes: EntryWrites, line: ReviewLine, target: PlanningTarget, asked: dict, proposals: dict
) -> None:
    """Approve the proposal that there is, else put the person on the list first."""
    entry = proposals.get((line.cadre_id, target.pk))
    if entry:
        writes.add(APPROVE, line, entry, asked)
        return
    entry = PlanningEntry(cadre=line.cadre, target=target, continuity=Continuity.NEW)
    writes.add(PROPOSE, line, entry, {"on": min(asked["on"], clock.today()), "approval": asked})


def proposals_of(lines: Iterable[ReviewLine], cases: Iterable[Case]) -> dict[tuple[int, int], PlanningEntry]:
    """{(person, title of a unit): the proposal that is open}; one query."""
    lines = list(lines)
    targets = {case.row.target_id for case in cases} | {line.outcome_target_id for line in lines}
    entries = PlanningEntry.objects.filter(
        cadre__in={line.cadre_id for line in lines},
        target__in=targets - {None},
        status__in=PlanningEntry.PROPOSED,
    )
    related = ("cadre", "target__post__unit", "target__post__title", "target__term")
    return {(entry.cadre_id, entry.target_id): entry for entry in entries.select_related(*related)}


def seat_days(lines: Iterable[tuple[ReviewLine, Case]]) -> dict[int, Any]:
    """{key of an entry: from when the planned seat is held}, where that is on record and not before its last step."""
    held = [line.entry for line, _ in lines if decided_word(line) == ReviewWord.HELD]
    found = {}
    for key, items in news_of(held, clock.today()).items():
        days = [item.day for item in items if item.kind == NewsKind.SEATED and item.day and item.day.day]
        if days:
            found[key] = days[0].first_day
    last = EntryStep.objects.standing().filter(entry__in=found).order_by().values_list("entry")
    last = dict(last.annotate(Max("on")))
    return {key: day for key, day in found.items() if day >= last[key]}


def keep_entries(pairs: Sequence[tuple[ReviewLine, PlanningEntry]]) -> None:
    """The line of who was added names the entry; of who got another title it keeps the old one."""
    added = [(line, entry) for line, entry in pairs if line.entry_id is None]
    for line, entry in added:
        line.entry = entry
    update_rows(ReviewLine, [line for line, _ in added], ["entry"])


def take_entries_back(pairs: Sequence[tuple[ReviewList, Step]]) -> None:
    """Undo all that the decisions wrote, act by act; where something stands on it, the decision stays."""
    lists = {review.pk: review for review, _ in pairs}
    moments = {step.at for _, step in pairs}
    steps = EntryStep.objects.standing().filter(review_effect__line__review_list__in=lists, at__in=moments)
    undo_written(steps, pairs[0][0].acting_user)


def undo_written(steps: QuerySet[EntryStep], user: Any) -> None:
    """Undo what decisions wrote, act by act; raises RefusedInside where something stands on it."""
    by_act: dict[str, list[EntryStep]] = {}
    owners: dict[int, ReviewLine] = {}
    for step in steps.select_related("review_effect__line__cadre"):
        step.by_review = True
        by_act.setdefault(step.act, []).append(step)
        owners[step.entry_id] = step.review_effect.line
    for name in by_act:
        outcome = undo(user, by_act[name])
        if outcome.refused:
            said: dict[int, list[str]] = {}
            for key, sentences in outcome.refused.items():
                line = owners[key]
                said.setdefault(line.review_list_id, []).append(f"{line.cadre}: {' '.join(sentences)}")
            raise RefusedInside(said)
