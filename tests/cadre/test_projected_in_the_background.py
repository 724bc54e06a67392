"""What concerns very many people is projected by the task of every minute, and pages say so until then."""

import datetime

import pytest
from django.urls import reverse

from cadre.models.facts import PostHeld
from cadre.models.people import Cadre, CadreNow
from cadre.projection import projected_together
from foundation.core import tasks
from foundation.core.database import SYSTEM, telling_transaction
from foundation.core.models import ProjectionDay
from foundation.core.projected.told import WAITS
from tests.cadre.retirement import FLAT, STEPS, make_ages
from tests.factories import make_post

# More than are projected while somebody waits for a page.
MANY = 2001
BORN_IN_1975, BY_STEPS = datetime.date(2035, 5, 31), datetime.date(2037, 5, 31)


@pytest.fixture
def large(world):
    world.rule = make_ages(FLAT)
    with projected_together():
        Cadre.objects.bulk_create(
            Cadre(full_name=f"Lò Văn {number}", sex="M", birth="1975-05", entered_unit=world.hoa_tham)
            for number in range(MANY)
        )
    world.many = CadreNow.objects.filter(cadre__full_name__startswith="Lò Văn ")
    return world


def days_of(world):
    return set(world.many.values_list("retire_on", flat=True))


def changed_by_somebody(world, value):
    with telling_transaction(world.lan.pk):
        world.rule.value = value
        world.rule.save()


def changed(record, user=None, **values):
    with telling_transaction(user and user.pk, acting=SYSTEM):
        for name, value in values.items():
            setattr(record, name, value)
        record.save()


def shown_as(world, rank, words):
    """Of how many the projection keeps that rank for the order of lists, and these words for the search."""
    return world.many.filter(official_key__contains=f" {rank:05} ", search_text__endswith=words).count()


def test_whoever_changes_the_ages_of_a_large_register_waits_for_nobody(large, client):
    client.force_login(large.lan)
    changed_by_somebody(large, STEPS)
    assert days_of(large) == {BORN_IN_1975}
    assert WAITS in client.get(reverse("cadre-list")).content.decode()
    tasks.keep_day()
    assert days_of(large) == {BY_STEPS}
    assert WAITS not in client.get(reverse("cadre-list")).content.decode()


def test_a_second_change_before_the_first_is_taken_up_is_what_counts(large):
    changed_by_somebody(large, STEPS)
    changed_by_somebody(large, FLAT)
    tasks.keep_day()
    assert days_of(large) == {BORN_IN_1975}
    assert not ProjectionDay.objects.get().waiting


def test_the_program_itself_waits_for_all(large):
    large.rule.value = STEPS
    large.rule.save()
    assert days_of(large) == {BY_STEPS} and not ProjectionDay.objects.get().waiting


def test_in_a_small_register_the_days_are_there_at_once(world):
    world.rule = make_ages(FLAT)
    changed_by_somebody(world, STEPS)
    assert f"{CadreNow.objects.get(cadre=world.an).retire_on}" == "2040-05-31"
    assert not ProjectionDay.objects.get().waiting


@pytest.fixture
def officials(world):
    """Many who hold one title in one commune."""
    post = make_post("Chuyên viên", world.hoa_tham, order=10)
    with projected_together():
        people = Cadre.objects.bulk_create(
            Cadre(full_name=f"Lò Văn {number}", sex="M", birth="1975-05", entered_unit=world.hoa_tham)
            for number in range(MANY)
        )
        PostHeld.objects.bulk_create(
            PostHeld(cadre=each, post=post, valid_from="2015-06-01") for each in people
        )
    world.title, world.many = post.title, CadreNow.objects.filter(cadre__in=people)
    return world


def test_a_renamed_title_of_very_many_waits_for_nobody(officials, client):
    client.force_login(officials.lan)
    changed(officials.title, officials.lan, name="Cán sự", order=7)
    changed(officials.hoa_tham, officials.lan, name="Xã Hoa Lư")
    assert shown_as(officials, 10, " chuyen vien xa hoa tham") == MANY
    page = client.get(reverse("cadre-list"), {"q": "can su hoa lu"})
    assert WAITS in page.content.decode()
    tasks.keep_day()
    assert shown_as(officials, 7, " can su xa hoa lu") == MANY
    assert WAITS not in client.get(reverse("cadre-list")).content.decode()
    assert ProjectionDay.objects.get().waiting == []


def test_what_the_program_renames_is_projected_at_once(officials):
    changed(officials.title, name="Cán sự")
    assert (
        shown_as(officials, 10, " can su xa hoa tham") == MANY and ProjectionDay.objects.get().waiting == []
    )


def test_a_change_of_what_no_list_is_sorted_or_searched_by_projects_nobody(officials):
    officials.hoa_tham.refresh_from_db()
    changed(officials.title, officials.lan, is_leader=True)
    changed(officials.hoa_tham, officials.lan, short_name="HT")
    assert ProjectionDay.objects.get().waiting == []
