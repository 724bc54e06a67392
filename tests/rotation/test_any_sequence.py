"""Whatever is done of moves in whatever order: one main post a person, one holder of a post for one, no gap that the
record does not show, and every act taken back leaves nothing.
"""

import datetime
from itertools import pairwise

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cadre.models.facts import PostHeld
from tests.factories import make_cadre, make_post
from tests.planning.lists import make_entry, make_target
from tests.rotation.random_moves import Moves, tenures

VERBS = [*["go_far"] * 5, *["go_on"] * 3, "propose", *["decide"] * 5, "relieve", "leave", *["take_back"] * 4]
STEPS = st.tuples(st.sampled_from(VERBS), st.integers(0, 2), st.integers(0, 2), st.integers(0, 7))
# Two are moved to one post; the first comes back, is placed in the post that is planned for, and all is taken back.
WHOLE = [
    ("go_far", 0, 0, 3),
    ("go_far", 1, 0, 3),
    ("go_on", 0, 1, 4),
    ("go_on", 0, 1, 3),
    ("take_back", 0, 0, 0),
]
# Only these let somebody be without a post: a relief, and who left the service.
SHOWN = {"dismissed", "retired"}


@pytest.fixture
def people(world):
    """An and Bình head their communes, Dung works in Hoa Thám and holds a further post; An is planned for."""
    heads = {"form_place": "secretary"}
    world.posts = [make_post("Bí thư Đảng ủy", unit, **heads) for unit in (world.hoa_tham, world.tan_van)]
    world.posts.append(make_post("Chuyên viên", world.hoa_tham))
    dung = make_cadre("Nông Văn Dung", world.posts[2], birth="1982-05-01")
    PostHeld.objects.create(
        cadre=dung, post=make_post("Tổ trưởng", world.hoa_tham), main=False, valid_from="2018-01-01"
    )
    make_entry(world.an, make_target(world.tan_van, "Bí thư Đảng ủy"), approved_on=datetime.date(2018, 7, 1))
    return [world.an, world.binh, dung]


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(steps=WHOLE)
@given(steps=st.lists(STEPS, min_size=10, max_size=20))
def test_moves_in_any_order_leave_the_posts_whole(world, people, steps):
    with transaction.atomic():
        moves = Moves(people, world.posts)
        for step in steps:
            moves.play(*step)
        for cadre in people:
            assert_one_after_the_other(tenures(cadre), moves.done)
        for post in world.posts[:2]:
            held = list(PostHeld.objects.filter(post=post))
            assert_no_two_at_once(held, moves.done)
        transaction.set_rollback(True)


def assert_one_after_the_other(held, done):
    """Main posts touch one another, unless the one before was ended by an act that gives no other."""
    for before, after in pairwise(held):
        assert before.valid_to is not None, done
        end, begin = before.valid_to.first_day, after.valid_from.first_day
        assert end <= begin, done
        assert end == begin or before.leaving_form in SHOWN, (end, begin, before.leaving_form, done)
    last = held[-1]
    assert last.valid_to is None or last.leaving_form in SHOWN, (last.leaving_form, done)


def assert_no_two_at_once(held, done):
    held = sorted(held, key=lambda each: each.valid_from.first_day)
    for before, after in pairwise(held):
        assert before.valid_to and before.valid_to.first_day <= after.valid_from.first_day, done
