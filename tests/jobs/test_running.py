from datetime import timedelta

from django.core.cache import cache
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
