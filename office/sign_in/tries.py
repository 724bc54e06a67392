"""Whoever guesses wrongly waits, longer each time; nobody is locked out.

A try is counted by its doors: what is guessed (a name, a code, a password) and where it comes from. A guess is not
looked at while one of its doors waits, so that waiting guesses lengthen nothing. Used so, within one transaction:

    tries = Tries((Kind.PASSWORD, user.pk))
    if tries.wait: …say `tries.sentence`, status 429, `Retry-After`…
    tries.wrong() or tries.right()
"""

import datetime
import math
from dataclasses import dataclass
from ipaddress import ip_network
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import salted_hmac

from office.sign_in.models.tries import WrongTry

Kind = WrongTry.Kind
FORGOTTEN_AFTER = datetime.timedelta(days=1)
FIRST_WAIT = 5


@dataclass(frozen=True)
class Pace:
    """So many wrong guesses are free; then the wait doubles from five seconds up to the longest."""

    free: int
    longest: int

    def after(self, wrong: int) -> int:
        return 0 if wrong < self.free else min(FIRST_WAIT * 2 ** min(wrong - self.free, 20), self.longest)


# At most 96 guesses a day of a name; many people of an office share one address.
PACES = {kind: Pace(free=5, longest=15 * 60) for kind in Kind} | {Kind.ADDRESS: Pace(free=30, longest=5 * 60)}


class Tries:
    def __init__(self, *doors: tuple[str, Any]) -> None:
        """Locks what is counted until the transaction ends: guesses made at once are judged one after another."""
        self.now = timezone.now()
        asked = [WrongTry(kind=kind, digest=digest(kind, what), last_at=self.now) for kind, what in doors]
        WrongTry.objects.bulk_create(asked, ignore_conflicts=True)
        condition = Q(*(Q(kind=row.kind, digest=row.digest) for row in asked), _connector=Q.OR)
        self.rows = list(WrongTry.objects.select_for_update().filter(condition).order_by("pk"))
        self.wait = self.left()

    def left(self) -> int:
        """Seconds until a guess is looked at; 0: now."""
        left = [(row.waits_until - self.now).total_seconds() for row in self.rows if row.waits_until]
        return math.ceil(max([0, *left]))

    @property
    def sentence(self) -> str:
        """What is said of a guess that was not looked at, and of the next one when one was wrong."""
        return f"Đã nhập sai nhiều lần. Chờ {spelled(self.left())} rồi thử lại."

    def wrong(self) -> None:
        for row in self.rows:
            row.wrong = 1 if row.last_at < self.now - FORGOTTEN_AFTER else row.wrong + 1
            row.last_at = self.now
            pause = PACES[row.kind].after(row.wrong)
            row.waits_until = self.now + datetime.timedelta(seconds=pause) if pause else None
        WrongTry.objects.bulk_update(self.rows, ["wrong", "last_at", "waits_until"])

    def right(self) -> None:
        """What was guessed is known now. An address stays counted: a guesser may have an account of his own."""
        forget(*(row.pk for row in self.rows if row.kind != Kind.ADDRESS))

    def slow(self, response: HttpResponse) -> HttpResponse:
        """The answer to a guess that was not looked at."""
        response.status_code, response.headers["Retry-After"] = 429, str(self.wait)
        return response


def forget(*keys: int) -> None:
    """These, and what was forgotten anyway."""
    old = Q(last_at__lt=timezone.now() - FORGOTTEN_AFTER)
    WrongTry.objects.filter(Q(pk__in=keys) | old).delete()


def forget_name(username: str) -> None:
    row = WrongTry.objects.filter(kind=Kind.NAME, digest=digest(Kind.NAME, username))
    forget(*row.values_list("pk", flat=True))


def digest(kind: str, what: Any) -> str:
    return salted_hmac(f"sign_in.{kind}", str(what).casefold(), algorithm="sha256").hexdigest()


def address_of(request: HttpRequest) -> str:
    """A network of IPv6 is one door: who has one address of it has them all."""
    address = request.META.get("REMOTE_ADDR") or ""
    return str(ip_network(f"{address}/64", strict=False)) if ":" in address else address


def spelled(seconds: int) -> str:
    return f"{seconds} giây" if seconds < 120 else f"{seconds} giây (khoảng {round(seconds / 60)} phút)"
