from django.urls import reverse

from ballots.models import BallotCount
from tests.ballots.counts import locked, make_choice, make_count
from tests.walk import OTHER, Walk

DAY = {"on": "30/11/2021"}


class BallotCountWalk(Walk):
    model = BallotCount
    people = (OTHER,)
    asked = {"ballots.lock": DAY}

    def rows(self, unit, people):
        made = {}
        for who in people:
            for state in BallotCount.State.values:
                made[who, state] = count = make_count(unit)
                make_choice(count)
                if state == "closed":
                    locked(count)
                    count.refresh_from_db()
        return made

    def address(self, act, row):
        return reverse(f"ballotcount-{act.slug}", args=[row.pk])


WALKS = [BallotCountWalk()]
