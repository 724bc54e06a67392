"""Planning lists of the small world."""

import datetime

from foundation.core.acts.run import apply
from office.organisation.models.structure import Post
from office.organisation.models.users import User
from planning.acts import APPROVE, PROPOSE, RECORD
from planning.models import PlanningEntry, PlanningRound, PlanningTarget, PlanningTerm
from tests.factories import make_body, make_post

APPROVED = datetime.date(2019, 7, 15)


def make_term(level="commune", name="2020–2025", begins_on="2020-04-01", ends_on="2025-06-01", **fields):
    """A term whose congress meets in its first month, which is confirmed, unless said otherwise."""
    days = {"begins_on": begins_on, "ends_on": ends_on}
    congress = {"congress_month": begins_on[:7], "congress_article": "Thông báo", "congress_confirmed": True}
    known = {each: fields.pop(each) for each in [*congress] if each in fields}
    known = {"congress_confirmed": bool(known.get("congress_month", True)), **known}
    found, _ = PlanningTerm.objects.get_or_create(
        name=name, level=level, **fields, defaults={**days, **congress, **known}
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


def make_entry(cadre, target, *, approved_on=APPROVED, proposed_on=None, **fields):
    """An entry approved in July 2019, unless said otherwise; by its decision alone, or proposed before."""
    decision = {"decision_no": "318-QĐ/HU", "decision_on": approved_on}
    if proposed_on is None:
        return done(RECORD, PlanningEntry(cadre=cadre, target=target, **fields), decision)
    return done(APPROVE, make_proposal(cadre, target, proposed_on=proposed_on, **fields), decision)


def make_proposal(cadre, target, *, proposed_on=datetime.date(2021, 11, 30), **fields):
    return done(PROPOSE, PlanningEntry(cadre=cadre, target=target, **fields), {"on": proposed_on})


def done(act, entry, asked=None):
    """The entry after the act, done by the program itself; whatever is against it fails the test."""
    outcome = apply(act, User.system(), [entry], asked or {})
    assert not outcome.refused, outcome.refused
    return outcome.rows[0]


def make_round(unit):
    return PlanningRound.objects.create(
        unit=unit, name="Rà soát năm 2021", kind="review", opens_on=datetime.date(2021, 3, 1)
    )
