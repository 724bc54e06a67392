"""What a million people cost beside 3,000: no page grows by more than the floor does, but for a factor."""

from collections.abc import Iterator, Mapping, Sequence

from bench.pages import FLOORS
from bench.report import WIDTH, ReportTable

SMALL, LARGE = 3_000, 1_000_000
FACTOR = 2
# Milliseconds that a page may take where the floor without count takes SWIFT; more of both on a slower machine.
MOST, SWIFT = 100, 10
MOST_OF = {"board, the page": 500}
SLOWER, GROWN = "  ← too slow", "  ← grew"
TITLE = f"From {SMALL:,} to {LARGE:,} people (at most {FACTOR} x the ratio, {MOST} ms where the floor takes {SWIFT})"


def lines(tables: Mapping[int, Sequence[ReportTable]]) -> Iterator[str]:
    """The last table, where both sizes were measured; of each page with a floor, and of the board."""
    if not (tables.get(SMALL) and tables.get(LARGE)):
        return
    small, large = rows_of(tables[SMALL]), rows_of(tables[LARGE])
    slowness = max(1.0, floor_of(tables[LARGE]) / SWIFT)
    yield TITLE
    yield f"  {'':<{WIDTH}}{'x then':>10}{'x now':>10}{'grew by':>10}{'ms':>10}{'most':>8}"
    for name in small:
        if name in large:
            before, (now, ms) = small[name][0], large[name]
            most = MOST_OF.get(name, MOST) * slowness
            marks = (GROWN if now >= FACTOR * before else "") + (SLOWER if ms > most else "")
            grown = now / before
            yield f"  {name:<{WIDTH}}{before:>10.2f}{now:>10.2f}{grown:>10.2f}{ms:>10.2f}{most:>8.0f}{marks}"


def rows_of(tables: Sequence[ReportTable]) -> dict[str, tuple[float, float]]:
    """{page: (ratio, milliseconds)}."""
    found = {}
    for table in tables:
        paged = table.bases[0].name in FLOORS
        found |= {row.name: (row.ratio, row.ms) for row in table.rows if paged or row.name in MOST_OF}
    return found


def floor_of(tables: Sequence[ReportTable]) -> float:
    """Milliseconds of the floor without count."""
    name = list(FLOORS)[1]
    return min(base.ms for table in tables for base in table.bases if base.name == name)
