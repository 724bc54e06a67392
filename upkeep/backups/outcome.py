"""How a backup or a drill ends: its row says it, whatever went wrong."""

import errno
import logging
import traceback
from types import TracebackType
from typing import Self

from django.conf import settings
from django.utils import timezone

from foundation.jobs.models import Job
from upkeep.backups.refusals import BackupRefused
from upkeep.models import UpkeepRun, UpkeepState

DISK_FULL = "Ổ đĩa đầy giữa chừng; phần ghi dở đã xóa. Dọn ổ đĩa của thư mục {folder} rồi làm lại."
NOT_WRITTEN = (
    "Máy không đọc hoặc ghi được tệp ({why}); kiểm tra thư mục {folder} và quyền của tài khoản đang chạy."
)
BROKEN = "Hệ thống gặp lỗi, mã {number}. Làm lại, nếu vẫn lỗi thì báo người quản trị hệ thống."
CUT_OFF = "Bị ngắt giữa chừng (máy dừng hoặc tiến trình bị tắt)."

logger = logging.getLogger(__name__)


class RunOutcome:
    """Writes the end of the row: done, or failed with the sentence that says why. Lets no error out."""

    def __init__(self, run: UpkeepRun):
        self.run = run

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        if error is not None and not isinstance(error, Exception):
            return False
        self.run.ended_at = timezone.now()
        self.run.state = UpkeepState.DONE if error is None else UpkeepState.FAILED
        self.run.error = "" if error is None else self.explained(error, trace)[:500]
        self.run.save()
        return True

    def explained(self, error: Exception, trace: TracebackType | None) -> str:
        if isinstance(error, BackupRefused):
            return str(error)
        if isinstance(error, OSError) and error.errno == errno.ENOSPC:
            return DISK_FULL.format(folder=settings.BACKUPS)
        if isinstance(error, OSError):
            return NOT_WRITTEN.format(why=error.strerror or type(error).__name__, folder=settings.BACKUPS)
        number = f"{self.run._meta.model_name}-{self.run.pk}"
        code_lines = "".join(traceback.format_tb(trace))
        logger.error("%s failed: %s\n%s", number, type(error).__name__, code_lines)
        return BROKEN.format(number=number)


def forget_interrupted(run: UpkeepRun) -> None:
    """What still says that it runs while nobody but this one can be running was cut off."""
    others = type(run)._default_manager.exclude(pk=run.pk).filter(pk__lt=run.pk)
    waiting = Job.objects.live().filter(kind=run._meta.model_name).values("subject_key")
    others.filter(state__in=[UpkeepState.RUNNING, UpkeepState.WAITING]).exclude(pk__in=waiting).update(
        state=UpkeepState.FAILED, ended_at=timezone.now(), error=CUT_OFF
    )
