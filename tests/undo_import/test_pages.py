"""Taking an import back by its pages and by the command, and closing what nobody goes on with."""

import datetime
import json

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cadre.models.people import Cadre
from foundation.jobs import execution
from foundation.sheets.closing import close_abandoned
from foundation.sheets.models import Import
from office.organisation.rights import Role
from tests.cadre.sheets import person
from tests.conftest import make_user
from tests.sheets_import.files import person as sheet_row
from tests.sheets_import.files import roster, upload
from tests.sheets_import.test_command import kept, run
from tests.undo_import.imports import acting, imported, tables

NAMES = ["import-undo", "import-undo-look", "import-undo-do"]


def page_of(client, sent):
    return client.get(reverse("import-undo", args=[sent.pk])).content.decode()


def asked(client, name, sent, **given):
    """Posted, and the job done as a worker would."""
    client.post(reverse(name, args=[sent.pk]), given)
    execution.run(sent.undos.latest("pk").job_id)
    return page_of(client, sent)


def test_what_would_be_undone_is_shown_then_done(lan, world):
    sent = imported(world.lan, [person(5, full_name="Lý Văn Tư"), person(6, full_name="Lý Văn Năm")])
    result = lan.get(reverse("import-result", args=[sent.pk])).content.decode()
    assert f"Hoàn tác lần nhập ngày {timezone.localtime(sent.written_at):%d/%m/%Y} (2 dòng)" in result
    lan.post(reverse("import-undo-look", args=[sent.pk]))
    assert "Đang chờ đến lượt" in page_of(lan, sent)
    execution.run(sent.undos.get().job_id)
    page = page_of(lan, sent)
    assert "Xem trước, chưa hoàn tác nội dung nào." in page and "Hồ sơ cán bộ" in page
    assert Cadre.objects.filter(full_name__startswith="Lý").count() == 2
    with acting(world.huong):
        Cadre.objects.filter(full_name="Lý Văn Tư").update(phone="0912345678")
    undo = str(sent.undos.get().pk)
    assert "Hồ sơ đã thay đổi từ lúc xem trước" in asked(lan, "import-undo-do", sent, undo=undo)
    page = asked(lan, "import-undo-look", sent)
    assert "1 dòng đã có người sửa sau đó được giữ lại" in page and "Huong đã sửa lúc" in page
    page = asked(lan, "import-undo-do", sent, undo=str(sent.undos.latest("pk").pk))
    assert "Đã hoàn tác lúc" in page and "Lý Văn Tư" in page
    assert Cadre.objects.filter(full_name__startswith="Lý").get().full_name == "Lý Văn Tư"
    event = Cadre.pgh_event_model.objects.get(full_name="Lý Văn Năm", pgh_label="delete").pgh_context.metadata
    assert (event["reason"], event["import_key"], event["user"]) == (
        "Hoàn tác lần nhập",
        sent.pk,
        world.lan.pk,
    )
    assert "Đã hoàn tác" in lan.get(reverse("import-list")).content.decode()


def test_the_undo_belongs_to_the_owner_and_to_the_head(lan, client, world):
    chief = make_user("truongban", Role.CHIEF, world.district)
    others = [
        world.huong,
        make_user("minh", Role.CHIEF, world.hoa_tham),
        make_user("doc", Role.ADMIN, world.district),
    ]
    sent = imported(world.lan, [person(5, full_name="Lý Văn Tư")])
    for stranger in others:
        client.force_login(stranger)
        answers = {client.get(reverse(NAMES[0], args=[sent.pk])).status_code}
        answers |= {client.post(reverse(name, args=[sent.pk])).status_code for name in NAMES[1:]}
        assert answers == {404}, stranger
        assert str(sent) not in client.get(reverse("import-list")).content.decode()
    client.force_login(chief)
    listed = client.get(reverse("import-list")).content.decode()
    assert str(sent) in listed and reverse("import-undo", args=[sent.pk]) in listed
    assert client.get(reverse("import-result", args=[sent.pk])).status_code == 404
    assert "Xem trước, chưa hoàn tác nội dung nào." in asked(client, "import-undo-look", sent)
    world.lan.grants.update(role=Role.LEADER)
    later = Client()
    later.force_login(world.lan)
    assert later.get(reverse("import-undo", args=[sent.pk])).status_code == 403


def test_the_command_keeps_an_import_and_takes_it_back(world, tmp_path):
    before = tables()
    output, _ = run(
        kept(tmp_path, "a.xlsx", sheet_row("Lý Văn Tư"), sheet_row("Lý Văn Năm")), "--json", "--accept"
    )
    key = str(json.loads(output)["files"][0]["key"])
    assert tables() != before and Import.objects.get(pk=key).owner is None
    output, refusal = run("--undo", key, "--dry-run")
    assert not refusal and "Hồ sơ cán bộ: xóa 2, trả lại như trước 0" in output and tables() != before
    assert "không có quyền" not in run("--undo", key, "--as", "lan")[1] and tables() != before
    output, refusal = run("--undo", key, "--json")
    assert not refusal and json.loads(output)["records"][0] == {
        "label": "Hồ sơ cán bộ",
        "removed": 2,
        "restored": 0,
    }
    assert tables() == before
    assert "đã được hoàn tác rồi" in run("--undo", key)[1]
    assert run("--undo", "999")[1].startswith("Không có lần nhập") and "Ghi tên tệp" in run()[1]


def test_what_is_sent_again_left_alone_or_put_away_waits_no_more(lan, world):
    file = roster(sheet_row("Lý Văn Tư"))
    first, second = upload(lan, file), upload(lan, file)
    first.refresh_from_db()
    assert (first.state, first.closed_for) == ("closed", "đã gửi lại chính tệp này")
    assert second.state == "read"
    lan.post(reverse("import-close", args=[second.pk]))
    answer = lan.get(second.get_absolute_url(), follow=True)
    assert answer.redirect_chain[-1][0] == reverse("import-closed", args=[second.pk])
    assert "người nhập đóng" in answer.content.decode()
    lan.post(reverse("import-reopen", args=[second.pk]))
    second.refresh_from_db()
    assert second.state == "read"
    old = timezone.now() - datetime.timedelta(days=31)
    written = imported(world.lan, [person(5, full_name="Lý Văn Năm")])
    Import.objects.update(sent_at=old)
    assert close_abandoned(timezone.now()) == 1 and close_abandoned(timezone.now()) == 0
    assert Import.objects.get(pk=written.pk).state == "written"
    assert Import.objects.get(pk=second.pk).closed_for == "đã quá 30 ngày không làm tiếp"


@pytest.mark.parametrize("name", ["import-close", "import-reopen"])
def test_nobody_closes_what_is_somebody_elses(lan, client, world, name):
    sent = upload(lan, roster(sheet_row("Lý Văn Tư")))
    client.force_login(world.huong)
    assert client.post(reverse(name, args=[sent.pk])).status_code == 404
