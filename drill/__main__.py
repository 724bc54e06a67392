"""Make the table of faults of docs/reliability.md: `make drill`, `make drill ONLY=words of a fault`.

Ends with 1 when what it found differs from the table that the document holds.
"""

import argparse
import os
import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from bench.serving import FORGOTTEN
from drill import disk, files, hangs, kills, outside
from drill.program import say
from drill.scene import Row, Scene, first_scene, outside_servers, run, small_disk
from drill.survival import NOT_RUN, Survival, differences, table, told

DOCUMENT = Path("docs/reliability.md")
OWN = [*kills.ROWS, *hangs.ROWS, *files.ROWS]
# Each with the seconds until all must be well.
EVERY = [(row.fault, row.most) for row in (*OWN, *outside.ROWS, *disk.ROWS)] + [kills.JOB]


def chosen(rows: Sequence[Row], words: str) -> list[Row]:
    return [row for row in rows if words in row.fault]


def parts(scene: Scene, words: str) -> Iterator[tuple[AbstractContextManager, list[Row]]]:
    """Where rows are tried, with those that were asked for."""
    yield nullcontext(), chosen(OWN, words)
    yield outside_servers(scene), chosen(outside.ROWS, words)
    if disk.is_possible():
        yield small_disk(scene, disk.ROOM_MB, **disk.ENVIRONMENT), chosen(disk.ROWS, words)


def tried(words: str) -> Iterator[Survival]:
    with first_scene() as scene:
        for place, rows in parts(scene, words):
            if not rows:
                continue
            with place:
                for row in rows:
                    say(row.fault)
                    yield run(row, scene)
            for judge in scene.later:
                yield judge()
            scene.later.clear()
    if not disk.is_possible():
        for row in chosen(disk.ROWS, words):
            yield Survival(row.fault, f"{NOT_RUN}: only root may make a file system")


def asked() -> str:
    """The words of the faults to try. Ends here where the environment names the data of an installation."""
    if os.environ.get("CADRE_VAR"):
        sys.exit("make drill has a data folder of its own, and harms it: unset CADRE_VAR.")
    for name in FORGOTTEN:
        os.environ.pop(name, None)
    parser = argparse.ArgumentParser(prog="python -m drill")
    parser.add_argument("--only", default="", help="words of the faults that are tried")
    return parser.parse_args().only


def main() -> int:
    # However it is ended, nothing of it stays.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    outcomes = []
    for outcome in tried(asked()):
        say(f"  {' | '.join(outcome.cells()[1:])}")
        outcomes.append(outcome)
    say("\n" + "\n".join(table(outcome.cells() for outcome in outcomes)))
    different = differences(outcomes, told(DOCUMENT.read_text(encoding="utf-8")))
    say("\n" + ("\n".join(different) or f"As {DOCUMENT} says."))
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
