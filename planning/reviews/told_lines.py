"""A line of a review as its reader may read it, in words."""

from dataclasses import dataclass

from planning.models import ReviewLine


@dataclass(frozen=True)
class ToldLine:
    """A line as its reader may read it: of a masked one the name, of a unit's own view nobody's proposal.

    A unit that was told reads conclusions and outcomes, but for what is newer than its notice. On paper go no `votes`.
    """

    line: ReviewLine
    weighed: bool
    told: bool
    votes: bool = True

    @property
    def open(self) -> bool:
        return not self.line.masked

    @property
    def decided(self) -> bool:
        """Whether conclusion and outcome are for the reader."""
        return self.open and (self.weighed or (self.told and not self.line.newer_than_notice))

    @property
    def url(self) -> str:
        """The entry of who stands on the list, or the person's record."""
        if not self.open:
            return ""
        of = self.line.entry or self.line.cadre
        return of.get_absolute_url()

    @property
    def unit_word(self) -> str:
        line = self.line
        words = (line.get_unit_word_display(), line.get_unit_end_reason_display(), line.unit_reason)
        return "; ".join(filter(None, words)) if self.open else ""

    @property
    def proposal(self) -> str:
        line = self.line
        words = (line.get_proposal_display(), line.get_proposal_reason_display(), line.proposal_text)
        return "; ".join(filter(None, words)) if self.open and self.weighed else ""

    @property
    def conclusion(self) -> str:
        line = self.line
        votes = f"{line.votes} phiếu" if line.votes is not None and self.weighed and self.votes else ""
        words = (
            line.get_conclusion_display(),
            line.get_conclusion_reason_display(),
            line.conclusion_text,
            votes,
        )
        return "; ".join(filter(None, words)) if self.decided else ""

    @property
    def outcome(self) -> str:
        line = self.line
        target = str(line.outcome_target.post) if line.outcome_target else ""
        words = (line.get_outcome_display(), target, line.get_outcome_reason_display(), line.outcome_text)
        return "; ".join(filter(None, words)) if self.decided else ""
