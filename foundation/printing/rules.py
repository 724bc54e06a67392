"""Rules under the lines of a head where none can be drawn: rows of dashes in a workbook."""

from collections.abc import Iterable

from foundation.printing.letterhead import Line
from foundation.printing.metrics import text_width

DASH, DASH_SIZE = "—", 8


def with_rules(lines: Iterable[Line]) -> list[Line]:
    """The lines, a rule as a row of dashes of the same length under its line."""
    drawn = []
    for line in lines:
        drawn.append(line)
        if line.rule:
            dashes = max(1, round(line.rule * line.width / text_width(DASH, DASH_SIZE)))
            drawn.append(Line(DASH * dashes, DASH_SIZE))
    return drawn
