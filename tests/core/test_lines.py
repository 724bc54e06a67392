"""Lines of the log: one clock for all, and nothing of what an error quotes."""

import logging
import re

from django.conf import settings
from gunicorn.config import Config

from config.web_log import WebLog
from foundation.core.logs.lines import ZONE, LogLine

NAME = "Nguyễn Thị Bình"
CLOCK = r"2026-11-27 10:15:03 \+07 "
MOMENT = 1795749303.7


def line(message, *values, error=None):
    told = (type(error), error, error.__traceback__) if error else None
    record = logging.LogRecord("tests.lines", logging.ERROR, __file__, 1, message, values, told)
    record.created = MOMENT
    return LogLine().format(record)


def failed():
    try:
        try:
            {}[NAME]
        except KeyError as first:
            raise ValueError(f"no record of {NAME}") from first
    except ValueError as error:
        return error


def test_a_line_has_the_time_of_the_office_with_its_zone(monkeypatch):
    monkeypatch.setenv("TZ", "America/Lima")
    assert line("job %s failed", 7) == "2026-11-27 10:15:03 +07 ERROR tests.lines: job 7 failed"
    assert ZONE.key == settings.TIME_ZONE == settings.CELERY_TIMEZONE


def test_each_line_has_it_and_an_error_tells_its_kind_and_its_places_never_its_text():
    lines = line("page broken", error=failed()).splitlines()
    assert all(re.match(CLOCK, each) for each in lines)
    text = "\n".join(lines)
    assert NAME not in text and "builtins.ValueError" in text and "builtins.KeyError" in text
    assert f"{__file__}:" in text and "raise ValueError" in text


def test_what_was_searched_for_is_cut_off_an_address():
    said = line("Error handling request %s", "/find/?q=Nguy%E1%BB%85n&page=2")
    assert said.endswith("request /find/")
    assert line("why? nobody knows").endswith("why? nobody knows")


def test_who_adds_the_clock_himself_gets_none(monkeypatch):
    monkeypatch.setenv("CADRE_LOG_HAS_CLOCK", "1")
    assert line("ready") == "ERROR tests.lines: ready"


def test_the_server_of_the_web_writes_the_same_lines():
    log = WebLog(Config())
    assert [type(handler.formatter) for handler in log.error_log.handlers] == [LogLine]
    for handler in list(log.error_log.handlers):
        log.error_log.removeHandler(handler)
