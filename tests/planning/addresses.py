from office.organisation.rights import Role
from planning.models import PlanningEntry
from tests.planning.lists import make_entry, make_round, make_target
from tests.roles import CHIEF, KEEPERS, READERS, UNIT, pages_of

PROPOSERS = KEEPERS | UNIT
DRAFT_READERS = PROPOSERS | {Role.LEADER}

ADDRESSES = [
    ("planning-index", None, READERS),
    ("planning-list", "planninglist", READERS),
    ("planning-candidates", "planninglist", PROPOSERS),
    ("planning-decide", "planninglist", KEEPERS),
    ("planning-add", "planningtarget", PROPOSERS),
    ("planning-withdraw", "proposal", PROPOSERS),
    ("planning-put-back", "proposal", PROPOSERS),
    ("planning-of-person", "cadre", READERS),
    ("planningentry-detail", "planningentry", READERS),
    ("planningentry-edit", "planningentry", KEEPERS),
    ("planningentry-history", "planningentry", READERS),
    ("planningentry-approve", "planningentry", KEEPERS),
    ("planningentry-end", "planningentry", KEEPERS),
    ("planningentry-special", "planningentry", CHIEF),
    *pages_of("planningterm", read=READERS, keep=KEEPERS),
    *pages_of("planninground", read=READERS, keep=KEEPERS),
    *pages_of("planningtarget", read=READERS, keep=KEEPERS),
]
SHARED = {"planningterm"}


def records(unit, cadre):
    """An approved entry and a proposal of the unit, on the list of its own committee."""
    target = make_target(unit)
    entry = make_entry(cadre, target)
    withdrawn = PlanningEntry.objects.create(
        cadre=cadre, target=make_target(unit, "Bí thư Đảng ủy"), proposed_on="2021-11-30"
    )
    return {
        "planningterm": target.term,
        "planninground": make_round(unit),
        "planningtarget": target,
        "planningentry": entry,
        "proposal": withdrawn,
        "planninglist": (target.term, target.post.title),
    }
