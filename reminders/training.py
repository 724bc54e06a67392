"""What the office is reminded of in training: needs in no plan, classes that begin, results that are still missing."""

from django.db.models import Q

from foundation.core.months import add_months
from reminders.kinds import Event, reminder
from training.choices import NeedReason
from training.models import Enrolment, Need, TrainingClass
from training.needs.states import WAITING, with_standing

REMEMBERED = 12
MONTH_ONLY = "chưa ghi ngày khai giảng, tính từ ngày đầu"


@reminder(
    "class_starting",
    "Lớp sắp khai giảng",
    subject="training.trainingclass",
    gone="lớp đã khai giảng, không mở hoặc đã đổi ngày",
    opens=("trainingclass-detail", "Mở lớp"),
)
def classes_starting(asked):
    """A class by its opening; of one known by its month or year alone by the first day of it."""
    classes = TrainingClass.objects.filter(cancelled_on=None, opens_on__gte=asked.today)
    for each in classes.filter(opens_on__lte=asked.horizon()).order_by("pk"):
        lacking = "" if each.opens_on.precision == "day" else MONTH_ONLY
        paper = f"Quyết định mở lớp số {each.decision_no}" if each.decision_no else ""
        yield Event(each.pk, each.unit_id, each.opens_on.first_day, basis=paper, remark=lacking)


@reminder(
    "results_awaited",
    "Chưa ghi kết quả, số bằng của lớp",
    subject="training.trainingclass",
    gone="đã ghi kết quả, số bằng, chứng chỉ của học viên, hoặc lớp đã đổi ngày bế giảng",
    opens=("trainingclass-detail", "Mở lớp"),
)
def results_awaited(asked):
    """A class that has ended, so long after it as the lead says: who has no result yet, and who passed without the
    number or the day of a certificate, where the programme gives one that counts on the record. Of classes that ended
    more than a year ago nobody is reminded.
    """
    unanswered = Q(result__in=[Enrolment.Result.SENT, Enrolment.Result.STUDYING])
    unnumbered = Q(result=Enrolment.Result.PASSED) & (Q(certificate_no="") | Q(certificate_on=None))
    waiting = Enrolment.objects.filter(
        unanswered | (unnumbered & ~Q(training_class__programme__kind="")),
        cadre__isnull=False,
        training_class__cancelled_on=None,
        training_class__closes_on__gte=add_months(asked.today, -REMEMBERED),
        training_class__closes_on__lte=asked.today,
    )
    found = {}
    for learner in waiting.select_related("training_class").order_by("training_class", "cadre"):
        found.setdefault(learner.training_class, []).append(learner.cadre_id)
    for rule in asked.rules:
        for each, people in found.items():
            on, only = rule.leading.after(each.closes_on.last_day), people[0] if len(people) == 1 else None
            paper = f"Quyết định mở lớp số {each.decision_no}" if each.decision_no else ""
            yield Event(each.pk, each.unit_id, on, only, rule=rule.pk, basis=paper, people=tuple(people))


@reminder(
    "need_unplanned",
    "Nhu cầu đào tạo của đồng chí trong quy hoạch chưa có kế hoạch",
    subject="training.need",
    gone="đã có trong kế hoạch, đang học, đã đáp ứng hoặc không còn nhu cầu",
    opens=("need-detail", "Mở nhu cầu"),
)
def needs_unplanned(asked):
    """A need by the standard of a title planned for that no plan has answered so long after it was written; the office
    is told, never the person's unit, which may not know of the list.
    """
    needs = Need.objects.filter(why=NeedReason.PLANNED).on(asked.today)
    needs = with_standing(needs, asked.today).filter(stands__in=WAITING)
    found = list(needs.order_by("pk").values_list("pk", "cadre", "opened_on"))
    unit = asked.office
    for rule in asked.rules if unit else ():
        for need, cadre, opened_on in found:
            yield Event(need, unit, rule.leading.after(opened_on), cadre, rule=rule.pk)
