"""A finding in the words of pages and papers: what was found, and on what it rests."""

from office.regulations.conditions import lower_first
from office.regulations.findings import RULE_UNCONFIRMED, Finding


def in_short(finding: Finding) -> str:
    """What was found, with its figure and what is said of it: "Thời gian công tác trong năm: 5 tháng – HTTNV"."""
    said = f"{finding.text}: {finding.figure}" if finding.figure else finding.text
    return f"{said} – {finding.reason}" if finding.reason else said


def account(finding: Finding) -> str:
    """Where it is recorded and which article asks; an article that nobody confirmed is not named."""
    parts = [finding.source]
    if not finding.confirmed:
        parts.append(lower_first(RULE_UNCONFIRMED.word))
    elif finding.article or finding.documents:
        parts.append(f"căn cứ: {finding.basis}")
    said = "; ".join(filter(None, parts))
    return f"{said[:1].upper()}{said[1:]}." if said else ""
