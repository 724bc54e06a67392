"""A verdict with its evidence, in the words of the office."""

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Self

from django.utils.html import format_html
from django.utils.safestring import SafeString

from office.organisation.outside import NOT_ENSURED, on_page
from office.regulations.conditions import Condition, lower_first
from office.regulations.models import Rule
from office.regulations.requirements import required


class FindingLevel(StrEnum):
    PASS = "pass"
    WARN = "warn"
    FAIL = "fail"
    UNKNOWN = "unknown"
    UNCHECKED = "unchecked"
    RESERVED = "reserved"
    STATED = "stated"


@dataclass(frozen=True)
class Verdict:
    """A word for screen and print, its short form for a grid, its sign in print and its icon on screen.

    `tone` is that of a state on screen, which the word and the icon tell first.
    """

    word: str
    short: str
    sign: str
    icon: str
    tone: str

    def badge(self, text: str = "") -> SafeString:
        """The HTML of a cell: the icon, then `text`, or the word of the verdict where there is none.

        Printed, it is worded for outside.
        """
        html = '<span class="state state-{}"><i class="bi bi-{}" aria-hidden="true"></i>{}</span>'
        return format_html(html, self.tone, self.icon, on_page(text or self.word))


PASSED = Verdict("Đạt", "Đ", "✓", "check-lg", "good")
TO_CONSIDER = Verdict("Cần xem xét", "XX", "!", "exclamation-lg", "warn")
NOT_YET = Verdict("Chưa đạt", "CĐ", "✕", "x-lg", "fail")
FAILED = Verdict("Không đạt", "KĐ", "✕", "x-lg", "fail")
LACKING_DATA = Verdict("Thiếu dữ liệu", "TDL", "?", "question-lg", "none")
RULE_UNCONFIRMED = Verdict("Quy định chưa xác nhận", "QĐCXN", "§", "journal-x", "none")
NOT_CHECKED = Verdict("Chưa kiểm tra", "CKT", "–", "dash-lg", "none")
FOR_OTHERS = Verdict("Do cán bộ được phân công xem xét", "DCBPC", "–", "person-lock", "none")
CONCLUDED = Verdict("Đã có kết luận", "ĐCKL", "–", "file-earmark-check", "none")
SPECIAL_CASE = Verdict("Trường hợp đặc biệt", "ĐB", "★", "star-fill", "warn")
# All that a line can be narrowed by, as they are offered.
EVERY_VERDICT = (
    *(PASSED, TO_CONSIDER, NOT_YET, FAILED, LACKING_DATA, RULE_UNCONFIRMED),
    *(SPECIAL_CASE, NOT_CHECKED, CONCLUDED, FOR_OTHERS),
)
# Those of the other two levels depend on what is lacking.
VERDICTS = {
    FindingLevel.PASS: PASSED,
    FindingLevel.WARN: TO_CONSIDER,
    FindingLevel.UNCHECKED: NOT_CHECKED,
    FindingLevel.RESERVED: FOR_OTHERS,
    FindingLevel.STATED: CONCLUDED,
}

BEFORE = "nghỉ hưu trước mốc tính"
NO_ARTICLE = "chưa ghi điều, khoản"


@dataclass(frozen=True)
class Finding:
    """What one check found: `value` used against the `requirement`, the `source` it came from, the `article`.

    `condition` is the key of the condition asked, empty where no set names it; `documents` those that the rule's set
    rests on; `confirmed` whether the requirement is. `day` is the day counted to where the source does not say it,
    `measure` the unit of the value. Of an unknown, `missing` names the person's data that is lacking; without it the
    rule is not confirmed, and `reason` may say what of it. `special` names the document that let a failure pass.
    What is stated rests on a paper whose content nobody keeps here: it is never Đạt, and asks nothing.

    Every field is text, a number or nothing but for the day: `as_json` and `from_json` keep a finding as it was.
    """

    level: FindingLevel
    text: str
    value: int | str | None = None
    source: str = ""
    day: datetime.date | None = None
    article: str = ""
    remediable: bool = False
    missing: str = ""
    special: str = ""
    requirement: str = ""
    measure: str = ""
    condition: str = ""
    documents: str = ""
    reason: str = ""
    confirmed: bool = True

    @property
    def verdict(self) -> Verdict:
        if self.special:
            return SPECIAL_CASE
        if self.level == FindingLevel.FAIL:
            return NOT_YET if self.remediable else FAILED
        if self.level == FindingLevel.UNKNOWN:
            return LACKING_DATA if self.missing else RULE_UNCONFIRMED
        return VERDICTS[self.level]

    @property
    def words(self) -> str:
        """The word of the verdict with its reason: the document of a special case, or the data that is missing."""
        if self.special:
            return f"{self.verdict.word} (theo {self.special})"
        return f"{self.verdict.word} ({self.missing})" if self.missing else self.verdict.word

    @property
    def badge(self) -> SafeString:
        return self.verdict.badge(self.words)

    @property
    def required(self) -> str:
        """What is required, with its state of confirmation; empty where nothing is."""
        return required(self.requirement, confirmed=self.confirmed)

    @property
    def figure(self) -> str:
        """The value and what is required, "64 tháng (yêu cầu ≥ 60)"; empty where neither is known.

        Time left is never below zero: who retires before the reckoning does so by so many months.
        """
        measured = f"{self.value} {self.measure}".strip() if self.value is not None else ""
        if isinstance(self.value, int) and self.value < 0:
            measured = f"{BEFORE} {-self.value} {self.measure}".strip()
        asked = f"({self.required})" if self.requirement else ""
        return f"{measured} {asked}".strip()

    @property
    def in_brief(self) -> str:
        """Value, requirement and verdict as a cell holds them; a figure that says itself that nobody confirmed what is
        required needs no verdict beside it.
        """
        if self.level == FindingLevel.UNKNOWN and self.figure and not (self.missing or self.confirmed):
            return self.figure if self.requirement else f"{self.figure} – {self.words}"
        return f"{self.figure} – {self.words}" if self.value is not None else self.words

    @property
    def basis(self) -> str:
        """Article and documents; of a verdict without an article it says so. Empty where no rule was asked."""
        decided = self.level in (FindingLevel.PASS, FindingLevel.WARN, FindingLevel.FAIL)
        article = self.article or (NO_ARTICLE if decided or self.documents else "")
        return cited(article, self.documents)

    @property
    def sentence(self) -> str:
        """The whole finding as it is printed."""
        opening = f"{self.text}: {self.figure}" if self.figure else self.text
        words = f"{self.words}: {self.reason}" if self.reason else self.words
        basis = f"căn cứ {self.basis}" if self.basis else ""
        evidence = "; ".join(part for part in (self.source, basis) if part)
        evidence = f" {evidence[:1].upper()}{evidence[1:]}." if evidence else ""
        return f"{opening} – {words}.{evidence}"

    def as_json(self) -> dict[str, Any]:
        """The finding as a snapshot keeps it."""
        return asdict(self) | {"level": self.level.value, "day": self.day and self.day.isoformat()}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Self:
        """The finding that `as_json` kept."""
        day = kept.get("day")
        read = {"level": FindingLevel(kept["level"]), "day": day and datetime.date.fromisoformat(day)}
        return cls(**{**kept, **read})


def cited(article: str, documents: str) -> str:
    """An article with the documents that it belongs to, "Điểm 3 (Chỉ thị 45-CT/TW, ngày 14/04/2025)"."""
    return f"{article} ({documents})" if article and documents else article or documents


def unconfirmed(text: str, rule: Rule | None, **facts: Any) -> Finding:
    """The finding of a check whose rule is missing (None) or not confirmed; `facts` are further fields of Finding."""
    known = {"article": rule.article if rule else "", "confirmed": False}
    return Finding(FindingLevel.UNKNOWN, text, **{**known, **facts})


def unchecked(condition: str) -> Finding:
    """The finding on a condition that is named and that nobody checks yet."""
    return Finding(FindingLevel.UNCHECKED, Condition(condition).label, condition=condition)


def reserved(finding: Finding) -> Finding:
    """What is told of a finding whose facts the reader may not see: nothing of what was found, asked or let pass."""
    return Finding(FindingLevel.RESERVED, finding.text, condition=finding.condition)


def named(findings: Iterable[Finding], *verdicts: Verdict) -> str:
    """The conditions with one of the verdicts, as a list inside a sentence."""
    return ", ".join(lower_first(finding.text) for finding in findings if finding.verdict in verdicts)


def conclusion(findings: Iterable[Finding]) -> str:
    """The conclusion on a whole entry; the gravest finding decides.

    What nobody checked is named, and what others look at or a paper concludes; without findings nothing can be
    concluded.
    """
    findings = list(findings)
    verdicts = {finding.verdict for finding in findings}
    if FAILED in verdicts:
        return "Không đủ điều kiện"
    if NOT_YET in verdicts:
        return "Chưa đủ điều kiện"
    if NOT_CHECKED in verdicts:
        return f"Chưa kiểm tra: {named(findings, NOT_CHECKED)}"
    if FOR_OTHERS in verdicts:
        return f"{FOR_OTHERS.word}: {named(findings, FOR_OTHERS)}"
    if not verdicts - {CONCLUDED} or verdicts & {LACKING_DATA, RULE_UNCONFIRMED}:
        return "Chưa đủ thông tin để kết luận"
    looked = ", có nội dung cần xem xét" if verdicts & {TO_CONSIDER, SPECIAL_CASE} else ""
    elsewhere = f"; theo văn bản kết luận: {named(findings, CONCLUDED)}" if CONCLUDED in verdicts else ""
    return f"Đủ điều kiện{looked}{elsewhere}"


def concluded(findings: Iterable[Finding]) -> str:
    """The conclusion in files and on papers: what is not met is named instead of judged."""
    findings = list(findings)
    failed = named(findings, FAILED)
    return f"{NOT_ENSURED} về {failed}" if failed else conclusion(findings)


def account(findings: Iterable[Finding]) -> str:
    """How much of what was asked is answered, "Đạt 2/14 điều kiện, 11 điều kiện chưa kiểm tra"; empty for none."""
    verdicts = Counter(finding.verdict for finding in findings)
    if not verdicts:
        return ""
    unasked = verdicts[NOT_CHECKED]
    left = f", {unasked} điều kiện chưa kiểm tra" if unasked else ""
    theirs = verdicts[FOR_OTHERS]
    left += f", {theirs} điều kiện {lower_first(FOR_OTHERS.word)}" if theirs else ""
    said = verdicts[CONCLUDED]
    left += f", {said} điều kiện {lower_first(CONCLUDED.word)}" if said else ""
    return f"Đạt {verdicts[PASSED]}/{verdicts.total()} điều kiện{left}"
