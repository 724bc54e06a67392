"""Whole lists judged in a fixed number of queries: facts and rules are loaded for all entries at once."""

from dataclasses import dataclass, field

from cadre.models.facts import PostHeld
from foundation.core.dates import PartialDate
from office.regulations.findings import conclusion
from office.regulations.models import RuleSet
from planning.checks import EntryFacts, check, retires
from planning.models import PlanningEntry, PlanningTerm

RELATED = (
    "cadre__ethnic_group",
    "cadre__now__unit",
    "target__term",
    "target__post__unit",
    "target__post__title",
)


@dataclass(frozen=True)
class JudgedEntry:
    """An entry as a list shows it. Of a masked one (the reader's own, or a relative's) nothing was judged."""

    entry: PlanningEntry
    held: PostHeld | None
    rules: RuleSet | None
    findings: list = field(default_factory=list)
    masked: bool = False
    retires: PartialDate | None = None
    ordinal: int = 0

    @property
    def finding(self):
        """The finding that decides: the gravest one stands for the line."""
        return min(self.findings, key=lambda found: GRAVITY[found.verdict.word], default=None)

    @property
    def conclusion(self):
        return "" if self.masked else conclusion(self.findings)

    @property
    def unit(self):
        """Where the person works on the day."""
        return self.held.post.unit if self.held else self.entry.cadre.now.unit

    @property
    def official_key(self):
        rank = self.held.post.title.order if self.held else 99999
        return (self.unit.official_key, rank, self.entry.cadre.sort_key, self.entry.pk)


GRAVITY = {
    word: place
    for place, word in enumerate(
        [
            "Không đạt",
            "Chưa đạt",
            "Thiếu dữ liệu",
            "Quy định chưa xác nhận",
            "Trường hợp đặc biệt",
            "Cần xem xét",
            "Đạt",
        ]
    )
}


def facts_of(entry, day):
    term, title, cadre = entry.target.term, entry.target.post.title, entry.cadre
    return EntryFacts(
        sex=cadre.sex,
        birth=cadre.birth,
        level=title.level,
        kind=title.kind,
        ahead=term.begins_on > entry.decided_on(day),
        reelected=entry.reelected,
        government=term.kind == PlanningTerm.Kind.GOVERNMENT,
        special=entry.special_basis,
    )


def judged(entries, day, *, hidden=frozenset(), rule_set=None):
    """A line for every entry, in the official order of the day.

    Each is judged by the set in force when it was decided, or all by `rule_set`; those of `hidden` cadres are masked.
    Takes five queries for any number.
    """
    entries = list(entries.select_related(*RELATED))
    held = main_posts({entry.cadre_id for entry in entries}, day)
    sets = {} if rule_set else sets_in_force(entries, day)
    lines = []
    for entry in entries:
        masked = entry.cadre_id in hidden
        rules = rule_set or sets[entry.decided_on(day), entry.target.post.unit_id]
        facts = facts_of(entry, day)
        findings = [] if masked else check(facts, rules)
        lines.append(
            JudgedEntry(entry, held.get(entry.cadre_id), rules, findings, masked, retires(facts, rules))
        )
    return sorted(lines, key=lambda line: line.official_key)


def sets_in_force(entries, day):
    asked = {(entry.decided_on(day), entry.target.post.unit) for entry in entries}
    return RuleSet.objects.in_force_for(asked, RuleSet.Subject.PLANNING)


def main_posts(cadres, day):
    """The main post of the day by cadre."""
    posts = PostHeld.objects.on(day).filter(cadre__in=cadres, main=True)
    return {held.cadre_id: held for held in posts.select_related("post__unit", "post__title")}
