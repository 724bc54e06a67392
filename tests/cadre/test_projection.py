"""The projection of today equals what the facts say, whatever was changed and in whatever order."""

import datetime
from contextlib import suppress

import pytest
from django.db import IntegrityError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cadre.models.facts import PostHeld, Qualification
from cadre.models.people import Cadre, CadreNow, EthnicGroup
from cadre.tenures import certain_from
from foundation.core.projected.day import move_day
from office.organisation.models.structure import Post
from standards.levels import levels_on
from tests.factories import make_cadre, make_post, make_qualification, make_unit

TODAY = datetime.date(2021, 11, 30)
REWRITES = ("record", "title")
# What the projection says as the record does.
COPIED = ("sex", "birth", "ethnic_group_id", "party_joined_on", "party_official_on")
MONTHS = [f"{year}-{month:02d}" for year in range(2017, 2024) for month in (1, 7)]


def counts(fact, others, day, *, follows):
    """The rule of unknown beginnings in plain words, fact by fact."""
    if fact.valid_to and fact.valid_to.first_day <= day:
        return False
    if fact.valid_from:
        return fact.valid_from.first_day <= day
    if fact.known_on <= day:
        return True
    if follows:
        before = [
            f for f in others if (f.valid_from.first_day if f.valid_from else f.known_on) <= fact.known_on
        ]
        return all(f.valid_to and f.valid_to.first_day <= day for f in before)
    lower = [f for f in others if (f.level or 0) < (fact.level or 0)]
    return not any(f.valid_from and day < f.valid_from.first_day <= fact.known_on for f in lower)


def holding(cadre, day):
    held = list(cadre.posts.filter(main=True))
    found = [f for f in held if counts(f, [o for o in held if o != f], day, follows=True)]
    return found[0] if found else None


def highest(cadre, kind, day):
    got = list(cadre.qualifications.filter(kind=kind))
    return max(
        (q.level for q in got if counts(q, [o for o in got if o != q], day, follows=False)), default=None
    )


def assert_projected(day):
    for cadre in Cadre.objects.select_related("now"):
        held = holding(cadre, day)
        assert cadre.now.held_id == (held.pk if held else None)
        assert (cadre.now.status == CadreNow.Status.SERVING) == (held is not None)
        assert cadre.scope_unit_id == cadre.now.unit_id
        assert cadre.now.theory == highest(cadre, "theory", day)
        assert (cadre.now.title_id, cadre.now.certain_from) == (
            (held.post.title_id, certain_from(held)) if held else (None, None)
        )
        if held:
            assert cadre.now.unit_id == held.post.unit_id
        assert [getattr(cadre.now, name) for name in COPIED] == [getattr(cadre, name) for name in COPIED]


@pytest.fixture
def posts(db):
    district = make_unit("181", "Huyện", level="district")
    units = [make_unit(f"06{n:03d}", f"Xã {n}", parent=district, order=n) for n in range(3)]
    return [make_post(title, unit) for unit in units for title in ("Bí thư Đảng ủy", "Chủ tịch UBND")]


CHANGES = st.lists(
    st.tuples(
        st.sampled_from(["hold", "end", "drop", "learn", "relearn", "unlearn", "day", *REWRITES]),
        st.integers(0, 5),
        st.sampled_from(MONTHS),
        st.sampled_from([*MONTHS, None]),
        st.booleans(),
    ),
    min_size=1,
    max_size=12,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=CHANGES)
def test_the_projection_is_what_the_facts_say_after_any_changes(posts, changes):
    with transaction.atomic():
        day = TODAY
        cadre = make_cadre("Hoàng An", posts[0], valid_from="2016-01")
        for change in changes:
            day = (rewrite if change[0] in REWRITES else apply)(cadre, posts, change, day)
            assert_projected(day)
        before = list(CadreNow.objects.values().order_by("pk"))
        connection.cursor().execute("SELECT cadre_rebuild()")
        assert list(CadreNow.objects.values().order_by("pk")) == before
        transaction.set_rollback(True)


def apply(cadre, posts, change, day):
    """One random change; what the constraints refuse changes nothing."""
    verb, place, month, until, known = change
    begun = {"known_on": f"{month}-15"} if known else {"valid_from": month}
    try:
        with transaction.atomic():
            if verb == "hold":
                PostHeld.objects.create(cadre=cadre, post=posts[place], valid_to=until, **begun)
            elif verb == "end":
                PostHeld.objects.filter(cadre=cadre, valid_to=None).update(valid_to=month)
            elif verb == "drop":
                PostHeld.objects.filter(cadre=cadre, post=posts[place]).delete()
            elif verb == "learn":
                Qualification.objects.create(cadre=cadre, kind="theory", level=21 + place % 4, **begun)
            elif verb == "relearn":
                Qualification.objects.filter(cadre=cadre, level=21 + place % 4).update(
                    level=21 + (place + 1) % 4
                )
            elif verb == "unlearn":
                Qualification.objects.filter(cadre=cadre, level=21 + place % 4).delete()
            else:
                day = datetime.date.fromisoformat(f"{month}-10")
                move_day(day)
    except IntegrityError:
        pass
    return day


def rewrite(cadre, posts, change, day):
    """The same of what stands on the record itself, or of the title that a post has."""
    verb, place, month, until, known = change
    joined, official = (until, month) if (until or "9") < month else (None, None)
    group = EthnicGroup.objects.get_or_create(name=f"Dân tộc {place}")[0] if known else None
    party = {"party_joined_on": joined, "party_official_on": official}
    record = {"sex": "FM"[place % 2], "birth": f"19{60 + place}", "ethnic_group": group, **party}
    with suppress(IntegrityError), transaction.atomic():
        if verb == "record":
            Cadre.objects.filter(pk=cadre.pk).update(**record)
        else:
            Post.objects.filter(pk=posts[place].pk).update(title=posts[place - 1].title)
    return day


def test_a_later_day_sees_what_begins_and_what_ends(posts):
    cadre = make_cadre("Hoàng An", posts[0], valid_from="2016")
    PostHeld.objects.filter(cadre=cadre).update(valid_to="2022-02-01")
    PostHeld.objects.create(cadre=cadre, post=posts[3], valid_from="2022-02-01")
    assert Cadre.objects.get().now.held.post == posts[0]
    move_day(datetime.date(2022, 2, 1))
    assert Cadre.objects.get().now.held.post == posts[3]


def test_who_left_stays_with_his_last_unit_and_who_never_served_with_who_entered_him(posts):
    left = make_cadre("Hoàng An", posts[2], valid_from="2016")
    PostHeld.objects.filter(cadre=left).update(valid_to="2020")
    new = make_cadre("Nông Bình", unit=posts[4].unit)
    assert (CadreNow.objects.get(cadre=left).status, CadreNow.objects.get(cadre=left).unit) == (
        "left",
        posts[2].unit,
    )
    assert (CadreNow.objects.get(cadre=new).status, CadreNow.objects.get(cadre=new).unit) == (
        "no_post",
        posts[4].unit,
    )


def test_an_unknown_beginning_reaches_back_to_the_fact_before_it(posts):
    cadre = make_cadre("Hoàng An", posts[0], valid_from="2010")
    PostHeld.objects.filter(cadre=cadre).update(valid_to="2018-03")
    PostHeld.objects.create(cadre=cadre, post=posts[1], known_on=TODAY)
    held = {
        day: PostHeld.objects.on(datetime.date(day, 6, 1)).get().post
        for day in (2009 + 2, 2017, 2018, 2021, 2030)
    }
    assert [held[day] for day in held] == [posts[0], posts[0], posts[1], posts[1], posts[1]]
    assert PostHeld.objects.get(post=posts[1]).began == "chưa rõ từ ngày nào"


def test_a_lower_dated_level_bounds_an_unknown_higher_one(posts):
    cadre = make_cadre("Hoàng An", posts[0])
    make_qualification(cadre, "theory", 23)
    make_qualification(cadre, "theory", 22, valid_from="2015-06")
    levels = [
        sorted(cadre.qualifications.on(datetime.date(year, 1, 1)).values_list("level", flat=True))
        for year in (2014, 2016, 2022)
    ]
    assert levels == [[], [22, 23], [22, 23]]


def test_changing_and_deleting_a_qualification_moves_the_highest_level(posts):
    """Each way of writing has a trigger of its own: single rows, many at once, hand-written SQL."""
    cadre = make_cadre("Hoàng An", posts[0])
    got = make_qualification(cadre, "theory", 22, valid_from="2015-06")

    def shown():
        return CadreNow.objects.get(cadre=cadre).theory

    assert shown() == 22
    got.level = 23
    got.save()
    assert shown() == 23
    Qualification.objects.filter(pk=got.pk).update(valid_from="2022-01")
    assert shown() is None, "it begins after the day of the projection"
    with connection.cursor() as cursor:
        cursor.execute("UPDATE cadre_qualification SET valid_from = '2015' WHERE id = %s", [got.pk])
    assert shown() == 23
    lower = make_qualification(cadre, "theory", 21, valid_from="2010")
    got.delete()
    assert shown() == 21
    Qualification.objects.filter(pk=lower.pk).delete()
    assert shown() is None


def test_moving_a_unit_moves_its_people_in_the_official_order(posts):
    first, second = (
        make_cadre(name, post) for name, post in [("Hoàng An", posts[0]), ("Nông Bình", posts[2])]
    )
    order = Cadre.objects.order_by("now__official_key")
    assert list(order) == [first, second]
    unit = posts[0].unit
    unit.order = 99
    unit.save()
    assert list(order.all()) == [second, first]


def test_the_projection_costs_one_statement_for_any_number_of_rows(posts, django_assert_num_queries):
    people = [make_cadre(f"Hoàng An {n}", unit=posts[0].unit) for n in range(30)]
    with django_assert_num_queries(1):
        PostHeld.objects.bulk_create(PostHeld(cadre=c, post=posts[0], known_on=TODAY) for c in people)
    assert CadreNow.objects.filter(held__post=posts[0], status="serving").count() == 30


def test_a_level_that_is_no_lower_and_was_dated_later_takes_nothing_from_the_days_before_it(world):
    """An undated lower level counts on the day before the certificate as it did before the certificate came."""
    make_qualification(world.an, "theory", 21)
    day = datetime.date(2021, 11, 28)
    assert levels_on(day, [world.an.pk])[world.an.pk]["theory"].level == 21
    for level in (21, 22):
        make_qualification(world.an, "theory", level, valid_from="2021-11-29")
    assert levels_on(day, [world.an.pk])[world.an.pk]["theory"].level == 21
    assert levels_on(TODAY, [world.an.pk])[world.an.pk]["theory"].level == 22
