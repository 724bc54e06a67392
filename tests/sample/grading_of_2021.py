"""The sample's grading of 2021: how far it is, and that it moves nothing of the years before."""

from collections import Counter

from evaluation.models import Evaluation, GradingBallot, GradingLine, GradingOpinion, UnitGrade
from office.campaigns.models import CampaignUnit
from office.organisation.models.users import User
from reminders.models import Duty


def the_grading_is_under_way():
    lines = GradingLine.objects.all()
    states = Counter(lines.values_list("state", flat=True))
    assert states == {"open": 281, "unit": 136, "appraised": 70, "above": 6}
    said = Counter(lines.exclude(collective_grade="").values_list("collective_grade", flat=True))
    assert said == {"excellent": 48, "good": 187, "completed": 1, "not_completed": 1}
    assert not lines.filter(group=None).exists() and not lines.filter(campaign_unit=None).exists()
    units = CampaignUnit.objects.filter(campaign__kind="grading").values_list("state", flat=True)
    assert Counter(units) == {"sent": 21, "complete": 18, "submitted": 6, "returned": 2}
    assert not Evaluation.objects.filter(year=2021).exists(), "nothing is decided before the year counts"
    assert (UnitGrade.objects.count(), GradingOpinion.objects.count()) == (18, 1)
    counted = GradingBallot.objects.select_related("choice__count")
    assert {tie.choice.count.state for tie in counted} == {"closed"} and len(counted) == 18
    duties = Duty.objects.filter(rule__kind__startswith="grading", state="open")
    assert {duty.rule.kind: len(duty.people) for duty in duties} == {"grading_due": 487, "grading_result": 6}
    a_unit_sees_its_own()


def a_unit_sees_its_own():
    """No row to read, and its own to answer as long as they are with it."""
    user = User.objects.get(username="cbxa")
    assert not GradingLine.objects.for_user(user).exists()
    answers = GradingLine.objects.for_user(user, "answer")
    assert {line.unit.name for line in answers} == {"Xã Hoa Thám"} and answers.count() == 19
    assert not Duty.objects.for_user(user).filter(rule__kind__startswith="grading").exists()
