"""The formats of cells of a workbook, with those of marked cells and of the column of reasons added behind them."""

from copy import deepcopy

from lxml import etree

from foundation.sheets.marking.marked import PATTERNS
from foundation.sheets.marking.package import Unmarkable, local, written


class CellFormats:
    """`styles.xml`: a cell names a format by its number, so new ones go to the end and no other changes."""

    def __init__(self, root: etree._Element):
        self.root = root
        self.space = etree.QName(root).namespace
        self.fills, self.fonts = self._list("fills"), self._list("fonts")
        self.formats = self._list("cellXfs")
        self.made: dict[tuple[int, str], int] = {}
        self.marks: dict[str, int] = {}
        self.marked: dict[int, bool] = {}

    def _list(self, name: str) -> etree._Element:
        found = self.root.find(f"{{{self.space}}}{name}")
        if found is None:
            raise Unmarkable
        return found

    def element(self, name: str, **attributes: str) -> etree._Element:
        return etree.Element(f"{{{self.space}}}{name}", attributes)

    def content(self) -> bytes:
        return written(self.root)

    def of(self, base: int, change: str) -> int:
        """The number of the format `base` with a change: "error", "warning", "plain", "reason" or "head"."""
        if (base, change) not in self.made:
            rows = self.formats.findall(f"{{{self.space}}}xf")
            made = deepcopy(rows[base]) if base < len(rows) else self.element("xf")
            getattr(self, f"_{change}")(made)
            self.made[base, change] = self._add(self.formats, made)
        return self.made[base, change]

    def is_mark(self, base: int) -> bool:
        """Whether cells of this format bear one of our marks."""
        if base not in self.marked:
            self.marked[base] = self._bears_mark(base)
        return self.marked[base]

    def _bears_mark(self, base: int) -> bool:
        rows = self.formats.findall(f"{{{self.space}}}xf")
        fills = self.fills.findall(f"{{{self.space}}}fill")
        fill = int(rows[base].get("fillId", 0)) if base < len(rows) else 0
        pattern = fills[fill].find(f"{{{self.space}}}patternFill") if fill < len(fills) else None
        if pattern is None:
            return False
        inks = [each.get("rgb", "")[-6:] for each in pattern if local(each) == "fgColor"]
        return any(pattern.get("patternType") == name and inks == [ink] for name, ink, _ in PATTERNS.values())

    def _add(self, rows: etree._Element, row: etree._Element) -> int:
        last = [each for each in rows if local(each)]
        rows.append(row)
        rows.set("count", str(len(last) + 1))
        return len(last)

    def _filled(self, made: etree._Element, severity: str) -> None:
        if severity not in self.marks:
            name, ink, ground = PATTERNS[severity]
            pattern = self.element("patternFill", patternType=name)
            pattern.append(self.element("fgColor", rgb=f"FF{ink}"))
            pattern.append(self.element("bgColor", rgb=f"FF{ground}"))
            fill = self.element("fill")
            fill.append(pattern)
            self.marks[severity] = self._add(self.fills, fill)
        made.set("fillId", str(self.marks[severity]))
        made.set("applyFill", "1")

    def _error(self, made: etree._Element) -> None:
        self._filled(made, "error")

    def _warning(self, made: etree._Element) -> None:
        self._filled(made, "warning")

    def _plain(self, made: etree._Element) -> None:
        made.set("fillId", "0")

    def _reason(self, made: etree._Element) -> None:
        self._aligned(made, vertical="top", wrapText="1")

    def _head(self, made: etree._Element) -> None:
        fonts = self.fonts.findall(f"{{{self.space}}}font")
        font = int(made.get("fontId", 0))
        bold = deepcopy(fonts[font]) if font < len(fonts) else self.element("font")
        if bold.find(f"{{{self.space}}}b") is None:
            bold.insert(0, self.element("b"))
        made.set("fontId", str(self._add(self.fonts, bold)))
        made.set("applyFont", "1")
        self._aligned(made, horizontal="center", vertical="center", wrapText="1")

    def _aligned(self, made: etree._Element, **how: str) -> None:
        for old in made.findall(f"{{{self.space}}}alignment"):
            made.remove(old)
        made.insert(0, self.element("alignment", **how))
        made.set("applyAlignment", "1")
        # A cell of reasons shows text, whatever its neighbour shows.
        made.set("numFmtId", "0")
