from django.urls import reverse

from foundation.core.acts.run import apply
from office.organisation.models.users import User
from tests.factories import make_cadre, make_post
from tests.training.class_walk import ClassWalk
from tests.training.factories import make_need
from tests.training.plan_walk import PLAN_WALKS
from tests.training.sending_walk import SendingListWalk
from tests.walk import OTHER, Walk
from training.models import Need
from training.needs.acts import DROP, REGISTER

WAYS = {"open": [], "registered": [REGISTER], "dropped": [DROP]}
# A level for each state: nobody needs the same twice.
LEVELS = {"open": 21, "registered": 22, "dropped": 23}


class NeedWalk(Walk):
    model = Need
    asked = {"training.drop": {"reason": "Chuyển công tác"}}

    def rows(self, unit, people):
        """A need lies where its person works: outside there is somebody else, and nobody of the user's own."""
        if people[OTHER].now.unit != unit:
            people = {OTHER: make_cadre("Lý Văn Bốn", make_post("Chuyên viên", unit))}
        rows = {}
        for who, person in people.items():
            rows[who, None] = Need(cadre=person, kind="theory", level=24, why="held", opened_on="2021-11-30")
            for state, acts in WAYS.items():
                need = rows[who, state] = make_need(person, level=LEVELS[state])
                for act in acts:
                    assert not apply(act, User.system(), [need], self.asked.get(act.name, {})).refused
        return rows

    def address(self, act, row):
        return reverse(f"need-{act.slug}", args=[row.pk])

    def bulk(self, act, row):
        if row.pk is None or not act.offered:
            return None
        ticked = {"row": [f"{row.pk}:{row.state}"], **self.asked.get(act.name, {})}
        return reverse(f"need-{act.slug}-many"), ticked


WALKS = [NeedWalk(), *PLAN_WALKS, ClassWalk(), SendingListWalk()]
