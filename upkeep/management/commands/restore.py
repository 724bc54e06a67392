import json
import os
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from upkeep.backups.keys import identity as key_in
from upkeep.backups.refusals import BackupRefused
from upkeep.backups.restoring import RestoreReport, restore
from upkeep.backups.told import lines_of


def identity_text(path: str | None) -> str:
    """What the key file says, or what is set. Raises CommandError for a file that cannot be read."""
    if path is None:
        return settings.BACKUP_IDENTITY
    try:
        return Path(path).read_text()
    except (OSError, UnicodeDecodeError) as error:
        raise CommandError(f"Không đọc được tệp khóa {path}.") from error


class Command(BaseCommand):
    """Run as the owner of an empty database. What is not empty is refused, and nothing overrides that."""

    help = "Phục hồi một bản sao lưu vào hệ thống trống, rồi so với bản kê trong bản sao lưu."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="TỆP")
        parser.add_argument("--identity", metavar="TỆP_KHÓA", help="tệp có khóa riêng age")
        parser.add_argument(
            "--sha256", default="", metavar="MÃ", help="mã của đúng tệp này, khi tệp không mang dấu"
        )
        parser.add_argument("--json", action="store_true", help="in kết quả dạng JSON")

    def handle(self, *args: Any, file: Path, identity: str | None, **options: Any) -> None:
        os.umask(0o077)
        try:
            key = key_in(identity_text(identity), identity or "CADRE_BACKUP_IDENTITY")
            report = restore(file, key, options["sha256"])
        except BackupRefused as refusal:
            raise CommandError(str(refusal)) from refusal
        if options["json"]:
            self.stdout.write(json.dumps(asdict(report), ensure_ascii=False))
            return
        self.tell(report)

    def tell(self, report: RestoreReport) -> None:
        self.stdout.write("Đã phục hồi và so với bản kê:")
        for line in lines_of(report.compared):
            self.stdout.write(line)
        if report.differences:
            raise CommandError("Đã phục hồi, nhưng khác bản kê: " + "; ".join(report.differences))
        self.stdout.write("Không có sai khác. Chạy migrate (hoặc make run) rồi mở chương trình.")
