"""Rows of a year's grading with sensible values."""

from evaluation.grading.choices import GradingState
from evaluation.models import GradingLine, GradingStep, PeerGroup
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


def states_of(campaign):
    """{name of the person: state of the row}."""
    return {
        str(line.cadre): line.state
        for line in GradingLine.objects.filter(campaign=campaign).select_related("cadre")
    }


def last_step(line):
    return GradingStep.objects.filter(line=line, undoes=None, undone_by=None).order_by("on", "pk").last()
