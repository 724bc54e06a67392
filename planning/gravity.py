"""Which of the findings on an entry decides, and which decide nothing."""

from collections.abc import Iterable

from office.regulations.findings import RULE_UNCONFIRMED, Finding, FindingLevel

# What nobody checked, or others look at.
UNTOLD = (FindingLevel.UNCHECKED, FindingLevel.RESERVED)
GRAVITY = {
    word: place
    for place, word in enumerate(
        [
            "Không đạt",
            "Chưa đạt",
            "Thiếu dữ liệu",
            "Quy định chưa xác nhận",
            "Trường hợp đặc biệt",
            "Cần xem xét",
            "Đạt",
            "Đã có kết luận",
        ]
    )
}


def gravest(findings: Iterable[Finding]) -> Finding | None:
    """The finding that decides on an entry, of equally grave ones the first; what a rule leaves open decides only
    where every other condition is open too. None where nothing was checked.
    """
    checked = [finding for finding in findings if finding.level not in UNTOLD]
    answered = [finding for finding in checked if finding.verdict != RULE_UNCONFIRMED]
    return min(answered or checked, key=lambda finding: GRAVITY[finding.verdict.word], default=None)
