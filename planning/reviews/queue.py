"""The lines of a campaign as they are worked off one by one: narrowed, ordered, counted."""

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.db.models import QuerySet, TextChoices

from cadre.models.people import Cadre
from office.campaigns.models import Campaign
from planning.models import ReviewLine, ReviewList
from planning.reviews.cases import loaded
from planning.reviews.choices import UNDER_REVIEW, LineOrigin, ReviewState, ReviewWord, UnitWord
from planning.reviews.fact_kinds import FactKind, LineFacts, ReviewFact
from planning.reviews.facts import facts_of_lines
from planning.reviews.on_record import gone_unknown, gone_unsure, seat_unknown
from planning.reviews.projected import Projection, projection_of
from planning.reviews.proposing import ShownLine, is_writable, words_of
from planning.reviews.querysets import WEIGHED

# Lines on one page; the keys go on to the next.
PAGE = 300
OF_LISTS = (
    "target__term__begins_on",
    "target__post__title__order",
    "target__post__unit__official_key",
    "pk",
)
LISTED = (*(f"review_list__{each}" for each in OF_LISTS), "ordinal", "pk")
OF_CONDITIONS = {FactKind.TIME_LEFT, FactKind.TITLES, FactKind.STANDARDS, FactKind.SEAT, FactKind.CONDITION}


class Show(TextChoices):
    """Which lines are shown."""

    OPEN = "open", "Chưa có đề xuất"
    FACTS = "facts", "Có nội dung cần xem xét"
    DIFFERS = "differs", "Đơn vị đề nghị khác"
    SEATED = "seated", "Đã giữ chức danh"
    MISSING = "missing", "Thiếu dữ liệu"
    ALL = "all", "Tất cả"


@dataclass(frozen=True)
class QueueCriteria:
    """How the reader narrows the queue; `of` is "term-title", `review` one list."""

    show: str = Show.OPEN
    of: str = ""
    review: int | None = None
    by_person: bool = False
    start: int = 0


@dataclass(frozen=True)
class QueueRow:
    """One line as its reader sees it; `others` are further lines of the person that could bear the same word."""

    line: ReviewLine
    facts: LineFacts
    weighed: bool
    writable: bool
    ordinal: int = 0
    others: tuple[ShownLine, ...] = ()
    first_of_group: bool = False

    @property
    def shown(self) -> ShownLine:
        return ShownLine(self.line.pk, self.line.version, self.facts.seal)

    @property
    def words(self) -> list[ReviewWord]:
        return words_of(self.line)

    @property
    def standing(self) -> bool:
        return self.line.origin == LineOrigin.STANDING

    @property
    def is_open(self) -> bool:
        return self.writable and not self.line.proposal

    @property
    def told(self) -> list[tuple[ReviewFact, str]]:
        """Each fact with the page where it stands."""
        line = self.line
        entry = line.entry.get_absolute_url() if line.entry else ""
        person = line.cadre.get_absolute_url()
        return [(fact, (fact.kind in OF_CONDITIONS and entry) or person) for fact in self.facts.facts]

    @property
    def not_seated(self) -> str:
        """What is on record instead of the seat, for who would write that it was taken."""
        return seat_unknown(self.line, self.facts) if self.standing else ""

    @property
    def not_gone(self) -> str:
        """What is on record instead of each reason in `not_gone_for`."""
        return gone_unknown(self.line, self.facts) if self.standing else ""

    @property
    def not_gone_for(self) -> str:
        return " ".join(gone_unsure(self.facts)) if self.standing else ""

    @property
    def group(self) -> str:
        """What stands above the lines that belong together, where they stand list by list."""
        return str(self.line.review_list)

    @property
    def heard(self) -> bool:
        """Whether the unit has spoken, or is not waited for any more: nobody is written of in a heap before."""
        return bool(self.line.unit_word) or self.line.review_list.state != ReviewState.COLLECTING

    @property
    def without_look(self) -> bool:
        """Whether nothing is to be looked at: the unit asks for nothing else either."""
        asks = self.line.unit_word in ("", UnitWord.KEEP)
        return self.standing and self.is_open and self.heard and asks and not self.facts.to_review

    @property
    def seat_taken(self) -> bool:
        return self.standing and self.is_open and self.heard and FactKind.SEATED in self.facts.kinds


def differs(row: QueueRow) -> bool:
    """Whether the unit asks for something else than is proposed, or for taking somebody out."""
    unit, office = row.line.unit_word, row.line.proposal
    return bool(unit) and (unit != office if office else unit == UnitWord.REMOVE)


FITS: dict[str, Callable[[QueueRow], bool]] = {
    Show.OPEN: lambda row: not row.line.proposal,
    Show.FACTS: lambda row: bool(row.facts.to_review),
    Show.DIFFERS: differs,
    Show.SEATED: lambda row: FactKind.SEATED in row.facts.kinds,
    Show.MISSING: lambda row: FactKind.MISSING in row.facts.kinds,
    Show.ALL: lambda row: True,
}
BULK: dict[str, Callable[[QueueRow], bool]] = {
    ReviewWord.KEEP: lambda row: row.without_look,
    ReviewWord.HELD: lambda row: row.seat_taken,
}


class ReviewQueue:
    """The lines of a campaign that the reader may know of; their own and those of relatives are only counted.

    Facts, proposals and conclusions are told where the reader weighs lines; elsewhere the unit's word alone.
    """

    def __init__(self, user: Any, campaign: Campaign, asked: QueueCriteria, day: datetime.date):
        self.user, self.campaign, self.asked, self.day = user, campaign, asked, day
        self.weighing, self.proposing = user.scope(WEIGHED), user.scope("planning.propose_reviewline")

    @cached_property
    def known(self) -> list[ReviewLine]:
        """All lines of the lists asked for, in their order; those hidden from the reader are `masked`."""
        lines = ReviewLine.objects.listed_for(self.user).filter(review_list__in=self.lists())
        if self.asked.review:
            lines = lines.filter(review_list=self.asked.review)
        if self.asked.of:
            term, title = self.asked.of.split("-")
            target = "review_list__target"
            lines = lines.filter(**{f"{target}__term": term, f"{target}__post__title": title})
        return list(loaded(lines).order_by(*LISTED))

    def lists(self) -> QuerySet[ReviewList]:
        lists = ReviewList.objects.for_user(self.user)
        return lists.filter(campaign=self.campaign, state__in=UNDER_REVIEW)

    @cached_property
    def masked(self) -> int:
        """Lines that somebody else handles."""
        return sum(line.masked for line in self.known)

    @property
    def weighs(self) -> bool:
        """Whether proposals are for the reader at all."""
        return bool(self.weighing)

    @cached_property
    def rows(self) -> list[QueueRow]:
        """All that were asked for, whatever is shown of them."""
        lines = [line for line in self.known if not line.masked]
        weighed = [line for line in lines if self.weighing.covers(line.scope_unit_id)]
        facts = facts_of_lines(weighed, self.day, self.user)
        return [self.row(line, facts.get(line.pk)) for line in lines]

    def row(self, line: ReviewLine, facts: LineFacts | None) -> QueueRow:
        writable = is_writable(line) and self.proposing.covers(line.scope_unit_id)
        return QueueRow(line, facts or LineFacts(), facts is not None, writable)

    @cached_property
    def shown(self) -> list[QueueRow]:
        """The lines shown, numbered, with where a group begins."""
        rows = [row for row in self.rows if FITS[self.asked.show](row)]
        if self.asked.by_person:
            rows.sort(key=lambda row: person_order(row.line.cadre))
        return list(self.grouped(rows))

    def grouped(self, rows: list[QueueRow]) -> Iterator[QueueRow]:
        of = "cadre_id" if self.asked.by_person else "review_list_id"
        same: dict[int, list[QueueRow]] = {}
        for row in rows:
            same.setdefault(row.line.cadre_id, []).append(row)
        before = None
        for number, row in enumerate(rows, 1):
            key = getattr(row.line, of)
            heads = key != before and (not self.asked.by_person or len(same[row.line.cadre_id]) > 1)
            of_person = same[row.line.cadre_id] if self.asked.by_person else ()
            others = tuple(
                each.shown for each in of_person if each is not row and each.is_open and each.standing
            )
            yield replace(row, ordinal=number, others=others, first_of_group=heads)
            before = key

    @property
    def page(self) -> list[QueueRow]:
        return self.shown[self.asked.start : self.asked.start + PAGE]

    def counts(self) -> list[tuple[Show, int]]:
        """How many lines each choice shows; who may not weigh has the whole only."""
        choices = list(Show) if self.weighs else [Show.ALL]
        return [(show, sum(map(FITS[show], self.rows))) for show in choices]

    @property
    def left(self) -> int:
        """How many of the lines have no proposal yet; asked without their facts."""
        return sum(not (line.masked or line.proposal) for line in self.known)

    def bulk(self, word: str) -> list[QueueRow]:
        return [row for row in self.rows if BULK[word](row)]

    @cached_property
    def projection(self) -> Projection | None:
        """The structure by the proposals, where they are for the reader."""
        weighed = [line for line in self.known if self.weighing.covers(line.scope_unit_id)]
        return projection_of(weighed, self.day)

    def titles(self) -> list[tuple[str, str]]:
        """(value, words) of the lists to choose from: lists of one title in one term together."""
        lists = self.lists().select_related("target__term", "target__post__title").order_by(*OF_LISTS)
        names = {f"{each.target.term_id}-{each.target.post.title_id}": each.target for each in lists}
        return [(value, f"{target.post.title}, {target.term}") for value, target in names.items()]


def person_order(cadre: Cadre) -> tuple[str, int]:
    return cadre.now.official_key, cadre.pk
