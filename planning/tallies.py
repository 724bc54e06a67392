"""Counts on the pages of lists; each opens the lines that it counts."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from office.regulations.conditions import Condition
from office.regulations.findings import Verdict
from planning.gravity import GRAVITY
from planning.news import NewsKind

NUMBER = '<a href="{}">{} {}</a>'


@dataclass(frozen=True)
class Tally:
    """How many lines have each verdict of one condition."""

    condition: Condition
    verdicts: Counter[Verdict]

    @property
    def label(self) -> str:
        return self.condition.label

    @property
    def counts(self) -> list[tuple[Verdict, int]]:
        """[(verdict, lines)], the gravest verdict first, whatever the counts; what nobody checked when a list was
        approved comes last."""
        return sorted(self.verdicts.items(), key=lambda counted: GRAVITY.get(counted[0].word, len(GRAVITY)))

    @property
    def words(self) -> str:
        """Verdicts with their counts: "Không đạt 2, Đạt 29"."""
        return ", ".join(f"{verdict.word} {count}" for verdict, count in self.counts)


def told(counts: Iterable[tuple[NewsKind, int]], address: Callable[[NewsKind], str]) -> SafeString:
    """What follows a total: "1 không còn công tác, 3 đang giữ chức danh quy hoạch", each with its address."""
    parts = ((address(kind), count, kind.label.lower()) for kind, count in counts)
    return format_html_join(", ", NUMBER, parts)
