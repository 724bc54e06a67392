"""A list or form sent as a file: Excel, Word or PDF of one layout, with a line in the access log."""

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, replace
from io import BytesIO
from typing import BinaryIO

from django.db import models
from django.db.models import Model
from django.http import FileResponse, HttpRequest

from foundation.core import clock
from foundation.core.models import AccessLog
from foundation.core.parameters import BadParameter
from foundation.core.projected.told import behind
from foundation.core.traces.access import log_access
from foundation.printing.faults import TemplateFaults
from foundation.printing.forms_docx import docx_of
from foundation.printing.forms_pdf import pdf_of_form
from foundation.printing.forms_xlsx import write_xlsx
from foundation.printing.layout import FormLayout, FormRow, FormSection

OFFICE_FILE = "application/vnd.openxmlformats-officedocument."
UNPRINTABLE = "Chưa in được ra PDF. {faults} Bản Word và bản Excel vẫn tải được."
FOOTER = "In lúc {moment} – người in: {username}"


class FileFormat(models.TextChoices):
    XLSX = "xlsx", "Excel"
    DOCX = "docx", "Word"
    PDF = "pdf", "PDF"

    @property
    def content_type(self) -> str:
        return {
            FileFormat.XLSX: f"{OFFICE_FILE}spreadsheetml.sheet",
            FileFormat.DOCX: f"{OFFICE_FILE}wordprocessingml.document",
            FileFormat.PDF: "application/pdf",
        }[self]

    @property
    def icon(self) -> str:
        names = {FileFormat.XLSX: "excel", FileFormat.DOCX: "word", FileFormat.PDF: "pdf"}
        return f"file-earmark-{names[self]}"


@dataclass(frozen=True)
class SentForm:
    """What is sent: records of `model`, or the one of `key`, `stem` the name of the file without its end.

    `reason` is why somebody took away what is asked for with a reason.
    """

    model: type[Model]
    form: FormLayout
    rows: Iterable[FormSection | FormRow]
    stem: str
    key: int | None = None
    reason: str = ""


def send_form(request: HttpRequest, sent: SentForm, format: FileFormat) -> FileResponse:
    """The file of the form; the access log gets the number of its rows."""
    footer = FOOTER.format(moment=clock.this_moment(), username=request.user.username)
    footer = " – ".join(filter(None, (footer, behind(request))))
    form, counted = replace(sent.form, footer=footer), CountedRows(sent.rows)
    file = file_of(form, counted, format)
    action, subject = AccessLog.Action.EXPORT, sent.model._meta.label_lower
    log_access(request, action, subject, key=sent.key, rows=counted.number, reason=sent.reason)
    name = f"{sent.stem}.{format}"
    return FileResponse(file, as_attachment=True, filename=name, content_type=format.content_type)


class CountedRows:
    """Rows as they go by, counted without the sections."""

    def __init__(self, rows: Iterable[FormSection | FormRow]):
        self.rows, self.number = rows, 0

    def __iter__(self):
        for row in self.rows:
            self.number += isinstance(row, FormRow)
            yield row


def file_of(form: FormLayout, rows: Iterable[FormSection | FormRow], format: FileFormat) -> BinaryIO:
    """The file from its beginning. Raises BadParameter for what the font of a PDF cannot show."""
    if format == FileFormat.XLSX:
        file = tempfile.TemporaryFile()  # noqa: SIM115  (the response closes it)
        write_xlsx(form, rows, file)
        file.seek(0)
        return file
    try:
        return BytesIO(docx_of(form, rows) if format == FileFormat.DOCX else pdf_of_form(form, rows))
    except TemplateFaults as found:
        raise BadParameter(UNPRINTABLE.format(faults=" ".join(found.sentences[:3]))) from found
