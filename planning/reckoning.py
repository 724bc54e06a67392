"""The reckoning of a list: to which month or day ages and the time left are counted, by which rule, and how sure it is.

Whatever cannot be relied on says why; its month, where there is one, still serves for facts.
"""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Self

from foundation.core.dates import PartialDate
from office.regulations.models import Rule, RuleSet
from office.regulations.values import ReckoningPoint
from planning.models import PlanningTerm

NO_SET = "chưa có bộ quy định áp dụng"
NO_POINT = "chưa xác định mốc tính"
POINT_UNCONFIRMED = "mốc tính chưa xác nhận"
OTHER_TERM = "mốc {month} là của nhiệm kỳ khác"
NO_MONTH = "nhiệm kỳ {term} chưa có tháng đại hội"
MONTH_UNCONFIRMED = "tháng đại hội {month} chưa xác nhận"
CONGRESS = "tháng đại hội"


@dataclass(frozen=True)
class TermFacts:
    """What a reckoning needs to know of a term; `congress` is the month of its congress, or of its first sitting."""

    name: str
    begins: int
    government: bool = False
    congress: PartialDate | None = None
    confirmed: bool = False
    article: str = ""
    document: str = ""

    @classmethod
    def of(cls, term: PlanningTerm) -> Self:
        return cls(
            name=term.full_name,
            begins=term.begins_on.year,
            government=term.kind == PlanningTerm.Kind.GOVERNMENT,
            congress=term.congress_month,
            confirmed=term.congress_confirmed,
            article=term.congress_article,
            document=str(term.congress_document or ""),
        )

    @classmethod
    def of_each(cls, terms: Iterable[PlanningTerm]) -> dict[int, Self]:
        """{key of a term: its facts}; each is read once, however many entries stand in it."""
        return {key: cls.of(term) for key, term in {term.pk: term for term in terms}.items()}


@dataclass(frozen=True)
class Reckoning:
    """`month` is counted to; it decides only where it is `confirmed`. `reason` says why not, `missing` which day is
    not on record. `words` name the kind of month; `papers` are (article, documents) of the rule and of the term.
    """

    month: PartialDate | None = None
    confirmed: bool = False
    reason: str = ""
    missing: str = ""
    words: str = ""
    papers: list[tuple[str, str]] = field(default_factory=list)

    @property
    def decides(self) -> bool:
        """Whether a verdict may rest on it."""
        return self.confirmed and self.month is not None

    def __str__(self):
        """The month with what it is, and that it is not confirmed; empty without a month."""
        if self.month is None:
            return ""
        notes = [self.words, "" if self.confirmed else "chưa xác nhận"]
        notes = ", ".join(note for note in notes if note)
        return f"{self.month} ({notes})" if notes else str(self.month)


def reckoning_of(
    rules: RuleSet | None,
    place: Mapping[str, str],
    term: TermFacts,
    decided_on: datetime.date | None = None,
) -> Reckoning:
    """The reckoning by the rules for a title of the term; `decided_on` is None while nothing is decided.

    Of a set on elections a directive fixes the month; of any other its rule names the month or day to take.
    """
    if rules is None:
        return at_congress(term, NO_SET)
    if rules.subject == RuleSet.Subject.ELECTION:
        directed = rules.rule(f"reckoning_month{'_government' if term.government else ''}", **place)
        if directed and directed.figure:
            return by_directive(directed, term)
    rule = rules.rule("reckoning", **place)
    if rule is None or rule.figure is None:
        return at_congress(term, NO_POINT)
    return cited(by_point(rule, term, decided_on), rule)


def by_directive(rule: Rule, term: TermFacts) -> Reckoning:
    """A month that a directive fixes counts for the term that begins in its year, and for no other."""
    if rule.figure.year != term.begins:
        return cited(Reckoning(reason=OTHER_TERM.format(month=rule.figure)), rule)
    reason = "" if rule.confirmed else POINT_UNCONFIRMED
    return cited(Reckoning(rule.figure, rule.confirmed, reason), rule)


def by_point(rule: Rule, term: TermFacts, decided_on: datetime.date | None) -> Reckoning:
    """The month or day that the rule names, as far as it is on record."""
    point = ReckoningPoint(rule.figure)
    if point == ReckoningPoint.CONGRESS:
        found = at_congress(term)
    elif point == ReckoningPoint.APPROVAL and decided_on:
        found = Reckoning(PartialDate.from_date(decided_on), True, words=lower(point))
    else:
        return Reckoning(missing=lower(point))
    if found.month and not rule.confirmed:
        return replace(found, confirmed=False, reason=POINT_UNCONFIRMED)
    return found


def at_congress(term: TermFacts, reason: str = "") -> Reckoning:
    """The month of the term's congress; with a `reason` it serves for facts alone."""
    if term.congress is None:
        return Reckoning(reason=reason or NO_MONTH.format(term=term.name))
    if not (reason or term.confirmed):
        reason = MONTH_UNCONFIRMED.format(month=term.congress)
    return Reckoning(term.congress, not reason, reason, "", CONGRESS, [(term.article, term.document)])


def cited(found: Reckoning, rule: Rule) -> Reckoning:
    """The reckoning with article and documents of its rule before those of the term."""
    return replace(found, papers=[(rule.article, rule.documents), *found.papers])


def lower(point: ReckoningPoint) -> str:
    return point.label[0].lower() + point.label[1:]
