"""Time the pages an officer opens most, each as a ratio to the floor measured in turn with it."""

import http.client
import os
import secrets
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

from embedded.lock import Lock
from embedded.ports import free_port
from embedded.servers import Servers, environment

PROJECT = Path(__file__).resolve().parent.parent
SIZES = {3_000: 50, 100_000: 500}
ROUNDS = 60
PASSWORD = secrets.token_urlsafe(12)


class Browser:
    """One kept-open connection that remembers its cookies."""

    def __init__(self, port):
        self.connection = http.client.HTTPConnection("127.0.0.1", port)
        self.cookies = {}

    def ask(self, method, path, body=None, **headers):
        headers |= {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers |= {
                "Content-Type": "application/x-www-form-urlencoded",
                "X-CSRFToken": self.cookies["csrftoken"],
            }
        self.connection.request(method, path, urlencode(body) if body is not None else None, headers)
        response = self.connection.getresponse()
        content = response.read()
        for name, value in response.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.split(";")[0]
        return response.status, content

    def sign_in(self):
        self.ask("GET", "/sign-in/")
        status, _ = self.ask("POST", "/sign-in/", {"username": "bench", "password": PASSWORD})
        if status != 302:
            raise SystemExit(f"sign-in answered {status}")


@contextmanager
def databases():
    """Servers of their own in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="cadre-bench-") as folder:
        os.chmod(folder, 0o755)
        lock = Lock(Path(folder) / "var")
        lock.take(time.sleep)
        servers = Servers(lock.folder, durable=False)
        servers.start(lock.children, time.sleep)
        try:
            os.environ.update(environment(lock.folder, servers.ports()), CADRE_TODAY="2021-11-30")
            yield
        finally:
            servers.stop()
            lock.release()


@contextmanager
def served(application):
    """One worker with one thread, so that the two compete on equal terms."""
    port = free_port()
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        application,
        "-b",
        f"127.0.0.1:{port}",
        "--no-control-socket",
    ]
    process = subprocess.Popen(
        [*command, "-w", "1", "--keep-alive", "60", "-k", "gthread", "--log-level", "error"], cwd=PROJECT
    )
    try:
        for _ in range(200):
            try:
                http.client.HTTPConnection("127.0.0.1", port, timeout=5).request("GET", "/")
                break
            except OSError:
                time.sleep(0.1)
        yield port
    finally:
        process.terminate()
        process.wait()


def manage(*arguments):
    subprocess.run([sys.executable, "manage.py", *arguments], cwd=PROJECT, check=True)


def as_owner(code):
    environment = {**os.environ, "CADRE_AS_OWNER": "1"}
    subprocess.run([sys.executable, "-c", code], cwd=PROJECT, check=True, env=environment)


def timed(ask):
    began = time.perf_counter()
    status, _ = ask()
    if status != 200:
        raise SystemExit(f"a measured page answered {status}")
    return (time.perf_counter() - began) * 1000


def measure(floor, app, person):
    """Medians in ms of each page; every round asks each page once, so drift falls on all alike."""
    htmx = {"HX-Request": "true"}
    pages = {
        "floor": lambda: floor.ask("GET", "/"),
        "list": lambda: app.ask("GET", "/cadres/"),
        "list, second page (htmx)": lambda: app.ask("GET", f"/cadres/?after={person}&first=26", **htmx),
        "search (htmx)": lambda: app.ask("POST", "/cadres/", {"q": "nguyen van an"}, **htmx),
        "person": lambda: app.ask("GET", f"/cadres/{person}/"),
    }
    times = {name: [] for name in pages}
    for _ in range(ROUNDS):
        for name, ask in pages.items():
            times[name].append(timed(ask))
    return {name: statistics.median(values[5:]) for name, values in times.items()}


def report(people, medians):
    floor = medians.pop("floor")
    sys.stdout.write(f"\n{people:,} cadres; floor (25 rows + count) {floor:.1f} ms\n")
    for name, value in medians.items():
        sys.stdout.write(f"  {name:<28}{value:8.1f} ms{value / floor:8.1f} x floor\n")
    sys.stdout.flush()


def main():
    with databases():
        manage("migrate", "-v0")
        manage("load_reference")
        for people, units in SIZES.items():
            as_owner(f"from bench.prepare import prepare; prepare({people}, {units}, {PASSWORD!r})")
            with served("bench.floor") as floor_port, served("config.wsgi") as port:
                app = Browser(port)
                app.sign_in()
                _, content = app.ask("GET", "/cadres/")
                report(people, measure(Browser(floor_port), app, last_person(content)))
            as_owner("from bench.board import measure; measure()")
            as_owner("from bench.reminders import measure; measure()")


def last_person(content):
    """Key of the last person on the first page of the list."""
    return int(content.rsplit(b'<tr><th scope="row"><a href="/cadres/', 1)[1].split(b"/")[0])


main()
