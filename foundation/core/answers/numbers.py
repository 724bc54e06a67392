"""The number of a fault, on the page and in the log: it is read out by telephone."""

import secrets
import time

from django.http import HttpRequest
from django.utils import timezone

from foundation.core.clock import stamp
from foundation.core.logs.repeated import MINUTES

# No two of them are taken for one another, seen or heard, and no word is made of them.
LETTERS = "CGHKLMPRTVX"
LENGTH = 4


def new_number() -> str:
    """The day and four letters: "2711-HKMT"."""
    day = stamp(timezone.now())[4:8]
    return f"{day[2:]}{day[:2]}-{''.join(secrets.choice(LETTERS) for _ in range(LENGTH))}"


def number_of(request: HttpRequest) -> str:
    """The one number of this request, whoever asks first."""
    if not hasattr(request, "fault_number"):
        request.fault_number = new_number()
    return request.fault_number


class SharedNumber:
    """What goes on for a while and meets everybody has one number, so that the log can sum it up."""

    def __init__(self) -> None:
        self.number, self.until = "", 0.0

    def number_of(self, request: HttpRequest) -> str:
        """That number; `request.fault_known` says that the log has it already."""
        request.fault_known = time.monotonic() < self.until
        if not request.fault_known:
            self.number, self.until = new_number(), time.monotonic() + MINUTES * 60
        request.fault_number = self.number
        return self.number


DATABASE_AWAY = SharedNumber()
