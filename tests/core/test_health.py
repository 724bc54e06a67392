from django.urls import reverse


def test_a_healthy_program_says_so_to_anybody_and_says_nothing_else(client, db):
    response = client.get(reverse("health"))
    assert (response.status_code, response.content) == (200, b"OK")
    assert not response.cookies


def test_it_says_so_where_every_other_page_is_sent_to_https(client, db, settings):
    settings.SECURE_SSL_REDIRECT = True
    assert client.get(reverse("login")).status_code == 301
    assert client.get(reverse("health")).status_code == 200


def test_a_program_without_its_queue_is_not_healthy(client, db, settings):
    settings.CACHES = {"default": {**settings.CACHES["default"], "LOCATION": "redis://127.0.0.1:1/0"}}
    client.raise_request_exception = False
    assert client.get(reverse("health")).status_code == 500
