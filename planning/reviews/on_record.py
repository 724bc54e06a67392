"""A word that speaks of what has happened, beside what is on record: nobody is refused it, its writer says it twice."""

from planning.choices import EndReason
from planning.models import ReviewLine
from planning.reviews.choices import ReviewWord
from planning.reviews.fact_kinds import FactKind, LineFacts

# Reasons that say where the person is now.
GONE_FOR = [EndReason.RETIRED, EndReason.LEFT, EndReason.TRANSFERRED, EndReason.DECEASED]
NOT_SEATED = "Hồ sơ chưa ghi đồng chí giữ chức danh quy hoạch này; {record}."
NOT_GONE = "Hồ sơ chưa ghi lý do này; {record}."


def against_record(line: ReviewLine, facts: LineFacts, word: str, reason: str) -> str:
    """What is on record where the word, or its reason, says something else; empty where nothing does."""
    if word == ReviewWord.HELD:
        return seat_unknown(line, facts)
    return gone_unknown(line, facts) if reason in gone_unsure(facts) else ""


def seat_unknown(line: ReviewLine, facts: LineFacts) -> str:
    """What stands instead of the seat; empty where the person is known to sit in it."""
    seated = any(fact.kind == FactKind.SEATED for fact in facts.facts)
    return "" if seated else NOT_SEATED.format(record=on_record(line, facts))


def gone_unsure(facts: LineFacts) -> list[EndReason]:
    """The reasons of which the record knows nothing, or something else."""
    return [each for each in GONE_FOR if each not in known_to_be(facts)]


def gone_unknown(line: ReviewLine, facts: LineFacts) -> str:
    """What stands instead of a reason that is not among `known_to_be`."""
    return NOT_GONE.format(record=on_record(line, facts))


def known_to_be(facts: LineFacts) -> list[EndReason]:
    """The reasons that do not contradict what is told of the person."""
    told = {fact.kind: fact.reason for fact in facts.facts}
    if FactKind.LEFT in told:
        reason = told[FactKind.LEFT]
        return [each for each in GONE_FOR if reason in ("", each)]
    return [EndReason.TRANSFERRED] if FactKind.ELSEWHERE in told else []


def on_record(line: ReviewLine, facts: LineFacts) -> str:
    """Where the person is, as far as it is recorded."""
    gone = next((fact.sentence for fact in facts.facts if fact.kind in (FactKind.LEFT, FactKind.NO_POST)), "")
    held = line.cadre.now.held
    if gone or held is None:
        return f"đang ghi: {gone}" if gone else "chưa ghi chức vụ hiện nay"
    return f"chức vụ đang ghi: {held.post.title}, {line.cadre.now.unit}"
