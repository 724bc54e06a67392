"""What has to be looked at of the rows, as the report tells it: of each by its facts, the articles once for all."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from evaluation.grading.findings.cases import cases_of, findings_of
from evaluation.grading.findings.checks import GradingCase
from evaluation.grading.findings.kinds import Check
from evaluation.grading.findings.quota import QuotaTold, group_key, readings_of, unit_of
from evaluation.grading.findings.rules import GradingRules
from evaluation.models import GradingLine
from evaluation.papers.graded import GradedYear
from office.organisation.outside import outside
from office.papers.phrases import two_digits, within
from office.regulations.conditions import lower_first
from office.regulations.findings import Finding, FindingLevel

ONLY_FIGURES = "HTXSNV {told.excellent} đồng chí, HTTNV {told.good} đồng chí"
NO_GROUP = "Chưa xếp nhóm"


@dataclass
class LookedAt:
    """`told`: {key of a row: what is said of it}; `unsure`: how many rest on a rule that nobody confirmed."""

    told: dict[int, list[str]] = field(default_factory=dict)
    people: Counter[Check] = field(default_factory=Counter)
    articles: dict[Check, dict[str, None]] = field(default_factory=lambda: defaultdict(dict))
    unsure: int = 0

    def add(self, case: GradingCase) -> None:
        """What was found of one row; of what the person said of themselves nobody is told."""
        found = [each for each in findings_of(case) if each.condition != Check.FAR]
        self.unsure += sum(each.level == FindingLevel.UNKNOWN for each in found)
        warned = [each for each in found if each.level == FindingLevel.WARN]
        if not warned:
            return
        self.told[case.line.pk] = list(sayings(case, warned))
        self.people.update({Check(each.condition) for each in warned})
        for each in warned:
            if each.article:
                self.articles[Check(each.condition)][each.basis] = None

    def words_of(self, line: GradingLine) -> str:
        return "; ".join(self.told.get(line.pk, ()))

    @property
    def counts(self) -> list[str]:
        """How many people each kind is told of."""
        return [f"{kind.label}: {two_digits(count)} đồng chí" for kind, count in self.people.most_common()]

    @property
    def grounds(self) -> list[str]:
        """The articles by which each kind is looked at."""
        kinds = (kind for kind in Check if kind in self.articles)
        return [outside(f"{kind.label}: {'; '.join(self.articles[kind])}") for kind in kinds]


def looked_at(facts: GradedYear, lines: Sequence[GradingLine], rules: GradingRules) -> LookedAt:
    """What is found of the rows, their groups counted among all that the user may judge."""
    found = LookedAt()
    for case in cases_of(lines, facts.campaign, facts.user, readings_of(facts.judged, rules), rules):
        found.add(case)
    return found


def sayings(case: GradingCase, found: Sequence[Finding]) -> Iterator[str]:
    """Each finding by its facts; the two readings of the share are one."""
    if any(each.condition == Check.OVER for each in found):
        yield over_words(case)
    yield from (in_report(each) for each in found if each.condition != Check.OVER)


def over_words(case: GradingCase) -> str:
    """Where the share is exceeded: "quá tỷ lệ của nhóm (HTXSNV 3/10 mức tốt = 30,0%), của riêng xã A (…)"."""
    group, own = case.quota.across, case.quota.of(case.line)
    said = [f"của nhóm ({group.figures})"] if group.is_over else []
    if own.is_over and not (said and case.quota.is_of_one_unit):
        said.append(f"của riêng {within(str(unit_of(case.line)))} ({own.figures})")
    return outside(f"quá tỷ lệ {', '.join(said)}")


def in_report(finding: Finding) -> str:
    figure = f": {finding.figure}" if finding.figure else ""
    reason = f" ({finding.reason})" if finding.reason else ""
    return outside(lower_first(f"{finding.text}{figure}{reason}"))


def quotas_of(lines: Sequence[GradingLine], among: Sequence[GradingLine], rules: GradingRules) -> list[str]:
    """The share of each group that one of the rows is in, counted on all of the group as every page counts it;
    without what it is held against where nobody confirmed that.
    """
    keys = {group_key(line) for line in lines}
    return [
        f"{told.group.name if told.group else NO_GROUP}: {share_of(told.across)}"
        for told in readings_of(among, rules)
        if told.key in keys
    ]


def share_of(told: QuotaTold) -> str:
    return outside(told.sentence) if told.confirmed else ONLY_FIGURES.format(told=told)
