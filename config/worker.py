import logging
import os

from celery.worker.consumer import Consumer
from celery.worker.state import maybe_shutdown
from kombu import Connection

from config.alive import AGAIN_SECONDS, SECONDS, touch

# What workers tell each other nobody reads, and each word would wait without end for a queue that hangs.
SILENT = {"without_heartbeat": True, "without_gossip": True, "without_mingle": True}

logger = logging.getLogger(__name__)


class WatchedConsumer(Consumer):
    """The loop of a worker's main process: it touches the file CADRE_ALIVE names, also while it waits for the queue."""

    def __init__(self, *arguments, worker_options: dict | None = None, **options):
        super().__init__(*arguments, worker_options={**(worker_options or {}), **SILENT}, **options)
        self.sign()
        self.timer.call_repeatedly(SECONDS, self.sign)

    def sign(self) -> None:
        if path := os.environ.get("CADRE_ALIVE"):
            touch(path)

    def ensure_connected(self, conn: Connection) -> Connection:
        return conn.ensure_connection(
            lambda error, seconds: logger.error("No queue: %s. Again in %s s.", error, seconds),
            self.app.conf.broker_connection_max_retries,
            interval_start=1,
            interval_step=1,
            interval_max=AGAIN_SECONDS,
            callback=self._wait,
        )

    def _wait(self) -> None:
        """Asked every second of waiting: a worker without its queue can be stopped, and is no hung one."""
        maybe_shutdown()
        self.sign()
