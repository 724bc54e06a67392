"""What a review changes of its lists: who takes the title, is taken out or added, and who stands on them afterwards."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import TextChoices

from planning.choices import EndReason
from planning.models import PlanningEntry, ReviewLine
from planning.reviews.choices import LineOrigin, ReviewOutcome, ReviewWord
from planning.reviews.deciding import concluded_reason, decided_word, end_reason

AUTOMATIC, NO_REASON = "auto", "unsaid"
OF_RULES = "Đương nhiên đưa ra"
REASONS = {
    AUTOMATIC: OF_RULES,
    **{reason.value: str(reason.label) for reason in EndReason},
    NO_REASON: "Chưa ghi lý do",
}


class ReviewReading(TextChoices):
    """By whose word the lines of a list count."""

    PROPOSED = "proposed", "theo đề xuất"
    CONCLUDED = "concluded", "theo kết luận của Ban Thường vụ"
    ANSWERED = "answered", "theo kết quả của cấp trên"
    DECIDED = "decided", "theo quyết định"
    LEFT_OUT = "left_out", "để ngoài đợt rà soát, giữ như đã phê duyệt"


class ChangeKind(TextChoices):
    """What becomes of a person on a list; of whom somebody else handles only whether they stand there."""

    KEPT = "kept", "Tiếp tục quy hoạch"
    HELD = "held", "Đã trúng cử, đã bổ nhiệm"
    OUT = "out", "Đưa ra khỏi quy hoạch"
    LEFT = "left", "Không còn trong danh sách, do đồng chí khác xử lý"
    ADDED = "added", "Bổ sung"
    JOINED = "joined", "Có thêm trong danh sách, do đồng chí khác xử lý"


BEFORE = (ChangeKind.KEPT, ChangeKind.HELD, ChangeKind.OUT, ChangeKind.LEFT)
AFTER = (ChangeKind.KEPT, ChangeKind.ADDED, ChangeKind.JOINED)
CHANGES = (ChangeKind.HELD, ChangeKind.OUT, ChangeKind.LEFT, ChangeKind.ADDED, ChangeKind.JOINED)


@dataclass(frozen=True)
class Moved:
    """A person on a list (`entry`, not saved for one who is to be added) and what becomes of them there.

    Of a masked one no reason is told.
    """

    line: ReviewLine
    entry: PlanningEntry
    part: ChangeKind
    reason: str = ""
    masked: bool = False

    @property
    def named(self) -> bool:
        """Whether a page names the person: of a list marked secret there are figures alone."""
        return not (self.line.review_list.secret or self.entry.target.secret)

    @property
    def words(self) -> str:
        """Why the person is taken out; empty for everybody else."""
        return REASONS[self.reason] if self.part == ChangeKind.OUT else ""


def moved(line: ReviewLine, entry: PlanningEntry, reading: ReviewReading) -> Moved | None:
    """What becomes of the person of a line; None for one who stands on the list neither before nor after."""
    standing = line.origin == LineOrigin.STANDING
    if line.masked and reading != ReviewReading.DECIDED:
        return Moved(line, entry, ChangeKind.KEPT, masked=True) if standing else None
    word = word_of(line, reading)
    leaves = is_retitled(line, reading) and word in (ReviewWord.KEEP, ReviewWord.ADD)
    if not standing:
        added = ChangeKind.JOINED if line.masked else ChangeKind.ADDED
        return (
            Moved(line, entry, added, masked=line.masked) if word == ReviewWord.ADD and not leaves else None
        )
    if not leaves and word not in (ReviewWord.HELD, ReviewWord.REMOVE):
        return Moved(line, entry, ChangeKind.KEPT, masked=line.masked)
    if line.masked:
        return Moved(line, entry, ChangeKind.LEFT, masked=True)
    if word == ReviewWord.HELD:
        return Moved(line, entry, ChangeKind.HELD)
    return Moved(line, entry, ChangeKind.OUT, reason_of(line, reading) or NO_REASON)


def reason_of(line: ReviewLine, reading: ReviewReading) -> str:
    """Why the person is taken out, by whose word the line counts."""
    if reading == ReviewReading.PROPOSED:
        return line.proposal_reason
    return concluded_reason(line) if reading == ReviewReading.CONCLUDED else end_reason(line)


def word_of(line: ReviewLine, reading: ReviewReading) -> str:
    if reading == ReviewReading.LEFT_OUT:
        return ""
    if reading == ReviewReading.PROPOSED:
        return line.proposal
    if reading == ReviewReading.CONCLUDED:
        return line.conclusion or line.proposal
    said = line.conclusion or line.proposal or line.origin == LineOrigin.ABOVE
    return decided_word(line) if said else ""


def is_retitled(line: ReviewLine, reading: ReviewReading) -> bool:
    """Whether the level above moves the person to another list."""
    return (
        reading in (ReviewReading.ANSWERED, ReviewReading.DECIDED)
        and line.outcome == ReviewOutcome.TITLE_CHANGED
    )


@dataclass(frozen=True)
class DifferenceFigure:
    """How many there are of one kind; `key` asks for the people behind it, one `within` another stands further in."""

    key: str
    label: str
    moves: Sequence[Moved]
    sign: str = ""
    within: bool = False

    @property
    def count(self) -> int:
        return len(self.moves)


@dataclass(frozen=True)
class Difference:
    """All that changes on lists of one title in one term, counted by list: "before" is what was approved."""

    moves: Sequence[Moved]

    def of(self, *parts: ChangeKind, reason: str = "") -> list[Moved]:
        """Those of the parts, or those of them who are taken out for the reason."""
        return [each for each in self.moves if each.part in parts and reason in ("", each.reason)]

    @property
    def before(self) -> list[Moved]:
        return self.of(*BEFORE)

    @property
    def after(self) -> list[Moved]:
        return self.of(*AFTER)

    @property
    def changed(self) -> bool:
        return any(each.part in CHANGES for each in self.moves)

    def reasons(self) -> Iterator[tuple[str, list[Moved]]]:
        """Those who are taken out, by reason; first those whom the rules take out by themselves."""
        for reason in REASONS:
            if found := self.of(ChangeKind.OUT, reason=reason):
                yield reason, found

    def figures(self) -> Iterator[DifferenceFigure]:
        """From what stood on the lists to what stands there after, in the order of a submission."""
        yield DifferenceFigure("before", "Trước rà soát", self.before)
        yield DifferenceFigure(ChangeKind.HELD, ChangeKind.HELD.label, self.of(ChangeKind.HELD), "-")
        yield DifferenceFigure(ChangeKind.OUT, ChangeKind.OUT.label, self.of(ChangeKind.OUT), "-")
        for reason, found in self.reasons():
            yield DifferenceFigure(f"out-{reason}", REASONS[reason], found, "-", within=True)
        yield DifferenceFigure(ChangeKind.ADDED, ChangeKind.ADDED.label, self.of(ChangeKind.ADDED), "+")
        for part, sign in ((ChangeKind.LEFT, "-"), (ChangeKind.JOINED, "+")):
            if found := self.of(part):
                yield DifferenceFigure(part, part.label, found, sign)
        yield DifferenceFigure("after", "Sau rà soát", self.after)


def people_of(moves: Iterable[Moved]) -> int:
    """Persons of each title and term, of whom one may stand on the lists of several units."""
    return len(
        {(each.entry.cadre_id, each.entry.target.term_id, each.entry.target.post.title_id) for each in moves}
    )
