"""The reader in a child process, which a file can harm at will: out of memory, out of time, or dead."""

import importlib.util
import json
import logging
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from typing import BinaryIO

from foundation.sheets.limits import TOO_HEAVY, Unreadable
from foundation.sheets.reading.events import Event

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(HERE)))
CHILD = os.path.join(HERE, "child.py")
# Seconds on the wall; of the processor the child allows itself less (`child.CPU_SECONDS`).
MOST_SECONDS = 300
LOGGED = 2000

logger = logging.getLogger(__name__)


def told_apart(content: bytes, program: str = CHILD, seconds: float = MOST_SECONDS) -> Iterator[Event]:
    """What the reader tells of a file, from a child. Raises Unreadable where the file is refused or the child ends
    otherwise than by telling all."""
    with tempfile.TemporaryFile() as sent, tempfile.TemporaryFile() as complaints:
        sent.write(content)
        sent.seek(0)
        with subprocess.Popen(
            [sys.executable, "-I", "-S", program, ROOT, _library("xlrd")],
            stdin=sent,
            stdout=subprocess.PIPE,
            stderr=complaints,
            env={},
        ) as child:
            timer = threading.Timer(seconds, child.kill)
            timer.start()
            try:
                yield from _events(child.stdout)
                child.wait()
            finally:
                timer.cancel()
                child.kill()
        if child.returncode:
            _log(child.returncode, complaints)
            raise Unreadable(TOO_HEAVY)


def _library(name: str) -> str:
    """The folder that a library is installed in: the child looks for no other place of libraries."""
    return os.path.dirname(os.path.dirname(importlib.util.find_spec(name).origin))


def _events(lines: BinaryIO) -> Iterator[Event]:
    """Until the child has told all; a line that makes no sense broke off with a child that died."""
    for line in lines:
        try:
            event, told = json.loads(line)
        except ValueError:
            return
        if event == "refused":
            raise Unreadable(told)
        yield event, told


def _log(code: int, complaints: BinaryIO) -> None:
    complaints.seek(0)
    logger.warning(
        "The reader of a sheet ended with %s: %s", code, complaints.read(LOGGED).decode(errors="replace")
    )
