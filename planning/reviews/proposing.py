"""The office's word on lines of a review, written for as many as were shown; of two who write at once one is told."""

import datetime
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, Self

from django.db import transaction
from django.utils import timezone

from foundation.core.clock import moment
from foundation.core.parameters import is_key
from foundation.core.saving.columns import update_rows
from planning.choices import EndReason
from planning.models import ReviewLine, ReviewList
from planning.models.review_lines import KINDS_OF_WORDS
from planning.reviews.cases import loaded
from planning.reviews.choices import OF_ADDITIONS, OF_STANDING, LineOrigin, ReviewState, ReviewWord
from planning.reviews.fact_kinds import LineFacts
from planning.reviews.facts import facts_of_lines
from planning.reviews.on_record import against_record
from planning.reviews.since import kept_of

COLUMNS = ["proposal", "proposal_reason", "proposal_text", "proposal_by", "proposal_at", "facts_seal"]
COLUMNS += ["facts_seen", "version"]
OPEN_STATES = (ReviewState.COLLECTING, ReviewState.APPRAISING)
AGAIN = "Xem xét lại"
GONE = "Trường hợp này không còn trong đợt rà soát, hoặc do đồng chí khác xử lý."
CLOSED = "{cadre}: danh sách đang ở trạng thái “{state}” nên không ghi được đề xuất."
NO_REASON = "{cadre}: chưa ghi lý do đưa ra."
WRONG_WORD = f"{{cadre}}: {KINDS_OF_WORDS[0].lower()}{KINDS_OF_WORDS[1:]}"
CHANGED = "{cadre}: {who} đã ghi “{theirs}” lúc {at}; “{mine}” của đồng chí chưa ghi. Đối chiếu rồi chọn lại."
MOVED = "{cadre}: dòng này đã thay đổi từ lúc mở trang. Hiện nay: {theirs}. “{mine}” chưa ghi, chọn lại."
OTHER_FACTS = "{cadre}: nội dung cần xem xét đã khác với lúc mở trang; xem lại rồi chọn. “{mine}” chưa ghi."


@dataclass(frozen=True)
class ShownLine:
    """A line as a page showed it: how often it had been written, and what was told of it."""

    key: int
    version: int
    seal: str

    @classmethod
    def read(cls, text: str) -> Self | None:
        """What `str` wrote; None for anything else."""
        key, _, rest = text.partition(":")
        version, _, seal = rest.partition(":")
        return cls(int(key), int(version), seal) if is_key(key) and is_key(version) else None

    def __str__(self) -> str:
        return f"{self.key}:{self.version}:{self.seal}"


@dataclass(frozen=True)
class Proposal:
    """A word with its reason; an empty one takes the word back, so that the line is looked at again.

    `sure` is the word or reason that its writer said once more after reading that the record says something else.
    """

    word: str
    reason: str = ""
    text: str = ""
    sure: str = ""

    @property
    def label(self) -> str:
        return str(ReviewWord(self.word).label) if self.word else AGAIN

    @property
    def to_be_sure_of(self) -> str:
        return self.reason or self.word


@dataclass
class Proposed:
    """What became of it: the lines that bear the word now, and {key: sentence} of the others.

    `found` are all lines that were asked for, as they stand now, each with what is told of it; `unsure` those refused
    for what is on record alone: said once more, the word is written.
    """

    lines: list[ReviewLine] = field(default_factory=list)
    refused: dict[int, str] = field(default_factory=dict)
    found: dict[int, tuple[ReviewLine, LineFacts]] = field(default_factory=dict)
    unsure: set[int] = field(default_factory=set)


def is_writable(line: ReviewLine) -> bool:
    """Whether its list is open to proposals; of one that was heard already only what was opened again."""
    state = line.review_list.state
    return state in OPEN_STATES or (state == ReviewState.STANDING_HEARD and not line.proposal)


def words_of(line: ReviewLine) -> list[ReviewWord]:
    return OF_STANDING if line.origin == LineOrigin.STANDING else OF_ADDITIONS


@transaction.atomic
def propose(user: Any, shown: Collection[ShownLine], proposal: Proposal, day: datetime.date) -> Proposed:
    """Write the word on each of the lines as it was shown; a fixed number of queries for any number of lines."""
    keys = {each.key for each in shown}
    lists = ReviewLine.objects.filter(pk__in=keys).values("review_list")
    list(ReviewList.objects.filter(pk__in=lists).order_by("pk").select_for_update(of=("self",)))
    lines = ReviewLine.objects.for_user(user, "propose").filter(pk__in=keys)
    found = {line.pk: line for line in loaded(lines)}
    facts = facts_of_lines(list(found.values()), day, user)
    done = Proposed(found={key: (line, facts[key]) for key, line in found.items()})
    for each in shown:
        line = found.get(each.key)
        said = refusal(line, each, proposal, facts[line.pk], user) if line else GONE
        asked = against(line, proposal, facts[line.pk]) if line and not said else ""
        if said or asked:
            done.refused[each.key] = said or asked
            done.unsure |= {each.key} if asked else set()
        else:
            done.lines.append(say(line, proposal, facts[line.pk], user))
    update_rows(ReviewLine, done.lines, COLUMNS)
    return done


def refusal(line: ReviewLine, shown: ShownLine, proposal: Proposal, facts: LineFacts, user: Any) -> str:
    """Why the word is not written; empty where it is."""
    name, mine = {"cadre": line.cadre}, {"mine": proposal.label}
    if line.version != shown.version:
        return changed(line, proposal, user)
    if not is_writable(line):
        return CLOSED.format(**name, state=line.review_list.get_state_display())
    if facts.seal != shown.seal:
        return OTHER_FACTS.format(**name, **mine)
    if proposal.word and proposal.word not in words_of(line):
        return WRONG_WORD.format(**name)
    if proposal.word == ReviewWord.REMOVE and proposal.reason not in EndReason.values:
        return NO_REASON.format(**name)
    return ""


def against(line: ReviewLine, proposal: Proposal, facts: LineFacts) -> str:
    """What is on record against the word, which its writer has not been asked about; empty where nothing is."""
    if proposal.sure == proposal.to_be_sure_of:
        return ""
    said = against_record(line, facts, proposal.word, proposal.reason)
    return f"{line.cadre}: {said[0].lower()}{said[1:]}" if said else ""


def changed(line: ReviewLine, proposal: Proposal, user: Any) -> str:
    """Both words: the one that stands meanwhile, and the one that was not written."""
    theirs = worded(line)
    if line.proposal and line.proposal_by_id not in (None, user.pk):
        at = moment(line.proposal_at)
        told = {"who": line.proposal_by, "theirs": theirs, "at": at, "mine": proposal.label}
        return CHANGED.format(cadre=line.cadre, **told)
    unit = f"đơn vị đề nghị “{line.get_unit_word_display()}”" if line.unit_word else ""
    now = ", ".join(filter(None, [f"đề xuất “{theirs}”" if theirs else "chưa có đề xuất", unit]))
    return MOVED.format(cadre=line.cadre, theirs=now, mine=proposal.label)


def worded(line: ReviewLine) -> str:
    """The proposal as it stands, with its reason."""
    reason = line.get_proposal_reason_display()
    return "; ".join(filter(None, [line.get_proposal_display(), reason, line.proposal_text]))


def say(line: ReviewLine, proposal: Proposal, facts: LineFacts, user: Any) -> ReviewLine:
    """The line with the word on it, not saved yet."""
    removes = proposal.word == ReviewWord.REMOVE
    line.proposal, line.proposal_text = proposal.word, proposal.text if proposal.word else ""
    line.proposal_reason = proposal.reason if removes else ""
    line.proposal_by = user if proposal.word and user.pk else None
    line.proposal_at = timezone.now() if proposal.word else None
    see(line, facts if proposal.word else None)
    line.version += 1
    return line


def see(line: ReviewLine, facts: LineFacts | None) -> None:
    """Keep on the line what its proposer saw, so that a change until the decision is told; None: nobody proposes."""
    line.facts_seal = facts.seal if facts else ""
    line.facts_seen = kept_of(line, facts) if facts else None


def read_shown(texts: Iterable[str]) -> Iterator[ShownLine]:
    """The lines that a form showed; what is not one is left out."""
    yield from filter(None, map(ShownLine.read, texts))
