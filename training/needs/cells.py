"""What somebody has and lacks of one kind, by the titles held and planned for: one cell of the board of needs."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import TextChoices

from office.regulations.findings import LACKING_DATA, NOT_YET, PASSED, RULE_UNCONFIRMED
from standards.checks import StandardFinding
from standards.levels import NOTHING, Reached
from training.models import Need
from training.needs.states import ToldNeed

HELD, PLANNED = "held", "planned"
UNASKED = "–"


class CellWord(TextChoices):
    """The verdict of a cell; what is lacking comes before what is not known, and that before what is there."""

    LACKS = "lacks", "Thiếu"
    STUDYING = "studying", "Đang học"
    NO_DATA = "no_data", "Thiếu dữ liệu"
    UNCONFIRMED = "unconfirmed", "Quy định chưa xác nhận"
    HAS = "has", "Có"
    NONE = "none", "Chưa có tiêu chuẩn"


DECIDES = {
    NOT_YET: CellWord.LACKS,
    LACKING_DATA: CellWord.NO_DATA,
    RULE_UNCONFIRMED: CellWord.UNCONFIRMED,
    PASSED: CellWord.HAS,
}


@dataclass(frozen=True)
class PlannedTitle:
    """A title that somebody is planned for, or `proposed` for; `entry`, `title`, `unit` and `term` are keys."""

    entry: int
    title: int
    unit: int | None
    term: int
    name: str
    proposed: bool = False

    @property
    def words(self) -> str:
        return f"{'đề nghị quy hoạch' if self.proposed else 'quy hoạch'} {self.name}"


@dataclass(frozen=True)
class TitleAsk:
    """What a title asks of a kind, beside what there is: of the post held, or of a planned title (`planned`)."""

    finding: StandardFinding
    level: int | None
    name: str = ""
    planned: PlannedTitle | None = None

    @property
    def whose(self) -> str:
        return self.planned.words if self.planned else f"giữ {self.name}"

    @property
    def words(self) -> str:
        return f"{self.finding.needed} ({self.whose})"


@dataclass(frozen=True)
class NeedCell:
    """`asks` are those of all titles, the post held first; `class_name` is a class that runs and leads far enough.

    `needs` are those written down of the kind, each with where it stands.
    """

    kind: str
    reached: Reached = NOTHING
    asks: tuple[TitleAsk, ...] = ()
    class_name: str = ""
    needs: tuple[tuple[Need, ToldNeed], ...] = ()

    @cached_property
    def word(self) -> CellWord:
        verdicts = {ask.finding.verdict for ask in self.asks}
        for verdict, word in DECIDES.items():
            if verdict in verdicts:
                return CellWord.STUDYING if word == CellWord.LACKS and self.class_name else word
        return CellWord.NONE

    @cached_property
    def lacking(self) -> list[TitleAsk]:
        """What is asked and not reached, the most first; of equals the post held."""
        missed = [ask for ask in self.asks if ask.finding.verdict == NOT_YET]
        return sorted(missed, key=lambda ask: -(ask.level or 0))

    @property
    def lacks(self) -> bool:
        """Whether something is lacking; a class may be on its way."""
        return bool(self.lacking)

    @property
    def of_post(self) -> TitleAsk | None:
        """What the post held asks and is not reached."""
        return next((ask for ask in self.lacking if ask.planned is None), None)

    @property
    def of_plans(self) -> TitleAsk | None:
        """The most that a planned title asks and is not reached."""
        return next((ask for ask in self.lacking if ask.planned), None)

    @property
    def by(self) -> str:
        """By which titles it is lacking: HELD, PLANNED, both joined, or empty."""
        return "+".join(name for name, ask in ((HELD, self.of_post), (PLANNED, self.of_plans)) if ask)

    @property
    def least(self) -> int | None:
        """The most that is asked and not reached."""
        return self.lacking[0].level if self.lacking else None

    def answering(self) -> tuple[Need, ToldNeed] | None:
        """The need, written down and not dropped, that asks for as much as is lacking."""
        enough = [pair for pair in self.needs if (pair[0].level or 0) >= (self.least or 0)]
        return enough[0] if enough and self.lacks else None

    @property
    def words(self) -> str:
        """The cell as text, with since when there is what there is."""
        had, source = self.reached.words, self.reached.source
        return self.said(f"có {had}{f' ({source})' if source else ''}" if had else "")

    @property
    def brief(self) -> str:
        """The same as a screen has room for it; of what no standard asks only what there is."""
        had = self.reached.words
        if self.word == CellWord.NONE:
            return had or UNASKED
        return self.said(f"có {had}" if had else "")

    def said(self, has: str) -> str:
        asked = ", ".join(dict.fromkeys(ask.words for ask in self.lacking or self.asks))
        if self.word == CellWord.HAS:
            return has or "có"
        if self.word == CellWord.NONE:
            return f"{has}; chưa có tiêu chuẩn" if has else "chưa có tiêu chuẩn"
        said = {
            CellWord.LACKS: f"thiếu: {asked}",
            CellWord.STUDYING: f"đang học {self.class_name}; thiếu: {asked}",
            CellWord.NO_DATA: f"thiếu dữ liệu: {asked}",
            CellWord.UNCONFIRMED: f"quy định chưa xác nhận: {asked}",
        }[self.word]
        return f"{said}; {has}" if has else said
