"""An import belongs to its owner; what it tells of people on record depends on what the owner may read."""

import pytest
from django.urls import reverse

from cadre.models.people import Cadre
from foundation.sheets.kinds import KINDS, kinds_for
from foundation.sheets.models import Import
from office.organisation.rights import Role
from tests.conftest import make_user
from tests.sheets_import.files import looked, person, roster, upload, write

OF_ONE = ["detail", "file", "columns", "look", "result", "marked"]
ACTS = ["answer", "look-again", "write", "rest", "retry", "remove"]
CHANGED = roster(person("Hoàng Thị An", sex="Nữ", birth="01/05/1980", home="Hoa Thám"))


@pytest.mark.parametrize("name", OF_ONE)
def test_somebody_elses_import_does_not_exist(lan, client, world, name):
    sent = upload(lan, roster(person("Lý Văn Tư")))
    client.force_login(world.huong)
    assert client.get(reverse(f"import-{name}", args=[sent.pk])).status_code == 404


@pytest.mark.parametrize("name", ACTS)
def test_nobody_acts_on_somebody_elses_import(lan, client, world, name):
    sent = upload(lan, roster(person("Lý Văn Tư")))
    client.force_login(world.huong)
    assert client.post(reverse(f"import-{name}", args=[sent.pk])).status_code == 404


def test_the_progress_of_somebody_elses_work_does_not_exist(lan, client, world):
    sent = upload(lan, roster(person("Lý Văn Tư")))
    address = reverse("job-progress", args=[sent.job_id])
    assert lan.get(address).headers["HX-Refresh"] == "true"
    client.force_login(world.huong)
    assert client.get(address).status_code == 404


def test_the_list_holds_only_ones_own_imports(lan, client, world):
    upload(lan, roster(person("Lý Văn Tư")))
    assert "Lần nhập" in lan.get(reverse("import-list")).content.decode()
    client.force_login(world.huong)
    assert "Chưa có lần nhập nào" in client.get(reverse("import-list")).content.decode()


@pytest.mark.parametrize("role", [Role.LEADER, Role.AREA_MEMBER, Role.INSPECTOR])
def test_a_role_that_only_reads_brings_nothing_in(client, world, role):
    client.force_login(make_user("giang", role, world.district))
    assert client.get(reverse("import-list")).status_code == 403
    assert client.get(reverse("import-new")).status_code == 403


def test_the_administrator_brings_in_records_of_people_and_nothing_of_the_work(world):
    """Lists, grades, classes and moves are the office's to bring in."""
    slugs = {
        role: {kind.slug for kind in kinds_for(make_user(role.value, role, world.district))} for role in Role
    }
    assert slugs[Role.ADMIN] == {"roster", "former"}
    assert slugs[Role.OFFICER] == set(KINDS)


def test_the_administrator_sees_which_fields_change_and_not_what_stood_there(client, world):
    Cadre.objects.filter(pk=world.an.pk).update(home_town="Xã Bí Mật")
    client.force_login(make_user("minh", Role.ADMIN, world.district))
    sent = looked(client, CHANGED)
    assert sent.counts["changed"] == 1
    page = client.get(reverse("import-look", args=[sent.pk])).content.decode()
    assert "Xã Bí Mật" not in page
    assert "có thay đổi" in page
    client.force_login(world.lan)
    page = client.get(reverse("import-look", args=[looked(client, CHANGED).pk])).content.decode()
    assert "Xã Bí Mật" in page


def test_a_unit_officer_writes_nothing_into_another_unit(client, world):
    client.force_login(world.huong)
    sent = looked(client, roster(person("Lý Văn Tư", unit="Xã Tân Văn"), person("Lý Văn Năm")))
    assert sent.counts["new"] == 1
    write(client, sent)
    assert Cadre.objects.filter(full_name="Lý Văn Năm").exists()
    assert not Cadre.objects.filter(full_name="Lý Văn Tư").exists()


def test_nobody_signed_out_gets_anywhere(client, world):
    sent = Import.objects.create(owner=world.lan, file="imports/x.xlsx")
    for name in ["import-list", "import-new"]:
        assert client.get(reverse(name)).url.startswith(reverse("login"))
    assert client.get(sent.get_absolute_url()).url.startswith(reverse("login"))
