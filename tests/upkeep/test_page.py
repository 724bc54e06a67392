"""“Sao lưu, phục hồi”: what was made and tried, what is set, and a run that is asked for."""

import threading
import time

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from foundation.jobs.models import Job
from office.organisation.rights import Role
from tests.answers import text_of
from tests.conftest import make_user
from upkeep.backups import pages
from upkeep.models import Backup, Drill

PAGE = reverse("backup-list")


@pytest.fixture
def head(world):
    return make_user("lanhdao", Role.CHIEF, world.district)


@pytest.fixture
def admin(client, world, head, settings, keys):
    settings.BACKUP_IDENTITY, settings.BACKUP_KEY = keys
    user = make_user("quantri", Role.ADMIN, world.district)
    client.force_login(user)
    return user


def shown(client):
    response = client.get(PAGE)
    assert response.status_code == 200
    return text_of(response)


def made(number, **fields):
    held = {"rows": 1200, "files": 3, "missing": []}
    done = {"state": "done", "ended_at": timezone.now(), "size": 2_500_000, "contents": held}
    return Backup.objects.create(origin="clock", file=f"cadre-{number}.age", **{**done, **fields})


def test_an_empty_page_says_what_comes_and_what_is_set(client, admin, settings):
    text = shown(client)
    for said in (
        "Chưa có bản sao lưu nào",
        "Chưa diễn tập lần nào",
        "chỉ để thử",
        settings.BACKUP_KEY,
        "14 ngày",
    ):
        assert said in text, said
    assert "Sao lưu ngay" in text and reverse("drill-new") not in client.get(PAGE).content.decode()
    settings.BACKUP_IDENTITY = settings.BACKUP_KEY = ""
    text = shown(client)
    assert (
        "chưa có khóa công khai" in text and "restore_drill --identity" in text and "chỉ để thử" not in text
    )


def test_lines_say_how_each_ended_and_ask_the_same_for_any_number(client, admin):
    backup = made(1, missing=1, contents={"rows": 7, "files": 0, "missing": ["letters/a.zip"]})
    Drill.objects.create(
        origin="page",
        backup=backup,
        state="done",
        differences=["bảng x thiếu"],
        ended_at=timezone.now(),
        owner=admin,
    )
    Backup.objects.create(
        origin="page", state="failed", error="Ổ đĩa đầy.", ended_at=timezone.now(), owner=admin
    )
    shown(client)
    with CaptureQueriesContext(connection) as few:
        text = shown(client)
    for said in (
        "thiếu 1 tệp",
        "letters/a.zip",
        "không đạt",
        "bảng x thiếu",
        "Không xong: Ổ đĩa đầy.",
        "1 bản",
    ):
        assert said in text, said
    for number in range(2, 9):
        Drill.objects.create(origin="clock", backup=made(number), state="done", ended_at=timezone.now())
    with CaptureQueriesContext(connection) as many:
        assert "đạt" in shown(client)
    assert len(many) <= len(few)


def test_a_run_is_asked_for_once_and_shown_to_all(client, admin, head):
    for name, model in (("backup-new", Backup), ("drill-new", Drill)):
        if model is Drill:
            assert "Chưa có bản sao lưu nào để diễn tập" in text_of(client.post(reverse(name), follow=True))
            made(1)
        assert client.post(reverse(name)).url == PAGE
        assert (model.objects.get(state="waiting").owner, Job.objects.live().get().owner) == (admin, admin)
        text = text_of(client.get(PAGE))
        assert "Sao lưu ngay" not in text
        assert "Việc trước chưa xong" in text_of(client.post(reverse(name), follow=True))
        client.force_login(head)
        assert "Người khác đang cho sao lưu" in shown(client)
        client.force_login(admin)
        Job.objects.all().delete()


def test_of_two_who_press_at_once_the_second_is_told(transactional_db, admin, monkeypatch):
    first, second = Client(), Client()
    for each in (first, second):
        each.force_login(admin)
    inside, begin = threading.Event(), pages.start

    def slowly(*args):
        inside.set()
        time.sleep(0.5)
        begin(*args)

    monkeypatch.setattr(pages, "start", slowly)
    presses = threading.Thread(target=lambda: (first.post(reverse("backup-new")), connection.close()))
    presses.start()
    inside.wait(10)
    told = text_of(second.post(reverse("backup-new"), follow=True))
    presses.join()
    assert "Việc trước chưa xong" in told
    assert Backup.objects.count() == Job.objects.count() == 1


def test_without_a_key_nothing_is_begun(client, admin, settings):
    made(1)
    settings.BACKUP_IDENTITY = settings.BACKUP_KEY = ""
    assert "Chưa sao lưu được" in text_of(client.post(reverse("backup-new"), follow=True))
    assert "không giữ khóa riêng" in text_of(client.post(reverse("drill-new"), follow=True))
    assert Backup.objects.count() == 1 and not Drill.objects.exists() and not Job.objects.exists()
