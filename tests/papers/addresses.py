from types import SimpleNamespace

from office.organisation.models.users import User
from office.organisation.rights import Role
from office.papers.files import keep
from tests.papers.papers import PDF, make_paper, make_template
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
    ("papertemplate-list", None, READ),
    ("papertemplate-detail", "slot", READ),
    ("papertemplate-history", "slot", READ),
    ("papertemplate-send", "slot", {Role.CHIEF}),
    ("papertemplate-restore", "slot", {Role.CHIEF}),
    ("papertemplate-file", "slot_file", READ),
    ("papertemplate-tags", "slot_kind", READ),
    ("papertemplate-download", "papertemplate", READ),
    ("papertemplate-use", "papertemplate", {Role.CHIEF}),
]
# A kind of letter and a layout are everybody's; whose template they show is the reader's own office's.
SHARED = {"slot", "slot_file", "slot_kind"}
# Drawn of what a kind of paper is drawn up from: asked in tests/papers.
OWNED = {"paper-draft", "paper-draw", "paper-choice"}
# Letters to units are their maker's: walked by tests/planning/test_letter_batches.py.
OWNED |= {"letterbatch-detail", "letterbatch-file", "letterbatch-again"}


def records(unit, cadre):
    draft, numbered = make_paper(unit), make_paper(unit, "numbered")
    kind, period, file = (SimpleNamespace(pk=word) for word in ("planning-notice", "party-36", "docx"))
    return {
        "paper": draft,
        "paper_step": (numbered, numbered.steps.get()),
        "paperfile": keep(numbered, "signed", "pdf", PDF, User.system()),
        "numberingterm": numbered.term,
        "papertemplate": make_template(unit),
        "slot": (kind, period),
        "slot_file": (kind, period, file),
        "slot_kind": (kind,),
    }
