"""Paragraphs of a Word document as calls of paper.typ; text goes in as strings alone, so nothing in it is a command."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from lxml import etree

from foundation.printing.faults import TemplateFault, TemplateFaults
from foundation.printing.metrics import POINT, text_width, unknown_letters
from foundation.printing.texts import printable
from foundation.printing.typesetting.frames import Frame, literal, points
from foundation.printing.typesetting.styles import Element, WordStyles, attribute, first_of, is_on, number, q

RAISED = {"superscript": 0.35, "subscript": -0.15}
SMALL = 0.65
# Each part fills its line. A letter without width would do too, but be found by whoever copies the text.
BREAK = "; linebreak(); "
SLACK = 0.1
PAGE_FIELDS = {
    "PAGE": "context counter(page).display()",
    "NUMPAGES": "context str(counter(page).final().first())",
}
NO_LETTER = "Phông chữ không có chữ “{letters}”; hãy bỏ hoặc thay bằng chữ khác."


@dataclass(frozen=True)
class RunLook:
    """How a run looks; `switches` are the arguments of `t` beside words and size."""

    size: float
    bold: bool
    italic: bool
    capitals: bool
    switches: str

    @classmethod
    def of(cls, properties: list[Element]) -> "RunLook":
        size = max(1, number(properties, "sz", usual=20) / 2)
        bold, italic = is_on(properties, "b"), is_on(properties, "i")
        switches = ", b: true" * bold + ", i: true" * italic
        switches += ", u: true" * ((first_of(properties, "u") or "none") != "none")
        switches += ", s: true" * is_on(properties, "strike")
        if raised := RAISED.get(first_of(properties, "vertAlign") or ""):
            switches += f", raised: {points(raised * size)}"
            size *= SMALL
        colour = first_of(properties, "color") or "auto"
        switches += f', colour: rgb("{colour}")' if re.fullmatch("[0-9A-Fa-f]{6}", colour) else ""
        return cls(size, bold, italic, is_on(properties, "caps"), switches)

    def width(self, text: str) -> float:
        return text_width(text, self.size, self.bold, self.italic)


@dataclass(frozen=True)
class Piece:
    """Text, a field, a tab or a break in the look of its run."""

    text: str
    look: RunLook
    kind: str = "text"

    @property
    def width(self) -> float:
        return self.look.width(self.text)

    def source(self, room: float) -> str:
        """The piece; a word that is wider than its line can be broken anywhere, as Word does it."""
        if self.kind == "field":
            return self._call(PAGE_FIELDS[self.text])
        if self.width <= room:
            return self._call(literal(self.text))
        return "; ".join(self._broken(room))

    def _broken(self, room: float) -> Iterator[str]:
        """Calls for the text, word by word where one of them is wider than the line."""
        for wide, group in groupby(re.split(r"(\s+)", self.text), lambda word: self.look.width(word) > room):
            words = list(group)
            parts = [part for word in words for part in self._cut(word, room)] if wide else ["".join(words)]
            yield BREAK.join(self._call(literal(part)) for part in parts)

    def _call(self, words: str) -> str:
        return f"t({words}, {points(self.look.size)}{self.look.switches})"

    def _cut(self, word: str, room: float) -> Iterator[str]:
        """The word, in parts that fit on a line each."""
        part, at = "", 0.0
        for letter in word:
            wide = self.look.width(letter)
            if part and at + wide > room - SLACK:
                yield part
                part, at = "", 0.0
            part, at = part + letter, at + wide
        yield part


@dataclass(frozen=True)
class PlainText:
    """Text on its side of a cell; how many points are left around it, and more than the font asks for between lines."""

    body: str
    side: str
    left: float
    right: float
    above: float
    below: float
    gap: float

    @property
    def source(self) -> str:
        return f"spaced({points(self.gap)}, {{ {self.body} }})" if self.gap else f"{{ {self.body} }}"


@dataclass
class Paragraphs:
    """Draws paragraphs; what the font cannot show is kept in `faults`. Most look alike, so looks are kept too."""

    styles: WordStyles
    faults: list[TemplateFault] = field(default_factory=list)
    looks: dict[tuple, RunLook] = field(default_factory=dict)
    frames: dict[bytes, Frame] = field(default_factory=dict)

    def source(self, paragraph: Element, room: float) -> str:
        """The paragraph in `room` millimetres."""
        frame = self._frame(paragraph)
        body, size, turns = self._body(paragraph, frame, room)
        look, height = frame.look(size, empty=not body)
        drawn = f"p({{ {body or f'empty({points(height)})'} }}{look})"
        after = "\npagebreak(weak: true)" if turns else ""
        return ("pagebreak(weak: true)\n" if frame.on_new_page else "") + drawn + after

    def alone(self, paragraph: Element, room: float) -> PlainText | None:
        """The paragraph for a cell that holds nothing else; None where it is more than text with room around it.

        A list has thousands of such cells, and a text costs a third of what a paragraph does.
        """
        frame = self._frame(paragraph)
        if not frame.is_plain:
            return None
        body, size, turns = self._body(paragraph, frame, room)
        if turns:
            return None
        _, height = frame.look(size, empty=not body)
        return PlainText(body or f"empty({points(height)})", frame.side, *frame.around(size, not body))

    def _body(self, paragraph: Element, frame: Frame, room: float) -> tuple[str, float, bool]:
        """What it says, the points of its largest letters, and whether the page ends in it."""
        pieces = list(self._pieces(paragraph))
        size = max((piece.look.size for piece in pieces if piece.kind != "break"), default=0)
        turns = any(piece.kind == "page" for piece in pieces)
        return laid_out(pieces, frame, room), size or self._mark_size(paragraph), turns

    def raise_faults(self) -> None:
        if self.faults:
            raise TemplateFaults(list(dict.fromkeys(self.faults)))

    def _frame(self, paragraph: Element) -> Frame:
        own = paragraph.find(q("pPr"))
        key = etree.tostring(own) if own is not None else b""
        if key not in self.frames:
            self.frames[key] = Frame.of(self.styles.of_paragraph(paragraph))
        return self.frames[key]

    def _mark_size(self, paragraph: Element) -> float:
        """The size of a paragraph without text: that of its mark."""
        mark = paragraph.find(q("pPr/rPr"))
        return RunLook.of(([] if mark is None else [mark]) + self.styles.of_run(paragraph, paragraph)).size

    def _pieces(self, paragraph: Element) -> Iterator[Piece]:
        """A field is written in one element, or over several runs: its name, then what it showed last."""
        inside = ""
        for run in paragraph.iter(q("r")):
            look = self._look(run, paragraph)
            if run.getparent().tag == q("fldSimple"):
                yield Piece(field_name(attribute(run.getparent(), "instr")), look, "field")
                continue
            for part in run:
                if part.tag == q("fldChar"):
                    inside = (attribute(part, "fldCharType") or "").replace("end", "")
                elif part.tag == q("instrText"):
                    yield Piece(field_name(part.text), look, "field")
                elif not inside:
                    yield from self._part(part, look)

    def _look(self, run: Element, paragraph: Element) -> RunLook:
        own = run.find(q("rPr"))
        key = (etree.tostring(own) if own is not None else b"", attribute(paragraph.find(q("pPr/pStyle"))))
        if key not in self.looks:
            self.looks[key] = RunLook.of(self.styles.of_run(run, paragraph))
        return self.looks[key]

    def _part(self, part: Element, look: RunLook) -> Iterator[Piece]:
        name = part.tag.rsplit("}", 1)[-1]
        if name in {"t", "noBreakHyphen"}:
            text = printable(part.text or "") if name == "t" else "-"
            if letters := unknown_letters(text):
                self.faults.append(TemplateFault(f"“{text[:60]}”", NO_LETTER.format(letters=letters)))
            yield Piece(text.upper() if look.capitals else text, look)
        elif name == "tab":
            yield Piece("", look, "tab")
        elif name in {"br", "cr"}:
            yield Piece("", look, "page" if attribute(part, "type") == "page" else "break")


def field_name(instruction: str | None) -> str:
    """PAGE of " PAGE  \\* MERGEFORMAT "."""
    return ((instruction or "").split() or [""])[0].upper()


def laid_out(pieces: list[Piece], frame: Frame, room: float) -> str:
    """The pieces one after the other; a tab is the way to its stop from where the text before it ends."""
    drawn, at = [], frame.indents.left + frame.indents.first
    wide = room - frame.indents.left - frame.indents.right
    for place, piece in enumerate(pieces):
        if piece.kind == "tab":
            step, dotted = frame.step(at, _until_tab(pieces[place + 1 :]), room)
            way = points(step / POINT)
            drawn.append(f"dots({way}, {points(piece.look.size)})" if dotted else f"h({way})")
            at += step
        elif piece.kind == "break":
            drawn.append("linebreak()")
            at = frame.indents.left
        elif piece.kind != "page":
            drawn.append(piece.source(wide))
            at += piece.width
    return "; ".join(drawn)


def _until_tab(pieces: list[Piece]) -> float:
    width = 0.0
    for piece in pieces:
        if piece.kind in {"tab", "break", "page"}:
            break
        width += piece.width
    return width
