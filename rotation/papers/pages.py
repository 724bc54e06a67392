"""The papers of a rotation, of a proposal, of a plan: letters, lists as files, and what stands in the register."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from foundation.core.scope.rows import permission
from office.papers.record_papers import OfferedList, RecordPapers
from office.papers.sheets import FramedList
from rotation.models import Appointment, Rotation, RotationPlan
from rotation.papers.lists import RotationPeopleList, RotationSlotTable
from rotation.papers.of_case import POSTS, RELATED, RotationLetter
from rotation.papers.plan_facts import RotationPlanFacts, people_of, slots_of
from rotation.papers.plans import refused


def papers_button(user: Any, record: Any) -> Iterator[dict[str, Any]]:
    """“Văn bản”, for who may take the record away."""
    if user.may(permission(type(record), "export"), record):
        address = reverse(f"{record._meta.model_name}-papers", args=[record.pk])
        yield {"label": "Văn bản", "url": address, "icon": "file-earmark-text", "primary": False}


class RotationPapersPage(RecordPapers):
    model = Rotation

    def get_queryset(self) -> QuerySet[Rotation]:
        return super().get_queryset().select_related(*RELATED, *POSTS)

    def secret(self) -> str:
        return RotationLetter().refusal([self.object])


class AppointmentPapersPage(RecordPapers):
    model = Appointment

    def get_queryset(self) -> QuerySet[Appointment]:
        return super().get_queryset().select_related("cadre", "post__title", "post__unit")

    def secret(self) -> str:
        return ""


def table(facts: RotationPlanFacts) -> FramedList:
    return slots_of(facts, facts.paper)


def people(facts: RotationPlanFacts) -> FramedList:
    return people_of(facts, facts.paper)


class RotationPlanPapersPage(RecordPapers):
    model = RotationPlan
    sheets = (OfferedList(RotationSlotTable, table), OfferedList(RotationPeopleList, people, judges=True))

    def facts(self) -> RotationPlanFacts:
        return RotationPlanFacts(self.request.user, self.object)

    def secret(self) -> str:
        return refused([self.object])
