"""Of which number a share of votes is told, by the rules in force on the day of the conference."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from ballots.models import BallotCount, Choice
from foundation.core.figures import Share
from office.regulations.models import RuleSet

NO_BASE = "số làm căn cứ tính tỷ lệ chưa xác nhận"
# Words of the rule `vote_denominator`, folded, and the figure of the count that they name.
BASES = {
    "số được triệu tập": "called",
    "số có mặt": "present",
    "phiếu phát ra": "issued",
    "phiếu thu về": "returned",
    "phiếu hợp lệ": "valid",
}
USUAL = "present"


@dataclass(frozen=True)
class Base:
    """The number that shares are told of, in words, and whether the set in force says so."""

    name: str
    words: str
    confirmed: bool

    def of(self, count: BallotCount) -> int:
        return getattr(count, self.name)

    def told(self, choice: Choice, count: BallotCount) -> str:
        """The share of a person, "95,3%"; empty where the count has nobody to tell it of."""
        share = Share(choice.votes_for, self.of(count))
        return share.words(1) if share.whole else ""

    @property
    def remark(self) -> str:
        return f"Tỷ lệ so với {self.words}" + ("" if self.confirmed else f" – {NO_BASE}")


def base_of(count: BallotCount) -> tuple[Base, RuleSet | None]:
    """The base of the count's shares, by the set of planning in force that day at its unit; three queries."""
    rules = RuleSet.objects.in_force(count.met_on, count.unit)
    return base_by(rules), rules


def bases_of(counts: Iterable[BallotCount]) -> dict[int, Base]:
    """{key of a count: base of its shares}; three queries for any number."""
    counts = {count.pk: count for count in counts}
    if not counts:
        return {}
    sets = RuleSet.objects.in_force_for({(count.met_on, count.unit) for count in counts.values()})
    return {key: base_by(sets[count.met_on, count.unit_id]) for key, count in counts.items()}


def base_by(rules: RuleSet | None) -> Base:
    rule = rules.rule("vote_denominator") if rules else None
    words = str(rule.figure or "").strip().lower() if rule else ""
    name = BASES.get(words)
    if name and rule.confirmed:
        return Base(name, words, True)
    name = name or USUAL
    return Base(name, next(word for word, each in BASES.items() if each == name), False)


def quorum(count: BallotCount, rules: RuleSet | None) -> str:
    """That too few were there, with the state of the rule; empty where enough were, or nothing says how many."""
    rule = rules.rule("quorum_share") if rules else None
    if rule is None or rule.figure is None or count.presence.whole == 0:
        return ""
    if Fraction(count.present, count.called) >= rule.figure:
        return ""
    state = "" if rule.confirmed else " – Quy định chưa xác nhận"
    return f"Có mặt {count.present}/{count.called}, chưa đủ {rule.words}{state}."
