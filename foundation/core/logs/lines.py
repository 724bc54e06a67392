"""How a line of the log looks: web, worker, beat and database tell one time, that of the office with its zone."""

import datetime
import logging
import os
import re
from collections.abc import Iterator
from pathlib import Path
from traceback import extract_tb
from types import TracebackType
from zoneinfo import ZoneInfo

# Read by gunicorn before there are settings; that of TIME_ZONE, and of deploy/postgresql.conf.
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
PROGRAM = str(Path(__file__).parents[3])
# What was searched for stands behind the path of an address.
QUERY = re.compile(r"(/[^\s?]*)\?\S+")


class LogLine(logging.Formatter):
    """`2026-11-27 10:15:03 +07 ERROR name: words`; under it where in the code it happened, never in what words.

    Whoever adds the clock himself says so in CADRE_LOG_HAS_CLOCK.
    """

    def __init__(self) -> None:
        super().__init__()
        self.clocked = os.environ.get("CADRE_LOG_HAS_CLOCK", "") in ("", "0")

    def format(self, record: logging.LogRecord) -> str:
        said = QUERY.sub(r"\1", f"{record.levelname} {record.name}: {record.getMessage()}").splitlines()
        error = record.exc_info[1] if record.exc_info else None
        moment = datetime.datetime.fromtimestamp(record.created, ZONE)
        clock = f"{moment:%Y-%m-%d %H:%M:%S %Z} " if self.clocked else ""
        return "\n".join(f"{clock}{line}" for line in [*said, *told(error)])


def told(error: BaseException | None) -> Iterator[str]:
    """The kind of an error, of what caused it too, and the lines of code; its text may quote people."""
    while error:
        yield f"  {type(error).__module__}.{type(error).__qualname__}"
        yield from places(error.__traceback__)
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def places(trace: TracebackType | None) -> Iterator[str]:
    """Where the program itself was, and the last place of all."""
    frames = extract_tb(trace)
    for frame in frames:
        ours = frame.filename.startswith(PROGRAM) and "site-packages" not in frame.filename
        if ours or frame is frames[-1]:
            yield f"    {frame.filename}:{frame.lineno} {frame.name}: {frame.line}"
