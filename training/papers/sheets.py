"""The frame of the lists of training: title, head of the office, who signs, and how people stand in their lines."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from foundation.printing.layout import FormColumn, FormLayout, FormRow, FormSection, Signature
from foundation.sheets.heads import MAKER, Letterhead

NUMBER = FormColumn("TT", 10, align="center")
NAME = FormColumn("Họ và tên", 42)
PLACE = FormColumn("Chức vụ, đơn vị công tác", 60)
REMARK = FormColumn("Ghi chú", 23)


@dataclass(frozen=True)
class TrainingSheet:
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
        return FormLayout(
            title=self.title,
            columns=tuple(self.columns),
            head=own.head if own and not self.attached_to else None,
            attached_to=f"(kèm theo {self.attached_to})" if self.attached_to else "",
            notes=tuple(f"({said.rstrip('.')})" for said in self.notes),
            closing=self.closing,
            signatures=(Signature(MAKER, name=maker), *(own.signatures if own else ())),
            landscape=self.wide,
            draft=self.draft,
        )


def counted(count: int) -> str:
    return f"Danh sách này có {count} đồng chí."
