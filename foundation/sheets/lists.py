"""Lists that can be taken away: the workbook holds the rows, columns and order of the screen."""

import datetime
import re
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import count
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import FileResponse, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from foundation.bulk.selection import Chosen, SelectsRows
from foundation.core import clock
from foundation.core.models import AccessLog
from foundation.core.parameters import BadParameter
from foundation.core.projected.told import behind
from foundation.core.scope.rows import permission
from foundation.core.text import fold
from foundation.core.traces.access import log_access
from foundation.lists.filtered import FilteredPage
from foundation.lists.filters import told
from foundation.lists.pages import ListPage
from foundation.lists.tables import Column, Section, numbered
from foundation.printing.letterhead import DRAFT
from foundation.saved_views.lists import RememberedList
from foundation.sheets.heads import frame_choices, frame_of_office
from foundation.sheets.kinds import KINDS
from foundation.sheets.matching import ORDINAL
from foundation.sheets.writing import CONTENT_TYPE, ExportColumn, Holds, ListSheet, write_list

CHUNK = 2000
NO_EXPORT = "Đồng chí không có quyền kết xuất."
NONE_CHOSEN = "Chưa chọn dòng nào."
CHOSEN = "Chỉ gồm {found} dòng đã chọn"
GONE_MEANWHILE = "; {gone} dòng đã chọn không còn trong danh sách"
NONE_LEFT = "Các dòng đã chọn không còn trong danh sách hoặc ngoài phạm vi được kết xuất; chọn lại."
OTHER_NUMBER = "Lúc chọn, điều kiện lọc có {then} dòng; nay có {now}"


def exported(columns: Iterable[Column]) -> list[Column]:
    """The columns that a file may hold."""
    return [column for column in columns if column.exported]


def layout_of(columns: Iterable[Column], title: str, **layout: Any) -> ListSheet:
    """The layout of a workbook with the columns of a screen; `layout` holds further fields of ListSheet."""
    holds = {"date": Holds.DATE, "number": Holds.NUMBER, "text": Holds.TEXT}
    columns = tuple(ExportColumn(column.label, holds[column.kind]) for column in exported(columns))
    return ListSheet(title=title, columns=columns, **layout)


def cells_of(columns: Iterable[Column], rows: Iterable[Any]) -> Iterator[Section | list]:
    """Each row as the list of its exported values; sections stay as they are."""
    columns = exported(columns)
    for row in rows:
        yield row if isinstance(row, Section) else [column.of(row) for column in columns]


def with_ordinals(
    layout: ListSheet, rows: Iterable[Section | list]
) -> tuple[ListSheet, Iterable[Section | list]]:
    """The list with its rows numbered through in a first column, where it has none of its own."""
    if layout.columns[0].label == ORDINAL.label:
        return layout, rows
    places = count(1)
    rows = (row if isinstance(row, Section) else [next(places), *row] for row in rows)
    columns = (ExportColumn(ORDINAL.label, Holds.NUMBER), *layout.columns)
    return replace(layout, columns=columns, frozen_columns=layout.frozen_columns + 1), rows


def file_name(title: str, day: datetime.date) -> str:
    """The title of a list as the name of its file, without accents: ho-so-can-bo-20211130.xlsx."""
    return f"{'-'.join(re.findall('[a-z0-9]+', fold(title)))}-{day:%Y%m%d}.xlsx"


def send_list(
    request: HttpRequest, model: type[Model], layout: ListSheet, rows: Iterable[Section | list], name: str
) -> FileResponse:
    """Send the list as a file called `name`; the access log gets the number of rows, as records of `model`.

    Around it stands what the address asks for of the reader's own office (sheets.heads).
    """
    file = tempfile.TemporaryFile()  # noqa: SIM115  (the response closes it)
    footer = f"Kết xuất lúc {clock.this_moment()} – {request.user.username}"
    frame = frame_of_office(request, permission(model, "export"))
    layout, rows = with_ordinals(replace(layout, footer=footer, frame=frame), rows)
    written = write_list(file, layout, rows)
    log_access(request, AccessLog.Action.EXPORT, model._meta.label_lower, rows=written)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=name, content_type=CONTENT_TYPE)


def asks_for_sheet(page: FilteredPage) -> bool:
    """Whether a list is asked for as a file. Raises PermissionDenied where the user may export no such records."""
    asked = page.request.GET.get("format") == "xlsx"
    if asked and not page.offers("export"):
        raise PermissionDenied(NO_EXPORT)
    return asked


def spoken_of(page: FilteredPage) -> Iterator[str]:
    """The lines below the title that say of which day a list is, and how it was filtered."""
    yield f"(Số liệu tính đến ngày {page.day:%d/%m/%Y})"
    if said := behind(page.request):
        yield said
    if chosen := "; ".join(told(page.filter_form, page.search_fields)):
        yield f"Điều kiện lọc: {chosen}"


def drafted(is_draft: bool) -> Iterator[str]:
    """The line above all others of a sheet that holds what nobody has decided yet."""
    if is_draft:
        yield DRAFT


class SendsChosen(SelectsRows):
    """A list that can also be taken away in part: the boxes of its rows are posted to the address of its sheet."""

    chosen = Chosen()

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not asks_for_sheet(self):
            return super().post(request, *args, **kwargs)
        self.chosen = Chosen.sent(request)
        if self.chosen:
            return self.get(request, *args, **kwargs)
        messages.error(request, NONE_CHOSEN)
        return HttpResponseRedirect(self.address(format=""))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With what can stand around the file, for who may take it away."""
        frames = list(frame_choices(self.request)) if self.offers("export") else []
        return super().get_context_data(frames=frames, **kwargs)

    def bulk_buttons(self) -> Iterator[dict[str, Any]]:
        yield from super().bulk_buttons()
        if self.offers("export"):
            yield {
                "label": "Kết xuất Excel",
                "url": self.address(format="xlsx"),
                "icon": "file-earmark-excel",
            }

    def said_of_chosen(self, found: int) -> Iterator[str]:
        """The line of the sheet that says that it holds some rows only, and how many left the list meanwhile.

        Raises BadParameter where none of them is left.
        """
        if self.chosen and not found:
            raise BadParameter(NONE_LEFT)
        if self.chosen.keys:
            gone = len(self.chosen.keys) - found
            yield CHOSEN.format(found=found) + (GONE_MEANWHILE.format(gone=gone) if gone else "")
        elif self.chosen.all_of not in (None, found):
            yield OTHER_NUMBER.format(then=self.chosen.all_of, now=found)


class SheetListPage(SendsChosen, RememberedList, ListPage):
    """Adds `?format=xlsx` to a list, for users who have the right to export.

    The file is called by the title of the list. `filled_by` names kinds of sheet that bring in such records beside
    others.
    """

    filled_by: tuple[str, ...] = ()

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """A sheet shows the rows, totals and drop-downs of units where the user has the right to export."""
        if asks_for_sheet(self):
            self.action = "export"
        return super().get(request, *args, **kwargs)

    def render_to_response(self, context: dict[str, Any], **kwargs: Any) -> HttpResponseBase:
        return self.workbook() if self.action == "export" else super().render_to_response(context, **kwargs)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Of a list that holds nothing at all, what the reader can do first."""
        context = super().get_context_data(**kwargs)
        if not (self.total or self.filtered):
            context["page"]["first_steps"] = [
                *self.ways_in(),
                *(way for way in context["actions"] if way.get("primary")),
            ]
        return context

    def ways_in(self) -> Iterator[dict[str, Any]]:
        """The way to bring in a sheet of such records, for who may."""
        kinds = (kind for kind in KINDS.values() if kind.slug in self.filled_by or kind.becomes(self.model))
        if any(kind.is_offered_to(self.request.user) for kind in kinds):
            yield {"label": "Nhập từ Excel", "url": reverse("import-new"), "icon": "file-earmark-arrow-up"}

    def workbook(self) -> FileResponse:
        """Send the whole filtered list as a file; the access log gets the number of rows."""
        if self.chosen.keys:
            self.rows = self.rows.filter(pk__in=self.chosen.keys)
        rows = self.in_sections(numbered(self.arranged(self.rows).iterator(CHUNK)))
        title = self.list_title()
        layout = layout_of(self.shown, title.upper(), notes=self.notes(), counted=self.unit_word)
        name = file_name(self.file_title() or title, self.day)
        return send_list(self.request, self.model, layout, cells_of(self.shown, rows), name)

    def file_title(self) -> str:
        """What the file is called where the title of the list was typed by somebody; else empty."""
        return ""

    def notes(self) -> tuple[str, ...]:
        """The lines below the title of the sheet."""
        chosen = self.said_of_chosen(self.rows.count()) if self.chosen else ()
        undecided = getattr(self.model, "undecided", None)
        draft = undecided is not None and self.rows.filter(undecided).exists()
        return (*drafted(draft), *spoken_of(self), *chosen, *self.remarks())

    def actions(self) -> Iterator[dict[str, Any]]:
        if self.offers("export"):
            address = self.address(format="xlsx")
            yield {"label": "Kết xuất Excel", "url": address, "icon": "file-earmark-excel", "primary": False}
        yield from super().actions()
