from celery import current_app


def test_a_task_is_ended_before_it_would_be_given_to_a_second_worker():
    options = current_app.conf.broker_transport_options
    assert current_app.conf.task_time_limit < options["visibility_timeout"]


def test_what_the_clock_starts_exists():
    current_app.loader.import_default_modules()
    assert {job["task"] for job in current_app.conf.beat_schedule.values()} <= set(current_app.tasks)
