"""The rows that somebody sees are those whose unit lies at or below one of his grants, however the tree looks."""

from types import SimpleNamespace

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cadre.models.people import Cadre
from foundation.core.database import telling_transaction
from foundation.core.scope.rows import require_scope
from office.organisation.models.structure import Post, Unit
from office.organisation.models.users import Grant, System, User
from office.organisation.rights import Role
from tests.conftest import make_user
from tests.factories import make_cadre, make_post, make_unit

# For each unit the place of its parent among those before it (0: a top of its own), and its order among siblings.
TREES = st.lists(st.tuples(st.integers(0, 20), st.integers(1, 2)), min_size=1, max_size=9)
GRANTS = st.lists(st.integers(0, 20), max_size=3)


def grow(tree):
    units = []
    for number, (place, order) in enumerate(tree):
        parent = units[place % len(units)] if units and place else None
        units.append(make_unit(f"u{number}", f"Đơn vị {number}", parent=parent, order=order))
    return units


def lies_under(unit, roots):
    """The definition: some root is met on the way up."""
    while unit is not None:
        if unit in roots:
            return True
        unit = unit.parent
    return False


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tree=TREES, places=GRANTS)
def test_the_rows_seen_are_those_at_or_below_a_grant(db, tree, places):
    with transaction.atomic():
        units = grow(tree)
        people = {make_cadre(f"Hoàng {n}", make_post("Bí thư", unit)): unit for n, unit in enumerate(units)}
        user = User.objects.create_user("lan")
        roots = [units[place % len(units)] for place in places]
        for root in set(roots):
            Grant.objects.create(user=user, role=Role.OFFICER, unit=root)
        expected = {unit.pk for unit in units if lies_under(unit, roots)}
        assert set(Unit.objects.for_user(user).values_list("pk", flat=True)) == expected
        assert set(Post.objects.for_user(user).values_list("unit", flat=True)) == expected
        assert {people[cadre].pk for cadre in Cadre.objects.for_user(user)} == expected
        scope = user.scope("cadre.view_cadre")
        assert {unit.pk for unit in units if scope.covers(unit.pk)} == set(scope.keys) == expected
        assert scope.everything == (len(expected) == len(units)) and bool(scope) == bool(expected)
        with telling_transaction(user.pk):
            assert units_of_the_wall("cadre.cadre") == expected
        transaction.set_rollback(True)


def units_of_the_wall(what):
    with connection.cursor() as cursor:
        cursor.execute("SELECT app_units(%s)", [what])
        return set(cursor.fetchone()[0])


@pytest.fixture
def twins(db):
    """Two siblings of one order share their official key; each has a unit below it."""
    district = make_unit("181", "Huyện", level="district")
    first, second = (make_unit(code, f"Xã {code}", parent=district, order=1) for code in ("a", "b"))
    below = make_unit("b1", "Thôn b1", parent=second, order=1)
    return SimpleNamespace(district=district, first=first, second=second, below=below)


def test_two_siblings_of_one_order_do_not_see_each_other(twins):
    keys = Unit.objects.filter(pk__in=[twins.first.pk, twins.second.pk]).values_list(
        "official_key", flat=True
    )
    assert len(set(keys)) == 1
    people = [make_cadre("Hoàng An", unit=twins.first), make_cadre("Nông Bình", unit=twins.below)]
    seen = {
        unit: list(Cadre.objects.for_user(make_user(f"u{unit.pk}", Role.OFFICER, unit)))
        for unit in (twins.first, twins.second, twins.below)
    }
    assert seen == {twins.first: people[:1], twins.second: people[1:], twins.below: people[1:]}


def statement(rows):
    with CaptureQueriesContext(
        connection,
    ) as asked:
        list(rows)
    return asked[-1]["sql"]


def test_a_grant_at_the_root_asks_no_keys_and_one_below_sends_them_as_one_array(twins):
    chief, officer = (make_user(f"u{unit.pk}", Role.OFFICER, unit) for unit in (twins.district, twins.second))
    for user in (chief, System()):
        asked = statement(Post.objects.for_user(user))
        assert "ANY" not in asked and " IN (" not in asked
    keys = ",".join(str(pk) for pk in sorted([twins.second.pk, twins.below.pk]))
    assert f"ANY('{{{keys}}}'::bigint[])" in statement(Post.objects.for_user(officer))


def test_figures_of_all_units_name_none_of_them_and_count_the_same_rows(twins):
    for unit in (twins.first, twins.below):
        make_cadre("Hoàng An", make_post("Bí thư", unit))
    whole, part = (Unit.objects.keys_under([unit.pk]) for unit in (twins.district, twins.second))
    assert whole == set(Unit.objects.every_key()) and part == {twins.second.pk, twins.below.pk}
    everywhere, below = (Post.objects.filter(unit__among=keys).order_by("pk") for keys in (whole, part))
    assert "ANY" not in statement(everywhere) and "ANY" in statement(below)
    assert list(everywhere) == list(Post.objects.filter(unit__among=sorted(whole)).order_by("pk"))
    assert [post.unit_id for post in below] == [twins.below.pk]


def test_the_units_are_asked_once_however_many_rights_and_models(twins, django_assert_num_queries):
    officer = make_user("huong", Role.OFFICER, twins.second)
    rights = ("cadre.view_cadre", "organisation.view_post", "cadre.change_cadre")
    with django_assert_num_queries(2):
        assert {len(officer.units_with(right)) for right in rights} == {2}


def test_a_second_tree_lies_outside_a_grant_at_the_first(twins):
    chief = make_user("chief", Role.CHIEF, twins.district)
    assert chief.scope("cadre.view_cadre").everything
    other = make_unit("999", "Huyện khác", level="district")
    chief.forget_units()
    assert not chief.scope("cadre.view_cadre").everything
    assert not Unit.objects.for_user(chief).filter(pk=other.pk).exists()
    require_scope(chief, twins.below)


def test_no_grant_and_no_account_in_use_mean_no_rows(twins):
    nobody, gone = User.objects.create_user("nobody"), make_user("gone", Role.CHIEF, twins.district)
    gone.is_active = False
    for user in (nobody, gone):
        assert not user.scope("organisation.view_unit")
        assert not Unit.objects.for_user(user).exists() and not User.objects.for_user(user).exists()
