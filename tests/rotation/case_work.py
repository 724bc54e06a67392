"""Acts on a case, done, refused and taken back, and what is then on record."""

import datetime

from cadre.models.facts import PostHeld
from foundation.core.acts.run import apply
from foundation.core.acts.undo import undo
from office.organisation.models.users import User
from rotation.models import Rotation, RotationOpinion

day = datetime.date.fromisoformat
PAPER = {"decision_no": "41-QĐ/HU", "decision_on": day("2021-02-01")}
RETURN = {"decision_no": "77-QĐ/HU", "decision_on": day("2021-11-20")}


def done(act, case, asked=None):
    rows = type(case).objects
    outcome = apply(act, User.system(), [rows.get(pk=case.pk) if case.pk else case], asked or {})
    assert not outcome.refused, outcome.refused
    return rows.get(pk=outcome.rows[0].pk)


def refused(act, case, asked=None):
    row = Rotation.objects.get(pk=case.pk) if case.pk else case
    outcome = apply(act, User.system(), [row], asked or {})
    return " ".join(said for sentences in outcome.refused.values() for said in sentences)


def taken_back(case):
    step = case.steps.standing().order_by("on", "pk").last()
    found = undo(User.system(), [step]).refused
    return " ".join(said for sentences in found.values() for said in sentences)


def standing(cadre):
    """What is on record of posts, as text."""
    held = PostHeld.objects.filter(cadre=cadre).order_by("pk")
    return [
        (str(each.post), str(each.valid_from), str(each.valid_to), each.taking_form, str(each.term_ends))
        for each in held
    ]


def settle(case):
    for party in ("sender", "receiver", "person"):
        RotationOpinion.objects.create(rotation=case, party=party, skipped="Đã trao đổi trực tiếp")
