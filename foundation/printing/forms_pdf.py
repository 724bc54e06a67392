"""A list or form as a PDF: drawn from its Word document, so that the two cannot differ."""

import io
from collections.abc import Iterable

import docx

from foundation.printing.forms_docx import docx_of
from foundation.printing.layout import FormLayout, FormRow, FormSection
from foundation.printing.pdf import drawn


def pdf_of_form(form: FormLayout, rows: Iterable[FormSection | FormRow]) -> bytes:
    """The whole form; a row that has not one value for each column is a ValueError."""
    return drawn(docx.Document(io.BytesIO(docx_of(form, rows))))
