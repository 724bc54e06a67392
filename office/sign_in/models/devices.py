"""Browsers that signed in to an account before."""

from django.conf import settings
from django.db import models


class KnownDevice(models.Model):
    """A browser holds a random word in a cookie; here stands its keyed hash, once for each account it signed in to."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="known_devices", verbose_name="người dùng"
    )
    digest = models.CharField(max_length=64, editable=False)
    signed_in_at = models.DateTimeField("đăng nhập gần nhất", db_index=True)

    class Meta:
        verbose_name = "máy quen"
        constraints = [models.UniqueConstraint(fields=["user", "digest"], name="known_device_once")]

    def __str__(self):
        return f"{self.signed_in_at:%d/%m/%Y}"
