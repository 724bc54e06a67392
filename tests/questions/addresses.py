from types import SimpleNamespace

from office.organisation.rights import Role
from questions.models import SavedQuestion
from tests.roles import KEEPERS

ASKERS = KEEPERS | {Role.LEADER}
ADDRESSES = [
    ("ask", None, ASKERS),
    ("ask-answer", "question", ASKERS),
    ("savedquestion-new", None, KEEPERS),
    ("savedquestion-remove", "savedquestion", KEEPERS),
]
SHARED = {"question", "savedquestion"}


def records(unit, cadre):
    kept = SavedQuestion.objects.get_or_create(name="Nữ trẻ", question="count", blanks={"sex": "F"})[0]
    return {"question": SimpleNamespace(pk="retiring"), "savedquestion": kept}
