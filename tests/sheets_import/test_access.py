"""An import belongs to its owner; what it tells of people on record depends on what the owner may read."""

import io

import pytest
from django.urls import reverse
from openpyxl import load_workbook

from cadre.models.people import Cadre, CadreNow
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


def test_no_page_and_no_file_of_an_import_tells_the_administrator_of_a_record(client, world):
    """An's birth, unit and post are on record; his sheet names her in another unit, without a birth, and no number."""
    client.force_login(make_user("minh", Role.ADMIN, world.district))
    an = person("Hoàng Thị An", sex="Nữ", birth="", unit="Xã Tân Văn")
    sent = looked(client, roster(an, person("Lý Văn Mới"), person("Lý Văn Sai", sex="Không rõ")))
    assert sent.counts["doubtful"] == 1 and sent.counts["wrong"] == 1
    pages = [client.get(reverse("import-look", args=[sent.pk]), {"verdict": "all"}).content.decode()]
    book = load_workbook(io.BytesIO(client.get(reverse("import-marked", args=[sent.pk])).getvalue()))
    pages += [str(cell.value) for sheet in book for row in sheet for cell in row]
    sent = write(client, sent)
    assert sent.state == "written" and sent.written == 1
    for name in ("import-result", "import-undo"):
        pages.append(client.get(reverse(name, args=[sent.pk])).content.decode())
    pages.append(client.get(reverse("import-list")).content.decode())
    told = "\n".join(pages)
    assert "một hồ sơ trùng họ tên" in told and "1980" not in told
    assert f"/{world.an.pk}/" not in told.replace(f"/imports/{sent.pk}/", "")
    assert CadreNow.objects.filter(cadre=world.an, unit=world.hoa_tham).exists()
