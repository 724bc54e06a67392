"""One row of a table that is typed: as it is sent, and as it is drawn."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

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
    """One cell as it is drawn: `of` is whose row it is; what is not `open` is plain text."""

    name: str
    label: str
    text: str
    of: str
    prefix: str
    fault: str = ""
    remark: str = ""
    attributes: str = ""
    open: bool = True

    @property
    def html(self) -> SafeString:
        """Written without a template: a page has thousands of them."""
        return mark_safe(
            f'<td data-label="{escape(self.label)}">{self.box() if self.open else escape(self.text)}</td>'
        )

    def box(self) -> str:
        name = f"{self.prefix}-{self.name}"
        wrong, told = (" is-invalid", f' aria-describedby="{name}-fault"') if self.fault else ("", "")
        return (
            f'<input type="text" class="form-control{wrong}" name="{name}" value="{escape(self.text)}"'
            f' aria-label="{escape(self.label)}: {escape(self.of)}"{told} autocomplete="off"{self.attributes}>'
            f"{self.below(name)}"
        )

    def below(self, name: str) -> str:
        if self.fault:
            return f'<p class="form-text cell-fault" id="{name}-fault">{escape(self.fault)}</p>'
        return f'<p class="form-text">{escape(self.remark)}</p>' if self.remark else ""


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
        grid, record = self.grid, self.record
        open_fields, whose = grid.open_fields(record), (grid.named(record), self.prefix)
        for name in grid.drawn:
            if name in open_fields:
                told = self.faults.get(name, ""), grid.remark(record, name), grid.attributes[name]
                yield GridCell(name, grid.labels[name], self.cells.get(name, ""), *whose, *told)
            else:
                yield GridCell(name, grid.labels[name], grid.plain(record, name), *whose, open=False)


def prefix_of(record: Any) -> str:
    return f"r{record.pk}"
