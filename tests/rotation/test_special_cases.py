"""An early end that is let pass: by whose document and why, by the chief alone, told wherever the verdict is."""

from io import BytesIO

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from openpyxl import load_workbook

from cadre.models.conflicts import Account
from foundation.core.answers.integrity import sentence
from office.organisation.rights import Role
from office.regulations.models import RuleSet
from rotation.models import Rotation
from tests.conftest import make_user
from tests.factories import make_post, make_rule
from tests.rotation.moves import make_rotation

LIST = reverse("rotation-list")
BASIS = {"special_basis": "Công văn 12-CV/TU", "special_reason": "Đơn vị được sắp xếp lại"}
SPECIAL = "Trường hợp đặc biệt (theo Công văn 12-CV/TU)"
EARLY = "Cần xem xét (Chưa đủ 36 tháng)"


@pytest.fixture
def early(world):
    """A rotation of 24 months where 36 are asked."""
    rule_set = RuleSet.objects.create(name="Bộ luân chuyển", subject="rotation", in_force_from=world.long_ago)
    make_rule("rotation_min_months", 36, rule_set=rule_set, article="Điều 8")
    post = make_post("Phó Chủ tịch UBND", world.hoa_tham)
    return make_rotation(world.binh, post, "2019-02-01", valid_to="2021-02-01")


@pytest.fixture
def chief(client, world):
    world.chief = make_user("truongban", Role.CHIEF, world.district)
    client.force_login(world.chief)
    return client


def test_an_early_end_is_to_be_considered_on_list_page_section_and_sheet(chief, world, early):
    section = reverse("rotation-of-person", args=[world.binh.pk])
    for page in (LIST, early.get_absolute_url(), section):
        html = chief.get(page, headers={"HX-Request": "true"} if page == section else {}).content.decode()
        assert EARLY in html and "hông đạt" not in html and "hưa đạt" not in html, page
    assert EARLY in sheet(chief)


def sheet(client, **query):
    response = client.get(LIST, {"format": "xlsx", **query})
    rows = load_workbook(BytesIO(b"".join(response.streaming_content))).active.values
    return " | ".join(str(cell) for row in rows for cell in row if cell)


def test_the_chief_lets_it_pass_with_document_and_reason_and_takes_it_back(chief, world, early):
    page = reverse("rotation-special", args=[early.pk])
    assert page in chief.get(early.get_absolute_url()).content.decode()
    half = chief.post(page, {"special_basis": "Công văn 12-CV/TU"})
    assert half.status_code == 200 and "phải ghi cả văn bản và lý do" in half.content.decode()
    assert chief.post(page, BASIS).status_code == 302
    html = chief.get(early.get_absolute_url()).content.decode()
    assert SPECIAL in html and "Đơn vị được sắp xếp lại" in html
    told = sheet(chief, columns=["verdict", "special"])
    assert SPECIAL in told and "Công văn 12-CV/TU: Đơn vị được sắp xếp lại" in told
    history = chief.get(reverse("rotation-history", args=[early.pk])).content.decode()
    assert "Trường hợp đặc biệt theo văn bản" in history and "Lý do xem xét đặc biệt" in history
    assert chief.post(page, {"special_basis": "", "special_reason": ""}).status_code == 302
    assert EARLY in chief.get(LIST).content.decode()


def test_an_officer_does_not_let_it_pass(client, world, early):
    client.force_login(world.lan)
    page = reverse("rotation-special", args=[early.pk])
    assert client.get(page).status_code == client.post(page, BASIS).status_code == 403
    assert page not in client.get(early.get_absolute_url()).content.decode()
    assert not Rotation.objects.exclude(special_basis="").exists()


def test_only_what_has_ended_is_a_special_case(chief, world, early):
    early = make_rotation(world.an, early.to_post)
    page = reverse("rotation-special", args=[early.pk])
    assert page not in chief.get(early.get_absolute_url()).content.decode()
    refused = chief.post(page, BASIS)
    assert refused.status_code == 200 and "Chỉ lần luân chuyển đã kết thúc" in refused.content.decode()


@pytest.mark.parametrize("half", BASIS)
def test_the_database_asks_for_both(early, half):
    with pytest.raises(IntegrityError) as refused, transaction.atomic():
        Rotation.objects.filter(pk=early.pk).update(**{half: BASIS[half]})
    assert sentence(refused.value) == "Trường hợp đặc biệt phải ghi cả văn bản và lý do."


def test_of_a_masked_line_nothing_special_is_told(chief, world, early):
    Rotation.objects.filter(pk=early.pk).update(**BASIS)
    Account.objects.create(user=world.chief, cadre=world.binh)
    html = chief.get(LIST, {"columns": ["special", "verdict"]}).content.decode()
    assert "Nông Văn Bình" in html and "Công văn 12-CV/TU" not in html
    assert chief.post(reverse("rotation-special", args=[early.pk]), {"special_basis": ""}).status_code in (
        403,
        404,
    )
    assert "Công văn 12-CV/TU" not in sheet(chief, columns=["special", "verdict"])
