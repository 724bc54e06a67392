from office.organisation.rights import Role
from tests.planning.lists import make_entry, make_proposal, make_round, make_target
from tests.planning.review_records import review_records
from tests.roles import CHIEF, EXPORTERS, KEEPERS, READERS, UNIT, pages_of

PROPOSERS = KEEPERS | UNIT
DRAFT_READERS = PROPOSERS | {Role.LEADER}
HEARERS = KEEPERS | {Role.LEADER}
RUN = ["start-review", "begin-appraisal", "leave-out", "conclude-review", "submit-review", "decide-review"]
RUN += ["finish-notices", "end-review"]

ADDRESSES = [
    ("planning-index", None, READERS),
    ("planning-guidance", None, READERS),
    ("planning-guidance-save", None, CHIEF),
    ("planning-list", "planninglist", READERS),
    ("planning-roster", "planninglist", EXPORTERS),
    ("planning-candidates", "planninglist", PROPOSERS),
    ("planning-candidate-add", "planninglist", PROPOSERS),
    ("planning-decide", "planninglist", KEEPERS),
    ("planning-decide-many", None, KEEPERS),
    ("planning-fulfil", "planninglist", KEEPERS),
    ("planning-add", "planningtarget", PROPOSERS),
    ("planning-of-person", "cadre", READERS),
    ("post-plans", "post", READERS),
    ("unit-plans", "unit", READERS),
    ("planningentry-detail", "planningentry", READERS),
    ("planningentry-edit", "planningentry", KEEPERS),
    ("planningentry-history", "planningentry", READERS),
    ("planningentry-course", "planningentry", READERS),
    ("planningentry-course-file", "planningentry", EXPORTERS),
    *[(f"planningentry-{act}", "proposal", PROPOSERS) for act in ("nominate", "record-vote")],
    *[
        (f"planningentry-{act}", "proposal", KEEPERS)
        for act in ("check", "submit", "send-up", "approve", "reject")
    ],
    ("planningentry-take-back", "proposal", KEEPERS),
    *[(f"planningentry-{act}", "planningentry", KEEPERS) for act in ("remove", "fulfil", "end-with-unit")],
    ("planningentry-withdraw", "proposal", PROPOSERS),
    ("planningentry-undo", "step", KEEPERS),
    ("planningentry-undo-many", "step", KEEPERS),
    ("planningentry-special", "planningentry", CHIEF),
    ("reviewlist-list", None, DRAFT_READERS),
    ("reviewlist-detail", "reviewlist", DRAFT_READERS),
    ("reviewlist-edit", "reviewlist", KEEPERS),
    ("reviewlist-remove", "reviewlist", KEEPERS),
    ("reviewlist-history", "reviewlist", HEARERS),
    ("reviewlist-opinions", "reviewlist", KEEPERS),
    ("reviewlist-ballots", "reviewlist", DRAFT_READERS),
    ("reviewlist-conference", "collecting", PROPOSERS),
    ("reviewlist-tie", "collecting", PROPOSERS),
    ("reviewlist-papers", "reviewlist", HEARERS),
    ("reviewlist-outcomes", "sent_up", KEEPERS),
    ("reviewlist-notices", "decided", KEEPERS),
    ("reviewline-add", "collecting", PROPOSERS),
    *[(f"reviewlist-{act}", "reviewlist", KEEPERS) for act in RUN],
    *[(f"reviewlist-{act}", "reviewlist", HEARERS) for act in ("record-hearing", "send-back")],
    ("reviewlist-finish-appraisal", "reviewlist", CHIEF),
    ("reviewlist-decide-later", "reviewlist", KEEPERS),
    *[(f"reviewlist-{act}-many", None, KEEPERS) for act in RUN if act != "leave-out"],
    ("reviewlist-record-hearing-many", None, HEARERS),
    ("reviewlist-finish-appraisal-many", None, CHIEF),
    ("reviewlist-undo", "review_step", CHIEF),
    ("reviewlist-undo-many", "review_step", CHIEF),
    ("reviewnotice-list", None, DRAFT_READERS),
    ("reviewnotice-detail", "reviewnotice", DRAFT_READERS),
    ("reviewnotice-edit", "reviewnotice", KEEPERS),
    ("reviewnotice-remove", "reviewnotice", CHIEF),
    ("reviewnotice-history", "reviewnotice", DRAFT_READERS),
    *[(f"reviewopinion-{page}", "reviewopinion", KEEPERS) for page in ("edit", "remove")],
    ("reviewopinion-history", "reviewopinion", HEARERS),
    ("review-answers", "asked_unit", PROPOSERS),
    ("review-withdraw", "asked_unit", PROPOSERS),
    ("review-of-campaign", "review_campaign", DRAFT_READERS),
    ("review-choose", "review_campaign", KEEPERS),
    ("review-queue", "review_campaign", DRAFT_READERS),
    ("review-difference", "review_campaign", HEARERS),
    ("review-roster", "review_campaign", HEARERS),
    ("review-propose-keep", "review_campaign", KEEPERS),
    ("review-propose-held", "review_campaign", KEEPERS),
    ("reviewline-propose", "reviewline", KEEPERS),
    ("reviewline-course", "named_line", DRAFT_READERS),
    ("reviewline-course-file", "named_line", DRAFT_READERS),
    ("review-notices", "review_campaign", KEEPERS),
    ("review-papers", "review_campaign", HEARERS),
    *pages_of("planningterm", read=READERS, keep=KEEPERS),
    *pages_of("planninground", read=READERS, keep=KEEPERS),
    *pages_of("planningtarget", read=READERS, keep=KEEPERS),
]
SHARED = {"planningterm"}


def records(unit, cadre):
    """An approved entry and a proposal of the unit, on the list of its own committee."""
    target = make_target(unit)
    entry = make_entry(cadre, target)
    proposal = make_proposal(cadre, make_target(unit, "Bí thư Đảng ủy"))
    return {
        "planningterm": target.term,
        "planninground": make_round(unit),
        "planningtarget": target,
        "planningentry": entry,
        "proposal": proposal,
        "step": (entry, entry.steps.get()),
        "planninglist": (target.term, target.post.title),
        **review_records(unit, cadre),
    }
