from pathlib import Path

from celery.beat import PersistentScheduler


class WatchedScheduler(PersistentScheduler):
    """Leaves a sign of life beside its schedule, at least every five minutes, for whoever watches over it."""

    def tick(self, *arguments, **options):
        Path(f"{self.schedule_filename}.alive").touch()
        return super().tick(*arguments, **options)
