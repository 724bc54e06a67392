"""The frame of lists that go with a paper or are sent alone: title, head of the office, who signs, usual columns."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from foundation.printing.layout import FormColumn, FormLayout, FormRow, FormSection, Signature
from foundation.sheets.heads import MAKER, Letterhead
from office.papers.heads import BLANK

NUMBER = FormColumn("TT", 10, align="center")
NAME = FormColumn("Họ và tên", 42)
PLACE = FormColumn("Chức vụ, đơn vị công tác", 60)
REMARK = FormColumn("Ghi chú", 23)


@dataclass(frozen=True)
class FramedList:
    """A list without its head: `title` its name, then what it is about. `wide` ones lie on their side."""

    title: tuple[str, ...]
    columns: Sequence[FormColumn]
    rows: Iterable[FormSection | FormRow]
    notes: tuple[str, ...] = ()
    closing: tuple[str, ...] = ()
    attached_to: str = ""
    wide: bool = False
    draft: bool = False

    def form(self, own: Letterhead | None, maker: str) -> FormLayout:
        """With the head and the signatures of lists that an office sends by itself; a list that goes with a paper
        says which one instead of a head.
        """
        signatures = own.signatures if own else ()
        return replace(
            self.laid_out(signatures, maker), head=own.head if own and not self.attached_to else None
        )

    def signed_by(self, signer: Signature | None, maker: str, *, draft: bool) -> FormLayout:
        """As it goes with a paper of that signer."""
        return self.laid_out((signer or Signature(BLANK, name=BLANK),), maker, draft=draft)

    def laid_out(
        self, signatures: tuple[Signature, ...], maker: str, *, draft: bool | None = None
    ) -> FormLayout:
        return FormLayout(
            title=self.title,
            columns=tuple(self.columns),
            attached_to=f"(kèm theo {self.attached_to})" if self.attached_to else "",
            notes=tuple(f"({said.rstrip('.')})" for said in self.notes),
            closing=self.closing,
            signatures=(Signature(MAKER, name=maker), *signatures),
            landscape=self.wide,
            draft=self.draft if draft is None else draft,
        )


def counted(count: int) -> str:
    return f"Danh sách này có {count} đồng chí."
