"""What was found of many people: a finding that all share who are alike is looked at once, and counted."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from itertools import chain
from typing import Protocol

from office.regulations.findings import Finding
from planning.tallies import Tally

# From so many lines on, what all of them share is said once.
MANY = 5


class WithFindings(Protocol):
    """A line of a list, or somebody who may come on one; of a masked one there are no findings."""

    masked: bool
    findings: list[Finding]


class Findings:
    """The findings on lines by condition, each with how many lines have it; the first ones come first."""

    def __init__(self, lines: Sequence[WithFindings]) -> None:
        self.many, self.open = len(lines) >= MANY, sum(not line.masked for line in lines)
        every = list(chain.from_iterable(line.findings for line in lines))
        counts = Counter(map(id, every))
        self.of: dict[str, list[tuple[Finding, int]]] = defaultdict(list)
        for key, finding in dict(zip(map(id, every), every, strict=True)).items():
            self.of[finding.condition].append((finding, counts[key]))

    def tally(self, condition: str) -> Tally:
        verdicts = Counter()
        for finding, number in self.of.get(condition, ()):
            verdicts[finding.verdict] += number
        return Tally(condition, verdicts)

    def shared(self, condition: str, draw: Callable[[Finding], str]) -> str:
        """The text that all open lines have in common; empty where they are few or differ."""
        found = self.of.get(condition, ())
        if not self.many or sum(number for _, number in found) < self.open:
            return ""
        texts = {draw(finding) for finding, _ in found}
        return texts.pop() if len(texts) == 1 else ""
