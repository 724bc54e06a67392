"""The writer sees his own unit alone; what the database derives is right all the same."""

from contextlib import contextmanager
from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from cadre.models.facts import PostHeld
from cadre.models.people import Cadre, CadreNow, CadrePrivate
from foundation.core.database import telling_transaction
from office.organisation.models.structure import Post, PostTitle, Unit
from tests.factories import make_post


@contextmanager
def seeing_only(world):
    """As the officer of one commune, before whom the wall of the database stands."""
    with telling_transaction(world.huong.pk):
        yield


def test_renaming_a_unit_changes_the_projections_of_people_whom_the_writer_does_not_see(world):
    with seeing_only(world):
        assert list(Cadre.objects.all()) == [world.an]
        Unit.objects.filter(pk=world.tan_van.pk).update(name="Xã Minh Khai")
    changed = CadreNow.objects.get(cadre=world.binh)
    assert "minh khai" in changed.search_text and "tan van" not in changed.search_text


def test_a_title_and_the_order_of_units_change_for_people_whom_the_writer_does_not_see(world):
    post = Post.objects.get(unit=world.tan_van)
    with seeing_only(world):
        PostTitle.objects.filter(pk=post.title_id).update(name="Bí thư Đảng ủy")
    assert "bi thu" in CadreNow.objects.get(cadre=world.binh).search_text
    other = make_post("Phó Chủ tịch UBND", world.office)
    with seeing_only(world):
        Post.objects.filter(pk=post.pk).update(title=other.title)
    assert "pho chu tich" in CadreNow.objects.get(cadre=world.binh).search_text
    with seeing_only(world):
        Unit.objects.filter(pk=world.tan_van.pk).update(order=7)
    moved = Unit.objects.get(pk=world.tan_van.pk)
    assert CadreNow.objects.get(cadre=world.binh).official_key.startswith(f"{moved.official_key} ")


def test_the_day_passes_for_everybody(world):
    PostHeld.objects.filter(cadre=world.binh).update(valid_to="2022-02-01")
    with seeing_only(world), connection.cursor() as cursor:
        cursor.execute("UPDATE core_day SET day = '2022-02-01'")
    assert CadreNow.objects.get(cadre=world.binh).status == CadreNow.Status.LEFT


def test_a_person_is_entered_inside_the_wall_and_not_beyond_it(world):
    with seeing_only(world):
        entered = Cadre.objects.create(full_name="Lý Văn Mới", sex="M", entered_unit=world.hoa_tham)
        assert Cadre.objects.get(pk=entered.pk).scope_unit_id == world.hoa_tham.pk
        with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic():
            Cadre.objects.create(full_name="Lý Văn Mới", sex="M", entered_unit=world.tan_van)


def test_who_takes_a_post_elsewhere_leaves_the_wall_but_for_the_lists_of_the_days_before(world):
    CadrePrivate.objects.create(cadre=world.an, citizen_id="020175000001")
    with seeing_only(world):
        assert CadrePrivate.objects.exists()
        PostHeld.objects.filter(cadre=world.an).update(valid_to="2020")
        PostHeld.objects.create(cadre=world.an, post=Post.objects.get(unit=world.tan_van), valid_from="2020")
        assert not CadrePrivate.objects.exists()
        assert list(Cadre.objects.all()) == [world.an], "a list of a past day names who served then"
    assert set(PostHeld.objects.values_list("scope_unit", flat=True)) == {world.tan_van.pk}


def test_a_list_of_a_past_day_is_the_same_with_the_wall_and_without(world):
    PostHeld.objects.filter(cadre=world.an).update(valid_to="2020")
    PostHeld.objects.create(cadre=world.an, post=Post.objects.get(unit=world.tan_van), valid_from="2020")
    for day, whole in ((date(2019, 6, 1), [world.an]), (date(2021, 6, 1), [])):
        assert list(Cadre.objects.seen_by(world.huong, day)) == whole
        with seeing_only(world):
            assert list(Cadre.objects.seen_by(world.huong, day)) == whole
