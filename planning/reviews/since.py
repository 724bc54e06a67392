"""What is otherwise than it was when the office proposed: the facts of that moment beside those of the day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from foundation.core.scope.rows import unit_key
from planning.knowable import RESTRICTED
from planning.models import ReviewLine
from planning.reviews.fact_kinds import FactKind, LineFacts
from planning.seals import seal

CHANGED = "{label} khi đề xuất ghi “{before}”, nay “{now}”"
NEW = "thêm nội dung: {sentence}"
GONE = "không còn nội dung: {sentence}"
OTHERWISE = "nội dung cần xem xét đã khác. Hiện nay: {sentences}"
NOTHING = "không có nội dung nào"
MISSING = "chưa ghi"
BIRTH, WORK = "ngày sinh", "chức vụ"
# What one reader was told of these, another may not know.
RESERVED = {FactKind.VERIFICATION, FactKind.CONDITION, FactKind.DISCIPLINE}
RIGHTS = ["cadre.view_verification", *RESTRICTED.values()]


@dataclass(frozen=True)
class Since:
    """A line with what has changed since the proposal, in sentences; `seal` stands for what is so now."""

    line: ReviewLine
    changes: tuple[str, ...]
    seal: str

    @property
    def tick(self) -> str:
        """What is sent by who has looked at the changes: another change afterwards needs another tick."""
        return f"{self.line.pk}:{self.seal}"


def kept_of(line: ReviewLine, facts: LineFacts) -> dict[str, Any]:
    """What a proposal keeps of the line: its facts in words, and the person's birth and post; the line is `loaded`."""
    told = [[fact.kind, fact.sentence] for fact in facts.facts]
    return {"facts": told, BIRTH: birth_of(line), WORK: work_of(line)}


def birth_of(line: ReviewLine) -> str:
    return str(line.cadre.birth or "")


def work_of(line: ReviewLine) -> str:
    now = line.cadre.now
    return ", ".join(str(part) for part in (now.held and now.held.post.title, now.unit) if part)


def since(line: ReviewLine, facts: LineFacts, user: Any) -> Since:
    """Of a proposal that nobody saw facts for nothing is told."""
    now = kept_of(line, facts)
    stands = seal([now[BIRTH], now[WORK]], now["facts"])
    seen = line.facts_seen
    if not line.facts_seal:
        return Since(line, (), stands)
    if seen is None:
        other = () if line.facts_seal == facts.seal else (OTHERWISE.format(sentences=all_of(facts)),)
        return Since(line, other, stands)
    return Since(line, tuple(changes(line, seen, now, user)), stands)


def all_of(facts: LineFacts) -> str:
    return "; ".join(fact.sentence for fact in facts.facts) or NOTHING


def changes(line: ReviewLine, seen: dict[str, Any], now: dict[str, Any], user: Any) -> Iterator[str]:
    for label in (BIRTH, WORK):
        if seen[label] != now[label]:
            yield CHANGED.format(label=label, before=seen[label] or MISSING, now=now[label] or MISSING)
    before, after = ([tuple(each) for each in kept["facts"]] for kept in (seen, now))
    yield from (NEW.format(sentence=sentence) for kind, sentence in after if (kind, sentence) not in before)
    gone = [each for each in before if each not in after]
    yield from (GONE.format(sentence=sentence) for sentence in knowable(gone, line, user))


def knowable(gone: Iterable[tuple[str, str]], line: ReviewLine, user: Any) -> Iterator[str]:
    """Without what the reader might never have been told."""
    knows_all = all(user.scope(right).covers(unit_key(line.cadre)) for right in RIGHTS)
    return (sentence for kind, sentence in gone if knows_all or kind not in RESERVED)
