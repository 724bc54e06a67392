from django.urls import reverse

from foundation.core.acts.run import apply
from office.organisation.acts import STOP
from office.organisation.models.users import User
from office.organisation.rights import Role
from tests.conftest import make_user
from tests.walk import OTHER, Walk

Activity = User.Activity
REASON = {"reason": "Nghỉ hưu"}


class AccountWalk(Walk):
    """Accounts stand for nobody here; that nobody stops their own is tested with the pages of accounts."""

    model = User
    asked = {
        "organisation.stop": REASON,
        "organisation.use_again": REASON,
        "organisation.renew_factor": REASON,
    }
    people = (OTHER,)

    def rows(self, unit, people):
        rows = {
            (OTHER, state): make_user(f"{state}-{unit.pk}", Role.ADMIN, unit) for state in Activity.values
        }
        assert not apply(STOP, User.system(), [rows[OTHER, Activity.STOPPED]], REASON).refused
        return rows

    def address(self, act, row):
        return reverse(f"user-{act.slug}", args=[row.pk])


WALKS = [AccountWalk()]
