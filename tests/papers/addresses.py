from office.organisation.models.users import User
from office.organisation.rights import Role
from office.papers.files import keep
from tests.papers.papers import PDF, make_paper
from tests.roles import KEEPERS, UNIT, pages_of

KEEP = KEEPERS | UNIT
READ = KEEP | {Role.LEADER}
ADDRESSES = [
    *pages_of("paper", read=READ, keep=KEEP),
    *pages_of("numberingterm", read=READ, keep=KEEP),
    ("paper-take-number", "paper", KEEP),
    ("paper-issue", "paper", KEEP),
    ("paper-strike", "paper", KEEP),
    ("paper-undo", "paper_step", KEEP),
    ("paper-attach", "paper", KEEP),
    ("paperfile-download", "paperfile", READ),
    ("paperfile-remove", "paperfile", KEEP),
]
# Drawn of what a kind of paper is drawn up from: asked in tests/papers.
OWNED = {"paper-draft", "paper-draw", "paper-choice"}


def records(unit, cadre):
    draft, numbered = make_paper(unit), make_paper(unit, "numbered")
    return {
        "paper": draft,
        "paper_step": (numbered, numbered.steps.get()),
        "paperfile": keep(numbered, "signed", "pdf", PDF, User.system()),
        "numberingterm": numbered.term,
    }
