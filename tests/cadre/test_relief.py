"""Relief of one post: its own page, what it writes, what keeps somebody in a post, and its undo."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cadre.models.facts import PostHeld
from cadre.models.moving import PostHeldStep
from cadre.moving import STILL_HELD
from cadre.relief_acts import FORMS, RELIEVE
from foundation.core.acts.run import judge
from rotation.people import ON_ROTATION
from tests.factories import make_post
from tests.rotation.moves import make_rotation

PAPER = {"decision_no": "21-QĐ/HU", "decision_on": "15/11/2021"}
SENT = {
    "leaving_form": "resigned",
    "on": "01/12/2021",
    "reason": "Theo nguyện vọng",
    "state": "held",
    **PAPER,
}
ASKED = {"leaving_form": "relieved", "on": datetime.date(2021, 11, 15), "decision_no": "21-QĐ/HU"}
ASKED |= {"decision_on": datetime.date(2021, 11, 15)}


@pytest.fixture
def held(client, world):
    client.force_login(world.lan)
    return world.an.posts.get()


def relieve(client, held, **changes):
    return client.post(reverse("postheld-relieve", args=[held.pk]), {**SENT, **changes}, follow=True)


def person_page(client, world):
    return client.get(reverse("cadre-detail", args=[world.an.pk])).content.decode()


def test_it_ends_the_post_by_its_paper_and_is_taken_back_as_it_was(client, world, held):
    assert reverse("postheld-relieve", args=[held.pk]) in person_page(client, world)
    before = PostHeld.objects.filter(pk=held.pk).values().get()
    assert "Đã ghi thôi giữ chức vụ." in relieve(client, held).content.decode()
    held.refresh_from_db()
    assert (str(held.valid_to), held.leaving_form) == ("01/12/2021", "resigned")
    assert (held.leaving_decision_no, str(held.leaving_decision_on)) == ("21-QĐ/HU", "2021-11-15")
    step = PostHeldStep.objects.get()
    assert (step.held_id, step.leaving_form, step.reason) == (held.pk, "resigned", "Theo nguyện vọng")
    undo = reverse("postheld-undo", args=[held.pk, step.pk])
    page = person_page(client, world)
    assert undo in page and reverse("postheld-relieve", args=[held.pk]) not in page
    assert "Đã hoàn tác" in client.post(undo, follow=True).content.decode()
    assert PostHeld.objects.filter(pk=held.pk).values().get() == before


def test_its_history_names_the_act(client, world, held):
    relieve(client, held)
    page = client.get(reverse("cadre-history", args=[world.an.pk])).content.decode()
    assert "Cho thôi giữ chức vụ" in page and "Theo nguyện vọng" in page


def test_a_day_on_which_the_post_was_surely_held_is_refused_and_nothing_typed_is_lost(client, world, held):
    page = relieve(client, held, on="01/06/2015").content.decode()
    assert STILL_HELD.format(day="01/06/2015", post=held.post) in page
    assert "Theo nguyện vọng" in page and "21-QĐ/HU" in page
    held.refresh_from_db()
    assert held.valid_to is None


def test_a_paper_and_a_known_form_are_asked_for(client, held):
    page = relieve(client, held, decision_no="", leaving_form="retired").content.decode()
    assert "Chưa nhập số quyết định." in page and not PostHeldStep.objects.exists()
    assert {form.value for form in FORMS} & {"retired", "deceased", "moved_away"} == set()


def test_who_is_on_rotation_in_the_post_ends_the_rotation_first(client, world, held):
    make_rotation(world.an, held.post)
    elsewhere = PostHeld.objects.create(
        cadre=world.an, post=make_post("Ủy viên", world.hoa_tham), main=False, valid_from="2019-01-01"
    )
    said, rows = ON_ROTATION.format(post=held.post), PostHeld.objects.filter(pk__in=[held.pk, elsewhere.pk])
    assert judge(RELIEVE, world.lan, list(rows), ASKED) == {held.pk: [said]}


def test_it_is_not_taken_back_where_the_post_was_touched(client, world, held):
    relieve(client, held)
    PostHeld.objects.filter(pk=held.pk).update(leaving_decision_no="22-QĐ/HU")
    step = PostHeldStep.objects.get()
    page = client.post(reverse("postheld-undo", args=[held.pk, step.pk]), follow=True).content.decode()
    assert "nay đã được sửa hoặc xóa" in page and PostHeldStep.objects.count() == 1


def test_the_buttons_ask_the_same_for_any_number_of_posts(client, world, held):
    counts = []
    for number in (0, 6):
        for place in range(number):
            post = make_post(f"Ủy viên {place}", world.hoa_tham)
            PostHeld.objects.create(cadre=world.an, post=post, main=False, valid_from="2019-01-01")
        person_page(client, world)
        with CaptureQueriesContext(connection) as asked:
            person_page(client, world)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_of_a_past_day_nothing_is_offered(client, world, held):
    page = client.get(reverse("cadre-detail", args=[world.an.pk]) + "?as_of=01/06/2020").content.decode()
    assert reverse("postheld-relieve", args=[held.pk]) not in page
