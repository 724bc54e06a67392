"""Rows chosen on a list, for what can be done with many at once: each by its box, or all that the filter leaves."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Self

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.safestring import mark_safe

from foundation.core import clock
from foundation.core.acts.act import Act
from foundation.core.drawn.escaping import escaped
from foundation.core.parameters import is_key
from foundation.lists.tables import Column


@dataclass(frozen=True)
class Chosen:
    """Keys of the rows; `all_of` is instead the number that the list showed, where all of its filter are meant."""

    keys: frozenset[int] = frozenset()
    all_of: int | None = None

    @classmethod
    def sent(cls, request: HttpRequest) -> Self:
        """What the boxes of a list say. A box that cannot be read is none."""
        number = request.POST.get("all", "")
        if is_key(number):
            return cls(all_of=int(number))
        return cls(frozenset(int(key) for key in request.POST.getlist("chosen") if is_key(key)))

    def __bool__(self):
        return bool(self.keys) or self.all_of is not None


class SelectsRows:
    """A list with a box in each row, where anything can be done with many; the boxes are sent by the form below it."""

    bulk_acts: tuple[Act, ...] = ()
    shown: list[Column]

    def bulk_buttons(self) -> Iterator[dict[str, Any]]:
        """The buttons for the chosen rows, each the address that the boxes are sent to."""
        query = self.request.GET.urlencode()
        today = getattr(self, "day", None) == clock.today()
        for act in self.bulk_acts if today else ():
            if self.request.user.has_perm(act.right):
                url = reverse(f"{act.model._meta.model_name}-{act.slug}-many")
                yield {"label": act.label, "url": f"{url}?{query}" if query else url, "icon": act.icon}

    @cached_property
    def selection(self) -> list[dict[str, Any]]:
        return list(self.bulk_buttons())

    def add_boxes(self) -> None:
        if self.selection and BOX not in self.shown:
            self.shown = [BOX, *self.shown]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        self.add_boxes()
        return super().get_context_data(selection=self.selection, **kwargs)


def box(row: Any) -> str:
    """The box of a row that the reader may open."""
    if getattr(row, "masked", False):
        return ""
    entry = row if hasattr(row, "_meta") else getattr(row, "entry", row)
    return mark_safe(
        '<input class="tick" type="checkbox" form="selection" name="chosen"'
        f' value="{escaped(entry.pk)}" aria-label="Chọn {escaped(entry)}">'
    )


BOX = Column("chosen", "Chọn", lambda row: "", kind="box", html=box, exported=False)
