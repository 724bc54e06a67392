"""What else in the package of a form names rows of the filled sheet: names, other sheets, drawings, notes, tables."""

import posixpath
import re
from collections.abc import Callable, Iterator
from xml.sax.saxutils import escape

from lxml import etree

from foundation.sheets.filling.references import FormulaShift, Insertions
from foundation.sheets.marking.package import LARGEST_PART, Package, Unmarkable, local, parsed, written

# What stands before the element about counting in the part of a workbook, in the order of the standard.
BEFORE_CALCULATION = ("sheets", "functionGroups", "externalReferences", "definedNames")
FORMULAS = {"f", "formula", "formula1", "formula2"}
ROW_OF_NOTE = re.compile(rb"(<x:Row>\s*)(\d+)(\s*</x:Row>)")
ANCHOR_OF_NOTE = re.compile(rb"(<x:Anchor>)([^<]*)(</x:Anchor>)")
ROWS_OF_ANCHOR = (2, 6)
CALCULATION_CHAIN = "calcChain"


class Surroundings:
    """The parts beside the one of the sheet called `name`; `changed` collects those that are no longer as they were."""

    def __init__(self, package: Package, name: str) -> None:
        self.package, self.name = package, name
        self.changed: dict[str, bytes] = {}

    def related(self) -> dict[str, list[str]]:
        """{kind of relation: names of the parts} of the sheet."""
        folder, base = posixpath.split(self.package.sheets[self.name])
        relations = posixpath.join(folder, "_rels", f"{base}.rels")
        if relations not in self.package.archive.namelist():
            return {}
        found = self.package.related(relations, folder)
        return {kind: [part for _, part in parts] for kind, parts in found.items()}

    def move(self, insertions: Insertions) -> None:
        """All that names rows of the sheet names them where they are now."""
        shift = FormulaShift(insertions, self.name)
        self._edit(self.package.workbook, lambda root: _shift_names(root, shift))
        own = self.package.sheets[self.name]
        for part in self._formula_parts():
            if part != own and self._mentions(part):
                self._edit(part, lambda root: _shift_formulas(root, shift))
        related = self.related()
        for part in related.get("drawing", ()):
            self._edit(part, lambda root: _move_anchors(root, insertions))
        for part in (*related.get("comments", ()), *related.get("threadedComment", ())):
            self._edit(part, lambda root: _move_notes(root, insertions))
        for part in related.get("vmlDrawing", ()):
            self.changed[part] = _move_note_boxes(self.package.part(part), insertions)
        for part in related.get("table", ()):
            self._edit(part, lambda root: _grow_table(root, insertions))

    def count_anew(self) -> None:
        """Whoever opens the file has its formulas counted again."""
        self._edit(self.package.workbook, _count_on_opening)

    def calculation_chain(self) -> list[str]:
        """The part that lists the cells with formulas in the order of counting: it is made anew by whoever opens."""
        return [part for _, part in self.package.of_workbook.get(CALCULATION_CHAIN, ())]

    def _formula_parts(self) -> Iterator[str]:
        yield from self.package.sheets.values()
        for name in self.package.archive.namelist():
            if name.startswith("xl/charts/") and name.endswith(".xml"):
                yield name

    def _mentions(self, part: str) -> bool:
        """Whether the name of the sheet stands in the part at all."""
        content = self.package.part(part)
        return escape(self.name.replace("'", "''")).encode() in content or self.name.encode() in content

    def _edit(self, part: str, change: Callable[[etree._Element], bool]) -> None:
        """Write the part anew where the change changes anything."""
        content = self.changed.get(part) or self.package.part(part)
        root = parsed(content)
        if change(root):
            self.changed[part] = written(root)


def _shift_names(root: etree._Element, shift: FormulaShift) -> bool:
    before = [each.text for each in root.iter("{*}definedName")]
    for each in root.iter("{*}definedName"):
        each.text = shift.shifted(each.text or "", own=False)
    return before != [each.text for each in root.iter("{*}definedName")]


def _shift_formulas(root: etree._Element, shift: FormulaShift) -> bool:
    changed = False
    for each in root.iter():
        if local(each) in FORMULAS and each.text:
            text = shift.shifted(each.text, own=False)
            changed = changed or text != each.text
            each.text = text
    return changed


def _move_anchors(root: etree._Element, insertions: Insertions) -> bool:
    """Pictures below stay beside the rows they stood at; rows count from 0 there."""
    changed = False
    for each in root.iter("{*}row"):
        row = insertions.row(int(each.text or 0) + 1) - 1
        changed = changed or str(row) != each.text
        each.text = str(row)
    return changed


def _move_notes(root: etree._Element, insertions: Insertions) -> bool:
    changed = False
    for each in root.iter("{*}comment", "{*}threadedComment"):
        ref = insertions.moved(each.get("ref", ""))
        changed = changed or ref != each.get("ref", "")
        each.set("ref", ref)
    return changed


def _move_note_boxes(content: bytes, insertions: Insertions) -> bytes:
    """The boxes that notes are drawn in; their part is often no good XML."""
    if len(content) > LARGEST_PART:
        raise Unmarkable

    def moved(number: str) -> str:
        return str(insertions.row(int(number) + 1) - 1) if number.strip().isdecimal() else number

    def anchor(match: re.Match) -> bytes:
        numbers = match[2].decode("ascii", "replace").split(",")
        numbers = [moved(each) if place in ROWS_OF_ANCHOR else each for place, each in enumerate(numbers)]
        return match[1] + ",".join(numbers).encode("ascii", "replace") + match[3]

    content = ROW_OF_NOTE.sub(lambda match: match[1] + moved(match[2].decode()).encode() + match[3], content)
    return ANCHOR_OF_NOTE.sub(anchor, content)


def _grow_table(root: etree._Element, insertions: Insertions) -> bool:
    for each in (root, *root.iter("{*}autoFilter")):
        if each.get("ref"):
            each.set("ref", insertions.grown(each.get("ref")))
    return True


def _count_on_opening(root: etree._Element) -> bool:
    found = root.find("{*}calcPr")
    if found is None:
        places = [place for place, each in enumerate(root) if local(each) in BEFORE_CALCULATION]
        found = etree.Element(f"{{{etree.QName(root).namespace}}}calcPr")
        root.insert(places[-1] + 1, found)
    if found.get("fullCalcOnLoad") in ("1", "true"):
        return False
    found.set("fullCalcOnLoad", "1")
    return True
