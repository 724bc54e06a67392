"""The formats of the cells of a form: which are drawn with lines, which show dates; few are added, none is changed."""

from copy import deepcopy
from functools import cached_property

from lxml import etree

from foundation.sheets.marking.formats import CellFormats
from foundation.sheets.marking.package import local
from foundation.sheets.reading.number_formats import BUILT_IN, DateFormat, number_format

SIDES = ("left", "right", "top", "bottom", "start", "end")
NO_LINE = ("none", None)
DAY_FORMAT = "dd/mm/yyyy"
# Formats with lower numbers are Excel's own.
FIRST_OWN = 164


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

    def is_open(self, style: int) -> bool:
        """Whether nothing is said of how a value in the cell is shown; a day typed there makes it show days."""
        found = self._format(style)
        return found is None or found.get("numFmtId", "0") == "0"

    def _dated(self, made: etree._Element) -> None:
        """Shows days as Excel does where one is typed into a cell without a format."""
        made.set("numFmtId", self._day_format)
        made.set("applyNumberFormat", "1")

    @cached_property
    def _day_format(self) -> str:
        """The number of the format for days: the form's own, else one that is added."""
        own = {
            int(key): code for key, code in self._codes.items() if key.isdecimal() and int(key) >= FIRST_OWN
        }
        known = next((key for key, code in own.items() if code.lower() == DAY_FORMAT), 0)
        if not known:
            known = max(own, default=FIRST_OWN - 1) + 1
            rows = self.root.find(f"{{{self.space}}}numFmts")
            if rows is None:
                rows = self.element("numFmts")
                self.root.insert(0, rows)
            self._add(rows, self.element("numFmt", numFmtId=str(known), formatCode=DAY_FORMAT))
        return str(known)

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
