"""The head's confirmations carried out, by the owner of the tables, after a backup that was tried."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Max
from django.utils import timezone

from foundation.core.clock import moment
from privacy.forgetting import STAYS, forget
from privacy.models import Anonymisation
from upkeep.backups import servers
from upkeep.backups.refusals import BackupRefused
from upkeep.models import Drill, UpkeepState

NOBODY = "Không có hồ sơ nào đã được lãnh đạo xác nhận."
NO_BACKUP = (
    "Chưa có bản sao lưu nào làm sau lần xác nhận cuối ({at}) mà đã phục hồi thử đạt."
    " Chạy manage.py backup, rồi manage.py restore_drill, rồi chạy lại lệnh này. Chưa ẩn danh hồ sơ nào."
)


class Command(BaseCommand):
    help = "Ẩn danh các hồ sơ mà lãnh đạo đã xác nhận; chỉ sau một bản sao lưu mới đã phục hồi thử đạt."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="làm thử rồi bỏ, in số dòng")

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        waiting = Anonymisation.objects.filter(carried_out_at=None).order_by("pk")
        if not waiting:
            self.stdout.write(NOBODY)
            return
        backup = proven_since(waiting.aggregate(last=Max("confirmed_at"))["last"])
        try:
            connection = servers.connect(servers.owner())
        except BackupRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        connection.autocommit = False
        try:
            with connection.cursor() as cursor:
                for one in waiting:
                    self.carry_out(cursor, one, backup)
            connection.rollback() if dry_run else connection.commit()
        finally:
            connection.close()
        for line in ("Làm thử: đã bỏ mọi thay đổi.",) if dry_run else STAYS:
            self.stdout.write(line)

    def carry_out(self, cursor: Any, one: Anonymisation, backup: str) -> None:
        """The row of the head's word is locked first: what was taken back meanwhile is left alone."""
        table = Anonymisation._meta.db_table
        said = f"UPDATE {table} SET carried_out_at = %s, backup = %s WHERE id = %s AND carried_out_at IS NULL"
        cursor.execute(said, [timezone.now(), backup, one.pk])
        if cursor.rowcount:
            done = forget(cursor, one.person_key)
            told = "; ".join(f"{title}: {count}" for title, count in done.counts.items())
            self.stdout.write(f"Hồ sơ số {one.person_key}: {told}")


def proven_since(confirmed_at: Any) -> str:
    """The file of a backup begun after that moment and restored without a difference; CommandError without one."""
    tried = Drill.objects.filter(
        state=UpkeepState.DONE,
        differences=[],
        backup__state=UpkeepState.DONE,
        backup__removed_at=None,
        backup__began_at__gt=confirmed_at,
    )
    drill = tried.select_related("backup").order_by("-pk").first()
    if drill is None:
        raise CommandError(NO_BACKUP.format(at=moment(confirmed_at, True)))
    return drill.backup.file
