"""The frame of an official list: title, head or the paper that it belongs to, who signs."""

import datetime
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from cadre.papers.forms import HEAD, PLAIN, STATE_HEAD
from foundation.printing.layout import FormLayout, HeadBlock, HeadStyle, Signature
from foundation.sheets.heads import MAKER, Letterhead

NAME = "DANH SÁCH TRÍCH NGANG"
NUMBER_OF_FORM = re.compile(r"\d[\w./-]*")


def frame_of(
    asked: Mapping[str, Any], own: Letterhead | None, user: Any, notes: tuple[str, ...]
) -> FormLayout:
    """The form of an A3 sheet without its columns, as `asked` by the switches of `RosterForm`."""
    return FormLayout(
        title=tuple(filter(None, (NAME, asked["subject"]))),
        columns=(),
        head=head_asked(asked, own),
        attached_to=f"(kèm theo {asked['attached_to']})" if belongs(asked) else "",
        notes=notes,
        signatures=(Signature(MAKER, name=user.person_name), *(own.signatures if own else ()))
        if asked["signed"]
        else (),
        paper="A3",
        number_row=True,
        draft=asked["draft"],
        sheet_name="Trích ngang",
    )


def belongs(asked: Mapping[str, Any]) -> bool:
    """Whether the list goes with a paper: a list without any top stands for itself."""
    return bool(asked["attached_to"]) and asked["top"] != PLAIN


def head_asked(asked: Mapping[str, Any], own: Letterhead | None) -> HeadBlock | None:
    """The head where it is asked for, with the number of the form, which stands at its place without a head too."""
    head = own.head if own and asked["top"] in (HEAD, STATE_HEAD) else None
    corner = asked["corner"].strip()
    corner = f"Biểu số {corner}" if NUMBER_OF_FORM.fullmatch(corner) else corner
    return replace(head or HeadBlock(HeadStyle.NONE, ()), corner=(corner,)) if corner else head


def as_of_day(day: datetime.date) -> str:
    return f"(Số liệu tính đến ngày {day:%d/%m/%Y})"
