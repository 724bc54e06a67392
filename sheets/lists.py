"""Lists that can be taken away: the workbook holds the rows, columns and order of the screen."""

import tempfile

from django.http import FileResponse
from django.utils import timezone

from core.access import log_access
from core.lists import ListPage
from core.models import AccessLog
from sheets.writing import CONTENT_TYPE, ExportColumn, Holds, ListSheet, write_list

CHUNK = 2000


class SheetListPage(ListPage):
    """Adds `?format=xlsx` to a list, for who has the right to export.

    `sheet_name` begins the name of the file; by itself the name of the records.
    """

    sheet_name = ""

    def render_to_response(self, context, **kwargs):
        if self.request.GET.get("format") == "xlsx" and self.may("export"):
            return self.workbook()
        return super().render_to_response(context, **kwargs)

    def workbook(self):
        """The whole filtered list as a file; how many rows were taken is recorded."""
        file = tempfile.TemporaryFile()  # noqa: SIM115  (the response closes it)
        layout = ListSheet(
            title=self.list_title().upper(),
            columns=tuple(
                ExportColumn(column.label, Holds.DATE if column.kind == "date" else Holds(column.kind))
                for column in self.shown
            ),
            notes=self.notes(),
            counted=self.unit_word,
            footer=f"Kết xuất lúc {timezone.localtime():%H:%M ngày %d/%m/%Y} – {self.request.user.username}",
        )
        rows = self.with_cells(self.rows).order_by(*self.get_order()).iterator(CHUNK)
        count = write_list(file, layout, ([column.of(row) for column in self.shown] for row in rows))
        log_access(self.request, AccessLog.Action.EXPORT, self.model._meta.label_lower, rows=count)
        file.seek(0)
        name = f"{self.sheet_name or self.model._meta.model_name}-{self.day:%Y%m%d}.xlsx"
        return FileResponse(file, as_attachment=True, filename=name, content_type=CONTENT_TYPE)

    def notes(self):
        """The lines below the title of the sheet."""
        return (f"(Số liệu tính đến ngày {self.day:%d/%m/%Y})",)

    def actions(self):
        if self.may("export"):
            address = self.address(format="xlsx")
            yield {"label": "Kết xuất Excel", "url": address, "icon": "file-earmark-excel", "primary": False}
        yield from super().actions()
