"""A list saw the person in the post on the very day on which an act ends it: told, looked at, recorded, taken back."""

import pytest
from django.urls import reverse

from cadre.looked_at import LOOKED_AT
from cadre.models.facts import PostHeld
from tests.factories import make_post
from tests.rotation.moves import make_appointment, make_rotation

TODAY, SEEN = "30/11/2021", "Danh sách ngày 30/11/2021 còn ghi đồng chí giữ Chủ tịch UBND, Xã Tân Văn."
PAPER = {"decision_no": "41-QĐ/HU", "decision_on": TODAY, "on": TODAY}


@pytest.fixture
def office(client, roster):
    client.force_login(roster.lan)
    return client


def started(world, there):
    row = make_rotation(world.binh, there, "2021-11-30", state="decided")
    return row, reverse("rotation-start", args=[row.pk]), {"on": TODAY}


def placed(world, there):
    days = {"valid_to": "2021-11-30", "state": "waiting"}
    row = make_rotation(world.binh, world.binh.posts.get().post, "2019-02-01", **days)
    return row, reverse("rotation-place", args=[row.pk]), {**PAPER, "after_post": there.pk}


def appointed(world, there):
    row = make_appointment(world.binh, there, state="agreed")
    asked = {**PAPER, "ending": [world.binh.posts.get().pk]}
    return row, reverse("appointment-decide-appointment", args=[row.pk]), asked


def relieved(world, there):
    row = world.binh.posts.get()
    return row, reverse("postheld-relieve", args=[row.pk]), {**PAPER, "leaving_form": "resigned"}


@pytest.mark.parametrize("begun", [started, placed, appointed, relieved])
def test_a_post_that_a_list_saw_today_ends_today_once_that_was_looked_at(office, roster, begun):
    row, address, asked = begun(roster, make_post("Phó Bí thư", roster.hoa_tham))
    before = list(PostHeld.objects.filter(cadre=roster.binh).values())
    shown = office.get(address).context
    assert LOOKED_AT not in shown["form"].as_div()
    asked |= {"state": shown["state"], "version": shown["version"] or ""}
    told = office.post(address, asked).content.decode()
    assert SEEN in told and LOOKED_AT in told and f'value="{TODAY}"' in told
    assert list(PostHeld.objects.filter(cadre=roster.binh).values()) == before
    earlier = office.post(address, asked | {"on": "29/11/2021", "looked_at": "on"}).content.decode()
    assert "vẫn giữ" in earlier
    assert office.post(address, asked | {"looked_at": "on"}).status_code == 302
    seen = PostHeld.objects.get(pk=before[0]["id"])
    assert (str(seen.valid_to), str(seen.known_on)) == (TODAY, "2021-11-29")
    begins = [str(held.valid_from) for held in roster.binh.posts.exclude(pk=seen.pk)]
    assert begins == ([] if begun is relieved else [TODAY])
    step = row.steps.standing().last()
    office.post(reverse(f"{row._meta.model_name}-undo", args=[row.pk, step.pk]), {"reason": ""})
    assert list(PostHeld.objects.filter(cadre=roster.binh).values()) == before
