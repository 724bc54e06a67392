"""The formats of the cells of a form: which are drawn with lines, which show dates; few are added, none is changed."""

from copy import deepcopy
from functools import cached_property

from lxml import etree

from foundation.sheets.marking.formats import CellFormats
from foundation.sheets.marking.package import local
from foundation.sheets.reading.number_formats import BUILT_IN, DateFormat, number_format

SIDES = ("left", "right", "top", "bottom", "start", "end")
NO_LINE = ("none", None)


class FormFormats(CellFormats):
    """`styles.xml` of a form. `changed` once a format was added."""

    @property
    def changed(self) -> bool:
        return bool(self.made)

    def _format(self, style: int) -> etree._Element | None:
        if style not in self._known:
            found = self.formats.findall(f"{{{self.space}}}xf")
            self._known[style] = found[style] if 0 <= style < len(found) else None
        return self._known[style]

    @cached_property
    def _known(self) -> dict[int, etree._Element | None]:
        return {}

    @cached_property
    def _lined(self) -> list[bool]:
        """Of each border whether it draws a line below or beside the cell."""
        borders = self.root.find(f"{{{self.space}}}borders")
        rows = [] if borders is None else borders.findall(f"{{{self.space}}}border")
        return [
            any(local(side) in SIDES and side.get("style") not in NO_LINE for side in row) for row in rows
        ]

    @cached_property
    def _codes(self) -> dict[str, str]:
        own = self.root.iterfind(f"{{{self.space}}}numFmts/{{{self.space}}}numFmt")
        return {str(key): code for key, code in BUILT_IN.items()} | {
            each.get("numFmtId"): each.get("formatCode", "") for each in own
        }

    def has_lines(self, style: int) -> bool:
        found = self._format(style)
        border = int(found.get("borderId", 0)) if found is not None else 0
        return border < len(self._lined) and self._lined[border]

    def shows_days(self, style: int) -> bool:
        """Whether a number in the cell is shown as a date (not as a time of day)."""
        found = self._format(style)
        code = self._codes.get(found.get("numFmtId", "0"), "") if found is not None else ""
        shown = number_format(code) if code else None
        return isinstance(shown, DateFormat) and bool(shown.parts)

    def _quoted(self, made: etree._Element) -> None:
        """Text that looks like a formula stays text when it is edited."""
        made.set("quotePrefix", "1")

    def _below(self, made: etree._Element) -> None:
        """The format of a row of people below a heading that has none: its lines, nothing bold, no ground."""
        fonts = self.fonts.findall(f"{{{self.space}}}font")
        font = int(made.get("fontId", 0))
        if font < len(fonts):
            plain = deepcopy(fonts[font])
            for each in plain.findall(f"{{{self.space}}}b"):
                plain.remove(each)
            made.set("fontId", str(self._add(self.fonts, plain)))
        made.set("fillId", "0")
