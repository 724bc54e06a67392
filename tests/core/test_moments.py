"""A time is printed in one way: that of the office's time zone, of another day with its date."""

import datetime
import io
import re
from pathlib import Path

import openpyxl
import pytest
from django.apps import apps
from django.db.models import DateTimeField
from django.template import Context, Template
from django.utils import timezone
from django.utils.formats import localize

from foundation.core import clock
from foundation.core.figures import shown
from foundation.sheets.writing import ExportColumn, Holds, ListSheet, write_list
from tests.test_shape import FILES, TEMPLATES

# 00:30 of the next day in the office.
NIGHT = datetime.datetime(2021, 11, 29, 17, 30, tzinfo=datetime.UTC)
TOLD = "00:30 ngày 30/11/2021"
CLOCK = Path("foundation/core/clock.py")
# No page: read by programs, or between lines of other servers.
OUTSIDE = [CLOCK, Path("foundation/core/logs/lines.py")]
# What prints a time by itself: a format with hours, a conversion to local time, the ISO form of a moment.
BY_CODE = re.compile(
    r"%H|%I|%X|%c|localtime\(|\.isoformat\(timespec|timezone\.now\(\)\.(isoformat|strftime)|\bctime\("
)
BY_TEMPLATE = re.compile(r"\{%\s*now\b|\|time\b|\|date:[\"'][^\"']*[HhGgiPf]")
MOMENTS = {
    field.name
    for model in apps.get_models()
    for field in model._meta.get_fields()
    if isinstance(field, DateTimeField)
}
BARE = re.compile(
    r"\{\{\s*[\w.]*\.(?:" + "|".join(sorted(MOMENTS)) + r")\b(?!\|moment|\|date:[\"'](?:c|d/m/Y)[\"'])"
)


def test_a_moment_is_told_in_the_offices_time_zone_with_its_date():
    assert clock.moment(NIGHT) == clock.moment(NIGHT, dated=True) == TOLD
    assert clock.moment(None) == ""


def test_a_moment_of_today_needs_no_date_unless_it_is_kept():
    now = timezone.now()
    local = now.astimezone(datetime.timezone(datetime.timedelta(hours=7)))
    assert clock.moment(now) == f"{local:%H:%M}"
    assert clock.moment(now, dated=True) == f"{local:%H:%M ngày %d/%m/%Y}"


@pytest.mark.parametrize("way", ["at|moment", "at|moment:True", "at"])
def test_a_template_tells_the_same(way):
    assert Template("{{ " + way + " }}").render(Context({"at": NIGHT})) == TOLD


def test_a_cell_a_change_and_a_sheet_tell_the_same():
    assert shown(NIGHT) == localize(timezone.localtime(NIGHT)) == TOLD
    file = io.BytesIO()
    write_list(file, ListSheet("LẦN GỬI", (ExportColumn("Lúc gửi", Holds.DATE),)), [[NIGHT]])
    cells = [cell for row in openpyxl.load_workbook(file).active.values for cell in row]
    assert TOLD in cells


def test_no_code_prints_a_time_in_another_way():
    code = [
        path for path in FILES if path.parts[0] not in ("tests", "bench", "embedded") and path not in OUTSIDE
    ]
    assert [str(path) for path in code if BY_CODE.search(path.read_text())] == []


def test_no_template_prints_a_time_in_another_way():
    assert {"at", "sent_at", "written_at", "done_at", "expires_at"} <= MOMENTS
    texts = {str(path): path.read_text() for path in TEMPLATES}
    assert [path for path, text in texts.items() if BY_TEMPLATE.search(text)] == []
    assert [path for path, text in texts.items() if BARE.search(text)] == []
