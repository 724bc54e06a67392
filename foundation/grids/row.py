"""One row of a table that is typed: as it is sent, and as it is drawn."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django import forms

from foundation.core.typed.forms import PlainForm

if TYPE_CHECKING:
    from foundation.grids.rows import Grid


class GridForm(PlainForm):
    """One row as it is typed; `was` holds what was shown of it."""

    was = forms.CharField(widget=forms.HiddenInput, required=False)

    def shown(self) -> dict[str, Any] | None:
        """What the row showed when it was opened; None for what says nothing of it."""
        try:
            then = json.loads(self.data.get(self.add_prefix("was"), ""))
        except ValueError:
            return None
        return then if isinstance(then, dict) and set(then) == set(self.fields) - {"was"} else None


@dataclass(frozen=True)
class GridCell:
    """One cell as it is drawn; what is not `open` is plain text."""

    name: str
    label: str
    text: str
    fault: str = ""
    remark: str = ""
    attributes: str = ""
    open: bool = True


@dataclass
class GridRow:
    """A record with what its cells show, what is wrong with each, and why the row was not saved."""

    grid: "Grid"
    record: Any
    cells: dict[str, str]
    was: str
    faults: dict[str, str] = field(default_factory=dict)
    said: str = ""
    saved: bool = False

    @property
    def prefix(self) -> str:
        return prefix_of(self.record)

    @property
    def locked(self) -> str:
        """Why nothing of the row is typed here; empty where it is."""
        return self.grid.locked(self.record)

    @property
    def drawn(self) -> Iterator[GridCell]:
        grid, open_fields = self.grid, self.grid.open_fields(self.record)
        for name in grid.drawn:
            if name in open_fields:
                texts = self.cells.get(name, ""), self.faults.get(name, "")
                remark = grid.remark(self.record, name)
                yield GridCell(name, grid.label(name), *texts, remark, grid.attributes(name))
            else:
                yield GridCell(name, grid.label(name), grid.plain(self.record, name), open=False)


def prefix_of(record: Any) -> str:
    return f"r{record.pk}"
