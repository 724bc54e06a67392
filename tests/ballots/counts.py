"""Counts as minutes give them."""

import datetime

from ballots.acts import LOCK
from ballots.models import BallotCount, Choice
from foundation.core.acts.run import apply
from office.organisation.models.users import User

MET = datetime.date(2021, 11, 20)
FIGURES = {
    **{"called": 45, "present": 43, "issued": 43, "returned": 42, "not_returned": 1},
    **{"valid": 41, "invalid": 1},
}


def make_count(unit, **fields):
    """A voting slip of a key-cadre conference: 45 called, 43 there, 41 valid slips."""
    words = {"conference": "key_cadres", "slip": "voting", "subject": "giới thiệu quy hoạch", "met_on": MET}
    return BallotCount.objects.create(unit=unit, minutes_on=MET, **(words | FIGURES | fields))


def make_choice(count, cadre=None, votes_for=39, **fields):
    """Somebody of the count with all valid slips told: for, one against, the rest without an opinion."""
    voting = (
        {"votes_against": 1, "votes_blank": count.valid - votes_for - 1} if count.slip == "voting" else {}
    )
    name = {"name": cadre.full_name} if cadre else {"name": "Hoàng Văn Ngoài"}
    return Choice.objects.create(count=count, cadre=cadre, votes_for=votes_for, **(voting | name | fields))


def locked(count):
    done = apply(LOCK, User.system(), [count], {"on": MET})
    assert not done.refused, done.refused
    return done
