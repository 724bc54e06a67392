"""After an import: whom it brought, what to do next, and how long the file is kept."""

import datetime

from django.urls import reverse
from django.utils import timezone

from cadre.models.people import Cadre
from foundation.sheets.models import Import
from foundation.sheets.tasks import forget_old_files
from office.organisation.rights import Role
from tests.conftest import make_user
from tests.sheets_import.files import looked, person, roster, write

ROWS = [
    person("Lý Văn Tư"),
    person("Lý Văn Năm", birth="31/02/1980"),
    # Of An nothing changes but a qualification, of Bình nothing at all.
    [*person("Hoàng Thị An", sex="Nữ", birth="01/05/1980"), "Đại học Luật"],
    person("Nông Văn Bình", birth="04/03/1975", unit="Xã Tân Văn"),
]
HEADINGS = [
    "TT",
    "Họ và tên",
    "Giới tính",
    "Ngày sinh",
    "Dân tộc",
    "Đơn vị",
    "Chức vụ",
    "Quê quán",
    "Trình độ chuyên môn",
]


def written(client):
    return write(client, looked(client, roster(*ROWS, headings=HEADINGS)))


def test_the_result_leads_to_those_whom_the_file_brought(lan, world):
    world.binh.sex = "M"
    world.binh.save()
    sent = written(lan)
    page = lan.get(reverse("import-result", args=[sent.pk])).content.decode()
    address = f"{reverse('cadre-list')}?import={sent.pk}&amp;status=all"
    assert f'href="{address}">Xem 2 đồng chí vừa nhập</a>' in page
    assert "Lập danh sách quy hoạch" in page
    people = lan.get(address.replace("&amp;", "&")).content.decode()
    assert "Lý Văn Tư" in people and "Hoàng Thị An" in people
    assert "Nông Văn Bình" not in people
    assert f"Vừa nhập, lần nhập số: {sent.pk}" in people


def test_of_imports_that_are_not_ones_own_nothing_is_listed(lan, client, world):
    administrator = make_user("minh", Role.ADMIN, world.district)
    sent = written(lan)
    client.force_login(world.huong)
    for asked in (sent.pk, 10**30, "abc"):
        page = client.get(reverse("cadre-list"), {"import": asked, "status": "all"}).content.decode()
        assert "Lý Văn Tư" not in page
    client.force_login(administrator)
    own = written(client)
    assert "vừa nhập" not in client.get(reverse("import-result", args=[own.pk])).content.decode()


def test_without_a_rule_no_file_is_deleted_and_the_page_says_so(lan, settings):
    assert settings.IMPORT_FILES_KEPT_DAYS is None
    sent = written(lan)
    Import.objects.update(written_at=timezone.now() - datetime.timedelta(days=3000))
    forget_old_files()
    page = lan.get(reverse("import-result", args=[sent.pk])).content.decode()
    assert Import.objects.get().file and "chưa quy định thời hạn lưu tệp nhập" in page


def test_a_file_is_kept_so_long_as_the_page_says(lan, settings, django_capture_on_commit_callbacks):
    settings.IMPORT_FILES_KEPT_DAYS = 30
    sent = written(lan)
    until = timezone.localtime(sent.written_at) + datetime.timedelta(days=30)
    address = reverse("import-result", args=[sent.pk])
    assert f"được giữ đến ngày {until:%d/%m/%Y}" in lan.get(address).content.decode()
    open_one = looked(lan, roster(person("Lý Văn Sáu")))
    forget_old_files()
    assert Import.objects.get(pk=sent.pk).file
    Import.objects.update(written_at=timezone.now() - datetime.timedelta(days=31))
    storage, names = sent.file.storage, [sent.file.name, sent.marked_file.name]
    with django_capture_on_commit_callbacks(execute=True):
        forget_old_files()
    assert not any(storage.exists(name) for name in names)
    sent = Import.objects.get(pk=sent.pk)
    # What was read of it is kept.
    assert sent.rows.count() == 4 and sent.found["sheets"] and (sent.state, sent.written) == ("written", 2)
    assert "không còn lưu" in lan.get(address).content.decode()
    assert lan.get(reverse("import-marked", args=[sent.pk])).url == sent.get_absolute_url()
    assert storage.exists(Import.objects.get(pk=open_one.pk).file.name)
    assert Cadre.objects.filter(full_name="Lý Văn Tư").exists()
