"""The head and the signature of a paper, from what the office is called: nothing here names an office."""

import re
from datetime import date

from foundation.printing.layout import HeadBlock, HeadStyle, Signature
from foundation.printing.master import RIGHTS
from office.organisation.models.identity import Issuer, OfficeIdentity, Signer

# Where nothing is known yet, a place to write it by hand.
BLANK = "…"
FOR_ALL, FOR_ANOTHER = "TM.", re.compile(r"^(KT|TL|TUQ)\. *")


def day_in_words(day: date | None) -> str:
    """As papers write it: 0 before days below 10 and before months 1 and 2; without a day what is written by hand."""
    if day is None:
        return f"ngày {BLANK} tháng {BLANK} năm {BLANK}"
    month = f"{day.month:02}" if day.month < 3 else f"{day.month}"
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def place_and_date(identity: OfficeIdentity, day: date | None) -> str:
    return f"{identity.place or BLANK}, {day_in_words(day)}"


def code_of(identity: OfficeIdentity, issuer: Issuer, kind_code: str, number: int | None) -> str:
    """Number and symbol: 25-TTr/BTCHU of the Party, 15/QĐ-UBND of the state; numbers below 10 have a 0 before them."""
    written = BLANK if number is None else f"{number:02}"
    symbol = identity.symbol_of(issuer)
    if issuer == Issuer.STATE:
        return f"{written}/{kind_code}-{symbol}" if kind_code else f"{written}/{symbol}"
    return f"{written}-{kind_code}/{symbol}" if kind_code else f"{written}-{symbol}"


def number_line(style: HeadStyle, code: str) -> str:
    """The line of the number as the head bears it: only a state paper has a colon."""
    if not code or style == HeadStyle.NONE:
        return ""
    return f"Số: {code}" if style == HeadStyle.STATE else f"Số {code}"


def issuing_lines(identity: OfficeIdentity, style: HeadStyle, issuer: Issuer) -> tuple[str, ...]:
    """Left of the head: the body above, then who issues the paper."""
    if style == HeadStyle.STATE:
        lines = (identity.state_parent_line, identity.state_issuer_line)
    elif issuer == Issuer.OFFICE:
        lines = (identity.issuer_line, identity.department_line)
    else:
        lines = (identity.parent_line, identity.issuer_line)
    return tuple(filter(None, lines))


def head_of(
    identity: OfficeIdentity, style: HeadStyle, issuer: Issuer, code: str = "", dated: str = ""
) -> HeadBlock:
    """The head of a paper of that issuer: `code` as `code_of` writes it, `dated` as `place_and_date`."""
    left = issuing_lines(identity, style, issuer)
    return HeadBlock(style, left, RIGHTS[style], number=number_line(style, code), place_and_date=dated)


def name_of(identity: OfficeIdentity, issuer: Issuer, authority: str) -> str:
    """Who issues the paper, as in a sentence; of the state the head of the body, where the paper is not signed for all.

    Who signs for the head (KT., TL., TUQ.) issues it in the head's name.
    """
    if issuer == Issuer.STATE:
        head = "" if authority.startswith(FOR_ALL) else FOR_ANOTHER.sub("", authority)
        return " ".join(filter(None, (head.capitalize(), identity.state_name))) if identity.state_name else ""
    return identity.department_name if issuer == Issuer.OFFICE else identity.standing_name


def first_signer(identity: OfficeIdentity, issuer: Issuer) -> Signer | None:
    """Who is proposed to sign: the first of the issuer's."""
    return identity.signers.filter(issuer=issuer).order_by("order", "pk").first()


def signature_of(signer: Signer, *, note: str = "") -> Signature:
    return Signature(authority=signer.authority, office=signer.office, name=signer.name, note=note)
