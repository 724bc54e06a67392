"""Votes on the grades of rows, as minutes give them."""

from evaluation.models import GradingBallot
from tests.ballots.counts import make_choice, make_count


def make_grading_count(unit, conference="unit", **fields):
    return make_count(unit, conference=conference, subject="xếp loại năm 2020", **fields)


def vote_on(line, count, votes_for=39, grade="good"):
    """The votes of the count for the person of the row, on the grade."""
    choice = make_choice(count, line.cadre, votes_for)
    return GradingBallot.objects.create(line=line, choice=choice, grade=grade)
