"""With policies on the tables, the writer sees his own unit alone; what the database derives is right all the same."""

from contextlib import contextmanager

import environ
import psycopg2
import pytest
from django.db import DatabaseError, connection, transaction

from cadre.models.facts import PostHeld
from cadre.models.people import Cadre, CadreNow
from office.organisation.models.structure import Post, PostTitle, Unit
from tests.factories import make_post

WALLED = {"cadre_cadre": "scope_unit_id", "cadre_postheld": "scope_unit_id", "cadre_cadrenow": "unit_id"}
ONLY = "coalesce(current_setting('app.only_unit', true), '')"
POLICY = "({0} = '' OR {1}::text = {0})"


@pytest.fixture(scope="module", autouse=True)
def policies(django_db_setup, django_db_blocker):
    """On before the first test of this file begins its transaction, off after the last has ended."""
    address = environ.Env().db_url("DATABASE_OWNER_URL")
    place = {"host": address["HOST"], "port": address["PORT"], "dbname": connection.settings_dict["NAME"]}
    owner = psycopg2.connect(user=address["USER"], password=address["PASSWORD"], **place)
    owner.autocommit = True
    for table, column in WALLED.items():
        owner.cursor().execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
        owner.cursor().execute(f"CREATE POLICY one_unit ON {table} USING {POLICY.format(ONLY, column)}")
    yield
    for table in WALLED:
        owner.cursor().execute(f"DROP POLICY one_unit ON {table}")
        owner.cursor().execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")
    owner.close()


@contextmanager
def seeing_only(unit):
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('app.only_unit', %s, true)", [str(unit.pk)])
        yield
        cursor.execute("SELECT set_config('app.only_unit', '', true)")


def test_renaming_a_unit_changes_the_projections_of_people_whom_the_writer_does_not_see(world):
    with seeing_only(world.hoa_tham):
        assert list(Cadre.objects.all()) == [world.an]
        Unit.objects.filter(pk=world.tan_van.pk).update(name="Xã Minh Khai")
    changed = CadreNow.objects.get(cadre=world.binh)
    assert "minh khai" in changed.search_text and "tan van" not in changed.search_text


def test_a_title_and_the_order_of_units_change_for_people_whom_the_writer_does_not_see(world):
    post = Post.objects.get(unit=world.tan_van)
    with seeing_only(world.hoa_tham):
        PostTitle.objects.filter(pk=post.title_id).update(name="Bí thư Đảng ủy")
    assert "bi thu" in CadreNow.objects.get(cadre=world.binh).search_text
    other = make_post("Phó Chủ tịch UBND", world.office)
    with seeing_only(world.hoa_tham):
        Post.objects.filter(pk=post.pk).update(title=other.title)
    assert "pho chu tich" in CadreNow.objects.get(cadre=world.binh).search_text
    with seeing_only(world.hoa_tham):
        Unit.objects.filter(pk=world.tan_van.pk).update(order=7)
    moved = Unit.objects.get(pk=world.tan_van.pk)
    assert CadreNow.objects.get(cadre=world.binh).official_key.startswith(f"{moved.official_key} ")


def test_the_day_passes_for_everybody(world):
    PostHeld.objects.filter(cadre=world.binh).update(valid_to="2022-02-01")
    with seeing_only(world.hoa_tham), connection.cursor() as cursor:
        cursor.execute("UPDATE core_day SET day = '2022-02-01'")
    assert CadreNow.objects.get(cadre=world.binh).status == CadreNow.Status.LEFT


def test_a_person_is_entered_inside_the_wall_and_not_beyond_it(world):
    with seeing_only(world.hoa_tham):
        entered = Cadre.objects.create(full_name="Lý Văn Mới", sex="M", entered_unit=world.hoa_tham)
        assert Cadre.objects.get(pk=entered.pk).scope_unit_id == world.hoa_tham.pk
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            Cadre.objects.create(full_name="Lý Văn Mới", sex="M", entered_unit=world.tan_van)


def test_who_takes_a_post_elsewhere_leaves_the_wall_with_all_that_hangs_on_him(world):
    with seeing_only(world.hoa_tham):
        PostHeld.objects.filter(cadre=world.an).update(valid_to="2020")
        PostHeld.objects.create(cadre=world.an, post=Post.objects.get(unit=world.tan_van), valid_from="2020")
        assert not Cadre.objects.exists() and not PostHeld.objects.exists()
    assert set(PostHeld.objects.values_list("scope_unit", flat=True)) == {world.tan_van.pk}
