"""A page with a table that is typed: sent whole, row by row as each is left, or filled in from pasted rows."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views import generic

from foundation.core.pages import ScopedPage
from foundation.grids.names import PastedCells
from foundation.grids.row import GridRow
from foundation.grids.rows import Grid

UNSAVED = "Còn {count} dòng chưa lưu; nội dung đã nhập vẫn còn, sửa các ô được nêu rồi lưu lại."
READ = "Đã đọc {count} dòng vào bảng; xem lại rồi bấm Lưu."
NOTHING_READ = "Chưa đọc được dòng nào."
UNREAD = "Còn {count} dòng dán chưa đọc vào bảng: sửa rồi bấm “Đọc vào bảng”, hoặc xóa đi rồi lưu lại."
NOTHING_NEW = "Không có thay đổi nào."


class GridPage(ScopedPage, generic.TemplateView):
    """`records` are those whose rows may be sent, locked while they are written."""

    action = "change"
    template_name = ""
    fragment_template = ""
    saved_words = "Đã lưu {count} dòng."
    grid: Grid
    records: Sequence[Any]

    def get_template_names(self) -> list[str]:
        return [self.template_name]

    def read_pasted(self, rows: Sequence[GridRow]) -> PastedCells:
        raise NotImplementedError

    def after(self) -> str:
        """Where a page that was saved whole leads."""
        raise NotImplementedError

    def fragment(self, rows: Sequence[GridRow]) -> dict[str, Any]:
        """What a row that was left is answered with."""
        return {"rows": rows}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        records = self.records
        if self.pasted and "paste" in request.POST:
            return self.paste(self.grid.typed_rows(records, request.POST))
        rows = self.grid.read_rows(records, request.POST)
        count = self.grid.save(rows)
        if "fragment" in request.POST:
            return self.response_class(request, [self.fragment_template], self.fragment(rows))
        unsaved = [row for row in rows if row.said or row.faults]
        if count or not unsaved:
            messages.success(request, self.saved_words.format(count=count) if count else NOTHING_NEW)
        told = [UNSAVED.format(count=len(unsaved))] if unsaved else []
        if self.pasted:
            told.append(UNREAD.format(count=len(self.pasted.splitlines())))
        if not told:
            return HttpResponseRedirect(self.after())
        sent = {row.record.pk: row for row in rows}
        shown = [sent.get(record.pk) or self.grid.row_of(record) for record in records]
        return self.again(shown, faults=told)

    @property
    def pasted(self) -> str:
        return self.request.POST.get("pasted", "").strip()

    def again(self, rows: Sequence[GridRow], **told: Any) -> HttpResponse:
        """The table as it was sent; pasted rows that are not in it yet stay."""
        return self.render_to_response(
            self.get_context_data(**{"left": self.pasted} | told, rows=rows, dirty=True)
        )

    def paste(self, rows: Sequence[GridRow]) -> HttpResponse:
        """The table with what was pasted filled in; rows that fit nobody stay."""
        found = self.read_pasted(rows)
        for row in rows:
            if row.record.pk in found.cells:
                found.faults += self.grid.fill(row, found.cells[row.record.pk])
        read = READ.format(count=len(found.cells)) if found.cells else NOTHING_READ
        told = {
            "read": read,
            "remarks": found.remarks,
            "faults": found.faults,
            "left": "\n".join(found.left),
        }
        return self.again(rows, **told)
