"""What is known to be away is not asked again for a while: at most one in a process waits for it."""

import threading
import time
from collections.abc import Callable
from typing import TypeVar

SECONDS = 10
T = TypeVar("T")


class Away(ConnectionError):
    """It was away a moment ago, so it was not asked."""


class Circuit:
    """`call` passes a fault on and lets nobody through for ten seconds; then one tries for all."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.again = 0.0

    @property
    def is_open(self) -> bool:
        """Whether it was away when it was last asked."""
        return self.again > 0

    def call(self, ask: Callable[[], T], *faults: type[BaseException]) -> T:
        """What `ask` returns; raises Away without asking, or one of the faults for which it counts as away."""
        with self.lock:
            if time.monotonic() < self.again:
                raise Away
            if self.again:
                self.again = time.monotonic() + SECONDS
        try:
            answer = ask()
        except faults:
            self.again = time.monotonic() + SECONDS
            raise
        self.again = 0.0
        return answer


# The queue and the cache are one server.
QUEUE = Circuit()
