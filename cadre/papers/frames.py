"""The frame of an official list: title, head or the paper that it belongs to, who signs."""

import datetime
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from cadre.papers.forms import ATTACHED, HEAD
from foundation.printing.layout import FormLayout, Signature
from foundation.sheets.heads import MAKER, Letterhead

NAME = "DANH SÁCH TRÍCH NGANG"


def frame_of(
    asked: Mapping[str, Any], own: Letterhead | None, user: Any, notes: tuple[str, ...]
) -> FormLayout:
    """The form of an A3 sheet without its columns, as `asked` by the switches of `RosterForm`."""
    head = own.head if own and asked["top"] == HEAD else None
    if head and asked["corner"]:
        head = replace(head, corner=(asked["corner"],))
    return FormLayout(
        title=tuple(filter(None, (NAME, asked["subject"]))),
        columns=(),
        head=head,
        attached_to=f"(kèm theo {asked['attached_to']})" if asked["top"] == ATTACHED else "",
        notes=notes,
        signatures=(Signature(MAKER, name=user.full_name), *(own.signatures if own else ()))
        if asked["signed"]
        else (),
        paper="A3",
        number_row=True,
        draft=asked["draft"],
        sheet_name="Trích ngang",
    )


def as_of_day(day: datetime.date) -> str:
    return f"(Số liệu tính đến ngày {day:%d/%m/%Y})"
