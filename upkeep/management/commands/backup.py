from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.template.defaultfilters import filesizeformat

from upkeep.backups.making import make
from upkeep.models import Backup, StartedBy, UpkeepState


class Command(BaseCommand):
    help = "Sao lưu cơ sở dữ liệu và tệp đính kèm vào một tệp mã hóa bằng khóa công khai (CADRE_BACKUP_KEY)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        pass

    def handle(self, *args: Any, **options: Any) -> None:
        backup = make(Backup.objects.create(origin=StartedBy.COMMAND))
        if backup.state == UpkeepState.FAILED:
            raise CommandError(backup.error)
        held = backup.contents
        self.stdout.write(f"Đã sao lưu: {settings.BACKUPS / backup.file} ({filesizeformat(backup.size)})")
        self.stdout.write(f"SHA-256: {backup.sha256}")
        self.stdout.write(f"{held['tables']} bảng, {held['rows']} dòng, {held['files']} tệp đính kèm")
        for name in held["missing"]:
            self.stdout.write(f"Thiếu tệp đính kèm trên đĩa: {name}")
