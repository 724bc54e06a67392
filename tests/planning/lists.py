"""Planning lists of the small world."""

import datetime

from office.organisation.models.structure import Post
from planning.models import PlanningEntry, PlanningRound, PlanningTarget, PlanningTerm
from tests.factories import make_body, make_post

APPROVED = datetime.date(2019, 7, 15)


def make_term(level="commune", name="2020–2025", begins_on="2020-04-01", ends_on="2025-06-01", **fields):
    found, _ = PlanningTerm.objects.get_or_create(
        name=name, level=level, **fields, defaults={"begins_on": begins_on, "ends_on": ends_on}
    )
    found.refresh_from_db()
    return found


def make_target(unit, title="Ủy viên Ban Chấp hành Đảng bộ", term=None, body=None):
    """A title of the unit planned for, by default membership of its committee, in the term 2020–2025."""
    if title.startswith("Ủy viên"):
        kind = {"kind": "collective", "body_kind": "executive"}
        post = make_post(title, unit, **kind)
        body = unit.bodies.filter(kind="executive").first() or make_body(unit, "executive", f"BCH {unit}")
        Post.objects.filter(pk=post.pk).update(body=body)
        post.refresh_from_db()
    else:
        post = make_post(title, unit)
    return PlanningTarget.objects.get_or_create(post=post, term=term or make_term(unit.level))[0]


def make_entry(cadre, target, **fields):
    """An entry approved in July 2019, unless said otherwise."""
    approved = {"status": "approved", "decision_no": "318-QĐ/HU", "approved_on": APPROVED}
    approved["proposed_on"] = fields.get("approved_on", APPROVED)
    return PlanningEntry.objects.create(cadre=cadre, target=target, **{**approved, **fields})


def make_proposal(cadre, target, **fields):
    return PlanningEntry.objects.create(
        cadre=cadre, target=target, **{"proposed_on": datetime.date(2021, 11, 30), **fields}
    )


def make_round(unit):
    return PlanningRound.objects.create(
        unit=unit, name="Rà soát năm 2021", kind="review", opens_on=datetime.date(2021, 3, 1)
    )
