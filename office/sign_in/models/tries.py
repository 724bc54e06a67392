"""Wrong guesses, counted by what they were aimed at or where they came from; what that was is not kept."""

from django.db import models


class WrongTry(models.Model):
    """How often one thing was guessed wrongly, and until when the next guess waits. The digest is keyed."""

    class Kind(models.TextChoices):
        NAME = "name", "tên đăng nhập"
        ADDRESS = "address", "địa chỉ"
        DEVICE = "device", "máy quen"
        PASSWORD = "password", "mật khẩu của tài khoản đang mở"
        CODE = "code", "mã kích hoạt"
        FACTOR = "factor", "mã xác thực"

    kind = models.CharField("theo", max_length=8, choices=Kind)
    digest = models.CharField(max_length=64, editable=False)
    wrong = models.PositiveIntegerField("số lần sai", default=0)
    last_at = models.DateTimeField("lần cuối", db_index=True)
    waits_until = models.DateTimeField("chờ đến", null=True)

    class Meta:
        verbose_name = "lần nhập sai"
        constraints = [models.UniqueConstraint(fields=["kind", "digest"], name="wrong_tries_once")]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.wrong}"
