"""A letter's template described in a few lines, and drawn as a Word document with tags.

    Master(HeadStyle.PARTY, (
        Subject("QUYẾT ĐỊNH", "phê duyệt quy hoạch {{ chuc_danh }}"),
        Grounds("can_cu"),
        Ruling("{{ co_quan_ban_hanh }} QUYẾT ĐỊNH"),
        Article(1, "Phê duyệt quy hoạch … gồm {{ so_nguoi }} đồng chí (có danh sách kèm theo)."),
        Article(2, "Đưa ra khỏi quy hoạch {{ so_ra }} đồng chí.", when="so_ra"),
    )).template()

Head, signature and recipients have tags of their own (`STANDARD_TAGS`), which `head_values`, `signature_values` and
`recipient_values` fill.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from foundation.printing.layout import HeadBlock, HeadStyle, Signature
from foundation.printing.letterhead import (
    DRAFT,
    HYPHENS,
    PARTY_SLOGANS,
    SHORT,
    SIZES,
    STATE_SLOGANS,
    Line,
    in_two,
)
from foundation.printing.typesetting.carried import text_of
from foundation.printing.typesetting.styles import q
from foundation.printing.word.blocks import CENTERED, foot_block, head_block, page_headers, stack
from foundation.printing.word.elements import Element, Look, cell, paragraph, row, run, table, w
from foundation.printing.word.package import Page, document

STANDARD_TAGS = {
    "co_quan_cap_tren": "cơ quan cấp trên trực tiếp",
    "co_quan": "cơ quan ban hành",
    "so": "số và ký hiệu",
    "ngay_thang": "địa danh, ngày tháng năm",
    "quyen_han": "quyền hạn ký",
    "chuc_vu": "chức vụ người ký",
    "nguoi_ky": "họ và tên người ký",
    "noi_nhan": "danh sách nơi nhận",
    "du_thao": "văn bản còn là dự thảo",
}
RIGHTS = {HeadStyle.PARTY: PARTY_SLOGANS, HeadStyle.STATE: STATE_SLOGANS, HeadStyle.NONE: ()}
MARGINS = (30, 15, 20, 20)
BODY = Look(align="justify", before=3, after=3, first=10)
BESIDE = 10
ABOUT = replace(CENTERED, left=BESIDE, right=BESIDE)
ALONE = re.compile(r"\{\{ (\w+) \}\}")
OPTIONAL = {"co_quan_cap_tren", "so", "ngay_thang", "chuc_vu"}
SUMMARY_SIZE = 12
# Millimetres that a head leaves on a sheet of A4 left of the slogan.
LEFT = 66


def head_values(head: HeadBlock) -> dict[str, str]:
    """What fills the tags of the head; a name too long for its place is broken in the middle."""
    size = SIZES[head.style].parent
    lines = [in_two(Line(text, size, bold=text is head.left[-1]), LEFT) for text in head.left]
    return {
        "co_quan_cap_tren": "\n".join(lines[:-1]),
        "co_quan": "".join(lines[-1:]),
        "so": head.number,
        "ngay_thang": head.place_and_date,
    }


def signature_values(signature: Signature) -> dict[str, str]:
    return {"quyen_han": signature.authority, "chuc_vu": signature.office, "nguoi_ky": signature.name}


def recipient_values(recipients: Sequence[str]) -> dict[str, list[str]]:
    return {"noi_nhan": list(recipients)}


class Block:
    """A part of a letter; `when` names the tag that it stands for, every time if empty."""

    when = ""

    def drawn(self, style: HeadStyle, width: float) -> list[Element]:
        """Its paragraphs and tables in `width` millimetres."""
        raise NotImplementedError

    def elements(self, style: HeadStyle, width: float) -> list[Element]:
        return _if(self.when, self.drawn(style, width)) if self.when else self.drawn(style, width)


@dataclass(frozen=True)
class Subject(Block):
    """The kind of paper in capitals, what it is about, and the sign of its style beneath."""

    kind: str
    about: str = ""
    when: str = ""

    def drawn(self, style: HeadStyle, width: float) -> list[Element]:
        sizes = SIZES[style]
        lines = [Line(self.kind, sizes.kind, bold=True)]
        lines += [Line(self.about, sizes.subject, bold=True)] if self.about else []
        if style == HeadStyle.PARTY:
            lines.append(Line(HYPHENS, sizes.subject))
        elif style == HeadStyle.STATE:
            lines[-1] = replace(lines[-1], rule=SHORT)
        return [paragraph(), *stack(lines, width - 2 * BESIDE, ABOUT), paragraph()]


@dataclass(frozen=True)
class Addressees(Block):
    """ "Kính gửi:" and the list of that tag under one another, each as it is given."""

    tag: str = "kinh_gui"
    when: str = ""

    def drawn(self, style: HeadStyle, width: float) -> list[Element]:
        words = [paragraph([run("Kính gửi:")], Look(align="right"))]
        names = _for(self.tag, [paragraph([run("{{ muc }}")])])
        return [table([row([cell(words, 55), cell(names, width - 55)])], [55, width - 55]), paragraph()]


@dataclass(frozen=True)
class Grounds(Block):
    """The documents that the paper rests on, one a paragraph: with a hyphen of the Party, in italics of the state."""

    tag: str = "can_cu"
    when: str = ""

    def drawn(self, style: HeadStyle, width: float) -> list[Element]:
        state = style == HeadStyle.STATE
        words = run("{{ muc }}" if state else "- {{ muc }}", italic=state)
        return _for(self.tag, [paragraph([words], BODY)])


@dataclass(frozen=True)
class Ruling(Block):
    """Who decides, in the middle and bold."""

    text: str
    when: str = ""

    def drawn(self, style: HeadStyle, width: float) -> list[Element]:
        return stack(
            [Line(self.text, SIZES[style].text, bold=True)], width, replace(CENTERED, before=8, after=6)
        )


@dataclass(frozen=True)
class Article(Block):
    """ "Điều 1." and what it says."""

    number: int | str
    text: str
    when: str = ""

    def drawn(self, style: HeadStyle, width: float) -> list[Element]:
        return [paragraph([run(f"Điều {self.number}. ", bold=True), run(self.text)], BODY)]


@dataclass(frozen=True)
class LetterPart(Block):
    """A heading with its own number as it is printed: "I- CĂN CỨ", "1- Tổng số"."""

    text: str
    when: str = ""

    def drawn(self, style: HeadStyle, width: float) -> list[Element]:
        return [paragraph([run(self.text, bold=True)], replace(BODY, keep=True))]


@dataclass(frozen=True)
class Paragraph(Block):
    """Text; with `each`, once for every item of that list, which is the tag `muc`."""

    text: str
    each: str = ""
    when: str = ""
    italic: bool = False
    align: str = "justify"

    def drawn(self, style: HeadStyle, width: float) -> list[Element]:
        look = replace(BODY, align=self.align, first=BODY.first if self.align == "justify" else 0)
        words = [paragraph([run(self.text, italic=self.italic)], look)]
        return _for(self.each, words) if self.each else words


@dataclass(frozen=True)
class LetterColumn:
    """A column of a table in a letter: its heading, what its cells hold ("{{ muc.ten }}"), its part of the width."""

    label: str
    text: str
    share: float = 1
    align: str = "left"


@dataclass(frozen=True)
class LetterTable(Block):
    """A table with a row for every item of the list, which is the tag `muc`."""

    each: str
    columns: tuple[LetterColumn, ...]
    when: str = ""

    def drawn(self, style: HeadStyle, width: float) -> list[Element]:
        whole = sum(column.share for column in self.columns)
        widths = [width * column.share / whole for column in self.columns]
        pairs = list(zip(self.columns, widths, strict=True))
        head = [_table_cell(column.label, room, "center", bold=True) for column, room in pairs]
        body = [_table_cell(column.text, room, column.align) for column, room in pairs]
        marks = (f"{{%tr for muc in {self.each} %}}", "{%tr endfor %}")
        opening, closing = (row([_table_cell(mark, width, columns=len(pairs))]) for mark in marks)
        rows = [row(head, heading=True), opening, row(body, whole=True), closing]
        return [paragraph(look=Look(exact=6)), table(rows, widths, bordered=True), paragraph()]


@dataclass(frozen=True)
class Master:
    """A letter of one style. `concerning` is the subject of a letter that names no kind, under its number."""

    style: HeadStyle
    blocks: tuple[Block, ...]
    concerning: str = ""
    signed: bool = True
    page: Page = Page(margins=MARGINS)

    def template(self) -> bytes:
        """The Word document, the same for the same description."""
        width = self.page.width
        body = [*self._head(width)]
        for block in self.blocks:
            body += block.elements(self.style, width)
        body += _kept_with(body, self._foot(width)) if self.signed else []
        body.append(paragraph(look=Look(exact=1, size=1)))
        size = SIZES[self.style].text
        mark = f"{{% if du_thao %}}{DRAFT}{{% endif %}}"
        return document(body, self.page, size, page_headers(mark, size))

    def _head(self, width: float) -> list[Element]:
        if self.style == HeadStyle.NONE:
            return []
        tags = ("{{ co_quan_cap_tren }}", "{{ co_quan }}")
        head = HeadBlock(self.style, tags, RIGHTS[self.style], "{{ so }}", "{{ ngay_thang }}")
        drawn = head_block(head, width)
        if self.concerning:
            place = list(drawn[0].iter(q("tc")))[-2 if self.style == HeadStyle.STATE else 0]
            italic = self.style == HeadStyle.PARTY
            place.extend(stack([Line(self.concerning, SUMMARY_SIZE, italic=italic)], width * 0.4))
        return _made_optional(drawn)

    def _foot(self, width: float) -> list[Element]:
        signature = Signature("{{ quyen_han }}", "{{ chuc_vu }}", "{{ nguoi_ky }}")
        recipients = ("{%p for noi in noi_nhan %}", "{{ noi }}", "{%p endfor %}")
        return _made_optional(foot_block([signature], recipients, self.style, width))


def _kept_with(text: list[Element], foot: list[Element]) -> list[Element]:
    """The foot, with the last words of the text on its page: a signature never stands on a page by itself."""
    lines = takewhile(lambda element: element.tag == q("p"), reversed(text))
    for line in (line for line in lines if not text_of(line).startswith("{%")):
        if line.find(q("pPr/keepNext")) is None:
            line.find(q("pPr")).insert(0, w("keepNext"))
        if text_of(line):
            break
    return foot


def _if(tag: str, drawn: list[Element]) -> list[Element]:
    return [paragraph([run(f"{{%p if {tag} %}}")]), *drawn, paragraph([run("{%p endif %}")])]


def _for(tag: str, drawn: list[Element]) -> list[Element]:
    return [paragraph([run(f"{{%p for muc in {tag} %}}")]), *drawn, paragraph([run("{%p endfor %}")])]


def _table_cell(
    text: str, width: float, align: str = "left", bold: bool = False, columns: int = 1
) -> Element:
    look = Look(align=align, before=1, after=1)
    return cell([paragraph([run(text, SUMMARY_SIZE, bold)], look)], width, columns)


def _made_optional(drawn: list[Element]) -> list[Element]:
    """A line of one tag that may be empty leaves no empty line."""
    for element in drawn:
        for line in list(element.iter(q("p"))):
            found = ALONE.fullmatch(text_of(line))
            if found and found[1] in OPTIONAL:
                opening, _, closing = _if(found[1], [line])
                line.addprevious(opening)
                line.addnext(closing)
    return drawn
