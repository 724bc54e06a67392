"""Letters whose samples are the examples of their own tags."""

from collections.abc import Callable
from typing import Any, ClassVar

from foundation.printing.layout import HeadStyle
from foundation.printing.master import Master
from office.organisation.models.identity import Issuer
from office.papers.kinds import PaperValues
from office.papers.letters import LetterKind
from office.papers.phrases import SAMPLE_GROUNDS, addressed, ended
from office.papers.tags import ISSUER, ISSUER_IN_CAPITALS


class ShippedLetter(LetterKind):
    """`drawn_by` draws its template; `lists` are the invented values of the fields that are no single words."""

    issuer = Issuer.OFFICE
    drawn_by: Callable[[HeadStyle], Master]
    lists: ClassVar[dict[str, Any]] = {}

    def master(self, style: HeadStyle) -> Master:
        return type(self).drawn_by(style)

    def sample(self) -> PaperValues:
        lists = {
            "kinh_gui": addressed(["Các chi bộ, đảng bộ trực thuộc"]),
            "can_cu": ended(SAMPLE_GROUNDS, "."),
        }
        known = {tag.name for tag in self.tags}
        known_of_any = (ISSUER, ISSUER_IN_CAPITALS)
        singles = {tag.name: tag.example for tag in self.tags if tag not in known_of_any}
        return PaperValues(values=singles | {name: lists[name] for name in lists.keys() & known} | self.lists)
