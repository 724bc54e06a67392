import pickle

import pytest
from celery import current_app
from django.conf import settings
from django.core.cache import cache


def test_a_task_is_ended_before_it_would_be_given_to_a_second_worker():
    options = current_app.conf.broker_transport_options
    assert current_app.conf.task_time_limit < options["visibility_timeout"]


def test_what_the_clock_starts_exists():
    current_app.loader.import_default_modules()
    assert {job["task"] for job in current_app.conf.beat_schedule.values()} <= set(current_app.tasks)


def test_nothing_that_is_kept_or_sent_is_ever_run_as_code():
    assert current_app.conf.accept_content == ["json"] and current_app.conf.task_serializer == "json"
    assert settings.SESSION_SERIALIZER == "django.contrib.sessions.serializers.JSONSerializer"
    cache.set("search:1:abc", "hoàng thị", 60)
    client = cache._cache.get_client()
    assert client.get(cache.make_key("search:1:abc")) == b'"ho\\u00e0ng th\\u1ecb"'
    client.set(cache.make_key("search:1:abc"), pickle.dumps(print))
    with pytest.raises(ValueError, match="utf-8"):
        cache.get("search:1:abc")
    cache.delete("search:1:abc")
