from django.urls import reverse

from evaluation.grading.acting.list_pages import MANY
from evaluation.grading.acts import DECIDE, DECIDE_ABOVE, SEND_UP, TAKE_OVER
from evaluation.grading.choices import GradingState
from evaluation.models import GradingLine
from tests.evaluation.grading import make_grading, make_line, make_votes
from tests.factories import make_cadre, make_post
from tests.walk import OTHER, Walk

DAY = {"on": "30/11/2021"}
WHY = DAY | {"reason": "Chưa đủ hồ sơ"}
PAPER = DAY | {"decision_no": "45-QĐ/HU"}
SAID = {"self_grade": "good", "collective_grade": "good", "proposed": "good", "grade": "good"}
# Of the ways for many those that a unit, which has no list of rows, does not hold.
BY_THE_OFFICE = [act for act in MANY if act.action != "submit"]


class GradingLineWalk(Walk):
    model = GradingLine
    asked = {
        "evaluation.return_to_unit": WHY,
        "evaluation.decide": PAPER,
        "evaluation.decide_above": PAPER,
        "evaluation.record_result": {"grade": "good", "decision_no": "45-QĐ/HU", "decision_on": "30/11/2021"},
        "evaluation.notify": DAY,
        "evaluation.complain": WHY,
        "evaluation.answer_complaint": WHY,
        "evaluation.reopen": WHY,
    }

    def rows(self, unit, people):
        """A row of every state, each of a campaign of its own: one person stands once in each."""
        if people[OTHER].now.unit != unit:
            people = people | {OTHER: make_cadre("Lý Văn Bốn", make_post("Chuyên viên", unit))}
        return {
            (who, state): self.made(person, unit, year, state)
            for who, person in people.items()
            for year, state in enumerate(GradingState.values, 2010)
        }

    def made(self, person, unit, year, state):
        """Of who is decided above those that wait for it, or go up from the unit; of an appraised row votes stand."""
        campaign = make_grading(unit, year, name=f"Xếp loại {person} {year}")
        above = state in (GradingState.UNIT, GradingState.ABOVE)
        line = make_line(person, campaign, state, unit=unit, is_decided_above=above, **SAID)
        if state == GradingState.APPRAISED:
            make_votes(line)
        return line

    def fits(self, act, row):
        """Each row is decided here or above; of none a result stands beside it."""
        if act is TAKE_OVER:
            return False
        above = {SEND_UP: True, DECIDE_ABOVE: True, DECIDE: False}
        return above.get(act, row.is_decided_above) == row.is_decided_above

    def address(self, act, row):
        return reverse(f"gradingline-{act.slug}", args=[row.pk])

    def bulk(self, act, row):
        if act not in BY_THE_OFFICE:
            return None
        ticked = {"row": [f"{row.pk}:{row.state}:{row.version}"], **self.asked.get(act.name, {})}
        return reverse(f"gradingline-{act.slug}-many") + "?campaign=", ticked


WALKS = [GradingLineWalk()]
