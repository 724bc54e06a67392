"""Somebody who writes in one unit and only reads in another meets each with its own rights."""

import pytest
from django.urls import reverse

from cadre.models.people import CadrePrivate
from office.organisation.models.users import Grant
from office.organisation.rights import Role
from tests.answers import LISTS, asked, text_of
from tests.conftest import WORLD
from tests.factories import make_cadre
from tests.planning.lists import make_proposal
from tests.records import ADDRESSES, BOTH, address, named

both_rows = BOTH.fixture()


@pytest.fixture
def split(world, both_rows):
    """Hương keeps Hoa Thám and only reads Tân Văn, where Bình works; both have numbers and drafts."""
    Grant.objects.create(user=world.huong, role=Role.AREA_MEMBER, unit=world.tan_van)
    made = both_rows.put_upon(WORLD)
    world.own, world.others = made.own, made.others
    CadrePrivate.objects.create(cadre=world.an, citizen_id="020180000001")
    CadrePrivate.objects.create(cadre=world.binh, citizen_id="020075000002", party_card_no="12345678")
    for found, words in ((world.own, "nháp của Hoa Thám"), (world.others, "nháp của Tân Văn")):
        target = found["planningtarget"]
        make_proposal(make_cadre("Lý Văn Sáu", unit=target.post.unit), target, note=words)
    return world


HELD = {Role.UNIT_OFFICER, Role.AREA_MEMBER}


def answers_of(client, split):
    """(address, whether a right of hers opens such pages, kind, what she may of the other unit's alone, answers)."""
    shared = {*named("SHARED"), "proposal"}
    for name, kind, roles in ADDRESSES:
        for found in (split.own, split.others) if kind else (split.own,):
            page, alone = address(name, found.get(kind)), found is split.others and kind not in shared
            if alone:
                # A planning list of the communes is one list for both units: each with its own lines.
                reads = Role.AREA_MEMBER in roles or (kind == "planninglist" and Role.UNIT_OFFICER in roles)
                yield page, bool(roles & HELD), kind, reads, asked(client, f"{page}?columns=note")
            elif roles & HELD:
                yield page, True, kind, None, {"get": client.get(f"{page}?columns=note")}


def test_a_right_held_in_one_unit_opens_nothing_in_another(client, split, bare):
    """Nor do numbers, drafts and sheets leave the unit where they may be read."""
    client.force_login(split.huong)
    wrong, pages, sheets = {}, "", ""
    for page, is_held, kind, reads, answers in answers_of(client, split):
        if reads is not None:
            allowed = {200, 302, 405} if reads else {403, 404, 405}
            statuses = {method: response.status_code for method, response in answers.items()}
            wrong |= {(page, method): status for method, status in statuses.items() if status not in allowed}
        if is_held:
            pages += text_of(answers["get"])
            sheet = client.get(f"{page}?format=xlsx&columns=note") if kind in LISTS else None
            sheets += text_of(sheet) if sheet and sheet.streaming else ""
    assert wrong == {}
    assert "020180000001" in pages and "nháp của Hoa Thám" in pages and "Nông Văn Bình" in pages
    assert not [leak for leak in ("020075000002", "12345678", "nháp của Tân Văn") if leak in pages]
    assert "Hoàng Thị An" in sheets and "nháp của Hoa Thám" in sheets
    assert not [leak for leak in ("Nông Văn Bình", "Tân Văn") if leak in sheets]


def test_numbers_are_found_in_the_unit_where_they_may_be_read(client, split):
    client.force_login(split.huong)
    for typed, total in {"020180000001": 1, "020075000002": 0, "12345678": 0, "binh": 1}.items():
        response = client.post(reverse("cadre-list"), {"q": typed, "status": "all"}, follow=True)
        assert response.context["page"]["total"] == total, typed
