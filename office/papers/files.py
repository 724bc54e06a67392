"""Files of a paper: kept with their checksum, never changed; forgotten with their row."""

import hashlib
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from foundation.printing.faults import TemplateFaults
from foundation.printing.word.archive import PICTURES, parts_of
from foundation.sheets.limits import MAX_BYTES, megabytes
from office.papers.active import acts, is_whole_pdf
from office.papers.models import Paper, PaperFile

Format, Role = PaperFile.Format, PaperFile.Role
NEITHER = "Chỉ nhận tệp PDF (.pdf) hoặc Word (.docx)."
BROKEN = "Tệp đã hỏng hoặc có mật khẩu; mở lại, lưu rồi gửi lần nữa."
CHANGED = "Tệp lưu trong máy chủ không còn đúng mã kiểm tra; báo người quản trị hệ thống."
ACTS = "Tệp PDF có mã lệnh hoặc tệp đính kèm bên trong; in lại ra PDF, hoặc quét bản giấy rồi gửi."
# Scanners and signers may write a little after the end.
END = 2048
TOO_LARGE = f"Tệp nặng quá {megabytes(MAX_BYTES)}; quét lại với độ phân giải thấp hơn."


class RefusedFile(Exception):
    """A file that is not taken; its text is the sentence for whoever sent it."""


def format_of(content: bytes) -> Format:
    """What is inside, since names of files lie. Raises RefusedFile for anything but plain PDF and Word."""
    if content.startswith(b"%PDF-"):
        require_whole_pdf(content)
        return Format.PDF
    if not content.startswith(b"PK\x03\x04"):
        raise RefusedFile(NEITHER)
    try:
        parts_of(content)
    except TemplateFaults as found:
        # A picture of a signature harms nobody.
        faults = [fault.sentence for fault in found.faults if fault.sentence != PICTURES]
        if faults:
            raise RefusedFile(faults[0]) from found
    return Format.DOCX


def require_whole_pdf(content: bytes) -> None:
    """A PDF ends with where its parts stand; one that needs a password, or that does something, is not taken."""
    if not is_whole_pdf(content, END) or b"/Encrypt" in content:
        raise RefusedFile(BROKEN)
    if acts(content):
        raise RefusedFile(ACTS)


def read_upload(sent: UploadedFile) -> tuple[Format, bytes]:
    """Format and content of what was sent; raises RefusedFile with its sentence."""
    if sent.size > MAX_BYTES:
        raise RefusedFile(TOO_LARGE)
    content = sent.read()
    return format_of(content), content


def keep(paper: Paper, role: str, extension: str, content: bytes, user: Any) -> PaperFile:
    """Store the content as a file of the paper; what was stored goes again where the row does not come to be."""
    kept = PaperFile(paper=paper, role=role, format=extension, size=len(content), made_by_id=user.pk)
    kept.sha256 = hashlib.sha256(content).hexdigest()
    kept.file.save("", ContentFile(content), save=False)
    try:
        with transaction.atomic():
            kept.save()
    except BaseException:
        kept.file.storage.delete(kept.file.name)
        raise
    return kept


def whole_content(kept: PaperFile) -> bytes | None:
    """The stored content; None where it is no longer that of the checksum."""
    with kept.file.open("rb") as file:
        content = file.read()
    return content if hashlib.sha256(content).hexdigest() == kept.sha256 else None
