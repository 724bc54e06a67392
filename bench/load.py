"""An office at work: `python -m bench.load [--size PEOPLE] [--seconds N]`, against a bare view of the same server.

20 officers, 50 of communes and 5 leaders, each with a session of their own, think for 8 to 20 seconds between
two pages.
"""

import argparse
import json
import os
import secrets
import sys
import threading
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.client import HTTPException
from random import Random

from bench.browser import Browser
from bench.serving import databases, run, served
from bench.timing import processor_seconds
from bench.visits import PATIENCE, DeskUser, PageFault

THINKING = (8, 20)
AIM = 1.0
BARE = "bare view"
Work = Callable[[], None]


@dataclass
class Seen:
    """Seconds of each page by its kind, and what went wrong."""

    took: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    failed: Counter[str] = field(default_factory=Counter)
    # Processors taken while the office worked: of the users themselves a share of one, of the servers seconds.
    client: float = 0
    servers: float = 0

    def note(self, kind: str, seconds: float) -> None:
        self.took[kind].append(seconds)

    def lines(self, title: str) -> Iterator[str]:
        yield f"  {title:<24}{'n':>7}{'p50':>9}{'p95':>9}{'p99':>9}"
        everything = [seconds for took in self.took.values() for seconds in took]
        for kind, took in [*sorted(self.took.items()), ("all", everything)]:
            tells = "".join(f"{at(share, took):>9.3f}" for share in (0.5, 0.95, 0.99))
            missed = f"   over {AIM:g} s" if kind == "all" and at(0.95, took) >= AIM else ""
            yield f"  {kind:<24}{len(took):>7}{tells}{missed}"
        errors = ", ".join(f"{times} × {what}" for what, times in self.failed.most_common()) or "none"
        yield f"  errors: {errors}"
        each = self.servers / max(1, len(everything)) * 1000
        yield f"  web and database took {each:.0f} ms of the processors a page, the users {self.client:.1%} of one"


def at(share: float, took: list[float]) -> float:
    """The time that so many of them did not exceed."""
    return sorted(took)[min(len(took) - 1, int(share * len(took)))] if took else 0


def play(works: list[Work], seen: Seen, seconds: float) -> None:
    """Every user in a thread of their own; nobody begins at the same moment, and what was begun is waited for."""
    began, processor, servers = time.monotonic(), time.process_time(), processor_seconds(os.getpid())
    users = [
        threading.Thread(target=sit, args=(work, seen, began + seconds, Random(number)), daemon=True)
        for number, work in enumerate(works)
    ]
    for user in users:
        user.start()
    for user in users:
        user.join()
    seen.servers = processor_seconds(os.getpid()) - servers
    seen.client = (time.process_time() - processor) / (time.monotonic() - began)


def sit(work: Work, seen: Seen, until: float, chance: Random) -> None:
    pause = chance.uniform(0, THINKING[1])
    while time.monotonic() + pause < until:
        time.sleep(pause)
        try:
            work()
        except (PageFault, OSError, HTTPException) as fault:
            seen.failed[f"{fault or type(fault).__name__}"] += 1
        pause = chance.uniform(*THINKING)


def bare(port: int, users: int, seconds: float) -> Seen:
    """As many users, who think as long, before the least that this server can answer."""
    seen = Seen()

    def look() -> None:
        browser, began = Browser(port, PATIENCE), time.perf_counter()
        status, _ = browser.answer("GET", "/rows/", None, {})
        browser.connection.close()
        if status != 200:
            raise PageFault(f"{status} of the bare view")
        seen.note(BARE, time.perf_counter() - began)

    play([look] * users, seen, seconds)
    return seen


def office(port: int, roles: dict[str, str], password: str, seconds: float) -> Seen:
    seen = Seen()
    users = {
        name: DeskUser(port, role, seen.note, Random(number))
        for number, (name, role) in enumerate(roles.items())
    }
    # Signing in is made to cost time, and nobody signs in all at once: before the time begins.
    for name, user in users.items():
        user.browser.sign_in(name, password)
        user.browser.connection.close()
    play([user.work for user in users.values()], seen, seconds)
    return seen


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.load")
    parser.add_argument("--size", type=int, default=100_000, help="number of people")
    parser.add_argument("--seconds", type=int, default=120, help="how long the office works")
    parser.add_argument("--web", default="", help="what to tell gunicorn, as “--workers 4 --threads 2”")
    return parser.parse_args()


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> None:
    chosen, password = options(), secrets.token_urlsafe(12)
    with databases():
        run("manage.py", "migrate", "-v0")
        run("manage.py", "load_reference")
        run("-m", "bench.prepare", str(chosen.size), "bench", password, owner=True)
        roles = json.loads(run("-m", "bench.office", password, owner=True))
        say(f"{chosen.size:,} people, {len(roles)} users, {chosen.seconds} s; seconds of a page")
        web = ["--config", "deploy/web.py", *chosen.web.split()]
        with served("bench.floor", *web, DATABASE_URL=os.environ["DATABASE_OWNER_URL"]) as port:
            for line in bare(port, len(roles), chosen.seconds / 4).lines(BARE):
                say(line)
        with served("config.wsgi", *web) as port:
            for line in office(port, roles, password, chosen.seconds).lines("the office"):
                say(line)


if __name__ == "__main__":
    main()
