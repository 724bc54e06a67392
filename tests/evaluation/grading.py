"""Rows of a year's grading with sensible values."""

from evaluation.grading.choices import GradingState
from evaluation.models import GradingBallot, GradingLine, GradingStep, PeerGroup
from tests.ballots.counts import locked, make_choice, make_count
from tests.campaigns.campaigns import make_campaign


def make_grading(unit, year=2020, **fields):
    """A campaign that grades the people of the unit and below it for the year."""
    return make_campaign(unit, **{"kind": "grading", "year": year, "name": f"Xếp loại năm {year}"} | fields)


def make_line(cadre, campaign, state=GradingState.OPEN, **fields):
    """In the unit and post of today; the steps that led to its state are not made."""
    held = cadre.now.held
    given = {
        "unit": cadre.now.unit,
        "post_words": held.post.title.name if held else "",
        "title": held.post.title if held else None,
        "months": 12,
    }
    return GradingLine.objects.create(cadre=cadre, campaign=campaign, state=state, **given | fields)


def make_group(campaign, name="Bí thư, phó bí thư đảng ủy xã", **fields):
    return PeerGroup.objects.create(campaign=campaign, name=name, **fields)


def make_votes(line, conference="standing", grade="good", *, lock=True, **figures):
    """A count of votes for grading the person so, locked unless said otherwise."""
    unit = line.campaign.unit if conference == "standing" else line.unit
    count = make_count(unit, conference=conference, subject="xếp loại")
    choice = make_choice(count, line.cadre, **figures)
    if lock:
        locked(count)
    return GradingBallot.objects.create(line=line, choice=choice, grade=grade)


def states_of(campaign):
    """{name of the person: state of the row}."""
    return {
        str(line.cadre): line.state
        for line in GradingLine.objects.filter(campaign=campaign).select_related("cadre")
    }


def last_step(line):
    return GradingStep.objects.filter(line=line, undoes=None, undone_by=None).order_by("on", "pk").last()
