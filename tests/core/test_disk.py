"""A disk without room takes no more files, and says so; here the limit is raised above what is free."""

import ast
import errno
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from foundation.core.disk.room import FULL, FULL_NOW, Disk, DiskFull, disk_of, said_of
from foundation.jobs import execution
from foundation.jobs.models import Job
from foundation.sheets.models import Import
from office.organisation.models.structure import ManagingAuthority
from office.organisation.models.users import User
from tests.jobs import work

GB = 2**30
BEGINS = FULL.split("{", maxsplit=1)[0]


@pytest.fixture
def full(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    settings.DISK_STOP_PERCENT = 100


@pytest.mark.parametrize(
    ("free", "size", "low", "stopped"),
    [
        (20, 100, False, False),
        (9, 100, True, False),
        (2, 100, True, True),
        (0.4, 9, True, True),
        (0.2, 1, False, False),
    ],
)
def test_a_disk_is_low_below_a_tenth_and_full_below_some_percent_or_megabytes(free, size, low, stopped):
    disk = Disk(int(free * GB), size * GB, 0)
    assert (disk.is_low, disk.is_full()) == (low, stopped)
    assert disk.is_full(more=int(free * GB))


def test_the_disk_of_a_folder_to_come_is_that_of_the_folder_above(tmp_path):
    assert disk_of(tmp_path / "one" / "two") == disk_of(tmp_path)


def test_nothing_is_stored_without_room_and_the_disk_is_told_of(full):
    with pytest.raises(DiskFull, match=BEGINS[:20]):
        default_storage.save("x", ContentFile(b"x"))
    assert not Path(default_storage.path("x")).exists()


def test_a_file_that_is_sent_is_refused_beside_its_box_and_what_was_typed_stays(client, world, full):
    client.force_login(world.lan)
    file = SimpleUploadedFile("a.csv", "Họ và tên\nAn\n".encode())
    html = client.post(reverse("import-new"), {"file": file}).content.decode()
    assert BEGINS in html and not Import.objects.exists()


def test_every_box_for_a_file_asks_for_room():
    boxes = [
        str(path)
        for path in Path().glob("[!.]*/**/*.py")
        if path.parts[0] != "tests" and path.name != "sent.py"
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {"forms.FileField", "forms.ImageField"}
    ]
    assert boxes == []


def test_a_job_without_room_ends_with_the_sentence(transactional_db, full):
    job = Job.objects.create(kind=work.storing.slug, owner=User.objects.create(username="lan"), subject_key=1)
    execution.run(job.pk)
    job.refresh_from_db()
    assert (
        job.state == Job.State.FAILED and job.error.startswith(BEGINS) and job.error.endswith("Chưa ghi gì.")
    )
    assert not ManagingAuthority.objects.exists()


def test_a_page_that_finds_no_room_says_so_and_leaves_nothing(transactional_db, settings, full):
    settings.ROOT_URLCONF = "tests.core.failing"
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "LoginRequired" not in name]
    for address, said in (("/storing/", BEGINS), ("/asking/no-room/", FULL_NOW)):
        response = Client().get(address)
        assert response.status_code == 507 and said in response.content.decode()
    assert not ManagingAuthority.objects.exists()


def test_what_the_machine_itself_says_is_told_the_same():
    assert said_of(OSError(errno.ENOSPC, "")) == FULL_NOW and said_of(OSError(errno.EACCES, "")) == ""
