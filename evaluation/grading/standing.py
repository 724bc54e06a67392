"""The grade by which a row counts on a day of the work: what is to be decided, else proposed, else said by the unit."""

from evaluation.models import GradingLine


def standing(line: GradingLine) -> str:
    """One of Given, or "" where nobody has said anything that counts; what the person says of themselves does not."""
    return line.grade or line.proposed or line.collective_grade
