"""Papers of the register, in every state, and a kind of paper of the tests' own."""

import datetime

from foundation.core.acts.run import apply
from office.organisation.models.users import User
from office.papers.acts import ISSUE, STRIKE, TAKE_NUMBER
from office.papers.models import NumberingTerm, Paper
from office.papers.templates import keep_template
from tests.factories import make_identity

TODAY = datetime.date(2021, 11, 30)
PDF = b"%PDF-1.7\n1 0 obj\n<</T (a signed paper)>>\nendobj\nstartxref\n9\n%%EOF\n"


def make_register(unit):
    """The unit has words for its papers and a term of numbering."""
    if not unit.identities.exists():
        make_identity(unit)
    begins_on = datetime.date(2020, 6, 16)
    return NumberingTerm.objects.get_or_create(
        unit=unit, name="2020–2025", defaults={"begins_on": begins_on}
    )[0]


def make_paper(unit, status="draft", **fields):
    """A paper in the state, by the acts that lead there."""
    make_register(unit)
    words = {"issuer": "office", "genre": "submission", "about": "về việc rà soát quy hoạch"}
    number = fields.pop("number", None)
    paper = Paper.objects.create(unit=unit, **(words | fields))
    ways = {"numbered": [], "issued": [ISSUE], "struck": [STRIKE]}
    way = [TAKE_NUMBER, *ways[status]] if status in ways else []
    for act in way:
        asked = {"on": TODAY, "number": number, "reason": "Ghi nhầm", "signed_by": ""}
        done = apply(act, User.system(), [paper], asked)
        assert not done.refused, done.refused
        paper = Paper.objects.get(pk=paper.pk)
    return paper


def make_template(unit, content=b"PK", valid_from=TODAY, **slot):
    """A template that the office sent, of a notice unless said otherwise."""
    slot = {"kind": "planning-notice", "period": "party-36"} | slot
    return keep_template(unit, None, content=content, valid_from=valid_from, **slot)
