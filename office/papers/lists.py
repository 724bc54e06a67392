"""Lists and forms: papers whose words stand in the program, drawn from one layout as Excel, Word and PDF."""

from collections.abc import Iterable

from foundation.printing.layout import FormLayout, FormRow, FormSection, HeadStyle
from foundation.sheets.heads import Letterhead
from foundation.sheets.sending import FileFormat, file_of
from office.papers.heads import head_of, place_and_date
from office.papers.kinds import LIST, PaperKind
from office.papers.letters import Writing


class ListKind(PaperKind):
    """A list or form. Its own page asks how it goes on paper and sends it; it has no template, and the register no row.

    A subclass gives `specimen`, the layout and the rows on invented data.
    """

    formats = LIST

    def specimen(self, writing: Writing) -> tuple[FormLayout, Iterable[FormSection | FormRow]]:
        raise NotImplementedError

    def sampled(self, writing: Writing) -> dict[str, bytes]:
        form, rows = self.specimen(writing)
        rows = list(rows)
        return {format: content_of(form, rows, FileFormat(format)) for format in self.formats}


def content_of(form: FormLayout, rows: list[FormSection | FormRow], format: FileFormat) -> bytes:
    with file_of(form, rows, format) as file:
        return file.read()


def letterhead_of(writing: Writing) -> Letterhead | None:
    """The head of a list that is sent alone, without a number, and who signs it; None of one without a head."""
    if writing.identity is None or writing.style == HeadStyle.NONE:
        return None
    dated = place_and_date(writing.identity, writing.day)
    head = head_of(writing.identity, writing.style, writing.issuer, dated=dated)
    return Letterhead(head, (writing.signature,) if writing.signature else ())
