import pytest
from django.urls import reverse

# No test here but the one of another page may use the database: pytest refuses it to them.


def test_a_program_that_lives_says_so_to_anybody_and_says_nothing_else(client):
    response = client.get(reverse("health"))
    assert (response.status_code, response.content) == (200, b"OK")
    assert response.headers["Cache-Control"] == "no-store"
    assert not response.cookies


def test_it_says_so_without_queue_and_database_also_to_who_brings_a_session(client, settings):
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": "redis://127.0.0.1:1/0"}}
    client.cookies["sessionid"] = "a" * 32
    with pytest.raises(RuntimeError, match="Database access not allowed"):
        client.get(reverse("login"))
    assert client.get(reverse("health")).status_code == 200


def test_it_says_so_where_every_other_page_is_sent_to_https(client, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get(reverse("login")).status_code == 301
    assert client.get(reverse("health")).status_code == 200
