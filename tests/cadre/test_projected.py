"""People counted in their projection are as many as the list finds, whatever is asked of them."""

import random

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cadre.filters import CadreFilter
from cadre.models.people import Cadre, CadreNow
from cadre.projected import in_projection
from foundation.core import clock
from foundation.core.database import telling_transaction
from tests.factories import make_cadre, make_post, make_qualification

ASKED = [
    {},
    {"status": "all"},
    {"status": "left"},
    {"sex": "F"},
    {"q": "an"},
    {"q": "ly 1975"},
    {"q": "0912"},
    {"theory": "from-22"},
    {"retiring": "400"},
    {"leader": "true"},
    {"group": "leads"},
    {"planned": "none"},
    {"missing": "birth"},
]


class Request:
    """What a filter asks of a request."""

    def __init__(self, user):
        self.user, self.GET = user, {}


def found(user, asked):
    day = clock.today()
    people = Cadre.objects.for_user(user)
    return CadreFilter(asked, people, request=Request(user), day=day).qs


@pytest.fixture
def people(world):
    chance = random.Random(1)
    units = [world.hoa_tham, world.tan_van, world.office]
    for n in range(20):
        post = make_post("Chuyên viên", chance.choice(units)) if chance.random() < 0.8 else None
        told = {"sex": chance.choice("MF"), "birth": chance.choice([None, "1975-02-03", "1990-07-08"])}
        told |= {"phone": chance.choice(["", "0912 345 678"]), "unit": None if post else chance.choice(units)}
        cadre = make_cadre(f"Lý {chance.choice(['An', 'Bình'])} {n}", post, **told)
        if chance.random() < 0.5:
            make_qualification(cadre, "theory", 22)
    return world


def test_as_many_are_counted_in_the_projection(people):
    alone = 0
    for user in (people.lan, people.huong):
        for asked in [*ASKED, {"unit": people.hoa_tham.pk}, {"unit": people.hoa_tham.pk, "q": "an"}]:
            with telling_transaction(user.pk):
                rows = found(user, asked)
                counted = in_projection(rows)
                if counted is not None:
                    alone += 1
                    told = set(counted.values_list("pk", flat=True))
                    assert told == set(rows.values_list("pk", flat=True)), asked
    assert alone >= 10


def test_the_list_counts_without_a_join(client, people):
    client.force_login(people.lan)
    with CaptureQueriesContext(connection) as queries:
        client.get(reverse("cadre-list"))
    counts = [each["sql"] for each in queries if "COUNT(" in each["sql"] and "cadre_cadre" in each["sql"]]
    assert len(counts) == 1 and '"cadre_cadre"' not in counts[0]


def test_what_the_projection_leads_to_is_joined_with_it(people):
    post = make_post("Chủ tịch UBND", people.tan_van, is_leader=True)
    named = {make_cadre(f"Lý Thị {n}", post).pk for n in range(2)} | {people.an.pk}
    for user in (people.lan, people.huong):
        with telling_transaction(user.pk):
            rows = Cadre.objects.for_user(user).filter(
                Q(now__held__post__title__is_leader=True) | Q(pk__in=[people.an.pk]), now__status="serving"
            )
            now = in_projection(rows)
            units = dict(now.values_list("pk", "held__post__unit"))
            assert units == dict(rows.values_list("pk", "now__held__post__unit"))
            assert units.keys() & named and '"cadre_cadre"' not in str(now.query)


def test_what_stands_in_the_record_is_asked_there(people):
    with telling_transaction(people.lan.pk):
        assert in_projection(found(people.lan, {"sex": "F"})) is None
        assert in_projection(found(people.lan, {})).model is CadreNow
