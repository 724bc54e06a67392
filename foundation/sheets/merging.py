"""What merged cells mean: the one text counts for every cell of the range, down and across."""

from collections.abc import Iterator, Sequence

from foundation.sheets.cells import Cell, is_blank
from foundation.sheets.reading import Sheet


class MergedCells:
    """The merged ranges of a sheet below its heading; rows are numbered as Excel does, columns from 0."""

    def __init__(self, sheet: Sheet, first_row: int) -> None:
        self.sheet = sheet
        # {row: {column: (row, column) of the cell that is written}}
        self.sources: dict[int, dict[int, tuple[int, int]]] = {}
        width = len(sheet.rows[0]) if sheet.rows else 0
        # Ranges do not overlap in a sound file: more than there are cells is nothing that needs to be followed.
        left_over = len(sheet.rows) * width
        for (top, left), (bottom, right) in sheet.merged:
            if top + 1 < first_row or left >= width or is_blank(sheet.rows[top][left]):
                continue
            right, bottom = min(right, width - 1), min(bottom, len(sheet.rows) - 1)
            left_over -= (bottom - top + 1) * (right - left + 1)
            if left_over < 0:
                break
            for row in range(top + 1, bottom + 2):
                self.sources.setdefault(row, {}).update(
                    dict.fromkeys(range(left, right + 1), (top + 1, left))
                )

    def spread(self, number: int, cells: Sequence[Cell]) -> list[Cell]:
        """The cells of the row as a reader sees them."""
        sources = self.sources.get(number)
        if not sources:
            return list(cells)
        return [
            self.sheet.row(sources[column][0])[sources[column][1]] if column in sources else cell
            for column, cell in enumerate(cells)
        ]

    def first_row(self, number: int, column: int) -> int:
        """The row in which the range over the cell begins: the cell's own where none reaches it from above."""
        return self.sources.get(number, {}).get(column, (number, column))[0]

    def own(self, number: int, columns: Sequence[int]) -> Iterator[int]:
        """Of the columns those that do not say again what another of them says in the same range."""
        sources, seen = self.sources.get(number, {}), set()
        for column in columns:
            source = sources.get(column, (number, column))
            if source not in seen:
                seen.add(source)
                yield column
