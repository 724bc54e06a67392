"""Which column of a sheet is which column of a kind: by heading, without accents, with aliases."""

import difflib
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
def _names(column):
    """Folded aliases: those that are one label, and those that are a path of labels."""
    aliases = [
        tuple(folded_words(step) for step in alias.split("/")) for alias in (column.label, *column.aliases)
    ]
    labels = frozenset(" ".join(alias) for alias in aliases)
    return labels, tuple(alias for alias in aliases if len(alias) > 1)


def path_key(path):
    return "/".join(folded_words(step) for step in path)


def confidence(path, column):
    """How surely a heading, given as its path of labels from the top, means the column."""
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


def _same_group(steps, alias):
    """Groups are named freely ("Năm sinh", "Ngày, tháng, năm sinh"): half the words of the shorter do."""
    have, wanted = set(" ".join(steps).split()), set(" ".join(alias).split())
    return bool(have) and len(have & wanted) * 2 >= min(len(have), len(wanted))


@lru_cache(maxsize=50_000)
def _likeness(text, alias):
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


def propose(paths, columns, ignored=()):
    """One match a heading column; the surest pairs are taken first and each column of the kind once."""
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


def choose(matches, chosen):
    """The matches with what the user chose: {column: key or None}; a key taken elsewhere moves here."""
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


def remember(matches):
    """What to keep for a sender, as plain JSON: {heading: key, or None for a column not to be used}."""
    return {path_key(match.path): match.key for match in matches if match.path}


def recall(paths, columns, memory, ignored=()):
    """Matches as remembered; headings never seen are proposed among the columns that are left."""
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


def missing(matches, columns):
    """Required columns that no heading was taken for."""
    found = {match.key for match in matches}
    return [column for column in columns if column.required and column.key not in found]
