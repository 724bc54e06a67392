"""A year's grading as its papers know it: whose row says what, in which order, decided by which papers."""

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from evaluation.grades import NOT_GRADED_LABEL, Grade, printed
from evaluation.grading.choices import DECIDED, Given
from evaluation.models import Evaluation, GradingLine
from foundation.core.figures import Share
from office.campaigns.models import Campaign
from office.organisation.models.structure import Unit
from office.papers.genres import CODES
from office.papers.phrases import of_day, two_digits

RELATED = ("cadre__now", "unit", "campaign_unit__unit", "group", "evaluation")
OTHERS = "trường hợp của bản thân hoặc người thân: {count}, do đồng chí khác lập riêng"
# Keys of rows together with what is said of each: where that changes, a paper is about others.
SAID = ["", *Given.values]
# What stands between figures and symbol: TB of 06-TB/ĐU, QĐ of 15/QĐ-UBND.
CODE = re.compile(r"[-/]([^\W\d_]+)[-/]")


@dataclass(frozen=True)
class GradedYear:
    """The rows of a campaign as whoever draws up its papers may take them away."""

    user: Any
    campaign: Campaign

    @cached_property
    def whole(self) -> list[GradingLine]:
        """In the official order; the user's own row and those of relatives are `masked`."""
        rows = GradingLine.objects.listed_for(self.user, "export").filter(campaign=self.campaign)
        lines = list(rows.select_related(*RELATED).order_by("ordinal", "pk"))
        for line in lines:
            line.campaign = self.campaign
        return lines

    @cached_property
    def judged(self) -> list[GradingLine]:
        """Those of whom the user may say what is thought of them."""
        return [line for line in self.whole if not line.masked]

    @property
    def others(self) -> tuple[str, ...]:
        """That somebody else says it of the rest."""
        rest = len(self.whole) - len(self.judged)
        return (OTHERS.format(count=rest),) if rest else ()

    @cached_property
    def decided(self) -> list[GradingLine]:
        """A decided grade is told of everybody: who it is about was told too, or will be by this paper."""
        return [line for line in self.whole if line.state in DECIDED]

    @property
    def decided_here(self) -> list[GradingLine]:
        return [line for line in self.decided if not line.is_decided_above]

    @property
    def by_unit(self) -> Iterator[tuple[Unit, list[GradingLine]]]:
        """The decided rows under the unit that each is told to, in the order of the rows."""
        found: dict[Unit, list[GradingLine]] = {}
        for line in self.decided:
            found.setdefault(told_to(line), []).append(line)
        yield from found.items()


def told_to(line: GradingLine) -> Unit:
    """The unit that answers for the person, else where they work."""
    return line.campaign_unit.unit if line.campaign_unit_id else line.unit


def fact_of(line: GradingLine) -> Evaluation | None:
    """What the row decided; read with `RELATED` without a query."""
    return getattr(line, "evaluation", None)


def number_of(line: GradingLine) -> str:
    """Of the paper that decided the row; empty where none is recorded."""
    fact = fact_of(line)
    return fact.decision_no if fact else ""


def papers_of(lines: Iterable[GradingLine]) -> list[tuple[str, datetime.date | None]]:
    """(number, day) of the papers that decided the rows, the most used first."""
    facts = filter(None, map(fact_of, lines))
    counted = Counter((fact.decision_no, fact.decision_on) for fact in facts if fact.decision_no)
    return [paper for paper, _ in counted.most_common()]


def paper_words(number: str, day: datetime.date | None) -> str:
    """A paper by what its number says that it is: "Thông báo số 06-TB/ĐU, ngày 20/12/2021"."""
    code = CODE.search(number)
    genre = code and next((genre for genre, written in CODES.items() if written == code[1]), None)
    return f"{genre.label if genre else 'Văn bản'} số {number}{of_day(day)}"


def words_of(grade: str, year: int) -> str:
    """A grade as papers of the year print it."""
    return NOT_GRADED_LABEL if grade == Given.NOT_GRADED else printed(grade, year)


def keys_with(lines: Iterable[GradingLine], word: str = "grade") -> tuple[int, ...]:
    return tuple(line.pk * len(SAID) + SAID.index(getattr(line, word)) for line in lines)


def lines_in(keys: Iterable[int]) -> list[int]:
    """Keys of the rows that a paper named by such keys."""
    return [key // len(SAID) for key in keys]


def named(lines: Sequence[GradingLine]) -> list[dict[str, Any]]:
    """The rows in the table of a letter, with post and unit as they were graded in."""
    return [
        {
            "tt": place,
            "ho_ten": line.cadre.full_name,
            "chuc_vu": ", ".join(filter(None, (line.post_words, str(line.unit)))),
            "ket_qua": words_of(line.grade, line.year),
        }
        for place, line in enumerate(lines, 1)
    ]


def graded_in(lines: Iterable[GradingLine], word: str = "grade") -> str:
    """How many have a grade, on which shares are counted; empty where nobody has."""
    graded = sum(getattr(line, word) in Grade.values for line in lines)
    return two_digits(graded) if graded else ""


def counts_of(lines: Iterable[GradingLine], year: int, word: str = "grade") -> list[str]:
    """How many of each grade, with the share of those who were graded; grades that nobody has are left out."""
    counts = Counter(getattr(line, word) for line in lines)
    graded = sum(counts[grade] for grade in Grade)
    said = [
        f"{words_of(grade, year)}: {two_digits(counts[grade])} đồng chí ({Share(counts[grade], graded).words(1)})"
        for grade in Grade
        if counts[grade]
    ]
    if alone := counts[Given.NOT_GRADED]:
        said.append(f"{NOT_GRADED_LABEL}: {two_digits(alone)} đồng chí")
    return said
