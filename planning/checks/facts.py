"""What the checks need to know of one planned person: plain facts, whatever they were loaded from."""

import datetime
from dataclasses import dataclass
from typing import Protocol

from cadre.retirement import Retirement
from foundation.core.dates import PartialDate
from office.regulations.models import Rule, RuleSet
from office.regulations.reckoning import retirement_month
from planning.entry_facts import NOTHING_KNOWN, KnownFacts
from planning.reckoning import Reckoning, TermFacts, reckoning_of


class TitleFacts(Protocol):
    """Level and kind of a title, of a PostTitle or of EntryFacts alike."""

    level: str
    kind: str


@dataclass(frozen=True)
class EntryFacts:
    """What the checks need to know. `level` and `kind` are those of the title, as rules are narrowed by them.

    `ahead` says that the term had not begun on the day judged; `decided_on` is None while nothing is decided; `own` is
    when the person retires by a paper of that day, None for who retires by the ages of the set.
    """

    sex: str
    birth: PartialDate | None
    level: str
    kind: str
    term: TermFacts
    ahead: bool
    reelected: bool = False
    special: str = ""
    own: Retirement | None = None
    decided_on: datetime.date | None = None
    known: KnownFacts = NOTHING_KNOWN

    @property
    def place(self) -> dict[str, str]:
        """Level, kind and horizon by which rules are narrowed for the entry."""
        return narrowed(self, ahead=self.ahead)

    def rule(self, rules: RuleSet | None, key: str) -> Rule | None:
        """The rule of the set with this key that counts for the entry, confirmed or not."""
        return rules.rule(key, **self.place) if rules else None

    def retires(self, ages: Rule | None) -> PartialDate | None:
        """The last month in service: that of the paper, else by the ages, confirmed or not."""
        if self.own:
            return self.own.month
        return retirement_month(self.sex, self.birth, ages.figure) if ages and ages.figure else None

    def reckoning(self, rules: RuleSet | None) -> Reckoning:
        """To which month ages and the time left are counted by the rules."""
        return reckoning_of(rules, self.place, self.term, self.decided_on)


def narrowed(title: TitleFacts, *, ahead: bool) -> dict[str, str]:
    """Level, kind and horizon by which rules are narrowed for a title.

    `ahead` says that the term had not begun on the day judged.
    """
    horizon = Rule.Horizon.NEXT if ahead else Rule.Horizon.CURRENT
    return {"level": title.level, "kind": title.kind, "horizon": horizon}
