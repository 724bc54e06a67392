"""What somebody who records a decision must have looked at: everything that is not Đạt, by kind of check; what a paper
concluded asks for no look."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from office.regulations.conditions import lower_first
from office.regulations.findings import (
    CONCLUDED,
    FAILED,
    NOT_CHECKED,
    NOT_YET,
    PASSED,
    RULE_UNCONFIRMED,
    Finding,
    Verdict,
)
from planning.judged_entries import JudgedEntry
from planning.seals import seal

ALIKE = {NOT_CHECKED: "điều kiện chưa kiểm tra", RULE_UNCONFIRMED: "điều kiện có quy định chưa xác nhận"}


@dataclass
class ReviewKind:
    """People of whom one check found the same, and the sentence that is ticked for them."""

    key: str
    verdict: Verdict
    texts: list[str] = field(default_factory=list)
    people: set[int] = field(default_factory=set)

    @property
    def sentence(self) -> str:
        number, word = f"Đã xem xét: {len(self.people)} đồng chí", lower_first(self.verdict.word)
        texts = ", ".join(lower_first(text) for text in self.texts)
        return (
            f"{number} {word} {texts}" if self.verdict in (NOT_YET, FAILED) else f"{number} – {word}: {texts}"
        )


def to_review(lines: Iterable[JudgedEntry]) -> list[ReviewKind]:
    """The kinds in the order in which they were found; what nobody checks is one kind, whatever the conditions."""
    kinds: dict[str, ReviewKind] = {}
    for line in lines:
        for finding in line.findings:
            if finding.verdict not in (PASSED, CONCLUDED):
                kind = kinds.setdefault(key_of(finding), ReviewKind(key_of(finding), finding.verdict))
                kind.people.add(line.entry.cadre_id)
                if finding.text not in kind.texts:
                    kind.texts.append(finding.text)
    return list(kinds.values())


def said_once(lines: Sequence[JudgedEntry]) -> Iterator[str]:
    """What is alike in line after line: the conditions that nobody checks, and those whose rule is not confirmed."""
    for verdict, words in ALIKE.items():
        texts = dict.fromkeys(
            each.text for line in lines for each in line.findings if each.verdict == verdict
        )
        if texts:
            yield f"{len(texts)} {words}: {', '.join(map(lower_first, texts))}."


def told(line: JudgedEntry) -> list[str]:
    """What a line tells of itself: its conclusion, and what was found that `said_once` does not say for all."""
    verdicts = {each.verdict for each in line.findings}
    unanswered = NOT_CHECKED in verdicts and not verdicts & {FAILED, NOT_YET}
    own = [each.sentence for each in line.findings if each.verdict not in (PASSED, *ALIKE)]
    figures = [each for each in line.findings if each.verdict == RULE_UNCONFIRMED and each.figure]
    own += [f"{each.text}: {each.figure}" for each in figures]
    return [line.account if unanswered else line.conclusion, *own]


def key_of(finding: Finding) -> str:
    short = finding.verdict.short
    return short if finding.verdict == NOT_CHECKED else f"{finding.condition or finding.text}:{short}"


def seen(line: JudgedEntry) -> str:
    """A digest of what a decision keeps of a line, and of what was found of it, so that a change in between is told."""
    entry, cadre = line.entry, line.entry.listed
    facts = [cadre.full_name, cadre.birth, cadre.sex, cadre.ethnic_group, entry.target.post, entry.reelected]
    found = [
        [each.condition, each.text, each.words, each.figure, each.reason, each.basis]
        for each in line.findings
    ]
    return seal([*facts, entry.special_basis], found)
