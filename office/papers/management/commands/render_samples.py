from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from office.papers.kinds import KINDS, PaperKind
from office.papers.samples import samples_of

FAULT = 2
UNKNOWN = "Không có loại văn bản “{slug}”; các loại: {known}."
UNSURE = " (chưa xác nhận)"
NOT_WRITTEN = "Không ghi được vào thư mục {folder}: {reason}."


class Command(BaseCommand):
    help = "In thử mọi loại văn bản, từng tiêu đề, từng thời kỳ, bằng số liệu tự đặt: Word, Excel và PDF."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", metavar="FOLDER", help="thư mục ghi các tệp; chưa có thì lập")
        parser.add_argument("--kind", metavar="K", help="chỉ in loại văn bản này")

    def handle(self, *, folder: str, kind: str | None, **options: Any) -> None:
        kinds = [kind_called(kind)] if kind else list(KINDS.values())
        try:
            Path(folder).mkdir(parents=True, exist_ok=True)
            for sample in samples_of(kinds):
                names = []
                for ending, content in sample.files().items():
                    names.append(f"{sample.stem}.{ending}")
                    (Path(folder) / names[-1]).write_bytes(content)
                unsure = "" if sample.confirmed else UNSURE
                self.stdout.write(f"{sample.kind.label} – {sample.period.label}{unsure}: {', '.join(names)}")
        except OSError as error:
            said = NOT_WRITTEN.format(folder=folder, reason=error.strerror)
            raise CommandError(said, returncode=FAULT) from error


def kind_called(slug: str) -> type[PaperKind]:
    if slug not in KINDS:
        raise CommandError(UNKNOWN.format(slug=slug, known=", ".join(KINDS)), returncode=FAULT)
    return KINDS[slug]
