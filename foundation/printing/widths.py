"""How wide the columns of a table become on paper: as asked, but never narrower than a word that should stay whole."""

from collections.abc import Sequence

from foundation.printing.layout import FormColumn, FormRow, FormSection
from foundation.printing.metrics import text_width
from foundation.printing.texts import words_of

BESIDE = 2.2
MOST = 1 / 6


def shared_widths(
    columns: Sequence[FormColumn], rows: Sequence[FormSection | FormRow], size: float, room: float
) -> list[float]:
    """Millimetres of each column, all together `room`: the widths asked for in proportion, the narrow ones widened."""
    least = _least(columns, rows, size, room * MOST)
    if sum(least) >= room:
        return [width * room / sum(least) for width in least]
    widened: set[int] = set()
    while True:
        free = room - sum(least[place] for place in widened)
        asked = sum(column.width for place, column in enumerate(columns) if place not in widened)
        widths = [
            least[place] if place in widened else column.width * free / asked
            for place, column in enumerate(columns)
        ]
        narrow = {place for place, width in enumerate(widths) if width < least[place] - 1e-6}
        if not narrow:
            return widths
        widened |= narrow


def _least(
    columns: Sequence[FormColumn], rows: Sequence[FormSection | FormRow], size: float, most: float
) -> list[float]:
    """The widest word of each column, but not more than `most`: a longer one is broken."""
    words = [{(word, True) for word in column.label.split()} for column in columns]
    for row in rows:
        if isinstance(row, FormRow):
            for met, value in zip(words, row.values, strict=False):
                met.update((word, row.bold) for word in words_of(value).split())
    widest = (max((text_width(word, size, bold) for word, bold in met), default=0) for met in words)
    return [min(width + BESIDE, most) for width in widest]
