"""Measure pages, figures, duties and imports on invented districts: `python -m bench [--size N …] [--json FILE]`."""

import argparse
import json
import os
import secrets
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from bench import growth, pages, readers, wall
from bench.browser import Browser
from bench.pages import PAGE, require
from bench.people import LEAST
from bench.report import ReportTable, unpack, write_json
from bench.serving import databases, run, served

SIZES = [3_000, 100_000, 1_000_000]
IMPORTED = [10_000]
# So many new people are brought in beside those who are there.
BESIDE = 500
USERNAME, PASSWORD = "bench", secrets.token_urlsafe(12)


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("--size", type=int, nargs="*", default=SIZES, help="numbers of people")
    parser.add_argument(
        "--imported", type=int, nargs="*", default=IMPORTED, help="numbers of people in a file"
    )
    parser.add_argument("--json", type=Path, help="file for the figures that are printed")
    chosen = parser.parse_args()
    if min(chosen.size, default=LEAST) < LEAST:
        parser.error(f"a size is at least {LEAST}")
    if chosen.json and not chosen.json.resolve().parent.is_dir():
        parser.error(f"no folder for {chosen.json}")
    return chosen


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def measure(people: int) -> Iterator[ReportTable]:
    began = time.perf_counter()
    places = json.loads(run("-m", "bench.prepare", str(people), USERNAME, PASSWORD, owner=True))
    say(f"\n{people:,} people, made in {time.perf_counter() - began:.0f} s")
    yield from unpack(run("-m", "bench.reminders"))
    owner = {"DATABASE_URL": os.environ["DATABASE_OWNER_URL"]}
    with served("bench.floor", **owner) as floor_port, served("config.wsgi") as port:
        floor, app = Browser(floor_port), signed_in(port, USERNAME)
        require(floor, "/rows/", b"<tr>", PAGE)
        yield pages.measure(floor, app, places, people)
        below = {account: signed_in(port, f"{USERNAME}-{account}") for account in readers.ACCOUNTS}
        yield readers.measure(floor, below)
        with served("config.wsgi", **owner) as bare_port:
            yield wall.measure(signed_in(bare_port, USERNAME), app, places)
    yield from unpack(run("-m", "bench.board", USERNAME))
    yield from unpack(run("-m", "bench.imports", str(BESIDE), "beside"))


def signed_in(port: int, username: str) -> Browser:
    browser = Browser(port)
    browser.sign_in(username, PASSWORD)
    return browser


def imported(people: int) -> Iterator[ReportTable]:
    yield from unpack(run("-m", "bench.imports", str(people)))


def main() -> None:
    chosen = options()
    with databases():
        run("manage.py", "migrate", "-v0")
        run("manage.py", "load_reference")
        tables: dict[int, list[ReportTable]] = {people: [] for people in [*chosen.size, *chosen.imported]}
        parts = [(people, measure(people)) for people in chosen.size]
        parts += [(people, imported(people)) for people in chosen.imported]
        for people, measured in parts:
            for table in measured:
                say("\n".join(table.lines()))
                tables[people].append(table)
                if chosen.json:
                    write_json(chosen.json, tables)
        say("\n".join(growth.lines(tables)))


if __name__ == "__main__":
    main()
