"""The unit in whose scope a row lies is what the joins of old say of it, whatever was changed."""

import datetime
from contextlib import suppress

import pytest
from django.db import DatabaseError, transaction
from django.db.models import F
from django.db.models.functions import Coalesce
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cadre.models.conflicts import Account
from cadre.models.discipline import Discipline
from cadre.models.facts import PostHeld, Qualification
from cadre.models.people import Cadre, CadrePrivate
from cadre.models.standing import HigherListing, Verification
from cadre.models.trust import ConfidenceVote, PoliticalConclusion
from foundation.core.projected.day import move_day
from foundation.core.scope.rows import permission
from foundation.core.traces.history import event_model
from office.organisation.models.structure import Body, BodySize, ManagingAuthority, Post, PostManagement, Unit
from office.organisation.rights import Role
from planning.models import PlanningEntry, PlanningTarget, PlanningTerm
from rotation.models import (
    Appointment,
    Rotation,
    RotationJudgement,
    RotationOpinion,
    RotationPlan,
    RotationSlot,
)
from tests.cadre.recorded import make_recorded
from tests.conftest import make_user
from tests.factories import LONG_AGO, make_body, make_cadre, make_post, make_qualification, make_unit
from training.models import Enrolment, Programme, TrainingClass

OF_PERSON = F("cadre__now__unit")
PATHS = {
    Cadre: F("now__unit"),
    CadrePrivate: OF_PERSON,
    PostHeld: OF_PERSON,
    Qualification: OF_PERSON,
    Account: OF_PERSON,
    Discipline: OF_PERSON,
    ConfidenceVote: OF_PERSON,
    PoliticalConclusion: OF_PERSON,
    HigherListing: OF_PERSON,
    Verification: OF_PERSON,
    Rotation: OF_PERSON,
    RotationOpinion: F("rotation__cadre__now__unit"),
    RotationJudgement: F("rotation__cadre__now__unit"),
    RotationSlot: F("plan__unit"),
    Appointment: OF_PERSON,
    Enrolment: Coalesce(OF_PERSON, "training_class__unit"),
    PlanningTarget: F("post__unit"),
    PlanningEntry: F("target__post__unit"),
    PostManagement: F("post__unit"),
    BodySize: F("body__unit"),
}
ON = datetime.date(2019, 5, 2)
# Where what is not decided leads: that unit is asked too, which no column of scope knows.
LEADS = {
    Rotation: "to_post__unit",
    RotationOpinion: "rotation__to_post__unit",
    Appointment: "post__unit",
}


@pytest.fixture
def posts(db):
    district = make_unit("181", "Huyện", level="district")
    units = [make_unit(f"06{n:03d}", f"Xã {n}", parent=district, order=1) for n in range(3)]
    return [make_post("Bí thư Đảng ủy", unit) for unit in units]


@pytest.fixture
def records(posts):
    """Two people with everything that hangs on them, and what hangs on posts, bodies and classes."""
    people = [
        make_cadre(name, posts[n], valid_from="2016-01") for n, name in enumerate(["Hoàng An", "Nông Bình"])
    ]
    term = PlanningTerm.objects.create(
        name="2020 – 2025", level="commune", begins_on=ON, ends_on=datetime.date(2025, 5, 2)
    )
    programme = Programme.objects.create(name="Bồi dưỡng", group="refresher")
    authority = ManagingAuthority.objects.create(name="Ban Thường vụ")
    for number, (cadre, post) in enumerate(zip(people, posts, strict=False)):
        make_qualification(cadre, "theory", 22)
        make_recorded(cadre)
        CadrePrivate.objects.create(cadre=cadre, citizen_id=f"02018000000{number}")
        Account.objects.create(cadre=cadre, user=make_user(f"u{number}", Role.OFFICER, post.unit))
        moved = Rotation.objects.create(cadre=cadre, to_post=posts[2])
        RotationOpinion.objects.create(rotation=moved, party="person")
        RotationJudgement.objects.create(rotation=moved, judged_on=ON, text="Tốt")
        Appointment.objects.create(cadre=cadre, post=posts[2], form="appoint")
        plan = RotationPlan.objects.create(unit=post.unit, year=2022, name="Kế hoạch")
        RotationSlot.objects.create(plan=plan, post=posts[2], reason="training")
        target = PlanningTarget.objects.create(post=post, term=term)
        PlanningEntry.objects.create(cadre=cadre, target=target, proposed_on=ON)
        of_class = TrainingClass.objects.create(programme=programme, name=f"Lớp {number}", unit=post.unit)
        Enrolment.objects.create(training_class=of_class, cadre=cadre)
        Enrolment.objects.create(training_class=of_class, full_name="Lý Thị Cúc")
        PostManagement.objects.create(post=post, authority=authority, valid_from=LONG_AGO)
        body = make_body(post.unit, "executive", "Ban Chấp hành")
        BodySize.objects.create(body=body, size=15, valid_from=LONG_AGO)
    assert all(model.objects.exists() for model in PATHS), "a column without rows proves nothing"
    return people


def assert_in_scope():
    for model, path in PATHS.items():
        said = model.objects.order_by("pk").values_list("pk", "scope_unit")
        assert list(said) == list(model.objects.order_by("pk").values_list("pk", path)), model


def assert_seen(user):
    """Who asks by the column sees what who asked by the joins saw."""
    for model, path in PATHS.items():
        keys = user.units_with(permission(model, "change"))
        seen = model.objects.hidden_from(user).annotate(of=path).filter(of__in=keys)
        if model in LEADS:
            seen = seen.filter(**{f"{LEADS[model]}__in": keys})
        assert set(model.objects.for_user(user, "change")) == set(seen), model


def hold(people, posts, person, place):
    PostHeld.objects.filter(cadre=people[person], main=True, valid_to=None).update(valid_to="2020-02")
    PostHeld.objects.create(cadre=people[person], post=posts[place], valid_from="2020-02")


def end(people, posts, person, place):
    PostHeld.objects.filter(cadre=people[person], valid_to=None).update(valid_to=f"202{place}-03")


def drop(people, posts, person, place):
    people[person].posts.filter(post=posts[place]).delete()


def enter(people, posts, person, place):
    Cadre.objects.filter(pk=people[person].pk).update(entered_unit=posts[place].unit)


def pass_days(people, posts, person, place):
    move_day(datetime.date(2018 + 2 * place, 6, 1))


def move_post(people, posts, person, place):
    Post.objects.filter(pk=posts[person].pk).update(unit=posts[place].unit.parent)


def move_body(people, posts, person, place):
    Body.objects.filter(unit=posts[person].unit).update(unit=posts[2].unit)


def move_class(people, posts, person, place):
    TrainingClass.objects.filter(name=f"Lớp {person}").update(unit=posts[place].unit)


def move_plan(people, posts, person, place):
    RotationPlan.objects.filter(slots__post=posts[2], unit=posts[person].unit).update(unit=posts[place].unit)


def lose_record(people, posts, person, place):
    Enrolment.objects.filter(cadre=people[person]).update(cadre=None, full_name="Mạc Văn Dũng")


def give_away(people, posts, person, place):
    Qualification.objects.filter(cadre=people[person]).update(cadre=people[1 - person])


def save_stale(people, posts, person, place):
    people[person].save()


def forge(people, posts, person, place):
    PostHeld.objects.update(scope_unit=posts[place].unit)


def move_unit(people, posts, person, place):
    Unit.objects.filter(pk=posts[person].unit_id).update(parent=None, name="Xã mới")


CHANGES = [hold, end, drop, enter, pass_days, move_post, move_body, move_class, move_plan, lose_record]
CHANGES += [give_away, save_stale, forge, move_unit]
PLACES = st.tuples(st.sampled_from(CHANGES), st.integers(0, 1), st.integers(0, 2))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=st.lists(PLACES, min_size=1, max_size=8))
def test_the_column_is_what_the_joins_say_after_any_changes(posts, records, changes):
    with transaction.atomic():
        for change, person, place in changes:
            # What the constraints refuse changes nothing.
            with suppress(DatabaseError), transaction.atomic():
                change(records, posts, person, place)
            assert_in_scope()
        officer = make_user("huong", Role.OFFICER, posts[1].unit)
        for user in (officer, make_user("lan", Role.OFFICER, posts[0].unit.parent or posts[0].unit)):
            assert_seen(user)
        transaction.set_rollback(True)


def test_the_unit_of_a_new_row_is_known_at_once_and_its_history_does_not_tell_it(records):
    cadre = Cadre.objects.select_related("now").get(pk=records[0].pk)
    assert cadre.scope_unit_id == cadre.now.unit_id
    before = event_model(Cadre).objects.filter(pgh_obj_id=cadre.pk).count()
    hold(records, [held.post for held in PostHeld.objects.order_by("pk")], 0, 1)
    moved = Cadre.objects.get(pk=cadre.pk)
    assert moved.scope_unit_id != cadre.scope_unit_id
    assert event_model(Cadre).objects.filter(pgh_obj_id=cadre.pk).count() == before


def test_a_person_moves_with_the_same_statements_however_many_rows_follow(
    records, posts, django_assert_num_queries
):
    for year in range(2010, 2015):
        make_qualification(records[0], "language", None, valid_from=str(year))
    with django_assert_num_queries(2):
        hold(records, posts, 0, 2)
    assert_in_scope()
