import os
import select
import signal
import subprocess
import sys

from embedded.child import Child
from tests.embedded.program import deaf_child

PARENT = """
import subprocess, sys, time
from embedded.child import Child
child = Child([sys.executable, "-c", "import time; time.sleep(60)"], output=subprocess.DEVNULL)
print(child.process.pid, flush=True)
time.sleep(60)
"""


def test_a_child_ends_with_its_parent():
    parent = subprocess.Popen([sys.executable, "-c", PARENT], stdout=subprocess.PIPE, text=True)
    child = os.pidfd_open(int(parent.stdout.readline()))
    parent.kill()
    parent.communicate()
    assert ended(child)
    os.close(child)


def ended(descriptor, seconds=10):
    """A process's descriptor becomes readable at its end."""
    return bool(select.select([descriptor], [], [], seconds)[0])


def test_a_child_is_out_of_reach_of_the_terminal():
    child = Child([sys.executable, "-c", "import os; print(os.getsid(0))"])
    child.process.wait()
    assert child.read()[1] == [str(child.process.pid)]
    child.process.stdout.close()


def test_a_child_that_does_not_listen_is_killed():
    child = deaf_child()
    assert child.stop(patience=0.1) == -signal.SIGKILL


def test_lines_are_complete_and_the_last_one_needs_no_end():
    child = Child([sys.executable, "-c", "import sys; sys.stdout.write('một\\nhai')"])
    child.process.wait()
    assert child.read() == (True, ["một"])
    assert child.read() == (False, ["hai"])
    child.process.stdout.close()
