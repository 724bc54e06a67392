"""A Word file that somebody sent, taken apart with limits: what could call for something outside or run is refused."""

import io
import zipfile
import zlib

from lxml import etree

from foundation.printing.faults import TemplateFault, TemplateFaults

MB = 2**20
MAX_BYTES = 5 * MB
MAX_UNPACKED = 30 * MB
MAX_TEXT = 2 * MB
MAX_PARTS = 500
MAIN = "word/document.xml"
OLE = bytes.fromhex("d0cf11e0a1b11ae1")
DAMAGED = (zipfile.BadZipFile, EOFError, RuntimeError, NotImplementedError, OSError, zlib.error, ValueError)
RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"

WHOLE = "Cả tệp"
RESAVE = "Hãy mở bằng Word, lưu lại dạng Word Document (.docx) rồi gửi lại."
NOT_WORD = f"Không phải tệp Word (.docx) hoặc tệp đã hỏng. {RESAVE}"
OLD_WORD = f"Tệp Word đời cũ (.doc) hoặc có mật khẩu. {RESAVE}"
TOO_HEAVY = "Tệp quá nặng; hãy bỏ hình ảnh và những phần không phải chữ."
MACROS = f"Tệp có macro. {RESAVE}"
OBJECTS = "Tệp có đối tượng nhúng (OLE, ActiveX); hãy bỏ đối tượng đó."
PICTURES = "Tệp có hình ảnh; mẫu văn bản chỉ gồm chữ và bảng."
CHUNKS = "Tệp ghép nội dung của tệp khác; hãy dán nội dung đó vào tệp này."
DECLARED = f"Tệp có phần khai báo không được dùng (DTD). {RESAVE}"
OUTSIDE = "Tệp gọi đến địa chỉ ngoài “{target}”; hãy bỏ liên kết đó."
REMOTE = "Tệp gắn với mẫu ngoài “{target}”; hãy bỏ ở Developer › Document Template rồi lưu lại."
BY_NAME = {
    "vbaproject": MACROS,
    "vbadata": MACROS,
    "/embeddings/": OBJECTS,
    "/activex/": OBJECTS,
    "oleobject": OBJECTS,
    "/media/": PICTURES,
    "afchunk": CHUNKS,
}


def parts_of(content: bytes, text_limit: int = MAX_TEXT) -> dict[str, bytes]:
    """Every part by its name, the text of so many bytes at most. Raises TemplateFaults for what is no plain .docx."""
    if len(content) > MAX_BYTES:
        raise _refused(TOO_HEAVY)
    if content.startswith(OLE):
        raise _refused(OLD_WORD)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = _unpacked(archive, text_limit)
    except DAMAGED as error:
        raise _refused(NOT_WORD) from error
    faults = [*_forbidden(parts), *_declared(parts)] or _outside(parts)
    if faults:
        raise TemplateFaults([TemplateFault(WHOLE, sentence) for sentence in dict.fromkeys(faults)])
    return parts


def _refused(sentence: str) -> TemplateFaults:
    return TemplateFaults([TemplateFault(WHOLE, sentence)])


def _unpacked(archive: zipfile.ZipFile, text_limit: int) -> dict[str, bytes]:
    """What is really unpacked is counted, whatever the directory says."""
    entries = archive.infolist()
    names = [entry.filename for entry in entries]
    if len({name.lower() for name in names}) < len(names) or MAIN not in names:
        raise zipfile.BadZipFile
    if len(entries) > MAX_PARTS or sum(entry.file_size for entry in entries) > MAX_UNPACKED:
        raise _refused(TOO_HEAVY)
    parts, left = {}, MAX_UNPACKED
    for entry in entries:
        with archive.open(entry) as part:
            parts[entry.filename] = part.read(left + 1)
        left -= len(parts[entry.filename])
        if left < 0 or len(parts.get(MAIN, b"")) > text_limit:
            raise _refused(TOO_HEAVY)
    return parts


def _forbidden(parts: dict[str, bytes]) -> list[str]:
    found = [sentence for name in parts for sign, sentence in BY_NAME.items() if sign in f"/{name.lower()}"]
    types = parts.get("[Content_Types].xml", b"").lower()
    found += [MACROS] if b"macroenabled" in types or b"vbaproject" in types else []
    return found + ([NOT_WORD] if b"template.main+xml" in types else [])


def _declared(parts: dict[str, bytes]) -> list[str]:
    """A part that declares something of its own could make a reader unfold it without end."""
    found = []
    for name, content in parts.items():
        if name.lower().endswith((".xml", ".rels")):
            root = _read(content)
            if root is None:
                found.append(NOT_WORD)
            elif root.getroottree().docinfo.doctype:
                found.append(DECLARED)
    return found


def _outside(parts: dict[str, bytes]) -> list[str]:
    found = []
    for name, content in parts.items():
        for relation in _read(content).iter(RELATION) if name.lower().endswith(".rels") else ():
            kind, target = relation.get("Type", "").rsplit("/", 1)[-1], relation.get("Target", "")
            if relation.get("TargetMode", "").lower() == "external":
                sentence = REMOTE if kind == "attachedTemplate" else OUTSIDE
                found.append(sentence.format(target=target[:80]))
    return found


def _read(content: bytes) -> etree._Element | None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
