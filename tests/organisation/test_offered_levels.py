"""A level that ended on 01/07/2025 is offered where the register has units of it, and nowhere else."""

import pytest
from django.urls import reverse

from cadre.reference import load_reference
from office.organisation.levels import known_levels
from office.organisation.models.levels import Level, UnitLevel
from office.organisation.models.structure import ManagingAuthority, PostTitle, Unit
from office.organisation.rights import Role
from tests.conftest import make_user

pytestmark = pytest.mark.django_db

PAGES = [
    "cadre-list",
    "unit-list",
    "posttitle-list",
    "planningterm-list",
    "standard-list",
    "standards-compared",
    "ask",
]
PAGES += ["posttitle-new", "planningterm-new", "standard-new", "stat-forms"]


@pytest.fixture
def commune():
    """An office of today whose first hour is not over."""
    load_reference()
    root = Unit.objects.get()
    return make_user("truongban", Role.CHIEF, root)


def test_pages_of_a_commune_of_today_say_nothing_of_a_district(client, commune):
    client.force_login(commune)
    for name in PAGES:
        page = client.get(reverse(name)).content.decode().lower()
        assert "cấp huyện" not in page and "huyện ủy" not in page, name
    assert not ManagingAuthority.objects.filter(name__contains="Huyện").exists()


def test_a_unit_of_the_level_brings_it_and_its_memberships(client, commune):
    root = Unit.objects.get()
    assert known_levels() == [Level.PROVINCE, Level.LOCALITY, Level.GRASSROOTS]
    UnitLevel.objects.create(unit=root, level="commune", valid_from="2020-01-01")
    assert Level.COMMUNE in known_levels() and Level.DISTRICT not in known_levels()
    client.force_login(commune)
    page = client.get(reverse("unit-new"))
    unit = {"name": "Huyện Bình Gia", "code": "181", "level": "district", "kind": "4", "parent": root.pk}
    unit |= {"order": 1, "valid_from": "01/01/2000", "valid_to": "01/07/2025"}
    assert client.post(reverse("unit-new"), unit, opened=page).status_code == 302
    assert known_levels() == [*Level]
    assert PostTitle.objects.filter(level="district", kind="collective").count() == 2
    assert "cấp huyện" in client.get(reverse("cadre-list")).content.decode()
