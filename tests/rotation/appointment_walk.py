"""Proposals in every state for the walk of all acts: nominations, which every act fits."""

from django.urls import reverse

from rotation.choices import AppointmentState
from rotation.models import Appointment
from tests.factories import make_cadre, make_post
from tests.rotation.moves import make_appointment
from tests.walk import OTHER, Walk

PAPER = {"decision_no": "15-QĐ/HU", "decision_on": "15/11/2021"}
OF_STATE = {AppointmentState.DECIDED: {"valid_from": "2021-11-15"}}


class AppointmentWalk(Walk):
    model = Appointment
    asked = {
        "rotation.record_ballot": {"on": "15/11/2021"},
        "rotation.agree_appointment": PAPER,
        "rotation.decide_appointment": {**PAPER, "on": "15/11/2021"},
        "rotation.lose_election": {"reason": "Không đủ số phiếu"},
        "rotation.drop_appointment": {"reason": "Chuyển công tác"},
    }

    def rows(self, unit, people):
        """A proposal lies where its person works: outside there is somebody else, and nobody of the user's own."""
        if people[OTHER].now.unit != unit:
            people = {OTHER: make_cadre("Lý Văn Bốn", make_post("Chuyên viên", unit))}
        posts = {state: make_post(f"Phó Chủ tịch {state.name}", unit) for state in AppointmentState}
        rows, new = {}, make_post("Phó Chủ tịch HĐND", unit)
        for who, person in people.items():
            rows[who, None] = Appointment(cadre=person, post=new, form="nominate", main=False)
            for state, post in posts.items():
                fields = {"state": state, "main": False, **OF_STATE.get(state, {})}
                rows[who, state] = make_appointment(person, post, "nominate", **fields)
        return rows

    def fits(self, act, row):
        """An election is recorded once the committee has agreed to who is put up for it."""
        return act.name != "rotation.decide_appointment" or row.state == AppointmentState.AGREED

    def address(self, act, row):
        return reverse(f"appointment-{act.slug}", args=[row.pk]) if row.pk else reverse("appointment-new")

    def posted(self, act, row):
        if row.pk:
            return super().posted(act, row)
        return {"cadre": row.cadre_id, "post": row.post_id, "form": row.form}
