"""Letters: a Word template with tags, filled. The template is its office's own, so it is read as a stranger's file."""

import io
from collections.abc import Mapping
from typing import Any

import docx
from docxtpl import DocxTemplate
from jinja2 import TemplateError, UndefinedError

from foundation.printing.faults import TemplateFault, TemplateFaults
from foundation.printing.letterhead import PARTY_SLOGANS, STATE_SLOGANS
from foundation.printing.pdf import styles_of
from foundation.printing.tags import (
    TAG,
    UNBALANCED,
    UNKNOWN,
    LetterEnvironment,
    faults_in_source,
    faults_in_text,
    plain,
    unknown_names,
)
from foundation.printing.typesetting.carried import faults_of, paragraphs_of, roots_of, text_of
from foundation.printing.typesetting.styles import q
from foundation.printing.word.archive import NOT_WORD, TOO_HEAVY, WHOLE, parts_of
from foundation.printing.word.package import packed, unpacked

TWO_HEADS = "Văn bản có cả tiêu đề của Đảng và Quốc hiệu; chỉ dùng một."
TOO_MANY_TAGS = "Mẫu có quá nhiều thẻ; hãy dùng vòng lặp {% for %} cho danh sách."
MAX_ELEMENTS, MAX_TAGS = 20_000, 1_000
PROPERTIES = "docProps/"
NOTHING = {
    "core.xml": b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>',
    "app.xml": b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>',
}


def render(template: bytes, values: Mapping[str, Any]) -> bytes:
    """The template with its tags filled; the same file for the same values, and with nobody's name in its properties.

    Values are texts, numbers, lists and mappings of them; a text's line breaks stay. Raises TemplateFaults where the
    template asks for what is not given, or for more than tags may.
    """
    parts_of(template)
    letter, known = _opened(template), plain(values)
    faults = _tag_faults(letter, known)
    if faults:
        raise TemplateFaults(faults)
    return _filled(letter, known)


def check(template: bytes, sample: Mapping[str, Any] | None = None) -> list[TemplateFault]:
    """All that is wrong with a template; with a sample of its values also what it asks for and nobody gives."""
    try:
        parts_of(template)
        letter = _opened(template)
        faults = [*_tag_faults(letter, None if sample is None else plain(sample)), *carried_faults(template)]
        return faults if faults or sample is None else carried_faults(_filled(letter, plain(sample)))
    except TemplateFaults as found:
        return found.faults


def carried_faults(document: bytes) -> list[TemplateFault]:
    """What of a document no PDF can show, and a second head."""
    opened = docx.Document(io.BytesIO(document))
    text = " ".join(text_of(one).upper() for root in roots_of(opened) for _, one in paragraphs_of(root))
    heads = [TemplateFault(WHOLE, TWO_HEADS)] if PARTY_SLOGANS[0] in text and STATE_SLOGANS[0] in text else []
    return [*heads, *faults_of(opened, styles_of(opened))]


def _opened(template: bytes) -> DocxTemplate:
    letter = DocxTemplate(io.BytesIO(template))
    letter.init_docx()
    roots = roots_of(letter.docx)
    if sum(1 for root in roots for _ in root.iter()) > MAX_ELEMENTS:
        raise TemplateFaults([TemplateFault(WHOLE, TOO_HEAVY)])
    if any(table.find(q("tblGrid")) is None for root in roots for table in root.iter(q("tbl"))):
        raise TemplateFaults([TemplateFault(WHOLE, NOT_WORD)])
    return letter


def _tag_faults(letter: DocxTemplate, known: Mapping[str, Any] | None) -> list[TemplateFault]:
    """First what each paragraph says wrongly, then what the parts say as a whole, then what nobody gives."""
    roots = roots_of(letter.docx)
    places = [(place, text_of(one)) for root in roots for place, one in paragraphs_of(root)]
    if sum(len(TAG.findall(text)) for _, text in places) > MAX_TAGS:
        return [TemplateFault(WHOLE, TOO_MANY_TAGS)]
    faults = [fault for place, text in places for fault in faults_in_text(place, text)]
    sources = [] if faults else [letter.patch_xml(letter.xml_to_string(root)) for root in roots]
    faults += [fault for source in sources for fault in faults_in_source(WHOLE, source)]
    if faults or known is None:
        return faults
    missing = dict.fromkeys(name for source in sources for name in unknown_names(source, known))
    return [TemplateFault(_where(name, places), UNKNOWN.format(name=name)) for name in missing]


def _where(name: str, places: list[tuple[str, str]]) -> str:
    return next((place for place, text in places if name in text), WHOLE)


def _filled(letter: DocxTemplate, values: Mapping[str, Any]) -> bytes:
    places = [(place, text_of(one)) for root in roots_of(letter.docx) for place, one in paragraphs_of(root)]
    _forget_makers(letter)
    try:
        letter.render(values, LetterEnvironment())
    except UndefinedError as error:
        name = str(error).rsplit("'", 2)[-2] if str(error).count("'") > 1 else str(error)
        raise TemplateFaults([TemplateFault(_where(name, places), UNKNOWN.format(name=name))]) from error
    except TemplateError as error:
        raise TemplateFaults([TemplateFault(WHOLE, UNBALANCED)]) from error
    file = io.BytesIO()
    letter.save(file)
    return _settled(file.getvalue())


def _forget_makers(letter: DocxTemplate) -> None:
    """The properties are filled like the text: they are emptied before, since nobody looked at their tags."""
    for name in ("author", "comments", "identifier", "language", "subject", "title"):
        setattr(letter.docx.core_properties, name, "")


def _settled(document: bytes) -> bytes:
    """The document without the times and names of its making."""
    parts = unpacked(document)
    for name, nothing in NOTHING.items():
        if PROPERTIES + name in parts:
            parts[PROPERTIES + name] = nothing
    return packed(parts)
