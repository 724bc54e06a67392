"""Who is signed in from where: one row a session, tied to it by a keyed hash, so that no row opens anything."""

from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.crypto import salted_hmac

SALT = "office.sign_in.session"
# The last request is noted once a minute, so that most requests write nothing.
NOTED_EVERY = timedelta(minutes=1)
FRESH = timedelta(minutes=10)


def hash_of(session_key: str) -> str:
    return salted_hmac(SALT, session_key, algorithm="sha256").hexdigest()


class OpenSessionQuerySet(models.QuerySet):
    def standing(self) -> "OpenSessionQuerySet":
        """Those that a request could still come from."""
        now = timezone.now()
        return self.filter(
            ended_at=None,
            seen_at__gt=now - timedelta(seconds=settings.SESSION_COOKIE_AGE),
            began_at__gt=now - settings.SESSION_LONGEST,
        )

    def end(self) -> int:
        """Their next request is one of nobody."""
        return self.filter(ended_at=None).update(ended_at=timezone.now())

    def forget_old(self) -> None:
        """Rows of sessions that Django has long forgotten; one that was ended stays as long as its session could."""
        longest = timedelta(seconds=settings.SESSION_COOKIE_AGE) + timedelta(hours=1)
        self.filter(seen_at__lt=timezone.now() - longest).delete()


class OpenSession(models.Model):
    """A trigger ends those of an account that is stopped or whose password is changed, whoever writes it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", db_index=False)
    key_hash = models.CharField(max_length=64, unique=True)
    began_at = models.DateTimeField("đăng nhập lúc")
    seen_at = models.DateTimeField("hoạt động gần nhất")
    address = models.GenericIPAddressField("địa chỉ máy", null=True)
    browser = models.CharField("trình duyệt", max_length=80, blank=True)
    # Whoever signed in with a role is signed out when the last one ends; who never had one reads whom to ask.
    had_role = models.BooleanField(default=False)
    locked_at = models.DateTimeField(null=True)
    password_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = OpenSessionQuerySet.as_manager()

    class Meta:
        ordering = ["-seen_at", "-pk"]
        verbose_name = "phiên đăng nhập"
        verbose_name_plural = "Phiên đăng nhập"
        indexes = [models.Index(fields=["user"], condition=Q(ended_at=None), name="open_sessions_of_a_user")]

    def __str__(self) -> str:
        return f"{self.browser} {self.began_at:%d/%m/%Y}"

    @classmethod
    def begin(cls, session_key: str, user: Any, **told: Any) -> "OpenSession":
        """The row of a session, made if there is none: of one that began before rows were kept, too."""
        now = timezone.now()
        noted = {"user": user, "began_at": now, "seen_at": now, "had_role": bool(user.current_grants)}
        return cls.objects.get_or_create(key_hash=hash_of(session_key), defaults=noted | told)[0]

    def is_over(self, user: Any) -> bool:
        too_long = timezone.now() - self.began_at > settings.SESSION_LONGEST
        stranger = self.user_id != user.pk
        return bool(self.ended_at) or too_long or stranger or (self.had_role and not user.current_grants)

    def is_locked(self) -> bool:
        """By its holder, or because nothing was done for so long."""
        minutes = settings.IDLE_LOCK_MINUTES
        allowed = timedelta(minutes=minutes) + NOTED_EVERY
        return bool(self.locked_at) or bool(minutes and timezone.now() - self.seen_at > allowed)

    def is_fresh(self) -> bool:
        return bool(self.password_at) and timezone.now() - self.password_at < FRESH

    def note_activity(self, user: Any) -> None:
        now, had_role = timezone.now(), self.had_role or bool(user.current_grants)
        if now - self.seen_at > NOTED_EVERY or had_role != self.had_role:
            self.write(seen_at=now, had_role=had_role)

    def lock(self) -> None:
        if not self.locked_at:
            self.write(locked_at=timezone.now())

    def password_given(self) -> None:
        """The holder has just shown that it is they who sit there."""
        now = timezone.now()
        self.write(locked_at=None, seen_at=now, password_at=now)

    def end(self) -> None:
        self.write(ended_at=timezone.now())

    def write(self, **values: Any) -> None:
        for name, value in values.items():
            setattr(self, name, value)
        OpenSession.objects.filter(pk=self.pk).update(**values)
