from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from foundation.jobs import execution
from foundation.jobs.heartbeat import Heartbeat, is_alive
from foundation.jobs.models import Job
from foundation.jobs.tasks import start
from office.organisation.models.structure import ManagingAuthority
from tests.jobs import work
from tests.jobs.work import fall_silent


def job_of(kind, owner, key=1):
    return Job.objects.create(kind=kind.slug, owner=owner, subject_key=key)


def test_a_job_runs_once_and_keeps_its_figures(world):
    job = job_of(work.steady, world.lan)
    execution.run(job.pk)
    execution.run(job.pk)
    job.refresh_from_db()
    assert (job.state, job.done, job.total, job.attempt) == ("done", 5, 5, 1)
    assert ManagingAuthority.objects.count() == 5


def test_a_refusal_leaves_nothing_but_its_sentence(world):
    job = job_of(work.refused, world.lan)
    execution.run(job.pk)
    job.refresh_from_db()
    assert (job.state, job.error) == ("failed", "Tệp không có dòng nào.")
    assert not ManagingAuthority.objects.exists()


def test_a_fault_is_told_by_a_number_and_logged_without_what_it_says(world, caplog):
    job = job_of(work.broken, world.lan)
    execution.run(job.pk)
    job.refresh_from_db()
    assert job.state == "failed"
    assert f"mã {job.pk}-1" in job.error
    assert f"job test-broken failed, number {job.pk}-1: ValueError" in caplog.text
    assert "raise ValueError" in caplog.text
    assert work.PRIVATE not in caplog.text
    assert not ManagingAuthority.objects.exists()


def test_a_refusal_of_the_database_is_told_in_its_own_sentence(world):
    job = job_of(work.clashing, world.lan)
    execution.run(job.pk)
    job.refresh_from_db()
    assert job.state == "failed"
    assert job.error.endswith("Chưa ghi gì.")
    assert not ManagingAuthority.objects.exists()


def test_a_job_whose_worker_lives_is_left_to_it(world):
    job = job_of(work.steady, world.lan)
    taken = execution.claim(job.pk)
    assert execution.claim(job.pk) is None
    assert taken.attempt == 1


def test_a_silent_job_is_taken_over_and_its_first_worker_can_no_longer_end_it(world):
    job = job_of(work.steady, world.lan)
    first = execution.claim(job.pk)
    fall_silent(job)
    assert execution.stale_jobs() == [job.pk]
    execution.run(job.pk)
    assert not execution.end(first, state=Job.State.FAILED, error="muộn")
    job.refresh_from_db()
    assert (job.state, job.attempt, job.error) == ("done", 2, "")


@contextmanager
def just_before_the_claim(act):
    """Let somebody else act between the moment this worker read the job and the moment it writes its claim."""
    waiting = [act]

    def between(execute, sql, params, many, context):
        if waiting and sql.startswith('UPDATE "jobs_job"'):
            waiting.pop()()
        return execute(sql, params, many, context)

    with connection.execute_wrapper(between):
        yield
    assert not waiting, "the claim was written, so the other had its turn"


@pytest.mark.parametrize(
    ("read", "meanwhile"),
    [
        ({"state": "queued", "attempt": 0}, {"state": "running", "attempt": 1}),
        ({"state": "running", "attempt": 1}, {"state": "running", "attempt": 2}),
        ({"state": "running", "attempt": 1}, {"state": "done", "attempt": 1}),
    ],
    ids=["claimed by another", "taken over by another", "ended by its first worker"],
)
def test_a_job_that_moved_on_since_it_was_read_is_not_claimed(world, read, meanwhile):
    """Two workers may have read it at once; the row has the last word."""
    job = job_of(work.steady, world.lan)
    same = Job.objects.filter(pk=job.pk)
    same.update(**read)
    with just_before_the_claim(lambda: same.update(**meanwhile)):
        assert execution.claim(job.pk) is None
    assert same.values("state", "attempt").get() == meanwhile


def test_each_claim_is_an_attempt_of_its_own(world):
    job = job_of(work.steady, world.lan)
    for number in (1, 2):
        assert execution.claim(job.pk).attempt == number
        job.refresh_from_db()
        assert (job.state, job.attempt) == ("running", number)
        assert is_alive(job), "the attempt that was claimed is the one that beats"
        fall_silent(job)


def test_a_worker_that_was_overtaken_ends_nothing_while_the_other_is_at_it(world):
    job = job_of(work.steady, world.lan)
    first = execution.claim(job.pk)
    fall_silent(job)
    execution.claim(job.pk)
    assert not execution.end(first, state=Job.State.FAILED, error="muộn")
    job.refresh_from_db()
    assert (job.state, job.attempt, job.error) == ("running", 2, "")


def test_work_that_ends_after_another_worker_took_over_is_rolled_back(world):
    job = job_of(work.overtaken, world.lan)
    execution.run(job.pk)
    job.refresh_from_db()
    assert not ManagingAuthority.objects.exists()
    assert (job.state, job.error) == ("running", ""), "neither done nor failed: the other one says"


def test_a_job_that_is_interrupted_again_and_again_is_given_up(world):
    job = job_of(work.steady, world.lan)
    for _ in range(execution.MOST_ATTEMPTS):
        assert execution.claim(job.pk)
        fall_silent(job)
    execution.run(job.pk)
    job.refresh_from_db()
    assert job.state == "failed"
    assert "ngắt nhiều lần" in job.error


def sent(job, ago):
    Job.objects.filter(pk=job.pk).update(sent_at=timezone.now() - ago, created_at=timezone.now() - ago)


def test_a_job_that_was_sent_a_minute_ago_and_waits_is_sent_again(world):
    job = job_of(work.steady, world.lan)
    sent(job, timedelta(seconds=30))
    assert execution.stale_jobs() == []
    sent(job, timedelta(minutes=2))
    assert execution.stale_jobs() == [job.pk]


def test_a_job_that_was_never_sent_is_no_lost_one_and_is_sent_at_once(world):
    job = job_of(work.steady, world.lan)
    assert execution.unsent_jobs() == [], "it may be on its way"
    Job.objects.update(created_at=timezone.now() - timedelta(seconds=10))
    assert (execution.unsent_jobs(), execution.stale_jobs()) == ([job.pk], [])
    sent(job, timedelta(seconds=10))
    assert execution.unsent_jobs() == []


def test_a_silent_job_that_was_just_sent_is_not_sent_again(world):
    job = job_of(work.steady, world.lan)
    execution.claim(job.pk)
    fall_silent(job)
    assert execution.stale_jobs() == [job.pk]
    Job.objects.update(sent_at=timezone.now())
    assert execution.stale_jobs() == []


def test_a_sign_of_life_from_the_future_is_none(world):
    """The clock of a machine that was set back again: nobody waits for five years."""
    job = job_of(work.steady, world.lan)
    execution.claim(job.pk)
    ahead = timezone.now() + timedelta(days=1800)
    Job.objects.update(alive_at=ahead, sent_at=ahead)
    assert execution.stale_jobs() == [job.pk] and execution.claim(job.pk).attempt == 2


def test_starting_twice_gives_the_job_that_is_under_way(world):
    job = start(work.steady, world.lan, 7)
    assert start(work.steady, world.lan, 7) == job
    assert start(work.steady, world.lan, 8) != job


def test_the_row_tells_how_far_the_attempt_is_and_how_far_it_came(world):
    job = job_of(work.steady, world.lan)
    taken = execution.claim(job.pk)
    for number, done in ((0, 0), (1, 3)):
        Heartbeat(job.pk, number).report(3, 100)
        job.refresh_from_db()
        assert (job.done, is_alive(taken)) == (done, True), "of the present attempt alone"
    fall_silent(job)
    execution.run(job.pk)
    job.refresh_from_db()
    assert (job.done, job.total, job.attempt) == (5, 5, 2)


def test_a_job_that_lost_the_database_is_done_again(world, caplog):
    """Nothing can be written of it then, not even that it failed."""
    job = job_of(work.cut_off, world.lan)
    execution.run(job.pk)
    job.refresh_from_db()
    assert (job.state, job.error) == ("running", "")
    assert f"cut off from the database, number {job.pk}-1" in caplog.text


def test_a_job_that_takes_too_long_says_so(world):
    job = job_of(work.endless, world.lan)
    execution.run(job.pk)
    job.refresh_from_db()
    assert job.state == "failed" and "quá lâu" in job.error and f"mã {job.pk}-1" in job.error
