from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from upkeep.backups.drilling import drill
from upkeep.backups.told import lines_of
from upkeep.management.commands.restore import identity_text
from upkeep.models import Drill, StartedBy, UpkeepState


class Command(BaseCommand):
    help = "Diễn tập: phục hồi bản sao lưu (mặc định là bản mới nhất) vào cơ sở dữ liệu thử, so sánh rồi xóa."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", nargs="?", type=Path, metavar="TỆP")
        parser.add_argument("--identity", metavar="TỆP_KHÓA", help="tệp có khóa riêng age")

    def handle(self, *args: Any, file: Path | None, identity: str | None, **options: Any) -> None:
        run = drill(Drill.objects.create(origin=StartedBy.COMMAND), file, identity_text(identity))
        if run.state == UpkeepState.FAILED:
            raise CommandError(run.error)
        for line in lines_of(run.compared):
            self.stdout.write(line)
        if run.differences:
            raise CommandError("Khác bản kê: " + "; ".join(run.differences))
        self.stdout.write(f"Đạt: phục hồi {run.file} không có sai khác.")
