"""What `make load` tells of an office at work: every page by its kind, every fault, and whether the aim is met."""

import os
import subprocess
import sys
import time
from random import Random

from bench import load
from bench.load import AIM, Seen, at, play
from bench.office import LEADERS, OFFICERS, UNIT_OFFICERS
from bench.timing import processor_seconds
from bench.visits import LEADS, MIX, VISITS, PageFault
from office.organisation.rights import Role

BUSY = "import time\nwhile time.process_time() < 0.3: pass\nprint(flush=True)\ntime.sleep(60)"


def test_an_office_is_as_large_as_it_is_said_to_be_and_everyone_has_something_to_open():
    assert [len(roles) for roles in (OFFICERS, UNIT_OFFICERS, LEADERS)] == [20, 50, 5]
    assert {*OFFICERS, *UNIT_OFFICERS, *LEADERS} == set(Role) - {Role.ADMIN}
    for role in {*OFFICERS, *UNIT_OFFICERS, *LEADERS}:
        assert set(MIX[role]) <= set(VISITS)
    assert {kind for mix in MIX.values() for kind in mix} == set(VISITS)
    assert set(LEADS) <= set(VISITS)


def test_a_share_of_the_pages_took_no_longer():
    took = [number / 100 for number in range(100, 0, -1)]
    assert (at(0.5, took), at(0.95, took), at(0.99, [3])) == (0.51, 0.96, 3)


def test_all_kinds_are_told_and_all_faults_counted():
    seen = Seen()
    for seconds in (0.1, 0.2, AIM):
        seen.note("people", seconds)
    seen.failed["503 /board/"] += 2
    seen.servers = 0.6
    head, people, everything, errors, taken = seen.lines("the office")
    assert people.split() == ["people", "3", "0.200", "1.000", "1.000"]
    assert everything.split()[0] == "all" and everything.endswith("over 1 s")
    assert "2 × 503 /board/" in errors
    assert "200 ms of the processors a page" in taken


def test_what_the_servers_take_is_what_those_take_who_were_started():
    before = processor_seconds(os.getpid())
    with subprocess.Popen([sys.executable, "-c", BUSY], stdout=subprocess.PIPE) as busy:
        busy.stdout.readline()
        taken = processor_seconds(os.getpid()) - before
        busy.kill()
    assert 0.2 < taken < 2


def test_users_work_until_the_time_is_over_and_a_fault_ends_nobody(monkeypatch):
    monkeypatch.setattr(load, "THINKING", (0.01, 0.02))
    seen, works, began = Seen(), [], time.monotonic()

    def work():
        works.append(Random())
        if len(works) == 1:
            raise PageFault("no page")

    play([work] * 3, seen, 0.3)
    assert len(works) > 5 and time.monotonic() - began < 5
    assert dict(seen.failed) == {"no page": 1}
