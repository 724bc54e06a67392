"""Lists under review as their papers know them: all their lines, what was said of each, and by which papers."""

import datetime
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from cadre.models.conflicts import conflicted_cadres
from foundation.core.acts.act import Act
from foundation.core.acts.steps import standing_steps
from planning.decided import load_decided
from planning.models import PlanningTarget, ReviewLine, ReviewList, ReviewListStep
from planning.papers.facts import reasons_told
from planning.papers.words import title_of
from planning.reviews import difference
from planning.reviews.choices import DECIDED, LineOrigin, ReviewWord
from planning.reviews.deciding import end_reason
from planning.reviews.difference import Difference, ReviewReading, moved, word_of

RELATED = (
    "campaign__unit",
    "target__post__unit",
    "target__post__title",
    "target__post__body",
    "target__term",
)
OF_LINE = ("cadre__now__held__post__title", "cadre__now__held__post__unit", "entry")
OF_LINE += ("outcome_target__post__unit", "outcome_target__post__title", "outcome_target__post__body")
# What is said of a line, by whoever has the word.
Word = Callable[[ReviewLine], str]
WORDS = ["", *ReviewWord.values]


def lists_about(user: Any) -> QuerySet[ReviewList]:
    """Those with a line about the user, or a relative."""
    lines = ReviewLine.objects.filter(cadre__in=conflicted_cadres(user))
    return ReviewList.objects.filter(pk__in=lines.order_by().values("review_list"))


def proposed(line: ReviewLine) -> str:
    return line.proposal


def concluded(line: ReviewLine) -> str:
    """As the body said; before it met, as is proposed to it."""
    return line.conclusion or line.proposal


def decided(line: ReviewLine) -> str:
    """What becomes of the line; empty where nothing was said of it, or the level above asked for more papers."""
    return word_of(line, ReviewReading.DECIDED)


def is_retitled(line: ReviewLine) -> bool:
    """Whether the level above plans the person for another title instead."""
    stays = decided(line) in (ReviewWord.KEEP, ReviewWord.ADD)
    return difference.is_retitled(line, ReviewReading.DECIDED) and stays


def keys_with(lines: Iterable[ReviewLine], word: Word) -> tuple[int, ...]:
    """Keys of the lines together with what is said of each: where that changes, a paper is about others."""
    return tuple(line.pk * len(WORDS) + WORDS.index(word(line)) for line in lines)


@dataclass(frozen=True)
class Reviewed:
    """The lists with these keys, as whoever draws up their papers may read them."""

    user: Any
    keys: tuple[int, ...]
    day: datetime.date

    @cached_property
    def lists(self) -> list[ReviewList]:
        return list(ReviewList.objects.filter(pk__in=self.keys).select_related(*RELATED))

    @cached_property
    def lines(self) -> list[ReviewLine]:
        """List by list in the official order; of those decided the persons as approved."""
        by_key = {review.pk: review for review in self.lists}
        lines = ReviewLine.objects.listed_for(self.user, "weigh").filter(review_list__in=by_key)
        lines = list(lines.select_related(*OF_LINE).order_by("cadre__now__official_key", "pk"))
        order = {key: place for place, key in enumerate(by_key)}
        lines.sort(key=lambda line: order[line.review_list_id])
        for line in lines:
            line.review_list = by_key[line.review_list_id]
            if line.entry:
                line.entry.cadre = line.cadre
        load_decided([line.entry for line in lines if line.entry and is_decided(line)], self.day)
        return lines

    @cached_property
    def steps(self) -> dict[int, list[ReviewListStep]]:
        return standing_steps(ReviewListStep, self.keys)

    def steps_of(self, act: Act) -> Iterator[ReviewListStep]:
        """How the act was recorded of each list of which it was."""
        for key in self.keys:
            yield from (step for step in self.steps.get(key, ())[::-1] if step.act == act.name)

    def one_step(self, act: Act) -> ReviewListStep | None:
        """The act as it was recorded of all the lists by one paper; None where there are several, or none."""
        found = list(self.steps_of(act))
        papers = {(step.decision_no, step.decision_on, step.on) for step in found}
        return found[0] if len(papers) == 1 and len(found) >= len(self.keys) else None

    @property
    def targets(self) -> list[PlanningTarget]:
        return [review.target for review in self.lists]

    @property
    def is_one_title(self) -> bool:
        return len({(target.term_id, target.post.title_id) for target in self.targets}) == 1

    def of(self, word: Word, *words: str) -> list[ReviewLine]:
        """The lines of which one of the words is said, those with another title apart."""
        return [line for line in self.said_of(word) if word(line) in words]

    def count(self, word: Word) -> Counter[str]:
        return Counter(map(word, self.said_of(word)))

    @property
    def own_lines(self) -> list[ReviewLine]:
        """Those that office, standing members and body knew: whom the level above added came after them."""
        return [line for line in self.lines if line.origin != LineOrigin.ABOVE]

    def said_of(self, word: Word) -> list[ReviewLine]:
        """The lines of which whoever has the word could say something; a title that the level above changes, and whom
        it adds, stand in the decision alone.
        """
        own = [line for line in self.lines if not is_retitled(line)]
        return own if word is decided else self.own_lines

    def difference(self, reading: ReviewReading, lists: Collection[int] = ()) -> Difference:
        """What changes on all the lists, or on those with these keys."""
        own = [line for line in self.lines if not lists or line.review_list_id in lists]
        return Difference(list(filter(None, (moved(line, line.entry, reading) for line in own))))


def is_decided(line: ReviewLine) -> bool:
    return line.review_list.state in DECIDED


def reasons_of(lines: Iterable[ReviewLine], reason: Callable[[ReviewLine], str] = end_reason) -> str:
    """Why people are taken out, "nghỉ hưu 2; lý do khác 1"; reasons that stay inside are counted with the others."""
    return "; ".join(f"{words} {count}" for words, count in reasons_told(Counter(map(reason, lines))))


def named(lines: Sequence[ReviewLine]) -> list[dict[str, Any]]:
    """The lines in the table of a letter: as approved where that was kept, else as known now."""
    return [person_of(line) | {"tt": place} for place, line in enumerate(lines, 1)]


def upper_first(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def person_of(line: ReviewLine) -> dict[str, Any]:
    kept = line.entry.approved_line if line.entry and is_decided(line) else None
    person = kept.person(line.cadre) if kept else line.cadre
    held = line.cadre.now.held
    return {
        "ho_ten": person.full_name,
        "sinh": str(person.birth or ""),
        "chuc_vu": kept.workplace if kept else str(held.post if held else ""),
        "danh_sach": upper_first(title_of([line.review_list.target])),
    }
