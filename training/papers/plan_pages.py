"""The papers of a plan, and of a list of people sent up by it."""

import datetime
from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse

from foundation.core import clock
from office.papers.heads import BLANK
from office.papers.phrases import of_day
from office.papers.record_papers import OfferedList, RecordPapers
from office.papers.sheets import FramedList
from training.models import SendingList, TrainingPlan
from training.papers import of_plan, plan_lists, sending_lists
from training.papers.kinds import PartySendsToClass, StateSendsToClass
from training.papers.lists import PlanPeople, PlanTable, SentUpList
from training.papers.plan_facts import PlanFacts
from training.papers.sending_lists import SendingFacts
from training.plans.secrecy import kept_inside

INSIDE = "Danh sách được chọn và dự phòng (nội bộ)"


def plan_paper(plan: TrainingPlan) -> str:
    """The plan as a list that goes with it names it; empty before it is issued: the list stands for itself."""
    if not plan.issued_on:
        return ""
    return f"Kế hoạch số {plan.number or BLANK}{of_day(plan.issued_on)}{as_it_stands(plan.issued_on)}"


def as_it_stands(day: datetime.date) -> str:
    """That what goes with a paper of an earlier day tells of today: it may have been another list then."""
    today = clock.today()
    return f"; tính đến ngày {today:%d/%m/%Y}" if today > day else ""


def table(facts: PlanFacts) -> FramedList:
    return plan_lists.table_of(facts, plan_paper(facts.plan))


def people(facts: PlanFacts) -> FramedList:
    return plan_lists.people_of(facts, plan_paper(facts.plan))


def sent_up(facts: SendingFacts) -> FramedList:
    one = facts.sending
    paper = f"Tờ trình số {one.number}{of_day(one.sent_on)}" if one.number else ""
    paper += as_it_stands(one.sent_on) if paper and one.sent_on else ""
    return sending_lists.sent_up(facts, paper)


class PlanPapersPage(RecordPapers):
    model = TrainingPlan
    sheets = (
        OfferedList(PlanTable, table),
        OfferedList(PlanPeople, people, judges=True),
        OfferedList(PlanPeople, plan_lists.people_inside, judges=True, name=INSIDE, inside="-inside"),
    )

    def facts(self) -> PlanFacts:
        return PlanFacts(self.request.user, self.object)

    def secret(self) -> str:
        return of_plan.refused([self.object])


class SendingPapersPage(RecordPapers):
    model = SendingList
    sheets = (OfferedList(SentUpList, sent_up, judges=True),)

    def get_queryset(self) -> QuerySet[SendingList]:
        return super().get_queryset().select_related("row__plan", "training_class")

    def letters(self) -> Iterator[dict[str, str]]:
        """Its own, and of the class that those summoned came into the decision that sends them."""
        yield from super().letters()
        if one := self.object.training_class:
            for kind in (PartySendsToClass, StateSendsToClass):
                address = f"{reverse('paper-draw', args=[kind.slug])}?of={one.pk}"
                yield {"label": kind.label, "url": address, "unready": kind().unready([one])}

    def facts(self) -> SendingFacts:
        return SendingFacts(self.request.user, self.object)

    def secret(self) -> str:
        return kept_inside(self.object.row)
