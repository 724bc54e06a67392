"""Servers of the office's own that are stopped or started again; the program has them not in its hands."""

import time

from drill.scene import Broken, Row, Scene

STOPPED_SECONDS, START_SECONDS = 60, 30
PAGES = ("/cadres/", "/planning/", "/duties/", "/board/", "/imports/")


def stop_queue(scene: Scene) -> None:
    """No page fails; jobs that are given meanwhile start soon after."""
    queue, user = scene.servers.running["valkey"], scene.user("chuyenvien")
    queue.stop()
    began, jobs = time.monotonic(), []
    while time.monotonic() - began < STOPPED_SECONDS:
        for path in PAGES:
            user.get(path)
        if len(jobs) < 3:
            jobs.append(scene.give_job(user, 10 + len(jobs)))
        time.sleep(5)
    if any(scene.job(key)[0] != "queued" for key in jobs):
        raise Broken("a job began without the queue")
    queue.start(scene.lock.children, time.sleep)
    scene.since = time.monotonic()
    for key in jobs:
        scene.require(lambda key=key: scene.job(key)[0] != "queued", "a job did not start", START_SECONDS)


def restart_database(scene: Scene) -> None:
    database = scene.servers.running["postgres"]
    database.stop()
    database.start(scene.lock.children, time.sleep)


ROWS = [
    Row(f"queue stopped for {STOPPED_SECONDS} s", stop_queue, most=START_SECONDS, failing=0),
    Row("database restarted", restart_database, most=30, failing=2),
]
