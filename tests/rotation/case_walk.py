"""How the walk of all acts makes rotations in every state."""

from django.urls import reverse

from rotation.acts import END, END_EARLY
from rotation.choices import OVER, RotationState
from rotation.models import Rotation, RotationOpinion
from tests.factories import make_cadre, make_post
from tests.rotation.moves import NOT_BEGUN, make_rotation
from tests.walk import OTHER, Walk

PAPER = {"decision_no": "41-QĐ/HU", "decision_on": "30/11/2021"}
DAY = {"on": "30/11/2021"}
STATES = [state for state in RotationState.values if state != RotationState.DUE]
# Nobody has two cases that have not begun, nor two rotations at a time: of one's own these stand for all.
OF_ONE = (RotationState.AGREED, RotationState.DROPPED, RotationState.RUNNING, RotationState.PLACED)


class RotationWalk(Walk):
    model = Rotation
    asked = {
        "rotation.agree": PAPER,
        "rotation.decide": PAPER,
        "rotation.start": DAY,
        "rotation.extend": {**PAPER, "due_on": "01/06/2023"},
        "rotation.end": {**DAY, "text": "Hoàn thành tốt"},
        "rotation.end_early": {**DAY, "reason": "Sắp xếp đơn vị"},
        "rotation.place": {**PAPER, **DAY, "after_words": "Trưởng phòng"},
        "rotation.drop": {"reason": "Thay đổi yêu cầu"},
        "rotation.record": DAY,
        "rotation.record_end": DAY,
        "rotation.record_early_end": DAY,
        "rotation.record_place": DAY,
    }

    def rows(self, unit, people):
        """Of somebody else each state stands for a person of its own; outside there is nobody of the user's own."""
        post, found = make_post("Phó Bí thư", unit), {}
        if people[OTHER].now.unit != unit:
            people = {OTHER: people[OTHER]}
        for who, person in people.items():
            if who == OTHER:
                held = make_post("Chuyên viên", unit)
                person = make_cadre("Lý Văn Bốn", held)
            found[who, None] = Rotation(cadre=person, to_post=post)
            for number, state in enumerate(STATES if who == OTHER else OF_ONE):
                each = make_cadre(f"Lý Văn Lần {number}", held) if who == OTHER else person
                found[who, state] = self.made(each, post, state)
        return found

    def made(self, person, post, state):
        if state in NOT_BEGUN:
            row = make_rotation(person, post, "2021-11", state=state)
            for party in ("sender", "receiver", "person"):
                RotationOpinion.objects.create(rotation=row, party=party, skipped="Đã trao đổi")
            return row
        if state in OVER:
            words = {"after_words": "Trưởng phòng"} if state == RotationState.PLACED else {}
            return make_rotation(person, post, "2010-03-01", valid_to="2013-03-01", state=state, **words)
        due = "2022-06-01" if state == RotationState.RUNNING else "2021-11-01"
        return make_rotation(person, post, "2019-03-01", due_on=due, state=state)

    def fits(self, act, row):
        """What runs ends in time or before it."""
        early = row.state == RotationState.RUNNING
        return {END: not early, END_EARLY: early}.get(act, True)

    def address(self, act, row):
        if row.pk is None:
            return reverse("rotation-propose", args=[row.cadre.pk])
        return reverse(f"rotation-{act.slug}", args=[row.pk])

    def posted(self, act, row):
        if row.pk is None:
            return {"kind": "rotation", "to_post": row.to_post.pk}
        return super().posted(act, row)
