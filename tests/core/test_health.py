from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse


def test_a_program_that_lives_says_so_to_anybody_and_says_nothing_else(client):
    response = client.get(reverse("health"))
    assert (response.status_code, response.content) == (200, b"OK")
    assert response.headers["Cache-Control"] == "no-store"
    assert not response.cookies


def test_it_asks_neither_queue_nor_database_also_for_who_brings_a_session(client, db, settings):
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": "redis://127.0.0.1:1/0"}}
    client.cookies["sessionid"] = "a" * 32
    asked = {}
    for name in ("login", "health"):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(reverse(name)).status_code == 200
        asked[name] = len(queries) > 0
    assert asked == {"login": True, "health": False}


def test_it_says_so_where_every_other_page_is_sent_to_https(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get(reverse("login")).status_code == 301
    assert client.get(reverse("health")).status_code == 200
