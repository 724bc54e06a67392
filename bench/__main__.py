"""Measure pages, figures, duties and imports on invented districts: `python -m bench [--size N …] [--json FILE]`."""

import argparse
import os
import secrets
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from bench import pages, wall
from bench.browser import Browser
from bench.people import LEAST
from bench.report import ReportTable, unpack, write_json
from bench.serving import databases, run, served

SIZES = [3_000, 100_000]
IMPORTED = [10_000, 50_000]
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
    run("-m", "bench.prepare", str(people), USERNAME, PASSWORD, owner=True)
    say(f"\n{people:,} people, made in {time.perf_counter() - began:.0f} s")
    with served("bench.floor") as floor_port, served("config.wsgi") as port:
        app = Browser(port)
        app.sign_in(USERNAME, PASSWORD)
        yield pages.measure(Browser(floor_port), app)
        with served("config.wsgi", DATABASE_URL=os.environ["DATABASE_OWNER_URL"]) as bare_port:
            bare = Browser(bare_port)
            bare.sign_in(USERNAME, PASSWORD)
            yield wall.measure(bare, app)
    yield from unpack(run("-m", "bench.board", USERNAME))
    run("-m", "bench.appointments", owner=True)
    yield from unpack(run("-m", "bench.reminders"))


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


if __name__ == "__main__":
    main()
