"""How many voted for the grade of a row: n of N valid slips, of its unit and of the body that decides."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from ballots.models import BallotCount, Choice, Conference
from ballots.shares import Base, bases_of
from evaluation.grades import SHORT, Grade
from evaluation.models import GradingBallot, GradingLine
from foundation.core.scope.rows import conflicted_people

UNIT, STANDING = "unit", "standing"
PLACE = {Conference.UNIT: UNIT, Conference.STANDING: STANDING}
OPEN_YET, WORD_OF_UNIT = "chưa khóa kết quả", "đơn vị ghi, chưa nhập biên bản kiểm phiếu"


@dataclass(frozen=True)
class Told:
    """The votes for one row. Without a `count` it is what the unit wrote of its own vote."""

    votes: int
    valid: int | None
    grade: str = ""
    count: BallotCount | None = None
    share: str = ""

    def __str__(self) -> str:
        return f"{self.votes}/{self.valid}" if self.valid is not None else f"{self.votes}"

    @property
    def met_on(self) -> date | None:
        return self.count.met_on if self.count else None

    @property
    def short(self) -> str:
        """The grade that was voted on, as in a grid."""
        return SHORT[Grade(self.grade)] if self.grade else ""

    @property
    def remark(self) -> str:
        """What has to be said beside the number; empty where it is that of locked minutes."""
        if self.count is None:
            return WORD_OF_UNIT
        return "" if self.count.is_locked else OPEN_YET

    @property
    def words(self) -> str:
        """In a sentence: number, grade, share, day and remark."""
        said = f"{self} phiếu đồng ý" + (f" {self.short}" if self.short else "")
        said += f", {self.share}" if self.share else ""
        said += f", ngày {self.met_on:%d/%m/%Y}" if self.met_on else ""
        return said + (f" ({self.remark})" if self.remark else "")


def ties_of(lines: Iterable[GradingLine], user: Any) -> QuerySet:
    """The votes on these rows that the reader may see, the latest last."""
    readable = Choice.objects.for_user(user).order_by()
    ties = GradingBallot.objects.filter(
        line__in=[line.pk for line in lines], choice__in=readable.values("pk")
    )
    return ties.select_related("choice__count__unit").order_by("choice__count__met_on", "pk")


def votes_told(
    lines: Iterable[GradingLine], user: Any, *, shares: bool = False
) -> dict[GradingLine, dict[str, Told | None]]:
    """{row: {"unit": votes, "standing": votes}}, the latest of each; None where nobody voted or none may be seen.

    One query; `shares` asks three more, of which number they are told. The reader's own row and those of relatives
    tell nothing. Where no minutes are typed the word of the unit stands for its vote.
    """
    lines, hidden = list(lines), conflicted_people(user)
    told = {
        line: {UNIT: None if line.cadre_id in hidden else said_by_unit(line), STANDING: None}
        for line in lines
    }
    by_key = {line.pk: line for line in lines}
    ties = list(ties_of(lines, user)) if lines else []
    bases = bases_of([tie.choice.count for tie in ties]) if shares else {}
    for tie in ties:
        if place := PLACE.get(tie.choice.count.conference):
            told[by_key[tie.line_id]][place] = told_of(tie, bases)
    return told


def every_vote(line: GradingLine, user: Any) -> list[tuple[Told, Choice]]:
    """All votes on one row that the reader may see, each with its share, the earliest first; four queries."""
    ties = list(ties_of([line], user))
    bases = bases_of([tie.choice.count for tie in ties])
    return [(told_of(tie, bases), tie.choice) for tie in ties]


def told_of(tie: GradingBallot, bases: Mapping[int, Base]) -> Told:
    choice, count = tie.choice, tie.choice.count
    return Told(choice.votes_for, count.valid, tie.grade, count, share_of(choice, count, bases))


def said_by_unit(line: GradingLine) -> Told | None:
    return None if line.unit_votes is None else Told(line.unit_votes, line.unit_valid, line.collective_grade)


def share_of(choice: Choice, count: BallotCount, bases: Mapping[int, Base]) -> str:
    """The share with the number it is told of, and that the rule is not confirmed where it is not."""
    if count.pk not in bases:
        return ""
    base = bases[count.pk]
    share = base.told(choice, count)
    return share and f"{share} {base.words}" + ("" if base.confirmed else " (căn cứ chưa xác nhận)")
