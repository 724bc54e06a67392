"""What hangs: for good, until it is started again; or for a while, and then goes on."""

import signal
import time

from drill.kills import restarted
from drill.program import SILENCE_SECONDS
from drill.scene import Row, Scene

HANG_SECONDS = 20


def hang(part: str) -> Row:
    """Its first process alone: a web whose master hangs still answers, so there it is all of them."""

    def do(scene: Scene) -> None:
        was = scene.program.pid(part)
        scene.program.signal(scene.program.family(part) if part == "web" else [was], signal.SIGSTOP)
        restarted(scene, part, was)

    failing = None if part == "web" else 0
    return Row(f"hangs for good: {part}", do, most=SILENCE_SECONDS + 60, whole=part != "web", failing=failing)


def hang_a_while(part: str) -> Row:
    def do(scene: Scene) -> None:
        stopped = scene.program.family(part)
        scene.program.signal(stopped, signal.SIGSTOP)
        time.sleep(HANG_SECONDS)
        scene.program.signal(stopped, signal.SIGCONT)

    failing = 0 if part == "valkey" else None
    return Row(f"hangs for {HANG_SECONDS} s: {part}", do, most=HANG_SECONDS + 60, failing=failing)


ROWS = [*(hang(part) for part in ("web", "worker", "beat")), hang_a_while("valkey"), hang_a_while("postgres")]
