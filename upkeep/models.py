"""What was done to keep the register safe: backups made, and drills that restored one of them."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from foundation.core.scope.rows import ScopedQuerySet


class StartedBy(models.TextChoices):
    CLOCK = "clock", "Tự động"
    PAGE = "page", "Bấm trên trang"
    COMMAND = "command", "Lệnh trên máy chủ"


class UpkeepState(models.TextChoices):
    WAITING = "waiting", "Đang chờ"
    RUNNING = "running", "Đang chạy"
    DONE = "done", "Đã xong"
    FAILED = "failed", "Không xong"


class UpkeepRun(models.Model):
    """Work on the machine, not on the register: it has no unit, and no history beside itself."""

    unit_path = None

    origin = models.CharField("bằng cách", max_length=7, choices=StartedBy)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="người cho chạy"
    )
    state = models.CharField("trạng thái", max_length=7, choices=UpkeepState, default=UpkeepState.WAITING)
    began_at = models.DateTimeField("lúc bắt đầu", auto_now_add=True)
    ended_at = models.DateTimeField("lúc xong", null=True)
    error = models.CharField("lý do không xong", max_length=500, blank=True)

    objects = ScopedQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def took(self):
        """How long it took, in words; empty before its end."""
        if not self.ended_at:
            return ""
        minutes, seconds = divmod(round((self.ended_at - self.began_at).total_seconds()), 60)
        return f"{minutes} phút {seconds} giây" if minutes else f"{seconds} giây"


class Backup(UpkeepRun):
    """One encrypted file of database and files. `contents` is its manifest in short; `missing` files it lacks.

    The row outlives its file: `removed_at` says since when it is not in the folder any more.
    """

    file = models.CharField("tệp", max_length=100, blank=True)
    size = models.PositiveBigIntegerField("dung lượng", default=0)
    sha256 = models.CharField("mã kiểm tra SHA-256", max_length=64, blank=True)
    key = models.CharField("khóa công khai", max_length=100, blank=True)
    contents = models.JSONField("nội dung", default=dict, blank=True)
    missing = models.PositiveIntegerField("số tệp đính kèm thiếu", default=0)
    removed_at = models.DateTimeField("không còn tệp từ lúc", null=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "bản sao lưu"
        verbose_name_plural = "bản sao lưu"
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="done") | (~Q(file="") & Q(ended_at__isnull=False)),
                name="backup_done_has_file",
                violation_error_message="Bản sao lưu đã xong phải có tệp.",
            )
        ]

    def __str__(self):
        return self.file or f"{self._meta.verbose_name} {self.pk}"


class Drill(UpkeepRun):
    """A backup restored beside the program, compared and thrown away; it passed when nothing differed."""

    backup = models.ForeignKey(
        Backup, models.SET_NULL, null=True, related_name="drills", verbose_name="bản sao lưu"
    )
    file = models.CharField("tệp", max_length=100, blank=True)
    compared = models.JSONField("đã so sánh", default=dict, blank=True)
    differences = models.JSONField("sai khác", default=list, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = "lần diễn tập phục hồi"
        verbose_name_plural = "diễn tập phục hồi"

    def __str__(self):
        return f"{self._meta.verbose_name} {self.pk}"

    @property
    def passed(self):
        return self.state == UpkeepState.DONE and not self.differences
