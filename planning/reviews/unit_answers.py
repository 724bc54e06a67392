"""What a unit says of its lists on a page: its words line by line, and whom it would add."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils import timezone

from cadre.models.conflicts import conflicted_cadres
from foundation.core.saving.columns import update_rows
from foundation.core.scope.rows import OTHERS_ACT
from office.campaigns.models import CampaignUnit
from planning.models import ReviewLine, ReviewList
from planning.reviews.choices import LineOrigin, ReviewState, UnitWord
from planning.reviews.unit_offer import lists_of, standing_lines
from planning.reviews.unit_return import GONE_ON
from planning.reviews.units_word import SAID

CHANGED = "Người khác vừa ghi “{theirs}”; xem lại rồi lưu lần nữa."
NO_WORD = "chưa ghi ý kiến"
LONGEST = 300


@dataclass(frozen=True)
class SaidWord:
    """A unit's word on a line; an empty one says nothing yet."""

    word: str = ""
    end_reason: str = ""
    reason: str = ""

    @classmethod
    def of(cls, line: ReviewLine) -> "SaidWord":
        return cls(line.unit_word, line.unit_end_reason, line.unit_reason)

    @property
    def seal(self) -> str:
        """As a page says what it showed."""
        return "|".join((self.word, self.end_reason, self.reason))

    @property
    def words(self) -> dict[str, str]:
        """As a workbook would say it."""
        return {name: value for name, value in vars(self).items() if value}


@dataclass
class Answered:
    """How many lines bear another word now, and {key: sentence} of those that do not bear what was sent."""

    written: int = 0
    refused: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class AnsweredList:
    """A list of a unit: who stands on it, who of them somebody else has to speak of, whom it would add."""

    review: ReviewList
    lines: list[ReviewLine]
    of_others: list[ReviewLine]
    added: list[ReviewLine]

    @property
    def said(self) -> int:
        return sum(bool(line.unit_word) for line in self.lines)

    @property
    def takes_additions(self) -> bool:
        return self.review.state == ReviewState.COLLECTING


def answered_lists(unit: CampaignUnit, user: Any) -> Iterator[AnsweredList]:
    """A fixed number of queries; of themselves and relatives the user learns who stands there, and no word."""
    lists, hidden = lists_of(unit), conflicted_cadres(user)
    standing: dict[int, list[ReviewLine]] = {}
    for line in standing_lines(unit):
        standing.setdefault(line.review_list_id, []).append(line)
    added: dict[int, list[ReviewLine]] = {}
    own = ReviewLine.objects.for_user(user).filter(review_list__in=lists, origin=LineOrigin.UNIT)
    for line in own.select_related("cadre").order_by("ordinal", "pk"):
        added.setdefault(line.review_list_id, []).append(line)
    for review in lists:
        lines = standing.get(review.pk, [])
        yield AnsweredList(
            review,
            [line for line in lines if line.cadre_id not in hidden],
            [line for line in lines if line.cadre_id in hidden],
            added.get(review.pk, []),
        )


def locked_lists(unit: CampaignUnit) -> set[int]:
    """Keys of the unit's lists, which do not go on until the words are written."""
    lists = ReviewList.objects.filter(pk__in=[review.pk for review in lists_of(unit)])
    list(lists.order_by("pk").select_for_update(of=("self",)))
    return {review.pk for review in lists_of(unit)}


@transaction.atomic
def answer(unit: CampaignUnit, user: Any, said: Mapping[int, SaidWord], shown: Mapping[int, str]) -> Answered:
    """Write the words of lines that stand as the page showed them (`shown`, by their seals)."""
    open_lists, hidden, done = locked_lists(unit), conflicted_cadres(user), Answered()
    lines = {line.pk: line for line in standing_lines(unit) if line.review_list_id in open_lists}
    may_write = writable(lines, user)
    changed = []
    for key, mine in said.items():
        line = lines.get(key)
        if line is None or key not in may_write:
            own = line is not None and line.cadre_id in hidden
            done.refused[key] = OTHERS_ACT if own else GONE_ON
        elif (now := SaidWord.of(line)) == mine:
            continue
        elif now.seal != shown.get(key):
            done.refused[key] = CHANGED.format(theirs=line.get_unit_word_display() or NO_WORD)
        else:
            changed.append(worded(line, mine, user))
    update_rows(ReviewLine, changed, SAID)
    done.written = len(changed)
    return done


def writable(lines: Collection[int], user: Any) -> set[int]:
    rows = ReviewLine.objects.for_user(user, "answer").filter(pk__in=lines)
    return set(rows.values_list("pk", flat=True))


def worded(line: ReviewLine, said: SaidWord, user: Any) -> ReviewLine:
    line.unit_word, line.unit_end_reason, line.unit_reason = said.word, said.end_reason, said.reason
    line.unit_by = user if said.word else None
    line.unit_at = timezone.now() if said.word else None
    line.version += 1
    return line


@transaction.atomic
def withdraw(unit: CampaignUnit, user: Any, key: int) -> bool:
    """Take back an addition of the unit; whom the office looks at already stays its own, which the unit is not told."""
    lists = locked_lists(unit)
    line = (
        ReviewLine.objects.for_user(user, "answer")
        .filter(pk=key, review_list__in=lists, origin=LineOrigin.UNIT, unit_word=UnitWord.ADD)
        .filter(review_list__state=ReviewState.COLLECTING)
        .first()
    )
    if line is None:
        return False
    if line.proposal or line.entry_id or line.opinions.exists() or line.ballots.exists():
        line.origin = LineOrigin.OFFICE
        worded(line, SaidWord(), user).save()
    else:
        line.delete()
    return True
