"""One line of a list's structure: what is counted, what the rules require, what is still needed, in words."""

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Self

from django.db.models import TextChoices

from foundation.core.figures import Share
from office.regulations.requirements import required

NO_FIGURE = "chưa có số liệu quy định"


class StructureGroup(TextChoices):
    """Whom the rules of a list's structure ask for."""

    WOMEN = "women", "Nữ"
    YOUNG = "young", "Trẻ, theo bộ quy định áp dụng"
    MINORITIES = "minorities", "Dân tộc thiểu số"


@dataclass(frozen=True)
class StructureMeasure:
    """One line of the structure: what is counted, what is required, what is still needed.

    `counted` is False where there was nothing to count: what is required stands, and is not met. `askable` is False for
    a line that no rule requires anything of.
    `group` is the group counted, `share` its part of the whole list, `least` the share required. `need` says in words
    what is missing; it is empty where the requirement is met or there is none.
    """

    label: str
    figure: str
    requirement: str = ""
    need: str = ""
    confirmed: bool = True
    group: str = ""
    share: Share | None = None
    least: Fraction | None = None
    counted: bool = True
    askable: bool = True

    @property
    def required(self) -> str:
        """What is required, with its state of confirmation; empty where nothing is."""
        return required(self.requirement, confirmed=self.confirmed)

    @property
    def unasked(self) -> str:
        """That the rules have no figure for the line; empty where they have one, and where none can be."""
        return NO_FIGURE if self.askable and not self.requirement else ""

    @property
    def sentence(self) -> str:
        """The line as a sheet closes with it: "Nữ: 9/32 (28,1%); yêu cầu từ 25% – Đạt"."""
        answer = "Đạt" if self.state == "met" else self.needed
        asked = " – ".join(part for part in (self.required or self.unasked, answer) if part)
        return "; ".join(part for part in (f"{self.label}: {self.figure}", asked) if part)

    @property
    def needed(self) -> str:
        """What is missing, in words; empty for a requirement that is not confirmed."""
        return self.need if self.confirmed else ""

    @property
    def state(self) -> str:
        """'lacking', 'met', 'unconfirmed', or 'none' where nothing is required or nothing was counted."""
        if not self.confirmed:
            return "unconfirmed"
        if not self.requirement or not self.counted:
            return "none"
        return "lacking" if self.need else "met"

    def without_count(self, why: str) -> Self:
        """The line where nothing could be counted; `why` stands in place of the figure."""
        return replace(self, figure=why, need="", share=None, counted=False)
