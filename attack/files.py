"""Files made to do harm, sent by somebody who may send files: each ends in a sentence, and the worker goes on."""

import html
import io
import re
import time
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from attack.rows import Attack, Target, require
from tests.sheets.packages import document, package, rows
from tests.sheets.workbooks import csv_file

MB = 2**20
GOOD = rows('<c r="A1"><v>1</v></c>')
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
# What the reader in the child may take (768 MB), and what the worker itself stands for beside it.
MOST_OF_CHILD, MOST_OF_WORKER = 800 * MB, 600 * MB
SECONDS = 120


def zeros() -> io.BytesIO:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * (210 * MB))
    return target


LAUGHS = '<!DOCTYPE a [<!ENTITY b "ha">' + "".join(
    f'<!ENTITY b{n} "{f"&b{n - 1 if n else str()};" * 10}">' for n in range(9)
)
HOSTILE: dict[str, Callable[[], io.BytesIO]] = {
    "one shared text in two thousand cells": lambda: package(
        rows(*['<c t="s"><v>0</v></c>'] * 2_100), texts=f"<si><t>{'ô' * 30_000}</t></si>"
    ),
    "shared texts packed small": lambda: package(GOOD, texts=f"<si><t>{'a' * 150_000_000}</t></si>"),
    "a far row in single quotes": lambda: package(
        "<sheetData><row r='1048576'><c r='XFD1048576'><v>1</v></c></row></sheetData>"
    ),
    "a million columns": lambda: package(rows("<c/>" * 1_000_000)),
    "zeros of 210 MB": zeros,
    "XML seven million deep": lambda: package("<sheetData>" + "<a>" * 7_000_000),
    "entities of entities": lambda: package(
        GOOD, **{"xl/styles.xml": LAUGHS + "]><styleSheet>&b8;</styleSheet>"}
    ),
    "a hundred thousand styles": lambda: package(GOOD, styles=f"<cellXfs>{'<xf/>' * 100_000}</cellXfs>"),
    "an open document that repeats": lambda: document(
        '<table:table-row table:number-rows-repeated="1000000000"><table:table-cell><text:p>x'
        "</text:p></table:table-cell></table:table-row>"
    ),
    "an open document a million deep": lambda: document("<table:table-row>" * 1_000_000),
    "an old workbook of noise": lambda: io.BytesIO(OLE + bytes(range(256)) * 40_000),
    "a text of quotes": lambda: csv_file('a,"' + '""' * 5_000_000),
    "a text of empty lines": lambda: csv_file("\n" * 15_000_000),
}


def memory(pids: list[int]) -> Iterator[tuple[bool, int]]:
    """(whether it is the reader's child, bytes at most so far) of each process."""
    for pid in pids:
        try:
            command = Path(f"/proc/{pid}/cmdline").read_bytes()
            peak = re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{pid}/status").read_text())
        except OSError:
            continue
        if peak:
            yield b"reading/child.py" in command, int(peak.group(1)) * 1024


def outcome(target: Target, address: str, name: str) -> str:
    """The sentence in which the import ends; looks after the memory of worker and child meanwhile."""
    given_up = time.monotonic() + SECONDS
    while time.monotonic() < given_up:
        for is_child, size in memory(target.program.family("worker")):
            require(size < (MOST_OF_CHILD if is_child else MOST_OF_WORKER), f"{name}: {size // MB} MB")
        page = target.officer.session.get(f"{target.address}{address}", timeout=SECONDS).text
        if said := re.search(r'note-error".*?<p>(.*?)</p>', page, re.DOTALL):
            return html.unescape(said.group(1))
        time.sleep(0.3)
    require(False, f"{name}: no end in {SECONDS} s")
    return ""


def hostile_files(target: Target) -> str:
    worker, longest = target.program.pid("worker"), 0.0
    for name, made in HOSTILE.items():
        form = [(key, value) for key, value in target.officer.form("/imports/new/") if key != "file"]
        began = time.monotonic()
        answer = target.officer.send("/imports/new/", form, file=("a.xlsx", made().getvalue()))
        require(answer.status_code in (200, 302), f"{name}: {answer.status_code}")
        if answer.status_code == 302:
            outcome(target, answer.headers["Location"], name)
        longest = max(longest, time.monotonic() - began)
    require(target.program.pid("worker") == worker, "the worker is another one")
    return f"{len(HOSTILE)} files, each a sentence, {longest:.0f} s at most; the same worker goes on"


def too_large(target: Target) -> str:
    said = {}
    for megabytes in (21, 59, 70):
        form = [(key, value) for key, value in target.officer.form("/imports/new/") if key != "file"]
        answer = target.officer.send("/imports/new/", form, file=("a.xlsx", b"0" * (megabytes * MB)))
        said[megabytes] = answer.status_code, "quá mức 20 MB" in answer.text or "quá lớn" in answer.text
    require(said == {21: (200, True), 59: (200, True), 70: (413, True)}, str(said))
    form = target.officer.form("/cadres/new/")
    answer = target.officer.send("/cadres/new/", form, file=("a.xlsx", b"PK"))
    require(
        answer.status_code == 400 and "không nhận tệp" in answer.text,
        "a page without a box took it",
    )
    return "21 and 59 MB: the form says so; 70 MB: 413; a page that takes none: 400"


ROWS = [
    Attack("files made to do harm", hostile_files),
    Attack("files that are too large, or not asked for", too_large),
]
