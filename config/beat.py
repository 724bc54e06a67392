import datetime
import json
import logging
import time
from functools import partial
from pathlib import Path

from celery.beat import ScheduleEntry, Scheduler, SchedulingError
from kombu.exceptions import OperationalError

from config.alive import AGAIN_SECONDS, SECONDS, touch

logger = logging.getLogger(__name__)


class WatchedScheduler(Scheduler):
    """Keeps its last runs in a file that may be gone, cut or from the future: what cannot be so is forgotten.

    Leaves a sign of life beside that file at every turn, also while the queue is away.
    """

    max_interval = SECONDS
    sync_every = 15

    def __init__(self, *arguments, schedule_filename: str, **options):
        self.kept = Path(schedule_filename)
        self.sign = partial(touch, f"{schedule_filename}.alive")
        super().__init__(*arguments, **options)

    def setup_schedule(self) -> None:
        super().setup_schedule()
        for name, ran in _read(self.kept).items():
            if name in self.schedule:
                self.schedule[name].last_run_at = ran
        self.sync()

    def tick(self, *arguments, **options) -> float:
        self.sign()
        self.forget_future()
        return super().tick(*arguments, **options)

    def forget_future(self) -> None:
        """A run later than now was noted by a wrong clock, and nothing would run until that day."""
        for entry in self.schedule.values():
            if entry.last_run_at > (now := entry.default_now()):
                logger.warning("%s: the last run lies in the future and is forgotten", entry.name)
                entry.last_run_at = now
                self._heap = None

    def apply_entry(self, entry: ScheduleEntry, producer: object = None) -> None:
        """What could not be sent because the queue is away is due again as soon as it is back."""
        try:
            self.apply_async(entry, producer=producer, advance=False)
        except SchedulingError as error:
            logger.error("%s could not be sent: %s", entry.name, error)
            if isinstance(error.__context__, (OperationalError, OSError)):
                self.schedule[entry.name], self._heap = entry, None
                time.sleep(AGAIN_SECONDS)

    def _ensure_connected(self):
        """Waits for the queue; that is no sleep for which the scheduler should be restarted."""
        return self.connection.ensure_connection(
            lambda error, seconds: logger.error("No queue: %s. Again in %s s.", error, seconds),
            self.app.conf.broker_connection_max_retries,
            interval_start=1,
            interval_step=1,
            interval_max=AGAIN_SECONDS,
            callback=self.sign,
        )

    def sync(self) -> None:
        made = self.kept.with_name(f"{self.kept.name}.new")
        try:
            made.write_text(
                json.dumps({name: entry.last_run_at.isoformat() for name, entry in self.schedule.items()})
            )
            made.replace(self.kept)
        except OSError as error:
            logger.warning("the last runs cannot be kept in %s: %s", self.kept, error.strerror)

    @property
    def info(self) -> str:
        return f"    . last runs -> {self.kept}"


def _read(path: Path) -> dict[str, datetime.datetime]:
    """The last runs by name; none from a file that is no such table."""
    try:
        kept = json.loads(path.read_bytes())
        runs = {name: datetime.datetime.fromisoformat(ran) for name, ran in kept.items()}
        if any(ran.tzinfo is None for ran in runs.values()):
            raise ValueError("no time zone")
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, TypeError, AttributeError) as error:
        logger.warning("%s is no table of last runs and is begun anew: %s", path, error)
        return {}
    return runs
