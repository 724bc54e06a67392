"""What the register says of a paper already, proposed where its act asks the number, so that nobody types it twice."""

from typing import Any

from django.db.models import Model

from office.papers.letters import LetterKind
from office.papers.recorded import about_all, as_recorded
from rotation.papers.kinds import (
    PartyPlacement,
    PartyRotationDecision,
    StatePlacement,
    StateRotationDecision,
)
from rotation.papers.plans import RotationPlanPaper
from rotation.papers.submissions import PartyAppointment, StateAppointment

# By the name of the act; the newest of the kinds that has a number.
OF_ACT: dict[str, tuple[type[LetterKind], ...]] = {
    "rotation.agree_plan": (RotationPlanPaper,),
    "rotation.decide": (PartyRotationDecision,),
    "rotation.place": (PartyPlacement, StatePlacement),
    "rotation.decide_appointment": (PartyAppointment, StateAppointment),
}
BESIDE = {"rotation.decide": StateRotationDecision}


def as_numbered(user: Any, act: str, record: Model) -> dict[str, Any]:
    """What the form of the act asks of its paper, as the paper says it; empty where none has a number."""
    model = type(record)
    papers = [about_all(user, kind, model, [record.pk]) for kind in OF_ACT.get(act, ())]
    found = max(filter(None, papers), key=lambda paper: (paper.signed_on, paper.pk), default=None)
    said = as_recorded(found) if found else {}
    beside = about_all(user, BESIDE[act], model, [record.pk]) if act in BESIDE else None
    if beside:
        said |= {"state_decision_no": beside.code, "state_decision_on": beside.signed_on}
    return said


class FromPaper:
    """For the pages of acts: stands before `ActPage`."""

    act: Any
    object: Model
    request: Any

    def get_initial(self) -> dict[str, Any]:
        return super().get_initial() | as_numbered(self.request.user, self.act.name, self.object)
