"""Sao lưu, phục hồi: which backups there are, when one was last tried, and what is set."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.views import View, generic

from foundation.core.answers.rights import NeedsRight
from foundation.core.database import wait_in_line
from foundation.jobs.models import Job
from foundation.jobs.tasks import start
from foundation.jobs.views import describe
from upkeep.backups import lateness
from upkeep.backups.keys import identity, recipient
from upkeep.backups.refusals import BackupRefused
from upkeep.models import Backup, Drill, StartedBy, UpkeepRun
from upkeep.tasks import backup_asked_for, drill_asked_for

SHOWN = 40
NIGHTLY = "hằng đêm từ 2 giờ; máy tắt ban đêm thì ngay khi chạy lại"
KEPT = "bản cuối của {} ngày, {} tuần, {} tháng gần nhất; luôn giữ bản mới nhất và bản mới nhất đã phục hồi thử đạt"
SEALED = (
    "mỗi bản mang dấu của hệ thống này (bằng SECRET_KEY); bản không mang dấu không phục hồi, không diễn tập được, trừ "
    "khi lệnh restore ghi đúng mã SHA-256 của tệp: chép mã ấy ra nơi khác"
)
NO_BACKUP = "Chưa có bản sao lưu nào để diễn tập; bấm Sao lưu ngay trước."
NO_IDENTITY = "Chương trình không giữ khóa riêng, nên không diễn tập từ trang này được."
UNDER_WAY = "Việc trước chưa xong; đợi xong rồi bấm lại."
JOBS = (backup_asked_for, drill_asked_for)


def same_machine() -> bool:
    """Whether what encrypts the backups also lies here, in a form that opens them."""
    try:
        return bool(settings.BACKUP_IDENTITY) and str(identity(settings.BACKUP_IDENTITY).to_public()) == str(
            recipient()
        )
    except BackupRefused:
        return False


def live_jobs() -> list[Job]:
    return list(Job.objects.live().filter(kind__in=[kind.slug for kind in JOBS]).order_by("pk"))


class OfUpkeep(NeedsRight):
    permission_required = "upkeep.view_backup"

    @cached_property
    def working(self) -> list[Job]:
        return live_jobs()


class BackupPage(OfUpkeep, generic.TemplateView):
    template_name = "upkeep/backups.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, now = self.request.user, timezone.now()
        own = next((job for job in self.working if job.owner_id == user.pk), None)
        backups = Backup.objects.for_user(user).select_related("owner").prefetch_related("drills")
        drills = Drill.objects.for_user(user).select_related("backup", "owner")
        return super().get_context_data(
            title="Sao lưu, phục hồi",
            backups=backups.order_by("-pk")[:SHOWN],
            drills=drills.order_by("-pk")[:SHOWN],
            total=Backup.objects.for_user(user).filter(state="done", removed_at=None).count(),
            problems=lateness.lines(now),
            progress=describe(own) if own else None,
            others=self.working and not own,
            may_start=not self.working,
            has_key=bool(settings.BACKUP_KEY),
            knows_identity=bool(settings.BACKUP_IDENTITY),
            same_machine=same_machine(),
            pairs=what_is_set(),
            shown=SHOWN,
            **kwargs,
        )


def what_is_set() -> list[tuple[str, str]]:
    """Labels and values of what the administrator has settled."""
    daily, weekly, monthly = settings.BACKUPS_KEPT
    days = settings.DRILL_DAYS
    tried = f"mỗi {days - 1} ngày, tự động; quá {days} ngày là việc phải làm"
    by_hand = f"bằng lệnh, ở nơi giữ khóa riêng; quá {days} ngày là việc phải làm"
    return [
        ("sao lưu tự động", NIGHTLY if settings.BACKUP_KEY else "không, vì chưa có khóa công khai"),
        ("phục hồi thử", tried if settings.BACKUP_IDENTITY else by_hand),
        ("thư mục", str(settings.BACKUPS)),
        ("khóa công khai", settings.BACKUP_KEY),
        ("nguồn gốc", SEALED),
        ("giữ lại", KEPT.format(daily, weekly, monthly)),
    ]


class BeginPage(OfUpkeep, View):
    """A run that somebody asked for, done by a worker that knows the owner of the database."""

    http_method_names = ["post"]
    permission_required = "upkeep.add_backup"
    model: type[UpkeepRun]

    def post(self, request: HttpRequest) -> HttpResponseRedirect:
        try:
            with transaction.atomic():
                # Of two who press at once the second sees what the first has begun.
                wait_in_line("upkeep.begin")
                if live_jobs():
                    raise BackupRefused(UNDER_WAY)
                self.refuse()
                run = self.model.objects.create(origin=StartedBy.PAGE, owner=request.user)
                start(self.kind, request.user, run.pk)
        except BackupRefused as refusal:
            messages.error(request, str(refusal))
        return redirect("backup-list")

    def refuse(self) -> None:
        """Raises BackupRefused where it could only fail."""
        raise NotImplementedError


class BackupBeginPage(BeginPage):
    model, kind = Backup, backup_asked_for

    def refuse(self) -> None:
        recipient()


class DrillBeginPage(BeginPage):
    model, kind = Drill, drill_asked_for
    permission_required = "upkeep.add_drill"

    def refuse(self) -> None:
        if not settings.BACKUP_IDENTITY:
            raise BackupRefused(NO_IDENTITY + lateness.HOW_TO_TRY)
        if lateness.last_done() is None:
            raise BackupRefused(NO_BACKUP)
