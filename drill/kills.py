"""What is killed: each part, what starts the parts, and everything at once."""

import signal
import time

from drill.program import DrilledProgram, wait_until
from drill.scene import Broken, Row, Scene
from drill.survival import Survival

KILL = signal.SIGKILL
# The heartbeat of a job is missed for a minute, and it is looked for every fifteen seconds.
JOB_SECONDS, JOB_PEOPLE = 150, 10_000
JOB = "a job whose worker is killed", JOB_SECONDS


def restarted(scene: Scene, part: str, was: int) -> None:
    scene.require(lambda: scene.program.pid(part) != was, f"{part} was not started again")


def kill(part: str) -> Row:
    def do(scene: Scene) -> None:
        was = scene.program.pid(part)
        scene.program.signal([was], KILL)
        restarted(scene, part, was)

    failing = None if part in ("web", "postgres") else 0
    return Row(f"kill -9: {part}", do, most=60, whole=part != "web", failing=failing)


def kill_worker(scene: Scene) -> None:
    """In the middle of a job, which is looked at again when all else is done."""
    key = scene.give_job(scene.user("chuyenvien"), JOB_PEOPLE)
    scene.require(lambda: scene.job(key)[0] == "running", "the job did not start", 30)
    was, scene.since, killed = scene.program.pid("worker"), time.monotonic(), time.time()
    scene.program.signal(scene.program.family("worker"), KILL)
    scene.later.append(lambda: judge_job(scene, key, killed))
    restarted(scene, "worker", was)


def judge_job(scene: Scene, key: int, killed: float) -> Survival:
    done = wait_until(lambda: scene.job(key)[0] not in ("queued", "running"), JOB_SECONDS)
    state, ended, attempt = scene.job(key)
    survived = "yes" if done and state == "done" and attempt > 1 else f"no: {state} at attempt {attempt}"
    return Survival(JOB[0], survived, well=ended - killed, most=JOB_SECONDS)


def start_again(program: DrilledProgram) -> None:
    if not program.wait_until_gone(60):
        raise Broken("processes stay behind")
    try:
        program.start()
    except AssertionError as said:
        raise Broken(f"it does not start: {str(said).splitlines()[-1]}") from said


def kill_supervisor(scene: Scene) -> None:
    scene.program.end(KILL)
    start_again(scene.program)


def kill_everything(scene: Scene) -> None:
    scene.program.signal(list(scene.program.processes()), KILL)
    scene.program.wait()
    start_again(scene.program)


ROWS = [
    kill("web"),
    Row("kill -9: worker", kill_worker, most=60, failing=0),
    *(kill(part) for part in ("beat", "valkey", "postgres")),
    Row("kill -9: supervisor, started again", kill_supervisor, most=120),
    Row("kill -9: everything at once, started again", kill_everything, most=120),
]
