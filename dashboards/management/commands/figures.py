"""The figures of a day from the command line, as the machine's own administrator: of all units, or of one and below.

With --json one object is written; the names of its keys do not change (dashboards.figures.as_json).
"""

import datetime
import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from dashboards.figures import as_json, gather
from dashboards.text_report import lines
from foundation.core import clock
from foundation.core.dates import PartialDate
from office.organisation.models.structure import Unit


def day_of(text: str) -> datetime.date:
    """The day that was typed. Raises CommandError for text that is no full date."""
    try:
        date = PartialDate.parse(text)
    except ValueError:
        date = None
    if date is None or date.precision != "day":
        raise CommandError(f"Ngày “{text}” không có thật; ghi yyyy-mm-dd hoặc dd/mm/yyyy.")
    return date.first_day


def unit_of(code: str, day: datetime.date) -> Unit:
    """The unit that had the code on the day, else the last one that had it. Raises CommandError for no such unit."""
    with_code = Unit.objects.filter(code=code)
    unit = with_code.on(day).first() or with_code.order_by("-valid_from").first()
    if unit is None:
        raise CommandError(f"Không có đơn vị nào có mã “{code}”.")
    return unit


class Command(BaseCommand):
    help = "Số liệu tổng hợp tính đến một ngày: quy hoạch, xếp loại, đào tạo, luân chuyển, đạt chuẩn."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--as-of", metavar="NGÀY", help="ngày của số liệu (yyyy-mm-dd hoặc dd/mm/yyyy); mặc định hôm nay"
        )
        parser.add_argument("--unit", metavar="MÃ", default="", help="mã đơn vị; mặc định là tất cả")
        parser.add_argument("--json", action="store_true", help="ghi kết quả dạng JSON")

    def handle(self, *args: Any, as_of: str | None = None, unit: str = "", **options: Any) -> None:
        day = day_of(as_of) if as_of is not None else clock.today()
        chosen = unit_of(unit, day) if unit else None
        figures = gather(day, Unit.objects.keys_under([chosen.pk]) if chosen else Unit.objects.every_key())
        if options["json"]:
            self.stdout.write(json.dumps(as_json(figures, unit), ensure_ascii=False))
            return
        for line in lines(figures, chosen):
            self.stdout.write(line)
