"""The address in history, access log and locks is the client's, and nobody writes it about himself."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.urls import reverse

from config.clients import networks, tell_client
from office.sign_in.models.tries import WrongTry
from office.sign_in.tries import Kind, digest

OURS = networks(["10.0.0.0/24", "192.168.1.5"])


def told(peer, forwarded=None, scheme=None):
    meta = {"REMOTE_ADDR": peer, "HTTP_X_FORWARDED_FOR": forwarded, "HTTP_X_FORWARDED_PROTO": scheme}
    meta = {name: value for name, value in meta.items() if value is not None}
    tell_client(meta, OURS)
    return meta["REMOTE_ADDR"], meta.get("HTTP_X_FORWARDED_PROTO")


@pytest.mark.parametrize(
    ("peer", "forwarded", "address"),
    [
        ("", "203.0.113.7", "203.0.113.7"),
        ("192.168.1.5", "203.0.113.7", "203.0.113.7"),
        ("10.0.0.9", "2001:db8::7", "2001:db8::7"),
        # What the client wrote himself stands before what the proxies added.
        ("10.0.0.9", "1.1.1.1, 203.0.113.7, 10.0.0.8", "203.0.113.7"),
        ("10.0.0.9", "'; DROP", "10.0.0.9"),
        ("10.0.0.9", None, "10.0.0.9"),
        ("", None, "127.0.0.1"),
        ("", "nobody", "127.0.0.1"),
    ],
)
def test_our_proxy_tells_of_the_client(peer, forwarded, address):
    assert told(peer, forwarded, "https") == (address, "https")


def test_a_stranger_is_not_believed():
    assert told("203.0.113.7", "10.0.0.1", "https") == ("203.0.113.7", None)


def test_a_network_that_is_none_stops_the_start_with_a_sentence():
    with pytest.raises(ImproperlyConfigured, match="CADRE_PROXIES"):
        networks(["proxy.example"])


@pytest.mark.parametrize(("proxies", "noted"), [(["127.0.0.1"], "203.0.113.7"), ([], "127.0.0.1")])
def test_a_refused_sign_in_is_noted_with_the_address_of_the_client(client, db, settings, proxies, noted):
    settings.PROXIES = proxies
    typed = {"username": "nobody", "password": "wrong"}
    client.post(reverse("login"), typed, headers={"x-forwarded-for": "203.0.113.7"})
    assert WrongTry.objects.get(kind=Kind.ADDRESS).digest == digest(Kind.ADDRESS, noted)
