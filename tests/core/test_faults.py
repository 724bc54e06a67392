"""Pages of faults keep the frame of who has signed in, say what to do, and tell nothing of what is not theirs."""

import re

import pytest
from django.test import Client
from django.urls import reverse

FRAME = 'aria-label="Danh mục chức năng"'
BACK = "Về trang đầu"


@pytest.fixture
def unit_officer(client, world):
    client.raise_request_exception = False
    client.force_login(world.huong)
    return client


def html_of(response, status):
    assert response.status_code == status
    return response.content.decode()


def test_404_has_the_frame_and_is_the_same_for_what_was_never_there(unit_officer, world):
    kept_away = html_of(unit_officer.get(world.binh.get_absolute_url()), 404)
    never = html_of(unit_officer.get(reverse("cadre-detail", args=[999999])), 404)
    nowhere = html_of(unit_officer.get("/khong-co-trang-nay/"), 404)
    assert FRAME in kept_away and BACK in kept_away and FRAME in nowhere

    def told(html):
        html = re.sub(r'(csrfmiddlewaretoken" value|x-csrftoken":) ?="?[^"]*"', "", html)
        html = re.sub(r'"x-csrftoken": "[^"]*"', "", html)
        return re.sub(r"/cadres/\d+/", "", html)

    assert told(kept_away) == told(never)


def test_403_400_and_a_stale_form_have_the_frame(unit_officer, world):
    refused = html_of(unit_officer.get(reverse("user-list")), 403)
    assert FRAME in refused and BACK in refused and "người phụ trách phân quyền" in refused
    unreadable = html_of(unit_officer.post(reverse("find"), {f"f{n}": "x" for n in range(5001)}), 400)
    assert FRAME in unreadable and BACK in unreadable
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(world.huong)
    stale = html_of(strict.post(reverse("find"), {"q": "an"}), 403)
    assert FRAME in stale and "data-stale" in stale


def test_who_has_not_signed_in_gets_the_plain_page_and_sign_in_leads_to_activation(client, db):
    nowhere = html_of(client.get("/khong-co-trang-nay/"), 404)
    assert FRAME not in nowhere and BACK in nowhere
    assert reverse("activate") in html_of(client.get(reverse("login")), 200)


def test_what_the_database_refuses_is_told_in_the_frame(unit_officer, world, settings):
    settings.ROOT_URLCONF = "tests.core.failing"
    refused = html_of(unit_officer.post("/refused/"), 409)
    assert FRAME in refused and "data-sentence" in refused and BACK in refused
    plain = html_of(unit_officer.post("/raising/"), 500)
    assert FRAME not in plain and BACK in plain
