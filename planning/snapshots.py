"""Approved lists written down at the moment of their decision, in a fixed number of queries for any number of lines."""

import datetime
from collections.abc import Collection, Iterable, Sequence
from copy import copy
from dataclasses import dataclass, field, replace

from django.db.models.base import ModelState

from cadre.models.facts import PostHeld
from cadre.models.people import Cadre
from cadre.papers.people import ListedPerson, listed_people
from cadre.tenures import ended_by
from evaluation.models import Evaluation
from evaluation.on_paper import grades_on_paper
from foundation.core import clock
from foundation.core.acts.run import Case
from foundation.core.acts.steps import Step
from office.regulations.findings import Finding, conclusion
from office.regulations.models import RuleSet
from planning.body_sizes import sizes_of, sizes_of_list
from planning.entry_facts import key_of, known_facts
from planning.gravity import gravest
from planning.judged_entries import order_key
from planning.judging import RELATED, findings_of
from planning.list_structure import JudgingDays, most_used, structure_of
from planning.models import ApprovedLine, ApprovedList, PlanningEntry
from planning.papers.lines import entry_facts

UNCONFIRMED = "Quy định chưa xác nhận"


@dataclass
class ListDraft:
    """A list that is about to be kept."""

    approved_list: ApprovedList
    lines: list[ApprovedLine] = field(default_factory=list)


@dataclass(frozen=True)
class Approval:
    """One entry with the step that approved it, its person and the post held on that day, and how it was judged."""

    entry: PlanningEntry
    step: Step
    held: PostHeld | None
    rules: RuleSet | None
    findings: list[Finding]
    person: ListedPerson


def take(cases: Sequence[Case], steps: Sequence[Step]) -> None:
    """Keep what the steps approve: as judged now, or as kept before where a step only corrects an earlier one."""
    corrected = {case.corrected.pk for case in cases if case.corrected}
    lines = (
        ApprovedLine.objects.filter(step__in=corrected).select_related("approved_list") if corrected else ()
    )
    kept = {line.step_id: line for line in lines}
    pairs = [
        (step, kept.get(case.corrected.pk) if case.corrected else None)
        for case, step in zip(cases, steps, strict=True)
    ]
    new = [step for step, line in pairs if line is None]
    drafts = copies_of([(step, line) for step, line in pairs if line])
    write([*drafts, *(drafts_of(approvals_of(new)) if new else ())])


def write(drafts: Sequence[ListDraft]) -> None:
    """The lists and their lines, in two statements."""
    for draft in drafts:
        draft.approved_list.checksum = draft.approved_list.seal(draft.lines)
    ApprovedList.objects.bulk_create(draft.approved_list for draft in drafts)
    for draft in drafts:
        for line in draft.lines:
            line.approved_list = draft.approved_list
    ApprovedLine.objects.bulk_create(line for draft in drafts for line in draft.lines)


def copies_of(pairs: Iterable[tuple[Step, ApprovedLine]]) -> list[ListDraft]:
    """A corrected number or day changes neither who was approved nor what was known of them."""
    drafts: dict[tuple[int, datetime.date], ListDraft] = {}
    for step, line in pairs:
        key = line.approved_list_id, step.on
        if key not in drafts:
            drafts[key] = ListDraft(unsaved(line.approved_list, on=step.on))
        drafts[key].lines.append(unsaved(line, step=step))
    return list(drafts.values())


def unsaved(row: ApprovedList | ApprovedLine, **changes: object) -> ApprovedList | ApprovedLine:
    row = copy(row)
    row.pk, row._state = None, ModelState()
    for name, value in changes.items():
        setattr(row, name, value)
    return row


def approvals_of(steps: Sequence[Step]) -> list[Approval]:
    """The steps with what is known on the day of each; what comes later than today is judged of that day."""
    of_entry = {step.entry_id: step for step in steps}
    entries = list(PlanningEntry.objects.filter(pk__in=of_entry).select_related(*RELATED, "cadre__now__unit"))
    asked = {(of_entry[entry.pk].on, entry.target.post.unit) for entry in entries}
    sets = RuleSet.objects.in_force_for(asked, RuleSet.Subject.PLANNING)
    known = known_facts([(entry, of_entry[entry.pk].on) for entry in entries], list(sets.values()))
    posts = main_posts(entries)
    people = people_of({(of_entry[entry.pk].on, entry.cadre) for entry in entries})
    approvals = []
    for entry in entries:
        step = of_entry[entry.pk]
        rules = sets[step.on, entry.target.post.unit_id]
        found = findings_of(entry, step.on, rules, known[key_of(entry, step.on)])
        held, person = held_on(posts.get(entry.cadre_id, ()), step.on), people[step.on, entry.cadre_id]
        approvals.append(Approval(entry, step, held, rules, found, person))
    return approvals


def people_of(
    pairs: Collection[tuple[datetime.date, Cadre]],
) -> dict[tuple[datetime.date, int], ListedPerson]:
    """{(day, person's key): what the official list prints}; three queries a day, for any number of people.

    What has no days is kept as it is on record now, when the list is approved or comes in.
    """
    found = {}
    for day in {day for day, _ in pairs}:
        cadres = [cadre for on, cadre in pairs if on == day]
        grades = grades_on_paper(Evaluation.objects.all(), [cadre.pk for cadre in cadres], day)
        people = listed_people(cadres, day, grades)
        found |= {
            (day, cadre.pk): replace(people[cadre.pk], general_education=cadre.general_education)
            for cadre in cadres
        }
    return found


def main_posts(entries: Iterable[PlanningEntry]) -> dict[int, list[PostHeld]]:
    """{cadre key: all main posts that the person ever held}; one query."""
    posts = PostHeld.objects.filter(cadre__in={entry.cadre_id for entry in entries}, main=True)
    found: dict[int, list[PostHeld]] = {}
    for held in posts.select_related("post__unit", "post__title"):
        found.setdefault(held.cadre_id, []).append(held)
    return found


def held_on(posts: Iterable[PostHeld], day: datetime.date) -> PostHeld | None:
    """That of the posts which was held on the day."""
    begun = (held for held in posts if held.counts_from is None or held.counts_from <= day)
    return next((held for held in begun if not ended_by(held, day)), None)


def drafts_of(approvals: Sequence[Approval]) -> list[ListDraft]:
    """One list for every title of a unit and day of effect, its lines in the official order of that day."""
    groups: dict[tuple, list[Approval]] = {}
    for each in approvals:
        groups.setdefault((each.entry.target_id, each.step.on), []).append(each)
    sizes = sizes_of({each.entry.target.post.unit_id for each in approvals})
    return [draft_of(group, sizes) for group in groups.values()]


def draft_of(group: Sequence[Approval], sizes: dict) -> ListDraft:
    target, step = group[0].entry.target, group[0].step
    rules = most_used(each.rules for each in group)
    by = max(step.on, target.term.begins_on)
    size = sizes_of_list([target], by, sizes)
    structure = structure_of(
        [each.entry for each in group], target, rules, JudgingDays(step.on, step.on), size
    )
    recorded = step.origin == Step.Origin.ACT
    approved_list = ApprovedList(
        target=target,
        term_name=str(target.term),
        title_name=str(target.post.title),
        unit_name=str(target.post.unit),
        on=step.on,
        taken_on=clock.today(),
        rule_set=rules,
        rules_name=str(rules or ""),
        structure=[measure_words(measure) for measure in structure.measures()],
        basis=ApprovedList.Basis.DECISION if recorded else ApprovedList.Basis.IMPORT,
    )
    lines = [line_of(each, recorded=recorded) for each in group]
    lines.sort(key=lambda line: (line.unit.official_key, line.order_key))
    for number, line in enumerate(lines, 1):
        line.ordinal = number
    return ListDraft(approved_list, lines)


def measure_words(measure):
    names = ("label", "figure", "requirement", "need")
    return {name: getattr(measure, name) for name in names} | {"state": measure.state}


def line_of(approval: Approval, *, recorded: bool) -> ApprovedLine:
    """The facts of one person. What comes in by a sheet bears a verdict only where every rule was confirmed."""
    entry, cadre, held = approval.entry, approval.entry.cadre, approval.held
    unit = held.post.unit if held else cadre.entered_unit
    gravest_found = gravest(approval.findings)
    judged = bool(gravest_found) and (recorded or gravest_found.verdict.word != UNCONFIRMED)
    group = cadre.ethnic_group
    return ApprovedLine(
        entry=entry,
        step=approval.step,
        section=str(unit),
        name=cadre.full_name,
        sex=cadre.sex,
        birth=cadre.birth,
        ethnic_group=str(group or ""),
        minority=bool(group and group.is_minority),
        unit=unit,
        unit_name=str(unit),
        post=str(held.post.title) if held else "",
        title=str(entry.target.post),
        reelected=entry.reelected,
        special_basis=entry.special_basis,
        order_key=order_key(held, cadre),
        verdict=gravest_found.verdict.word if judged else "",
        conclusion=conclusion(approval.findings) if judged else "",
        findings=[finding.as_json() for finding in approval.findings] if judged else [],
        facts=approval.person.kept() | entry_facts(entry),
    )
