"""How wide a text is in the font of the papers, read from the font itself.

Tinos has the widths of Times New Roman, so what is measured here holds in Word and Excel too.
"""

import functools
import struct
from pathlib import Path

from django.conf import settings

FONT = "Times New Roman"
TWIN = "Tinos"
FOLDER = Path(settings.BASE_DIR) / "static" / "vendor" / "tinos"
FACES = {
    (False, False): "Tinos_400Regular.ttf",
    (False, True): "Tinos_400Regular_Italic.ttf",
    (True, False): "Tinos_700Bold.ttf",
    (True, True): "Tinos_700Bold_Italic.ttf",
}
POINT = 25.4 / 72
SEGMENTS, GROUPS = 4, 12
WINDOWS = 3


def text_width(text: str, size: float, bold: bool = False, italic: bool = False) -> float:
    """Millimetres that one line of the text takes at `size` points."""
    widths = letter_widths(bold, italic)
    return sum(widths.get(letter, 0.5) for letter in text) * size * POINT


def unknown_letters(text: str) -> str:
    """The letters of the text that the font does not have, each once."""
    known = letter_widths(False, False)
    return "".join(dict.fromkeys(letter for letter in text if letter not in known and letter != "\n"))


@functools.cache
def letter_widths(bold: bool, italic: bool) -> dict[str, float]:
    """{letter: its width, the size of the font being 1} of one face."""
    font = (FOLDER / FACES[bold, italic]).read_bytes()
    tables = dict(_tables(font))
    (units,) = struct.unpack_from(">H", font, tables["head"] + 18)
    (measured,) = struct.unpack_from(">H", font, tables["hhea"] + 34)
    advances = struct.unpack_from(">" + "Hh" * measured, font, tables["hmtx"])[::2]
    return {
        chr(code): advances[min(glyph, measured - 1)] / units for code, glyph in _glyphs(font, tables["cmap"])
    }


def _tables(font: bytes):
    (count,) = struct.unpack_from(">H", font, 4)
    for number in range(count):
        tag, _, offset, _ = struct.unpack_from(">4sIII", font, 12 + 16 * number)
        yield tag.decode("ascii"), offset


def _glyphs(font: bytes, start: int):
    """(code, glyph) of every letter, from the subtables for Windows."""
    (count,) = struct.unpack_from(">H", font, start + 2)
    for number in range(count):
        platform, _, offset = struct.unpack_from(">HHI", font, start + 4 + 8 * number)
        (form,) = struct.unpack_from(">H", font, start + offset)
        if platform == WINDOWS and form == SEGMENTS:
            yield from _of_segments(font, start + offset)
        elif platform == WINDOWS and form == GROUPS:
            yield from _of_groups(font, start + offset)


def _of_segments(font: bytes, at: int):
    (double,) = struct.unpack_from(">H", font, at + 6)
    count = double // 2
    places = [at + 14, at + 16 + double, at + 16 + 2 * double, at + 16 + 3 * double]
    columns = [struct.unpack_from(f">{count}H", font, place) for place in places]
    for number, (last, first, delta, offset) in enumerate(zip(*columns, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if offset:
                place = places[3] + 2 * number + offset + 2 * (code - first)
                (glyph,) = struct.unpack_from(">H", font, place)
            glyph = (glyph + delta) & 0xFFFF if glyph or not offset else 0
            if glyph:
                yield code, glyph


def _of_groups(font: bytes, at: int):
    (count,) = struct.unpack_from(">I", font, at + 12)
    for number in range(count):
        first, last, glyph = struct.unpack_from(">III", font, at + 16 + 12 * number)
        yield from ((code, glyph + code - first) for code in range(first, last + 1))
