"""A verdict with its evidence, in the words of the office."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString

from office.regulations.models import Rule


class FindingLevel(StrEnum):
    PASS = "pass"
    WARN = "warn"
    FAIL = "fail"
    UNKNOWN = "unknown"


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
        """The HTML of a cell: the icon, then `text`, or the word of the verdict where there is none."""
        html = '<span class="state state-{}"><i class="bi bi-{}" aria-hidden="true"></i>{}</span>'
        return format_html(html, self.tone, self.icon, text or self.word)


PASSED = Verdict("Đạt", "Đ", "✓", "check-lg", "good")
TO_CONSIDER = Verdict("Cần xem xét", "XX", "!", "exclamation-lg", "warn")
NOT_YET = Verdict("Chưa đạt", "CĐ", "✕", "x-lg", "fail")
FAILED = Verdict("Không đạt", "KĐ", "✕", "x-lg", "fail")
LACKING_DATA = Verdict("Thiếu dữ liệu", "TDL", "?", "question-lg", "none")
RULE_UNCONFIRMED = Verdict("Quy định chưa xác nhận", "QĐCXN", "§", "journal-x", "none")
SPECIAL_CASE = Verdict("Trường hợp đặc biệt", "ĐB", "★", "star-fill", "warn")


@dataclass(frozen=True)
class Finding:
    """What one check found: `value` used against the `requirement`, the `source` it came from, the `article`.

    `day` is the day counted to where the source does not say it, `measure` the unit of the value.
    Of an unknown, `missing` names the person's data that is lacking; without it the rule is not confirmed.
    `special` names the document by which a failure was let pass.
    """

    level: FindingLevel
    text: str
    value: object = None
    source: str = ""
    day: datetime.date | None = None
    article: str = ""
    remediable: bool = False
    missing: str = ""
    special: str = ""
    requirement: str = ""
    measure: str = ""

    @property
    def verdict(self) -> Verdict:
        if self.special:
            return SPECIAL_CASE
        return {
            FindingLevel.PASS: PASSED,
            FindingLevel.WARN: TO_CONSIDER,
            FindingLevel.FAIL: NOT_YET if self.remediable else FAILED,
            FindingLevel.UNKNOWN: LACKING_DATA if self.missing else RULE_UNCONFIRMED,
        }[self.level]

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
    def figure(self) -> str:
        """The value and what is required, "64 tháng (yêu cầu ≥ 60)"; empty where neither is known."""
        measured = f"{self.value} {self.measure}".strip() if self.value is not None else ""
        required = f"(yêu cầu {self.requirement})" if self.requirement else ""
        return f"{measured} {required}".strip()

    @property
    def sentence(self) -> str:
        """The whole finding as it is printed."""
        opening = f"{self.text}: {self.figure}" if self.figure else self.text
        basis = f"căn cứ {self.article}" if self.article else ""
        evidence = "; ".join(part for part in (self.source, basis) if part)
        evidence = f" {evidence[:1].upper()}{evidence[1:]}." if evidence else ""
        return f"{opening} – {self.words}.{evidence}"


def unconfirmed(text: str, rule: Rule | None, **facts: Any) -> Finding:
    """The finding of a check whose rule is missing (None) or not confirmed; `facts` are further fields of Finding."""
    return Finding(FindingLevel.UNKNOWN, text, article=rule.article if rule else "", **facts)


def conclusion(findings: Iterable[Finding]) -> str:
    """The conclusion on a whole entry; the gravest finding decides. Without findings nothing can be concluded."""
    verdicts = {finding.verdict for finding in findings}
    if FAILED in verdicts:
        return "Không đủ điều kiện"
    if NOT_YET in verdicts:
        return "Chưa đủ điều kiện"
    if not verdicts or verdicts & {LACKING_DATA, RULE_UNCONFIRMED}:
        return "Chưa đủ thông tin để kết luận"
    if verdicts & {TO_CONSIDER, SPECIAL_CASE}:
        return "Đủ điều kiện, có nội dung cần xem xét"
    return "Đủ điều kiện"
