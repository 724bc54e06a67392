"""Attack a running program of our own and print what held: `make attack`, `make attack ONLY=words of a row`.

Ends with 1 when something did not hold. What can be tried in a moment is tried by `make test` as well.
"""

import argparse
import os
import sys
import time
from collections.abc import Iterator

from attack import asked, files, proxy
from attack.rows import Attack, NotRun, Target
from bench.serving import FORGOTTEN
from drill.crowd import Visitor
from drill.program import say
from drill.scene import Broken, first_scene

ROWS = [*asked.ROWS, *files.ROWS, *proxy.ROWS]


def tried(words: str) -> Iterator[tuple[Attack, str, str, float]]:
    with first_scene() as scene:
        target = Target(scene.folder, scene.program, Visitor(scene.program))
        target.officer.sign_in()
        for row in (row for row in ROWS if words in row.name):
            say(row.name)
            began = time.monotonic()
            try:
                outcome, told = "held", row.run(target)
                target.require_alive()
            except NotRun as why:
                outcome, told = "not run", str(why)
            except Broken as broken:
                outcome, told = "BROKEN", str(broken)
            yield row, outcome, told, time.monotonic() - began


def main() -> int:
    reader = argparse.ArgumentParser(description=__doc__)
    reader.add_argument("--only", default="")
    words = reader.parse_args().only
    if os.environ.get("CADRE_VAR"):
        sys.exit("make attack has a data folder of its own, and harms it: unset CADRE_VAR.")
    for name in FORGOTTEN:
        os.environ.pop(name, None)
    found = list(tried(words))
    lines = [f"| {row.name} | {outcome} | {told} | {seconds:.1f} |" for row, outcome, told, seconds in found]
    sys.stdout.write("\n".join(["| attack | | what was seen | s |", "|---|---|---|---|", *lines, ""]))
    return int(not found or any(outcome == "BROKEN" for _, outcome, _, _ in found))


sys.exit(main())
