"""Lists that can be taken away: the workbook holds the rows, columns and order of the screen."""

import tempfile
from dataclasses import replace

from django.http import FileResponse
from django.utils import timezone

from foundation.core.access import log_access
from foundation.core.models import AccessLog
from foundation.lists.pages import ListPage
from foundation.lists.tables import Section
from foundation.sheets.writing import CONTENT_TYPE, ExportColumn, Holds, ListSheet, write_list

CHUNK = 2000


def exported(columns):
    return [column for column in columns if column.exported]


def layout_of(columns, title, **layout):
    """How the columns of a screen stand in a workbook."""
    holds = {"date": Holds.DATE, "number": Holds.NUMBER, "text": Holds.TEXT}
    columns = tuple(ExportColumn(column.label, holds[column.kind]) for column in exported(columns))
    return ListSheet(title=title, columns=columns, **layout)


def cells_of(columns, rows):
    """The values of each row; sections stay what they are."""
    columns = exported(columns)
    for row in rows:
        yield row if isinstance(row, Section) else [column.of(row) for column in columns]


def send_list(request, model, layout, rows, name):
    """The list as a file of that name; how many rows of the model were taken is recorded."""
    file = tempfile.TemporaryFile()  # noqa: SIM115  (the response closes it)
    footer = f"Kết xuất lúc {timezone.localtime():%H:%M ngày %d/%m/%Y} – {request.user.username}"
    count = write_list(file, replace(layout, footer=footer), rows)
    log_access(request, AccessLog.Action.EXPORT, model._meta.label_lower, rows=count)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{name}.xlsx", content_type=CONTENT_TYPE)


class SheetListPage(ListPage):
    """Adds `?format=xlsx` to a list, for who has the right to export.

    `sheet_name` begins the name of the file; by itself the name of the records.
    """

    sheet_name = ""

    def get(self, request, *args, **kwargs):
        """For a sheet the whole list is asked for with the right to export: rows, totals and drop-downs."""
        if request.GET.get("format") == "xlsx" and self.offers("export"):
            self.action = "export"
        return super().get(request, *args, **kwargs)

    def render_to_response(self, context, **kwargs):
        return self.workbook() if self.action == "export" else super().render_to_response(context, **kwargs)

    def workbook(self):
        """The whole filtered list as a file; how many rows were taken is recorded."""
        rows = self.with_cells(self.rows).order_by(*self.get_order()).iterator(CHUNK)
        layout = layout_of(self.shown, self.list_title().upper(), notes=self.notes(), counted=self.unit_word)
        name = f"{self.sheet_name or self.model._meta.model_name}-{self.day:%Y%m%d}"
        return send_list(self.request, self.model, layout, cells_of(self.shown, rows), name)

    def notes(self):
        """The lines below the title of the sheet."""
        return (f"(Số liệu tính đến ngày {self.day:%d/%m/%Y})",)

    def actions(self):
        if self.offers("export"):
            address = self.address(format="xlsx")
            yield {"label": "Kết xuất Excel", "url": address, "icon": "file-earmark-excel", "primary": False}
        yield from super().actions()
