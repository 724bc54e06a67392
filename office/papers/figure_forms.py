"""The frame that statistical forms share: who sends them, number and measure in the corner, who signs them by hand."""

import datetime
from dataclasses import replace

from foundation.printing.layout import HeadBlock, HeadStyle, Signature
from office.organisation.models.identity import Issuer, OfficeIdentity, identity_on
from office.organisation.models.structure import Unit
from office.papers.heads import BLANK, day_in_words, first_signer, issuing_lines, place_and_date, signature_of

MADE_BY = Signature("NGƯỜI LẬP BIỂU", note="(ký, ghi rõ họ và tên; số điện thoại di động và cố định liên hệ)")
SIGNED_BY, SIGNED_SO = "TRƯỞNG BAN", "(ký, đóng dấu, ghi rõ họ và tên)"


def head_of_form(code: str, measure: str, identity: OfficeIdentity | None) -> HeadBlock:
    """Who sends it stands left, number and measure of the form in the corner; it is signed on a day yet to come."""
    left = issuing_lines(identity, HeadStyle.NONE, Issuer.OFFICE) if identity else ()
    dated = place_and_date(identity, None) if identity else f"{BLANK}, {day_in_words(None)}"
    corner = tuple(filter(None, (f"Biểu số {code}", measure)))
    return HeadBlock(HeadStyle.NONE, left, place_and_date=dated, corner=corner)


def signatures_of_form(signature: Signature | None) -> tuple[Signature, Signature]:
    return MADE_BY, replace(signature or Signature(SIGNED_BY), note=SIGNED_SO)


def names_on(unit: Unit, day: datetime.date) -> tuple[OfficeIdentity | None, Signature | None]:
    """What the office is called on the day, and its head."""
    identity = identity_on(unit, day)
    signer = first_signer(identity, Issuer.OFFICE) if identity else None
    return identity, signature_of(signer) if signer else None
