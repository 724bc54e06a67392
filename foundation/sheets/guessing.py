"""Of which kind the sheets of a workbook are: the words of a title go before the columns."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from foundation.sheets.cells import clean_text, folded_words
from foundation.sheets.fonts import repair
from foundation.sheets.headings import Heading, find_heading, resembles
from foundation.sheets.kinds import SheetKind
from foundation.sheets.matching import ORDINAL, TICKED, Match, missing, recall
from foundation.sheets.reading import Sheet, Workbook

TITLE = re.compile(r"(?:danh sach|ket qua|bang|bieu|tong hop|trich ngang|thong ke|so theo doi)\b")
# What such a list was sent with speaks of another paper.
SENT_WITH = re.compile(r"\b(?:ban hanh |dinh )?kem theo\b.*|^(?:theo|can cu)\b.*")


class Likeness(NamedTuple):
    """How much a sheet is like a kind, compared in this order.

    `is_told`: its title names this kind alone, and something stands in it that the kind requires. `required` counts
    what it surely has of that, where nothing is missing; `columns` all that it has of the kind.
    """

    is_told: bool = False
    is_complete: bool = False
    required: int = 0
    columns: int = 0


Likenesses = Mapping[tuple[str, type[SheetKind]], Likeness]


def propose_kind(workbook: Workbook, kinds: Sequence[type[SheetKind]]) -> type[SheetKind]:
    """The kind that a title names, or whose required columns are there, or whose columns resemble most."""
    return _most_like(_likenesses(workbook, kinds), kinds)


def sheets_by_kind(
    workbook: Workbook, kinds: Sequence[type[SheetKind]]
) -> dict[type[SheetKind], list[Sheet]]:
    """{kind: its sheets} in the order of `kinds`, of the sheets that show and are told or have all that it requires.

    A sheet that is as much like one kind as like another is of the kind of the whole workbook.
    """
    alike = _likenesses(workbook, kinds)
    whole = _most_like(alike, kinds)
    found = {}
    for sheet in workbook.sheets:
        kind = max(kinds, key=lambda kind: (alike[sheet.name, kind], kind is whole))
        likeness = alike[sheet.name, kind]
        if (likeness.is_told or likeness.is_complete) and not sheet.hidden:
            found.setdefault(kind, []).append(sheet)
    return {kind: found[kind] for kind in kinds if kind in found}


def _most_like(alike: Likenesses, kinds: Sequence[type[SheetKind]]) -> type[SheetKind]:
    return max(kinds, key=lambda kind: max(found for (_, other), found in alike.items() if other is kind))


def _likenesses(workbook: Workbook, kinds: Sequence[type[SheetKind]]) -> Likenesses:
    return {(sheet.name, kind): _likeness(sheet, kind, kinds) for sheet in workbook.sheets for kind in kinds}


def _likeness(sheet: Sheet, kind: type[SheetKind], kinds: Sequence[type[SheetKind]]) -> Likeness:
    heading = find_heading(sheet, kind.columns)
    if heading is None:
        return Likeness()
    matches = recall(heading.paths, [ORDINAL, *kind.columns], {}, heading.ignored)
    required = sum(column.required for column in kind.columns)
    sure = [match for match in matches if match.confidence >= TICKED]
    return Likeness(
        told_by(title_of(sheet, heading), kinds) is kind and _has_its_own(matches, kind),
        not missing(matches, kind.columns),
        0 if missing(sure, kind.columns) else required,
        resembles(heading, kind.columns),
    )


def _has_its_own(matches: Sequence[Match], kind: type[SheetKind]) -> bool:
    """Whether something that the kind requires is there, beside the name that sheets of all kinds have."""
    own = {column.key for column in kind.columns if column.required and column != kind.naming()}
    return not own or bool(own & {match.key for match in matches})


def title_of(sheet: Sheet, heading: Heading) -> str:
    """The title above the heading, folded, from the line on that begins like one; empty where none does."""
    rows = sheet.rows[: heading.first_row - 1]
    lines = [folded_words(clean_text(repair(cell))) for row in rows for cell in row if isinstance(cell, str)]
    begins = next((place for place, line in enumerate(lines) if TITLE.match(line)), len(lines))
    return " ".join(filter(None, (SENT_WITH.sub("", line).strip() for line in lines[begins:])))


def told_by(title: str, kinds: Sequence[type[SheetKind]]) -> type[SheetKind] | None:
    """The only kind of which the title has words."""
    told = [kind for kind in kinds if any(words in title for words in kind.titles)]
    return told[0] if len(told) == 1 else None
