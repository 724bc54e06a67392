"""A form filled from a list for somebody: what pages and the command share."""

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.crypto import salted_hmac

from foundation.core.database import told_address
from foundation.core.models import AccessLog
from foundation.sheets.filling.filler import FilledForm, Filler
from foundation.sheets.filling.form import FormTable, chosen_slots
from foundation.sheets.filling.lists import FillableList
from foundation.sheets.limits import Unreadable
from foundation.sheets.mappings import home_of
from foundation.sheets.matching import path_key
from foundation.sheets.memories import ColumnMemory

SALT = "foundation.sheets.filling"
REMEMBERED_AS = "form-{slug}"

Chosen = Mapping[int, str | None]


def fullest(tables: Sequence[FormTable]) -> FormTable:
    """The table that the list can fill most of, of equal ones the first."""
    return max(tables, key=lambda table: sum(key is not None for key in table.propose().values()))


def fill(table: FormTable, listed: FillableList, chosen: Chosen, *, with_private: bool = False) -> FilledForm:
    """The table filled; one row of the access log says so, and one more that restricted facts are in it.

    Raises Unreadable where nothing may be written down of the list, or the form cannot be filled.
    """
    if refusal := listed.refusal():
        raise Unreadable(refusal)
    rows = listed.rows(with_private=with_private)
    slots = chosen_slots(listed.offer, chosen)
    found = Filler(table, slots, with_private=with_private).fill(rows)
    told = {
        "user": listed.user,
        "action": AccessLog.Action.EXPORT,
        "rows": found.rows,
        "address": told_address(),
    }
    for subject in [listed.model, *([listed.private_model] if with_private else [])]:
        AccessLog.objects.create(subject=subject, **told)
    return found


class FormMemory:
    """How the columns of forms were matched in the unit of a user, by a keyed hash of the headings of the form."""

    def __init__(self, user: Any, slug: str) -> None:
        home = home_of(user)
        self.unit_key, self.kind = home.pk if home else None, REMEMBERED_AS.format(slug=slug)

    def _of(self, table: FormTable) -> dict[str, Any]:
        labels = "\n".join(path_key(one.path) for one in table.columns)
        signature = salted_hmac(SALT, labels, algorithm="sha256").hexdigest()
        return {"unit_key": self.unit_key, "kind": self.kind, "signature": signature}

    def recall(self, table: FormTable) -> dict[str, str | None]:
        """{heading: key of its slot, or None}; empty for a form that is not known."""
        kept = ColumnMemory.objects.filter(**self._of(table)).values_list("columns", flat=True).first()
        return kept or {}

    def keep(self, table: FormTable, chosen: Chosen) -> None:
        keys = {path_key(one.path): chosen.get(one.index) for one in table.columns if not one.kept}
        headings = [[one.label, chosen.get(one.index)] for one in table.columns if not one.kept]
        ColumnMemory.objects.update_or_create(
            **self._of(table), defaults={"columns": keys, "headings": headings}
        )

    def drop(self, table: FormTable, chosen: Chosen) -> None:
        """A form that is not to be remembered is not known next time, whatever was kept of it."""
        ColumnMemory.objects.filter(**self._of(table)).delete()


def said_of(found: FilledForm, day: datetime.date) -> list[str]:
    """What the user is to know of a filled form, in sentences."""
    lines = [f"Đã điền {found.rows} dòng, số liệu tính đến ngày {day:%d/%m/%Y}."]
    lines += [f"Chưa điền cột “{label}”: {why}." for label, why in found.unfilled]
    lines += [
        f"Cột “{label}”: {count}/{found.rows} dòng trống, hồ sơ chưa ghi hoặc ngoài phạm vi kết xuất."
        for label, count in found.gaps
    ]
    return [*lines, *found.remarks]
