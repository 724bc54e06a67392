"""What is meant for 2022 in the sample: a plan, a case that waits, and whose terms end."""

from datetime import date

from cadre.models.facts import PostHeld
from rotation.models import Appointment, Rotation, RotationOpinion, RotationPlan, RotationRemark

DAY, AHEAD = date(2021, 11, 30), date(2022, 12, 31)


def moves_are_planned():
    plan = RotationPlan.objects.get()
    assert (plan.state, len({slot.reason for slot in plan.slots.all()})) == ("agreed", 3)
    waiting = Rotation.objects.not_begun_by(DAY).get()
    assert (waiting.state, waiting.slot.plan) == ("agreed", plan)
    assert waiting.entry.status == "approved" and waiting.from_post is not None
    assert [each.is_settled for each in RotationOpinion.objects.filter(rotation=waiting)] == [
        True,
        False,
        False,
    ]
    running = Rotation.objects.running_on(DAY)
    assert [each.due_on for each in running.exclude(due_on=None)] == [date(2022, 2, 1)]
    assert running.count() == 6 and running.filter(remarks__year=2020).count() == 2
    assert not RotationRemark.objects.filter(grade="").exists()
    ending = PostHeld.objects.on(DAY).filter(term_ends__range=(DAY, AHEAD))
    assert [each.state for each in Appointment.objects.filter(held__in=ending)] == ["proposed"]
    assert ending.count() == ending.exclude(decision_no="").filter(decision_on__year=2017).count() == 3
