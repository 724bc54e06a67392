import datetime

from office.organisation.models.users import User
from privacy.models import Anonymisation
from tests.roles import CHIEF

ADDRESSES = [
    ("cadre-disclose", "cadre", CHIEF),
    ("retention", None, CHIEF),
]
# What the rule proposes, and what was confirmed: asked in test_retention, with a rule.
OWNED = {"retention-confirm", "retention-take-back"}


def confirmed(cadre, by=None, **fields):
    told = {"left_on": datetime.date(2010, 1, 1), "rule": "5 năm", "reason": "Đã quá hạn"} | fields
    return Anonymisation.objects.create(
        person_key=cadre.pk, confirmed_by=by or User.objects.order_by("pk").first(), **told
    )
