"""What a place of a plan is told with: who holds the post and until when, and whose case it became."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from cadre.holders import HeldPost, Holder, holders_of
from cadre.models.facts import PostHeld
from cadre.post_terms import APPOINTMENT, ROTATION, PostTerm, facts_of, sets_in_force, term_of
from office.organisation.models.structure import Post, Unit
from office.regulations.findings import Finding, FindingLevel, cited
from office.regulations.models import RuleSet
from rotation.choices import RotationState, SlotReason
from rotation.models import Rotation, RotationSlot
from rotation.plans.service_checks import held_since, served_long

NOBODY_YET = "chưa chọn đồng chí"
BY_OTHERS = "Do đồng chí khác xử lý"
RELATED = ("post__title", "post__unit", "origin_unit")
OF_CASE = ("cadre", "to_post__title", "to_post__unit")


@dataclass
class SlotLine:
    """A place as a page or a file tells it; `cases` are the rotations that it became: none where nobody
    is meant yet, several only where a draft was not told to who chose the second."""

    slot: RotationSlot
    held: HeldPost
    terms: Mapping[int, PostTerm]
    day: datetime.date
    cases: Sequence[Rotation] = ()
    long_service: Finding | None = None
    ordinal: int = field(default=0, compare=False)

    @property
    def reason(self) -> str:
        told = self.slot.get_reason_display()
        return f"{told}: {self.slot.reason_note}" if self.slot.reason_note else told

    @property
    def holder_told(self) -> str:
        return ", ".join(str(each.cadre) for each in self.held.holders) or self.held.standing

    @property
    def holder(self) -> SafeString:
        """The holders, each with the way to the record."""
        if not self.held.holders:
            return format_html('<span class="soft">{}</span>', self.held.standing)
        people = [each.cadre for each in self.held.holders]
        links = ((each.get_absolute_url(), each) for each in people)
        return format_html_join(", ", '<a href="{}">{}</a>', links)

    @property
    def until(self) -> str:
        told = [until(each, self.terms.get(each.held.pk)) for each in self.held.holders]
        return "; ".join(filter(None, told))

    @property
    def term_basis(self) -> str:
        """The articles by which terms were counted that no decision set."""
        counted = [self.terms.get(each.held.pk) for each in self.held.holders if not each.held.term_ends]
        rules = dict.fromkeys(cited(term.rule.article, term.rule.documents) for term in counted if term)
        return "; ".join(filter(None, rules))

    @property
    def case_told(self) -> str:
        return ", ".join(f"{case.cadre} ({state_of(case, self.day)})" for case in self.cases)


def state_of(case: Rotation, day: datetime.date) -> str:
    return BY_OTHERS if case.masked else case.told_on(day)


def until(holder: Holder, term: PostTerm | None) -> str:
    """Until when the holder may hold the post: by the decision, else by the rule of its term; then retirement."""
    told = []
    if holder.held.term_ends:
        told.append(f"hết thời hạn {holder.held.term_ends:%d/%m/%Y}")
    elif term:
        told.append(f"hết thời hạn {term.ends:%d/%m/%Y} theo quy định")
    if holder.retirement.words:
        told.append(f"nghỉ hưu {holder.retirement.words}" if holder.retirement.month else "")
    return "; ".join(filter(None, told))


def slot_lines(slots: Iterable[RotationSlot], user: Any, day: datetime.date) -> list[SlotLine]:
    """The places with all that is told of them; a fixed number of queries for any number."""
    slots = list(slots)
    posts = Post.objects.filter(pk__in={slot.post_id for slot in slots})
    held = {each.post.pk: each for each in holders_of(posts, user, day)}
    tenures = [holder.held for each in held.values() for holder in each.holders]
    terms, cases = terms_on(tenures, day), cases_of(slots, user, day)
    served = long_services(slots, held, day)
    return [
        SlotLine(slot, held[slot.post_id], terms, day, cases.get(slot.pk, ()), served.get(slot.pk))
        for slot in slots
    ]


def terms_on(tenures: Sequence[PostHeld], day: datetime.date) -> dict[int, PostTerm]:
    """{tenure: the end of its term, by its decision or the confirmed rules of the day}."""
    held, found = facts_of(PostHeld.objects.filter(pk__in=[each.pk for each in tenures])), {}
    for kind in (APPOINTMENT, ROTATION):
        own = [each for each in held if each.form in (*kind.forms, *kind.others)]
        sets = sets_in_force(day, kind.subject, [Unit(pk=each.unit) for each in own]) if own else {}
        terms = (term_of(each, kind, sets) for each in own)
        found |= {term.of.held: term for term in terms if term.ends and term.confirmed}
    return found


def cases_of(slots: Sequence[RotationSlot], user: Any, day: datetime.date) -> dict[int, list[Rotation]]:
    """{place: the rotations that it became}, as far as the reader may know of them; one query."""
    rows = Rotation.objects.listed_for(user).as_on(day).filter(slot__in=slots)
    rows = rows.exclude(state=RotationState.DROPPED)
    found: dict[int, list[Rotation]] = {}
    for row in rows.select_related(*OF_CASE).order_by("pk"):
        found.setdefault(row.slot_id, []).append(row)
    return found


def long_services(
    slots: Sequence[RotationSlot], held: Mapping[int, HeldPost], day: datetime.date
) -> dict[int, Finding]:
    """{place: how long its holder serves there}, where that is why the place is planned, or where it is too long."""
    units = {(day, slot.post.unit) for slot in slots}
    sets = RuleSet.objects.in_force_for(units, RuleSet.Subject.ROTATION)
    rows = PostHeld.objects.filter(
        post__in=held, cadre__in={holder.cadre.pk for each in held.values() for holder in each.holders}
    )
    tenures: dict[tuple[int, int], list[PostHeld]] = {}
    for each in rows:
        tenures.setdefault((each.post_id, each.cadre_id), []).append(each)
    found = {}
    for slot in slots:
        rules, title = sets[day, slot.post.unit_id], slot.post.title
        rule = rules and rules.rule("long_service_limit_months", level=title.level, kind=title.kind)
        for holder in held[slot.post_id].holders[:1]:
            of_person = tenures.get((slot.post_id, holder.cadre.pk), [])
            told = served_long(held_since(holder.held, of_person), rule or None, day)
            if slot.reason == SlotReason.TWO_TERMS or told.level == FindingLevel.WARN:
                found[slot.pk] = told
    return found
