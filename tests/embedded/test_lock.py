import subprocess
import sys

from embedded.child import Child, Ties
from embedded.lock import Lock
from tests.embedded.program import deaf_child

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]


def no_pause(seconds):
    """Waiting is the lock's business; the tests do not have the time."""


def test_one_program_at_a_time_holds_the_data(tmp_path):
    first, second = Lock(tmp_path / "var"), Lock(tmp_path / "var")
    assert first.take(no_pause)
    assert not second.take(no_pause)
    first.release()
    assert second.take(no_pause)
    second.release()


def test_a_child_that_outlives_its_program_is_waited_for(tmp_path):
    first, second = Lock(tmp_path), Lock(tmp_path)
    assert first.take(no_pause)
    child = Child(SLEEP, output=subprocess.DEVNULL, ties=Ties(lock=first.children))
    first.release()
    waits = []
    assert second.take(lambda seconds: (waits.append(seconds), child.stop()))
    assert len(waits) == 1
    second.release()


def test_a_child_that_does_not_end_is_ended(tmp_path):
    first, second = Lock(tmp_path), Lock(tmp_path)
    assert first.take(no_pause)
    child = deaf_child(Ties(lock=first.children))
    first.release()
    waits = iter(range(10_000))

    def pause(seconds):
        if next(waits) == 200:
            child.process.wait(5)

    assert second.take(pause)
    assert not child.running
    second.release()
