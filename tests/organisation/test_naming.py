"""The body that keeps the records bears on every page the name that its papers give it, and no other."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from office.organisation.models.office import Office
from office.organisation.naming import GENERAL, office_body, remembered
from tests.factories import make_identity

TODAY = datetime.date(2021, 11, 30)


@pytest.fixture
def office(world):
    return Office.objects.update_or_create(defaults={"unit": world.district})[0]


def test_pages_say_the_name_of_the_papers(client, world, office):
    client.force_login(world.lan)
    asked = [reverse("home"), reverse("evaluation-new"), reverse("guide-topic", args=["planning"])]
    general = [client.get(address, follow=True).content.decode() for address in asked]
    assert "Chuyên viên cơ quan tổ chức" in general[0] and "Cơ quan tổ chức đề xuất" in general[1]
    assert "đơn vị đề nghị, cơ quan tổ chức đề xuất" in general[2]
    make_identity(world.district, department_name="Ban Xây dựng Đảng")
    named = [client.get(address, follow=True).content.decode() for address in asked]
    assert "Chuyên viên Ban Xây dựng Đảng" in named[0] and "Ban Xây dựng Đảng đề xuất" in named[1]
    assert "đơn vị đề nghị, Ban Xây dựng Đảng đề xuất" in named[2]
    assert not any(GENERAL in page.lower() for page in named)


def test_it_is_the_word_of_the_day_without_its_committee_and_the_administrators_goes_first(
    world, office, settings
):
    make_identity(world.hoa_tham, department_name="Tổ chức xã")
    assert office_body() == GENERAL, "a unit below the office does not name it"
    make_identity(world.district, department_name="Ban cũ", valid_to=TODAY)
    make_identity(world.district, valid_from=TODAY)
    assert office_body() == "Ban Tổ chức"
    settings.OFFICE_CALLED = "Ban Tổ chức – Nội vụ"
    assert office_body() == "Ban Tổ chức – Nội vụ"


def test_a_page_asks_it_once(world, office):
    with CaptureQueriesContext(connection) as queries, remembered():
        assert office_body() == office_body()
    assert len(queries) == 1
