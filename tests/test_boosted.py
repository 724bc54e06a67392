"""A form that was sent by htmx as a whole page (hx-boost) is led to a whole page, never to bare results."""

from django.conf import settings
from django.urls import reverse

from office.organisation.rights import Role
from tests.conftest import make_user
from tests.records import ADDRESSES, OWN, address

own_rows = OWN.fixture()
PART = {"HX-Request": "true"}
BOOSTED = {**PART, "HX-Boosted": "true"}
RESTORED = {**PART, "HX-History-Restore-Request": "true"}
SECTIONS = {name for _, name, _ in (*settings.PERSON_SECTIONS, *settings.USER_SECTIONS)}
NARROWED = SECTIONS | {"standards-compared", "board"}


def test_lists_and_sections_answer_a_boosted_request_with_a_whole_page(client, world, own_rows):
    walked = [(name, kind) for name, kind, _ in ADDRESSES if name.endswith("list") or name in NARROWED]
    assert len(walked) > 25
    found = own_rows.put().own
    client.force_login(make_user("lanhdao", Role.CHIEF, world.district))
    bare = []
    for name, kind in walked:
        response = client.get(address(name, found.get(kind)), headers=BOOSTED)
        if response.status_code == 200 and not response.content.startswith(b"<!doctype html>"):
            bare.append(name)
    assert bare == []


def test_what_is_removed_leads_to_the_whole_list_and_a_filter_to_its_results(client, world):
    client.force_login(world.lan)
    data = {"state": "serving", "reason": "Nhập trùng"}
    address = reverse("cadre-remove", args=[world.an.pk])
    removed = client.post(address, data, headers=BOOSTED, follow=True)
    html = removed.content.decode()
    assert html.count("<!doctype html>") == html.count("Đã xóa hồ sơ nhập nhầm") == html.count("</main>") == 1
    people = reverse("cadre-list")
    assert b"<!doctype" not in client.get(people, headers=PART).content
    assert b"<!doctype" in client.get(people, headers=RESTORED).content
