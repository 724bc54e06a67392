"""Signs of life: a file that a loop touches, for whoever watches over it (`embedded`, `deploy/watched.py`)."""

import os
from contextlib import suppress
from pathlib import Path

# The address at which the web says that it lives.
HEALTH = "healthz"
# Worker and scheduler leave one at least so often.
SECONDS = 2
# The longest pause between two looks for a queue that is away.
AGAIN_SECONDS = 5


def touch(path: str | os.PathLike) -> None:
    """A full disk does not end what lives."""
    with suppress(OSError):
        Path(path).touch()
