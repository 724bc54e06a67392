"""Which column of a sheet is which column of a kind: by heading, without accents, with aliases."""

import difflib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from foundation.sheets.cells import folded_words
from foundation.sheets.kinds import SheetColumn

EXACT, GROUPED, LEAF, CONTAINED, SPELLING = 1.0, 0.95, 0.85, 0.7, 0.6
SIMILAR = 0.86
TELLING = 4


ORDINAL = SheetColumn("ordinal", "TT", ("STT", "Số TT", "Số thứ tự", "S.T.T", "T.T"))


@dataclass(frozen=True)
class Match:
    """A sheet's column (counted from 0) and what it is taken for; no key means the column is not used."""

    index: int
    path: tuple[str, ...]
    key: str | None = None
    confidence: float = 0.0


@lru_cache(maxsize=1000)
def _names(column: SheetColumn) -> tuple[frozenset[str], tuple[tuple[str, ...], ...]]:
    """Folded aliases: those that are one label, and those that are a path of labels."""
    aliases = [
        tuple(folded_words(step) for step in alias.split("/")) for alias in (column.label, *column.aliases)
    ]
    labels = frozenset(" ".join(alias) for alias in aliases)
    return labels, tuple(alias for alias in aliases if len(alias) > 1)


def path_key(path: Sequence[str]) -> str:
    """A heading for comparing and remembering: its labels from the top, folded, joined by "/"."""
    return "/".join(folded_words(step) for step in path)


def confidence(path: Sequence[str], column: SheetColumn) -> float:
    """How surely, 0 to 1, a heading (its labels from the top) means the column."""
    steps = tuple(filter(None, (folded_words(step) for step in path)))
    if not steps:
        return 0.0
    labels, paths = _names(column)
    joined, leaf = " ".join(steps), steps[-1]
    if joined in labels:
        return EXACT
    if any(leaf == alias[-1] and _same_group(steps[:-1], alias[:-1]) for alias in paths):
        return GROUPED
    if leaf in labels:
        return LEAF
    return max(_likeness(text, alias) for alias in labels for text in {joined, leaf})


def _same_group(steps: Sequence[str], alias: Sequence[str]) -> bool:
    """Groups are named freely ("Năm sinh", "Ngày, tháng, năm sinh"): half the words of the shorter do."""
    have, wanted = set(" ".join(steps).split()), set(" ".join(alias).split())
    return bool(have) and len(have & wanted) * 2 >= min(len(have), len(wanted))


@lru_cache(maxsize=50_000)
def _likeness(text: str, alias: str) -> float:
    """Contained words weigh by the share they have of the longer text; then spelling."""
    have, wanted = set(text.split()), set(alias.split())
    shared = len(have & wanted) / len(have | wanted)
    if have <= wanted or wanted <= have:
        # A short word alone is no evidence: without accents "Nam" is also in "Năm sinh".
        telling = max(map(len, have & wanted), default=0) >= TELLING or len(have & wanted) > 1
        return CONTAINED * (0.6 + 0.4 * shared) if telling and shared >= 0.3 else 0.0
    if min(len(text), len(alias)) >= 5 and difflib.SequenceMatcher(None, text, alias).ratio() >= SIMILAR:
        return SPELLING
    return 0.0


def propose(
    paths: Sequence[tuple[str, ...]], columns: Sequence[SheetColumn], ignored: Collection[int] = ()
) -> list[Match]:
    """One match for each heading in `paths`, in their order; the surest pairs go first.

    Each column of the kind is used once; headings at the `ignored` indexes match nothing.
    """
    pairs = sorted(
        (-sure, index, place)
        for index, path in enumerate(paths)
        if index not in ignored
        for place, column in enumerate(columns)
        if (sure := confidence(path, column))
    )
    taken, keys = {}, set()
    for sure, index, place in pairs:
        key = columns[place].key
        if index not in taken and key not in keys:
            taken[index] = (key, -sure)
            keys.add(key)
    return [Match(index, path, *taken.get(index, ())) for index, path in enumerate(paths)]


def choose(matches: Iterable[Match], chosen: Mapping[int, str | None]) -> list[Match]:
    """The matches changed by the user's choice: {index of the heading: key, or None for a column not to be used}.

    A key that another heading had moves to the chosen one.
    """
    moved = {key for key in chosen.values() if key}
    result = []
    for match in matches:
        if match.index in chosen:
            result.append(Match(match.index, match.path, chosen[match.index] or None, EXACT))
        elif match.key in moved:
            result.append(Match(match.index, match.path))
        else:
            result.append(match)
    return result


def remember(matches: Iterable[Match]) -> dict[str, str | None]:
    """The matches to keep for a sender, as plain JSON: {`path_key`: key, or None for a column not to be used}."""
    return {path_key(match.path): match.key for match in matches if match.path}


def recall(
    paths: Sequence[tuple[str, ...]],
    columns: Sequence[SheetColumn],
    memory: Mapping[str, str | None],
    ignored: Collection[int] = (),
) -> list[Match]:
    """Matches as remembered in `memory`; headings that it does not hold are matched with the remaining columns."""
    known = {column.key for column in columns}
    chosen, used = {}, set()
    for index, path in enumerate(paths):
        key = memory.get(path_key(path), "")
        if index in ignored or (key not in known and key is not None) or key in used:
            continue
        chosen[index] = key
        used |= {key} - {None}
    left = [column for column in columns if column.key not in used]
    return choose(propose(paths, left, {*ignored, *chosen}), chosen)


def missing(matches: Iterable[Match], columns: Sequence[SheetColumn]) -> list[SheetColumn]:
    """Required columns of a kind that no heading is matched with."""
    matched = {match.key for match in matches}
    return [column for column in columns if column.required and column.key not in matched]
