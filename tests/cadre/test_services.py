import datetime

import pytest
from django.db import IntegrityError
from django.urls import reverse

from cadre.models.facts import PostHeld
from cadre.models.people import Cadre
from cadre.services import take_post
from foundation.core.dates import PartialDate
from tests.factories import make_post

pytestmark = pytest.mark.django_db


@pytest.fixture
def deputy(world):
    return make_post("Phó Chủ tịch UBND", world.hoa_tham)


def held_by(cadre):
    return list(
        PostHeld.objects.filter(cadre=cadre).order_by("pk").values_list("valid_from", "valid_to", "known_on")
    )


def test_a_main_post_that_begins_ends_the_one_held(world, deputy):
    take_post(PostHeld(cadre=world.an, post=deputy, valid_from=PartialDate("2020-03-01")))
    assert held_by(world.an) == [
        (PartialDate("2015-06-01"), PartialDate("2020-03-01"), None),
        (PartialDate("2020-03-01"), None, None),
    ]
    assert Cadre.objects.get(pk=world.an.pk).now.held.post == deputy


def test_it_also_ends_one_of_unknown_beginning(world, deputy):
    PostHeld.objects.filter(cadre=world.an).update(valid_from=None, known_on="2021-11-30")
    take_post(PostHeld(cadre=world.an, post=deputy, valid_from=PartialDate("2021-12")))
    assert held_by(world.an)[0] == (None, PartialDate("2021-12"), datetime.date(2021, 11, 30))


def test_a_post_from_the_very_day_of_a_source_leaves_the_source_the_day_before(world, deputy):
    PostHeld.objects.filter(cadre=world.an).update(valid_from=None, known_on="2021-11-30")
    take_post(PostHeld(cadre=world.an, post=deputy, valid_from=PartialDate("2021-11-30")))
    assert held_by(world.an)[0] == (None, PartialDate("2021-11-30"), datetime.date(2021, 11, 29))


def test_an_earlier_post_ends_where_the_next_begins(world, deputy):
    take_post(PostHeld(cadre=world.an, post=deputy, valid_from=PartialDate("2010")))
    assert held_by(world.an)[1] == (PartialDate("2010"), PartialDate("2015-06-01"), None)


def test_a_further_post_ends_nothing(world, deputy):
    take_post(PostHeld(cadre=world.an, post=deputy, main=False, valid_from=PartialDate("2020")))
    assert [ended for _, ended, _ in held_by(world.an)] == [None, None]


def test_two_main_posts_from_one_day_are_refused(world, deputy):
    with pytest.raises(IntegrityError, match="one_main_post_at_a_time"):
        take_post(PostHeld(cadre=world.an, post=deputy, valid_from=PartialDate("2015-06-01")))


def test_a_post_whose_beginning_is_found_out_stays_held(client, world):
    """The first correction that an office makes: the roster did not say since when."""
    PostHeld.objects.filter(cadre=world.an).update(valid_from=None, known_on="2021-11-30")
    held = PostHeld.objects.get(cadre=world.an)
    client.force_login(world.lan)
    address = reverse("postheld-edit", args=[held.pk])
    form = client.get(address).context["form"]
    shown = {name: form[name].value() for name in form.fields}
    typed = {name: value for name, value in shown.items() if value not in (None, "", False)}
    assert client.post(address, {**typed, "valid_from": "01/05/2018"}).status_code == 302
    assert held_by(world.an) == [(PartialDate("2018-05-01"), None, datetime.date(2021, 11, 30))]
    assert Cadre.objects.get(pk=world.an.pk).now.status == "serving"
