"""Line 8 of the board follows the cases: what runs, is due, waits, is placed; each opens its list."""

from django.urls import reverse

from cadre.models.conflicts import Account
from tests.rotation.moves import make_rotation

BOARD, LIST = reverse("board"), reverse("rotation-list")


def line(client):
    return {
        state: figure.count
        for state, figure in client.get(BOARD).context["board"].moves.items()
        if state in ("running", "due", "waiting", "early", "placed")
    }


def listed(client, state):
    return client.get(LIST, {"state": state}).context["page"]["total"]


def test_the_line_counts_what_each_list_shows_without_what_a_reader_is_not_told(client, world):
    post = world.binh.posts.get().post
    make_rotation(world.binh, post, "2019-02-01", due_on="2021-11-01")
    make_rotation(world.an, post, "2016-02-01", valid_to="2019-02-01", after_words="Phó Trưởng ban")
    client.force_login(world.lan)
    told = line(client)
    assert told == {"running": 1, "due": 1, "waiting": 0, "early": 0, "placed": 1}
    assert {state: listed(client, state) for state in told} == told
    assert "đến hạn" in client.get(BOARD).content.decode()
    Account.objects.create(user=world.lan, cadre=world.binh)
    client.force_login(world.lan)
    assert line(client)["due"] == listed(client, "due") == 0
