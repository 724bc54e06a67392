"""What in a file could act by itself, though nobody who opens it asked for that."""

import re
import zlib
from collections.abc import Iterator

# Long enough to stand in no picture by chance.
ACTIVE = (
    b"/JavaScript",
    b"/Launch",
    b"/EmbeddedFile",
    b"/RichMedia",
    b"/SubmitForm",
    b"/ImportData",
    b"/XFA",
)
# A letter of a name may be written by its number: /J#61vaScript.
BY_NUMBER = re.compile(rb"#([0-9A-Fa-f]{2})")
# A stream that holds other objects, which are names and numbers and no picture.
OBJECTS = re.compile(rb"/ObjStm\b(?:(?!stream).){0,500}stream\r?\n", re.DOTALL)
UNPACKED, STREAMS = 4 * 2**20, 2000
STARTS = re.compile(rb"startxref\s+(\d{1,12})\s+%%EOF")
TABLE = re.compile(rb"\s*(?:xref\b|\d+\s+\d+\s+obj\b)")


def is_whole_pdf(content: bytes, end: int) -> bool:
    """Whether the file ends with where its parts stand, and that is so; scanners may write `end` bytes after it."""
    found = STARTS.findall(content[-end:])
    return bool(found) and TABLE.match(content, int(found[-1])) is not None


def acts(content: bytes) -> bool:
    """Whether a PDF runs something, sends something, or brings other files along."""
    return any(word in read for read in _readable(content) for word in ACTIVE)


def _readable(content: bytes) -> Iterator[bytes]:
    yield _spelled_out(content)
    for _, found in zip(range(STREAMS), OBJECTS.finditer(content), strict=False):
        try:
            yield _spelled_out(zlib.decompressobj().decompress(content[found.end() :], UNPACKED))
        except zlib.error:
            continue


def _spelled_out(content: bytes) -> bytes:
    return BY_NUMBER.sub(lambda found: bytes([int(found[1], 16)]), content) if b"#" in content else content
