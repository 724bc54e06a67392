"""A log is read by a person: a fault of every second is a line and, after five minutes, another one."""

import logging
import time

import pytest

from foundation.core.logs.repeated import NUMBERED, Repeated

SHORT = 0.3 / 60


@pytest.fixture
def log():
    """(logger, lines) with a memory of a third of a second."""
    logger, lines = logging.getLogger("tests.repeated"), []
    handler = logging.Handler()
    handler.emit = lambda record: lines.append(record.getMessage())
    handler.addFilter(Repeated(SHORT))
    logger.addHandler(handler)
    logger.propagate = False
    yield logger, lines
    logger.removeHandler(handler)


def raised(logger, kind, line):
    try:
        if line == 1:
            raise kind
        raise kind
    except kind:
        logger.exception("Fault: %s", line)


def wait_for(lines, count):
    for _ in range(100):
        if len(lines) >= count:
            break
        time.sleep(0.05)
    return lines


def test_the_same_fault_is_said_once_and_then_summed_up(log):
    logger, lines = log
    for second in range(7):
        logger.error("No queue: %s.", second)
    assert lines == ["No queue: 0."]
    assert wait_for(lines, 2)[1].startswith("No queue: 0. … lặp lại 6 lần trong")
    logger.error("No queue: %s.", "again")
    assert lines[2:] == ["No queue: again."], "what goes on later is said anew"


def test_a_fault_that_comes_once_is_summed_up_by_nothing(log):
    logger, lines = log
    logger.error("once")
    time.sleep(0.6)
    assert lines == ["once"]


def test_other_faults_are_not_held_back(log):
    logger, lines = log
    for kind, line in ((ValueError, 1), (ValueError, 2), (KeyError, 1), (ValueError, 1)):
        raised(logger, kind, line)
    logger.warning("Fault: %s", 1)
    assert len(lines) == 4, "told apart by what was raised and where, and by how bad it is"


def test_what_bears_a_number_is_always_said(log):
    logger, lines = log
    for number in (1, 2):
        logger.error("job failed, number %s", number, extra=NUMBERED)
    assert lines == ["job failed, number 1", "job failed, number 2"]
