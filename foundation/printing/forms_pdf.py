"""A list or form as a PDF: drawn from its Word document, so that the two cannot differ."""

from collections.abc import Iterable

from foundation.printing.forms_docx import docx_of
from foundation.printing.layout import FormLayout, FormRow, FormSection
from foundation.printing.pdf import pdf_of


def pdf_of_form(form: FormLayout, rows: Iterable[FormSection | FormRow]) -> bytes:
    """The whole form; a row that has not one value for each column is a ValueError."""
    return pdf_of(docx_of(form, rows))
