"""The reader itself: from the bytes of a file to what is told of it. It runs without Django."""

import importlib
import json
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from foundation.sheets.limits import Unreadable, check_size, kind_of
from foundation.sheets.reading.events import Event
from foundation.sheets.reading.gauge import Gauge
from foundation.sheets.reading.remarks import remarks

# Loaded when a file wants it: xlrd alone takes longer than many a small file.
READERS = {
    "xlsx": ("foundation.sheets.reading.xlsx", "read_xlsx"),
    "xls": ("foundation.sheets.reading.xls", "read_xls"),
    "ods": ("foundation.sheets.reading.ods", "read_ods"),
    "csv": ("foundation.sheets.reading.delimited", "read_csv"),
}

LONGEST_LINE = 256 * 1024


def tell(content: bytes) -> Iterator[Event]:
    """All events of a file, the last one ("book", …). Raises Unreadable, whose text is the sentence for the sender."""
    check_size(len(content))
    kind = kind_of(content)
    module, name = READERS[kind]
    sheets, about, filled = [], {}, False
    for event, told in getattr(importlib.import_module(module), name)(content, Gauge()):
        if event == "sheet":
            about, filled = told, False
        elif event == "rows":
            filled = filled or bool(told)
        elif filled:
            sheets.append((about, told))
        yield event, told
    yield "book", {"kind": kind, "remarks": remarks(kind, sheets)}


def tell_in_lines(content: bytes, output: BinaryIO) -> None:
    """Write the events as lines of JSON; a refusal is the event ("refused", sentence)."""
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    try:
        for event, told in tell(content):
            for portion in _portions(map(encode, told)) if event == "rows" else [encode(told)]:
                output.write(f'["{event}",{portion}]\n'.encode())
    except Unreadable as refusal:
        output.write(f'["refused",{encode(str(refusal))}]\n'.encode())


def _portions(rows: Iterable[str]) -> Iterator[str]:
    """Rows as lists of JSON, none much longer than a line may be, so that whoever reads holds little at a time."""
    kept, length = [], 0
    for row in rows:
        kept.append(row)
        length += len(row)
        if length > LONGEST_LINE:
            yield f"[{','.join(kept)}]"
            kept, length = [], 0
    if kept:
        yield f"[{','.join(kept)}]"
