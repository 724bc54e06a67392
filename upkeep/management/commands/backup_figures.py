import datetime
import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.db import connection, transaction

from dashboards.figures import as_json, gather
from office.organisation.models.structure import Unit


class Command(BaseCommand):
    """Run by a backup or a drill, never by hand: the figures of one moment of a database."""

    help = "Số liệu của một thời điểm, cho bản sao lưu và lần diễn tập."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--as-of", type=datetime.date.fromisoformat, required=True)
        parser.add_argument("--snapshot", default="")

    def handle(self, *args: Any, as_of: datetime.date, snapshot: str, **options: Any) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            if snapshot:
                cursor.execute("SET TRANSACTION SNAPSHOT %s", [snapshot])
            figures = gather(as_of, Unit.objects.values_list("pk", flat=True))
            self.stdout.write(json.dumps(as_json(figures, ""), ensure_ascii=False))
