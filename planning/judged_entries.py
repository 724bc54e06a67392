"""One entry of a planning list with all that was found of it, as pages, sheets and papers show it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from cadre.models.facts import PostHeld
from cadre.models.people import Cadre
from cadre.retirement import Retirement
from foundation.core.dates import PartialDate
from office.organisation.models.structure import Unit
from office.regulations.conditions import Condition
from office.regulations.findings import Finding, account, conclusion
from office.regulations.models import RuleSet
from office.regulations.reckoning import retirement_month
from planning.decided import CurrentView, approved_facts, workplace
from planning.gravity import UNTOLD, gravest
from planning.models import ApprovedList, PlanningEntry
from planning.news import NewsItem
from planning.posts import PersonPosts

NO_RANK = 99999


@dataclass(frozen=True)
class JudgedEntry:
    """An entry as a list shows it; a masked one (the reader's own, or a relative's) was not judged.

    `findings` has one for each condition that the set names, in its order, unchecked ones among them. `posts` are those
    of the person on the day, `retires` tells when the person retires by what is in force that day, `news` what happened
    to the person since, `look_again` gives what is known on the day of an entry that was decided by it; of a masked
    entry neither is told.
    """

    entry: PlanningEntry
    posts: PersonPosts
    rules: RuleSet | None
    findings: list[Finding] = field(default_factory=list)
    masked: bool = False
    retires: Retirement = field(default_factory=Retirement)
    news: list[NewsItem] = field(default_factory=list)
    look_again: Callable[[], CurrentView | None] | None = field(default=None, compare=False)
    ordinal: int = 0

    @cached_property
    def now(self) -> CurrentView | None:
        """What is known on the day; judged only for who asks, for most pages do not."""
        return self.look_again and self.look_again()

    @property
    def held(self) -> PostHeld | None:
        """The person's main post on the day."""
        return self.posts.main

    @property
    def finding(self) -> Finding | None:
        """The gravest finding, which decides; None without findings."""
        return gravest(self.findings)

    @property
    def time_left(self) -> Finding | None:
        """What was found of the time left in service; None for a masked entry."""
        return self.of(Condition.TIME_LEFT)

    def of(self, condition: str) -> Finding | None:
        """The finding on the condition; None where it was not asked, and for a masked entry."""
        return self._by_condition.get(condition)

    @cached_property
    def _by_condition(self) -> dict[str, Finding]:
        """The first finding on each."""
        return {finding.condition: finding for finding in reversed(self.findings)}

    @property
    def counted_to(self) -> PartialDate | None:
        """The month of retirement that the verdict counts with, by its set's ages; None where it is the person's."""
        month, found = self.month_by_set(self.entry.listed), self.time_left
        used = month is not None and found is not None and f"nghỉ hưu {month}" in found.source
        return month if used and month != self.retires.month else None

    @property
    def counted_by(self) -> str:
        """Why the verdict counts to another month: facts as approved, the ages of its set, or both, in words."""
        facts = approved_facts(self.entry)
        by_now = self.month_by_set(self.entry.cadre)
        other_ages = not facts or (by_now is not None and by_now != self.retires.month)
        return " và ".join([*facts, *([self.ages_words] if other_ages else [])])

    @property
    def ages_words(self) -> str:
        """Which ages the verdict counts with; only a decision recorded here speaks of the moment of the decision."""
        line = self.entry.approved_line
        if line and line.approved_list.basis != ApprovedList.Basis.DECISION:
            return "tuổi nghỉ hưu của bộ quy định"
        return f"tuổi nghỉ hưu áp dụng khi {'quyết định' if line else 'xem xét'}"

    def month_by_set(self, cadre: Cadre) -> PartialDate | None:
        """The month in which somebody retires by the ages of the set."""
        title = self.entry.target.post.title
        ages = self.rules.rule("retirement_ages", level=title.level, kind=title.kind) if self.rules else None
        return retirement_month(cadre.sex, cadre.birth, ages.figure) if ages and ages.figure else None

    @property
    def conclusion(self) -> str:
        """The conclusion in words; empty for a masked entry."""
        return "" if self.masked else conclusion(self.findings)

    @property
    def account(self) -> str:
        """How much of what was asked is answered, in words; empty for a masked entry."""
        return account(self.findings)

    @property
    def answered(self) -> list[Finding]:
        """The findings that the reader is told of; the conclusion names the other conditions."""
        return [finding for finding in self.findings if finding.level not in UNTOLD]

    @property
    def changes(self) -> str:
        """What differs on the day from what was decided: "Hiện nay: ngày sinh 02/11/1971; …"; empty where nothing."""
        found = self.now.changes(self.entry, self.finding, self.findings) if self.now else []
        return f"{self.now.opening}: {'; '.join(found)}" if found else ""

    @property
    def workplace(self) -> str:
        """Post and unit as approved, else those of the day."""
        line = self.entry.approved_line
        return line.workplace if line and line.post else workplace(self.posts)

    @property
    def unit(self) -> Unit:
        """The unit where the person worked when approved; else works on the day, worked last, or was put on record."""
        line = self.entry.approved_line
        if line and line.unit:
            return line.unit
        held = self.posts.main or self.posts.former
        return held.post.unit if held else self.entry.cadre.entered_unit

    @property
    def official_key(self) -> tuple[str, str, int]:
        """Sort key of the official order, of the decision or of the day: unit, rank of the post, name."""
        line = self.entry.approved_line
        key = line.order_key if line else order_key(self.held, self.entry.cadre)
        return (self.unit.official_key, key, self.entry.pk)


def order_key(held: PostHeld | None, cadre: Cadre) -> str:
    """The place of a post and a name in a unit; who holds no post comes last."""
    return f"{held.post.title.order if held else NO_RANK:05d} {cadre.sort_key}"
