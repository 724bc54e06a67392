"""“Luân chuyển theo năm” on screen and as a file; every number opens its rotations."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.functional import cached_property
from django.views import generic

from cadre.models.conflicts import conflicted_cadres
from foundation.core.answers.rights import NeedsRight
from foundation.core.context import as_of
from foundation.core.parameters import read_choice, read_number
from foundation.core.replica.reading import ReadsReplica
from foundation.core.scope.rows import permission
from foundation.sheets.lists import NO_EXPORT
from foundation.sheets.sending import FileFormat, SentForm, send_form
from office.organisation.chosen_unit import OfChosenUnit
from office.organisation.figure_links import Figure, Links
from rotation.models import Rotation
from rotation.moves.matrix import MoveMatrix, MoveRow
from rotation.moves.paper import MovesPaper, matrix_of_unit, rows_of
from rotation.room import InRotationRoom

RIGHT = "rotation.view_rotation"
EVERY_KIND = "all"
KINDS = [*Rotation.Kind.choices, (EVERY_KIND, "Tất cả các loại")]


@dataclass(frozen=True)
class MatrixLine:
    """A line of the table; one `within` a heading stands further in."""

    label: str
    css: str
    cells: list[Figure | int]
    within: bool = False


class RotationMovesPage(ReadsReplica, InRotationRoom, OfChosenUnit, NeedsRight, generic.TemplateView):
    """Of a unit of the reader's scope on a day; any other unit is 404."""

    template_name = "rotation/moves.html"
    permission_required = RIGHT
    rights = (RIGHT,)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The page, or the table as a file, for who may export rotations there."""
        asked = read_choice(request, "format", FileFormat.values)
        if not asked:
            return super().get(request, *args, **kwargs)
        if not self.may_export:
            raise PermissionDenied(NO_EXPORT)
        table, unit = self.table, self.unit
        stem = f"{MovesPaper.file_stem}_{table.day:%Y%m%d}_{unit.pk:04d}"
        sent = SentForm(Rotation, matrix_of_unit(table, unit), rows_of(table), stem)
        return send_form(request, sent, FileFormat(asked))

    @property
    def may_export(self) -> bool:
        return self.request.user.scope(permission(Rotation, "export")).covers(self.unit.pk)

    @property
    def kind(self) -> str:
        """Rotation proper, unless another kind is asked for."""
        return read_choice(self.request, "kind", dict(KINDS)) or Rotation.Kind.ROTATION.value

    @cached_property
    def table(self) -> MoveMatrix:
        kind = "" if self.kind == EVERY_KIND else self.kind
        since = read_number(self.request, "since", 0)
        return MoveMatrix(self.request.user, self.keys, as_of(self.request), kind, since)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        table = self.table
        first = min(table.years_begun, default=table.since)
        return super().get_context_data(
            table=table,
            unit=self.unit,
            unit_choice=self.choice(table.day),
            kinds=KINDS,
            kind=self.kind,
            lines=list(self.lines()),
            earlier=self.address(since=str(first)) if table.earlier else "",
            without_own=bool(conflicted_cadres(self.request.user)),
            narrowed=not self.request.user.scope(RIGHT).everything,
            actions=list(self.actions()),
            **kwargs,
        )

    def address(self, **changed: str) -> str:
        query = self.request.GET.copy()
        for name, value in changed.items():
            query[name] = value
        return f"?{query.urlencode()}"

    def lines(self) -> Iterator[MatrixLine]:
        for line in self.table.lines:
            if line.numbers is None:
                yield MatrixLine(line.label, "part-row", [""] * (len(self.table.years) + 1))
            else:
                css = "sum" if line.key == "total" else ""
                yield MatrixLine(line.label, css, list(self.cells(line)), line.key not in ("total", "people"))

    def cells(self, line: MoveRow) -> Iterator[Figure | int]:
        """Of all years first, then of each."""
        table = self.table
        yield self.behind(line, line.counted, **({"since": str(table.since)} if table.earlier else {}))
        for year in table.years:
            yield self.behind(line, line.numbers[year], year=str(year))

    @cached_property
    def links(self) -> Links:
        return Links(self.unit, self.table.day)

    def behind(self, line: MoveRow, count: int, **asked: str) -> Figure | int:
        """The number with its list; people told apart have none, for a list tells moves."""
        if not count or not line.asked:
            return count
        of_kind = {"kind": self.table.kind} if self.table.kind else {}
        return self.links.figure(count, "rotation-list", **of_kind, **dict(line.asked), **asked)

    def actions(self) -> Iterator[dict[str, Any]]:
        for each in FileFormat if self.may_export else ():
            url = self.address(format=each.value)
            yield {"label": each.label, "url": url, "icon": each.icon, "file": True}
        yield {"label": "In", "url": "#print", "icon": "printer"}
