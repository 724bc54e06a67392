from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.utils import timezone

from foundation.jobs import execution
from foundation.jobs.heartbeat import Heartbeat, alive_key, progress_of
from foundation.jobs.models import Job
from foundation.jobs.tasks import start
from office.organisation.models.structure import ManagingAuthority
from tests.jobs import work


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
    cache.delete(alive_key(job.pk, 1))
    assert execution.stale_jobs() == [job.pk]
    execution.run(job.pk)
    assert not execution.end(first, state=Job.State.FAILED, error="muộn")
    job.refresh_from_db()
    assert (job.state, job.attempt, job.error) == ("done", 2, "")


def test_only_one_of_two_workers_gets_an_attempt(world):
    job = job_of(work.steady, world.lan)
    assert Heartbeat(job.pk, 1).take()
    assert execution.claim(job.pk) is None


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
    """Redis may have forgotten the other's attempt; the row has the last word."""
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
        assert cache.get(alive_key(job.pk, number)), "the attempt that was claimed is the one that beats"
        cache.delete(alive_key(job.pk, number))


def test_a_worker_that_was_overtaken_ends_nothing_while_the_other_is_at_it(world):
    job = job_of(work.steady, world.lan)
    first = execution.claim(job.pk)
    cache.delete(alive_key(job.pk, 1))
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
    for attempt in range(1, execution.MOST_ATTEMPTS + 1):
        assert execution.claim(job.pk)
        cache.delete(alive_key(job.pk, attempt))
    execution.run(job.pk)
    job.refresh_from_db()
    assert job.state == "failed"
    assert "ngắt nhiều lần" in job.error


def test_a_job_that_waited_a_minute_is_sent_again(world):
    job = job_of(work.steady, world.lan)
    assert execution.stale_jobs() == []
    Job.objects.update(created_at=timezone.now() - timedelta(minutes=2))
    assert execution.stale_jobs() == [job.pk]


def test_starting_twice_gives_the_job_that_is_under_way(world):
    job = start(work.steady, world.lan, 7)
    assert start(work.steady, world.lan, 7) == job
    assert start(work.steady, world.lan, 8) != job


def test_progress_is_told_a_few_times_a_second_and_is_of_the_row_at_the_end(world):
    job = job_of(work.steady, world.lan)
    assert progress_of(job) == (0, 0)
    pulse = Heartbeat(job.pk, 1)
    pulse(1, 100)
    pulse(2, 100)
    assert progress_of(job) == (1, 100)
    assert (pulse.done, pulse.total) == (2, 100)
    execution.run(job.pk)
    job.refresh_from_db()
    assert progress_of(job) == (5, 5)
