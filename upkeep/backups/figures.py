"""The figures of a day as another database, or a past moment of ours, tells them: a process of its own asks."""

import datetime
import json
import logging
from typing import Any

from upkeep.backups import servers

logger = logging.getLogger(__name__)


def figures_of(database: dict[str, Any], day: datetime.date, snapshot: str = "") -> dict[str, Any] | None:
    """As `manage.py figures --json`; None where they cannot be computed, which is logged."""
    asked = ["backup_figures", "--as-of", day.isoformat(), *(["--snapshot", snapshot] if snapshot else [])]
    done = servers.own_command(database, *asked, CADRE_TODAY=day.isoformat())
    if done.returncode:
        logger.error("figures of a backup: %s", (done.stderr.strip().splitlines() or [""])[-1].split(":")[0])
        return None
    return json.loads(done.stdout)
