"""The paper that a list goes with, as somebody named it: whose it is, by the symbol in its number, and who signs it."""

import datetime
import re
from dataclasses import dataclass
from typing import Any

from foundation.printing.layout import HeadBlock, HeadStyle, Signature
from office.organisation.models.identity import Issuer, OfficeIdentity, identity_on
from office.papers.heads import first_signer, head_of, name_of, signature_of
from office.papers.models import Paper

CODE = re.compile(r"\bsố:?\s+([^\s,;]*[-/][^\s,;]*)", re.IGNORECASE)
DAY = re.compile(r"\bngày\s+(\d{1,2})/(\d{1,2})/(\d{4})\b")
# 15/QĐ-UBND, 15/2021/QĐ-UBND: of the state the number stands before the stroke, of the Party before the hyphen.
STATE_CODE = re.compile(r"\b\d+[a-z]?\s*/\s*(?:\d{4}\s*/\s*)?[^\W\d_]+\s*-\s*[^\W\d_]+", re.IGNORECASE)
OF = " của "
BY_HAND = (Signature(""),)


@dataclass(frozen=True)
class Belonging:
    """What a list says of its paper: `words` name it with its issuer, `head` and `signatures` are the issuer's.

    Who signs a paper of another body nobody knows here: it is left to be written by hand.
    """

    words: str
    head: HeadBlock | None = None
    signatures: tuple[Signature, ...] = ()

    @classmethod
    def of(cls, words: str, own: OfficeIdentity, user: Any) -> "Belonging | None":
        """The paper that the words name; None where they name no number."""
        code = CODE.search(words)
        if code is None:
            return None
        day = day_in(words)
        identity = (day and identity_on(own.unit, day)) or own
        issuer = issuer_of(code[1], identity)
        if issuer is None:
            return cls(words, signatures=BY_HAND)
        style = HeadStyle.STATE if issuer == Issuer.STATE else HeadStyle.PARTY
        signed = signatures_of(code[1], day, identity, issuer, user)
        name = name_of(identity, issuer, signed[0].authority)
        named = words if OF in words or not name else f"{words}{OF}{name}"
        return cls(named, head_of(identity, style, issuer), signed)


def day_in(words: str) -> datetime.date | None:
    """The day that the words tell; None for none, or one that no calendar has."""
    found = DAY.search(words)
    try:
        return datetime.date(*map(int, reversed(found.groups()))) if found else None
    except ValueError:
        return None


def is_of_the_state(words: str) -> bool:
    """Whether the words name a number as only bodies of the state write it."""
    return STATE_CODE.search(words) is not None


def issuer_of(code: str, identity: OfficeIdentity) -> Issuer | None:
    """In whose name the office itself gave such a number; None for a number of another body."""
    for issuer in Issuer:
        symbol = identity.symbol_of(issuer)
        if symbol and code.endswith(f"-{symbol}" if issuer == Issuer.STATE else f"/{symbol}"):
            return issuer
    return None


def signatures_of(
    code: str, day: datetime.date | None, identity: OfficeIdentity, issuer: Issuer, user: Any
) -> tuple[Signature, ...]:
    """Who signed the paper of the register with that number and day, else who signs such papers of the office."""
    numbered = (Paper.Status.NUMBERED, Paper.Status.ISSUED)
    papers = Paper.objects.for_user(user).filter(unit=identity.unit, issuer=issuer, code=code, signed_on=day)
    kept = (
        papers.filter(status__in=numbered, asked__has_key="signature").values_list("asked", flat=True).first()
    )
    if kept:
        return (Signature(**kept["signature"]),)
    signer = first_signer(identity, issuer)
    return (signature_of(signer),) if signer else BY_HAND
