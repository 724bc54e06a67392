"""Which column of a sheet is which column of a kind: by heading, without accents, with aliases."""

import difflib
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from foundation.sheets.cells import folded_words
from foundation.sheets.kinds import Reads, SheetColumn

EXACT, GROUPED, LEAF, PART, TICKED, CONTAINED, SPELLING = 1.0, 0.95, 0.85, 0.82, 0.8, 0.7, 0.6
SIMILAR = 0.86
TELLING = 4
OF = "cua"
DAY_WORDS = frozenset(["ngay", "thang", "nam", "thoi", "diem"])
# Words that say of a heading how its cells are filled, or that stand around the mark itself.
TICKING = frozenset(["x", "danh", "dau", "tich", "la", "neu", "gioi", "tinh"])
# What stands below a label without being a part of it.
OTHER_MATTERS = frozenset({"ngay", "so", "ghi", "tu", "den", "thoi", "nam", "ly", "hinh", "ma"})


ORDINAL = SheetColumn("ordinal", "TT", ("STT", "Số TT", "Số thứ tự", "S.T.T", "T.T"))


@dataclass(frozen=True)
class Match:
    """A sheet's column (counted from 0) and what it is taken for; no key means the column is not used."""

    index: int
    path: tuple[str, ...]
    key: str | None = None
    confidence: float = 0.0


@dataclass(frozen=True)
class ColumnNames:
    """The folded names of a column: `labels` are one label each, `paths` several from the top, `parts` of a part."""

    labels: frozenset[str]
    paths: tuple[tuple[str, ...], ...]
    parts: frozenset[str]
    part_paths: tuple[tuple[str, ...], ...]
    marks: frozenset[str]


@lru_cache(maxsize=1000)
def names_of(column: SheetColumn) -> ColumnNames:
    aliases, parts = _steps((column.label, *column.aliases)), _steps(column.parts)
    return ColumnNames(
        frozenset(" ".join(alias) for alias in aliases),
        tuple(alias for alias in aliases if len(alias) > 1),
        frozenset(" ".join(part) for part in parts),
        tuple(part for part in parts if len(part) > 1),
        frozenset(folded_words(mark) for mark in column.marks),
    )


def _steps(aliases: Iterable[str]) -> list[tuple[str, ...]]:
    return [tuple(folded_words(step) for step in alias.split("/")) for alias in aliases]


def mark_of(path: Sequence[str], column: SheetColumn) -> str:
    """What a tick below the heading says of the column: "Nữ" of "Nữ (đánh dấu x)"; empty where it says nothing."""
    said = words_of_mark(path)
    return next((mark for mark in column.marks if folded_words(mark) == said), "")


def words_of_mark(path: Sequence[str]) -> str:
    """The lowest label of a heading without what says that it is ticked."""
    return " ".join(word for word in folded_words(path[-1]).split() if word not in TICKING) if path else ""


def path_key(path: Sequence[str]) -> str:
    """A heading for comparing and remembering: its labels from the top, folded, joined by "/"."""
    return "/".join(folded_words(step) for step in path)


@lru_cache(maxsize=50_000)
def confidence(path: tuple[str, ...], column: SheetColumn) -> float:
    """How surely, 0 to 1, a heading (its labels from the top) means the column."""
    return _confidence(tuple(path), column)


@lru_cache(maxsize=50_000)
def _confidence(path: tuple[str, ...], column: SheetColumn) -> float:
    """Kept, since every block of rows that might be a heading is asked about every column of every kind."""
    steps = tuple(filter(None, (folded_words(step) for step in path)))
    if not steps:
        return 0.0
    names = names_of(column)
    joined, leaf = " ".join(steps), steps[-1]
    if joined in names.labels:
        return EXACT
    if _is_path(steps, names.paths):
        return GROUPED
    if leaf in names.labels:
        return LEAF
    if joined in names.parts or leaf in names.parts or _is_path(steps, names.part_paths):
        return PART
    if names.marks and mark_of(path, column) and _may_be_ticked(steps, column):
        return TICKED
    of_day = column.reads == Reads.DATE
    return max(_likeness(text, alias, of_day) for alias in names.labels for text in {joined, leaf})


def _is_path(steps: Sequence[str], paths: Iterable[tuple[str, ...]]) -> bool:
    return any(steps[-1] == alias[-1] and _same_group(steps[:-1], alias[:-1]) for alias in paths)


def _may_be_ticked(steps: Sequence[str], column: SheetColumn) -> bool:
    """Below the column's own label; of two that exclude each other one may stand alone."""
    return len(column.marks) == 2 if len(steps) == 1 else confidence(steps[:-1], column) >= LEAF


def _same_group(steps: Sequence[str], alias: Sequence[str]) -> bool:
    """Groups are named freely ("Năm sinh", "Ngày, tháng, năm sinh"): half the words of the shorter do."""
    have, wanted = set(" ".join(steps).split()), set(" ".join(alias).split())
    return bool(have) and len(have & wanted) * 2 >= min(len(have), len(wanted))


@lru_cache(maxsize=50_000)
def _likeness(text: str, alias: str, of_day: bool) -> float:
    """Contained words weigh by the share they have of the longer text; then spelling.

    What is said to be of somebody or something ("Ghi chú của Văn phòng") is another column than the one that is not.
    A heading that lacks more of a day's name than the word for day means something else: "Chức vụ" is no day.
    """
    have, wanted = set(text.split()), set(alias.split())
    if OF in have - wanted or (of_day and have < wanted and not wanted - have <= DAY_WORDS):
        return 0.0
    shared = len(have & wanted) / len(have | wanted)
    if have <= wanted or wanted <= have:
        # A short word alone is no evidence: without accents "Nam" is also in "Năm sinh".
        telling = max(map(len, have & wanted), default=0) >= TELLING or len(have & wanted) > 1
        return CONTAINED * (0.6 + 0.4 * shared) if telling and shared >= 0.3 else 0.0
    return SPELLING if min(len(text), len(alias)) >= 5 and _is_spelt_like(text, alias) else 0.0


def _is_spelt_like(text: str, alias: str) -> bool:
    """The ratio itself is asked only where the lengths, then the letters that both have, leave it possible."""
    if 2 * min(len(text), len(alias)) < SIMILAR * (len(text) + len(alias)):
        return False
    matcher = difflib.SequenceMatcher(None, text, alias)
    return matcher.quick_ratio() >= SIMILAR and matcher.ratio() >= SIMILAR


# {index of a heading: (key of a column, how surely)}
Taken = dict[int, tuple[str, float]]


def surest(
    paths: Sequence[tuple[str, ...]], columns: Sequence[SheetColumn], ignored: Collection[int] = ()
) -> Taken:
    """The matches of headings, each column of the kind used once; the surest pairs go first."""
    return _take({}, _pairs(paths, columns, ignored), columns)


def _pairs(
    paths: Sequence[tuple[str, ...]], columns: Sequence[SheetColumn], ignored: Collection[int]
) -> list[tuple[float, int, int]]:
    return sorted(
        (-sure, index, place)
        for index, path in enumerate(paths)
        if index not in ignored
        for place, column in enumerate(columns)
        if (sure := confidence(path, column))
    )


def _take(taken: Taken, pairs: Iterable[tuple[float, int, int]], columns: Sequence[SheetColumn]) -> Taken:
    taken, keys = dict(taken), {key for key, _ in taken.values()}
    for sure, index, place in pairs:
        key = columns[place].key
        if index not in taken and key not in keys:
            taken[index] = (key, -sure)
            keys.add(key)
    return taken


def propose(
    paths: Sequence[tuple[str, ...]], columns: Sequence[SheetColumn], ignored: Collection[int] = ()
) -> list[Match]:
    """One match for each heading in `paths`, in their order.

    Each column of the kind is used once, but for headings that are parts of one that `joins`: these go before what
    only resembles another column. Headings at the `ignored` indexes match nothing.
    """
    pairs = _pairs(paths, columns, ignored)
    taken = _take({}, [pair for pair in pairs if -pair[0] >= TICKED], columns)
    taken = _join(taken, paths, columns, ignored, _is_part)
    taken = _join(_take(taken, pairs, columns), paths, columns, ignored, _is_below)
    return [Match(index, path, *taken.get(index, ())) for index, path in enumerate(paths)]


def _join(
    taken: Taken,
    paths: Sequence[tuple[str, ...]],
    columns: Sequence[SheetColumn],
    ignored: Collection[int],
    belongs: Callable[[int, Sequence[tuple[str, ...]], Taken, SheetColumn], bool],
) -> Taken:
    taken = dict(taken)
    for index, path in enumerate(paths):
        if path and index not in taken and index not in ignored:
            for column in columns:
                if column.joins and belongs(index, paths, taken, column):
                    taken[index] = (column.key, PART)
                    break
    return taken


def _is_part(index: int, paths: Sequence[tuple[str, ...]], taken: Taken, column: SheetColumn) -> bool:
    """Whether a heading is called as a part of the column, or stands with the one before it under one label."""
    key, sure = taken.get(index - 1, ("", 0.0))
    if index and paths[index] == paths[index - 1] and key == column.key:
        return sure >= PART
    return confidence(paths[index], column) in (PART, TICKED)


def _is_below(index: int, paths: Sequence[tuple[str, ...]], taken: Taken, column: SheetColumn) -> bool:
    """Whether a heading that nothing else was found for stands below the label of the column."""
    path = paths[index]
    if len(path) < 2 or column.reads == Reads.DATE or folded_words(path[-1]).split(" ")[0] in OTHER_MATTERS:
        return False
    return confidence(path, column) != LEAF and confidence(path[:-1], column) >= LEAF


def choose(
    matches: Iterable[Match], chosen: Mapping[int, str | None], joining: Collection[str] = ()
) -> list[Match]:
    """The matches changed by the user's choice: {index of the heading: key, or None for a column not to be used}.

    A key that another heading had moves to the chosen one, unless it is one of those that are `joining` several.
    """
    moved = {key for key in chosen.values() if key} - {*joining}
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
    joining = {column.key for column in columns if column.joins}
    chosen, used = {}, set()
    for index, path in enumerate(paths):
        key = memory.get(path_key(path), "")
        if index in ignored or (key not in known and key is not None) or key in used - joining:
            continue
        chosen[index] = key
        used |= {key} - {None}
    left = [column for column in columns if column.key not in used]
    return choose(propose(paths, left, {*ignored, *chosen}), chosen)


def likeliest(path: Sequence[str], columns: Sequence[SheetColumn]) -> list[SheetColumn]:
    """The columns of a kind as an unknown heading resembles them, the likeliest first."""
    text = folded_words(" ".join(path))

    def likeness(column: SheetColumn) -> float:
        return max(difflib.SequenceMatcher(None, text, label).ratio() for label in names_of(column).labels)

    return sorted(columns, key=likeness, reverse=True)


def missing(matches: Iterable[Match], columns: Sequence[SheetColumn]) -> list[SheetColumn]:
    """Required columns of a kind that no heading is matched with."""
    matched = {match.key for match in matches}
    return [column for column in columns if column.required and column.key not in matched]


def indispensable(matches: Iterable[Match], columns: Sequence[SheetColumn]) -> list[SheetColumn]:
    """Those of them that no line above the table can stand for."""
    return [column for column in missing(matches, columns) if not column.above]
