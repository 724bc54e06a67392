"""Parts of the page of a row."""

from django.utils.functional import cached_property

from evaluation.grading.voting.rows import refuse_secret
from evaluation.models import GradingLine
from office.organisation.sections import StructureSection


class LineSection(StructureSection):
    """Names nobody of a campaign that is marked secret."""

    of = GradingLine

    @cached_property
    def record(self) -> GradingLine:
        found = super().record
        refuse_secret(found.campaign)
        return found
