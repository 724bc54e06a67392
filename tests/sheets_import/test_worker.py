"""One file through a real worker."""

import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from foundation.sheets.models import Import
from tests.conftest import make_user
from tests.factories import make_post, make_unit
from tests.sheets_import.files import columns, confirm, person, roster

PATIENCE = 30


def when_done(state):
    for _ in range(PATIENCE * 10):
        sent = Import.objects.select_related("job").get()
        if sent.state == state and not sent.is_busy:
            return sent
        time.sleep(0.1)
    pytest.fail(f"still {sent.state}: {sent.job.error}")


@pytest.fixture
def settings_seen_by_the_worker(settings, celery_worker_process):
    """Files where the worker looks for them, not in the folder of one test."""
    settings.MEDIA_ROOT = settings.VAR_DIR / "files"
    return settings


def test_the_worker_reads_judges_and_writes(transactional_db, settings_seen_by_the_worker):
    unit = make_unit("06073", "Xã Hoa Thám")
    make_post("Chủ tịch UBND", unit)
    client = Client()
    client.force_login(make_user("lan", "officer", unit))
    file = SimpleUploadedFile("a.xlsx", roster(person("Lý Văn Tư")))
    client.post(reverse("import-new"), {"file": file})
    sent = when_done("read")
    confirm(client, sent)
    columns(client, sent)
    sent = when_done("looked")
    client.post(reverse("import-write", args=[sent.pk]), {"good": sent.good, "blocked": sent.blocked})
    assert when_done("written").written == 1
    client.post(reverse("import-remove", args=[sent.pk]))
    assert Import.objects.exists()
