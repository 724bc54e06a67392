from django.urls import reverse

from office.papers.models import Paper
from tests.papers.papers import make_paper
from tests.walk import OTHER, Walk


class PaperWalk(Walk):
    model = Paper
    people = (OTHER,)
    asked = {
        "papers.take_number": {"on": "30/11/2021"},
        "papers.issue": {"on": "30/11/2021"},
        "papers.strike": {"on": "30/11/2021", "reason": "Ghi nhầm"},
    }

    def rows(self, unit, people):
        return {(who, state): make_paper(unit, state) for who in people for state in Paper.Status.values}

    def address(self, act, row):
        return reverse(f"paper-{act.slug}", args=[row.pk])


WALKS = [PaperWalk()]
