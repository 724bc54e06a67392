"""What the reader's own office is called on its papers today: nobody heads a paper with the name of another office."""

from typing import Any

from foundation.core import clock
from foundation.printing.layout import HeadStyle
from foundation.sheets.heads import Letterhead
from office.organisation.models.identity import Issuer, OfficeIdentity, identity_on
from office.papers.heads import first_signer, head_of, place_and_date, signature_of


def letterhead(user: Any, right: str, style: HeadStyle = HeadStyle.PARTY) -> Letterhead | None:
    """The head of lists that the office sends by itself, or its body of the state; None where nobody entered what it is
    called.
    """
    identity, today = own_identity(user, right), clock.today()
    if identity is None or (style == HeadStyle.STATE and not identity.state_issuer_line):
        return None
    issuer = Issuer.STATE if style == HeadStyle.STATE else own_issuer(identity)
    head = head_of(identity, style, issuer, dated=place_and_date(identity, today))
    signer = first_signer(identity, issuer)
    return Letterhead(head, (signature_of(signer),) if signer else ())


def own_issuer(identity: OfficeIdentity) -> Issuer:
    """The office itself, or the committee where it has none."""
    return Issuer.OFFICE if identity.department_line else Issuer.COMMITTEE


def has_own_words(user: Any, right: str) -> bool:
    """Whether some unit where the right is held has words for its papers: for buttons, in one query."""
    return OfficeIdentity.objects.filter(user.scope(right).condition("unit")).exists()


def own_identity(user: Any, right: str) -> OfficeIdentity | None:
    """The words of a unit where a grant carries the right, or of one above it as far as the right reaches."""
    scope = user.scope(right)
    for grant in user.current_grants:
        if scope.covers(grant.unit_id) and (found := identity_on(grant.unit, clock.today())):
            return found if scope.covers(found.unit_id) else None
    return None
