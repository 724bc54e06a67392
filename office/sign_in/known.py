"""A browser that signed in before is not delayed by what strangers do, until too much was wrong at it, too."""

import datetime
import secrets

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import salted_hmac

from office.organisation.models.users import User
from office.sign_in.models.devices import KnownDevice
from office.sign_in.tries import Kind, Tries, address_of

COOKIE = "device"
KNOWN_FOR = datetime.timedelta(days=180)
# Wrong guesses at it after which a browser is a stranger's again.
TRUSTED = 10


def word_of(request: HttpRequest) -> str:
    return request.get_signed_cookie(settings.COOKIE_PREFIX + COOKIE, "", salt=COOKIE, max_age=KNOWN_FOR)


def digest(word: str) -> str:
    return salted_hmac("sign_in.device", word, algorithm="sha256").hexdigest()


def known(request: HttpRequest, username: str) -> KnownDevice | None:
    """The browser, as one that signed in to the account."""
    word, since = word_of(request), timezone.now() - KNOWN_FOR
    devices = KnownDevice.objects.filter(digest=digest(word), user__username=username, signed_in_at__gt=since)
    return devices.first() if word else None


class DoorTries(Tries):
    """Guesses of somebody who stands before the door: of a known browser by itself, of others by name and address."""

    def __init__(self, request: HttpRequest, username: str, kind: str = Kind.NAME) -> None:
        self.device = known(request, username)
        if self.device:
            super().__init__((Kind.DEVICE, self.device.pk))
        else:
            super().__init__((kind, username), (Kind.ADDRESS, address_of(request)))

    def wrong(self) -> None:
        super().wrong()
        if self.device and self.rows[0].wrong >= TRUSTED:
            self.device.delete()


def remember(request: HttpRequest, response: HttpResponse, user: User) -> None:
    """Whoever has signed in wholly is known by this browser from now on."""
    word, now = word_of(request) or secrets.token_urlsafe(24), timezone.now()
    KnownDevice.objects.filter(signed_in_at__lt=now - KNOWN_FOR).delete()
    KnownDevice.objects.update_or_create(user=user, digest=digest(word), defaults={"signed_in_at": now})
    response.set_signed_cookie(
        settings.COOKIE_PREFIX + COOKIE,
        word,
        salt=COOKIE,
        max_age=KNOWN_FOR,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )
