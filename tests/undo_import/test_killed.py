"""An undo whose worker is killed in the middle leaves nothing half, and can be done again."""

import signal

from django.db import connection, transaction

from cadre.models.people import Cadre
from foundation.jobs import execution
from foundation.jobs.models import Job
from foundation.sheets.undo import jobs
from tests.cadre.sheets import person
from tests.conftest import busy_sessions, make_user
from tests.factories import make_post, make_unit
from tests.jobs.test_worker import send, wait_until, worker
from tests.jobs.work import fall_silent
from tests.undo_import.imports import imported, tables

HELD_UP = "SELECT count(*) FROM pg_locks WHERE NOT granted"
# Posts can be read and locked meanwhile, but none can be deleted.
HOLD_POSTS = "LOCK TABLE organisation_post IN SHARE MODE"


def is_held_up():
    """Whether somebody waits for a lock."""
    with connection.cursor() as cursor:
        cursor.execute(HELD_UP)
        return bool(cursor.fetchone()[0])


def test_a_killed_undo_leaves_every_table_as_it_was_and_is_done_when_claimed_again(transactional_db):
    unit = make_unit("181", "Huyện Bình Gia", level="district")
    make_post("Chủ tịch UBND", unit)
    lan = make_user("lan", "officer", unit)
    before = tables()
    sent = imported(lan, [person(section="Huyện Bình Gia", post="Phó Chủ tịch UBND")])
    written = tables()
    undo = sent.undos.create(by=lan)
    job = Job.objects.create(kind=jobs.take_back.slug, owner=lan, subject_key=undo.pk)
    with worker() as process:
        with transaction.atomic():
            # The person is gone already when the new post is to go.
            with connection.cursor() as cursor:
                cursor.execute(HOLD_POSTS)
            send(job)
            wait_until(is_held_up)
            process.send_signal(signal.SIGKILL)
            process.wait()
        wait_until(lambda: not busy_sessions())
    assert tables() == written and Job.objects.get(pk=job.pk).state == "running"
    fall_silent(job)
    execution.run(job.pk)
    assert tables() == before and not Cadre.objects.exists()
