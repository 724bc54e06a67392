"""Which lines of a planning list go with a decision: those whom it names, and nobody else."""

import datetime
import re
from collections.abc import Sequence
from typing import Any

from foundation.core.text import fold
from office.papers.belonging import OF, Belonging
from office.papers.own_head import own_identity
from planning.judged_entries import JudgedEntry
from planning.papers.facts import keys_of, number_of

DECIDED = re.compile(r"\b\d[\w.]*-QĐ/[^\s,;]+", re.IGNORECASE)
NOBODY = "Danh sách này không có đồng chí nào do quyết định ấy phê duyệt hoặc đang chờ phê duyệt."
OTHERS = (
    "Danh sách đang in có {count} đồng chí không thuộc quyết định ấy ({named} đồng chí thuộc quyết định);"
    " lọc theo “Trạng thái” hoặc chọn từng đồng chí rồi in."
)
FEWER = "Quyết định ấy có {named} đồng chí, danh sách đang in thiếu {count}; bỏ lọc, bỏ chọn rồi in."


def against_decision(
    words: str, shown: Sequence[JudgedEntry], whole: Sequence[JudgedEntry], day: datetime.date
) -> str:
    """Why the lines shown do not go with the decision that the words name; empty where they do, or name none.

    `whole` is the list before it was narrowed.
    """
    if not DECIDED.search(words) and not fold(words).startswith("quyet dinh"):
        return ""
    named, printed = set(keys_of(named_by(words, whole, day))), set(keys_of(shown))
    if not named:
        return NOBODY
    if others := printed - named:
        return OTHERS.format(count=len(others), named=len(named))
    return FEWER.format(named=len(named), count=len(named - printed)) if named - printed else ""


def named_by(words: str, whole: Sequence[JudgedEntry], day: datetime.date) -> list[JudgedEntry]:
    """Whom the decision approved; of one that nobody stands by yet those who wait, or, without a number, all."""
    own = [line for line in whole if stands_in(decision_of(line, day), words)]
    waiting = [line for line in whole if not line.entry.decided_by(day)]
    return own or waiting or ([] if DECIDED.search(words) else list(whole))


def decision_of(line: JudgedEntry, day: datetime.date) -> str:
    return number_of(line) or (line.entry.decision_no if line.entry.approved_by(day) else "")


def stands_in(number: str, words: str) -> bool:
    """Whether the words name that very number, and not one that only begins or ends like it."""
    return bool(number and re.search(rf"(?<![\w/.-]){re.escape(number)}(?![\w/-])", words, re.IGNORECASE))


def with_issuer(decision: str, user: Any, right: str) -> str:
    """The decision with whose it is: the office's own by its number, another one is the upper committee's."""
    identity = own_identity(user, right)
    found = identity and Belonging.of(decision, identity, user)
    if not found or found.head or OF in decision or not identity.upper_standing_name:
        return found.words if found else decision
    return f"{decision}{OF}{identity.upper_standing_name}"
