"""What the search box answers with: a few hits of each kind, and how many there are."""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from foundation.core import clock
from foundation.core.figures import thousands
from foundation.core.text import fold_name


@dataclass(frozen=True)
class Hit:
    """One line of the answer and the page that it opens; `note` is what stands beside its name."""

    label: str
    url: str
    note: str = ""
    icon: str = ""


@dataclass(frozen=True)
class HitGroup:
    """The hits of one kind; `count` is how many there are, or with `more` at least; `rest` leads to those not shown."""

    title: str
    count: int
    hits: list[Hit]
    rest: list[Hit] = field(default_factory=list)
    more: bool = False

    @property
    def counted(self) -> str:
        return f"trên {thousands(self.count)}" if self.more else str(self.count)

    def names(self, text: str) -> bool:
        """Whether the text stands in the name of a hit; such kinds are told first."""
        return any(text in fold_name(hit.label) for hit in self.hits)


@dataclass(frozen=True)
class SearchQuestion:
    """Who asks, what was typed, of which day; `list_of` gives the address of the list of people with more filters."""

    user: Any
    text: str
    day: datetime.date
    list_of: Callable[..., str]

    @property
    def folded(self) -> str:
        return fold_name(self.text)

    @property
    def today(self) -> bool:
        return self.day == clock.today()

    def at(self, address: str) -> str:
        """The address, of the day that is asked about."""
        return address if self.today else f"{address}?as_of={self.day:%d/%m/%Y}"


def begins_words(folded: str, text: str) -> bool:
    """Whether every word of the folded text begins a word of the other."""
    words = re.findall(r"\w+", folded)
    return all(any(word.startswith(part) for word in words) for part in re.findall(r"\w+", text))
