from office.organisation.rights import Role
from tests.ballots.counts import locked, make_choice, make_count
from tests.roles import CHIEF, KEEPERS, UNIT, pages_of

KEEP = KEEPERS | UNIT
READ = KEEP | {Role.LEADER}
ADDRESSES = [
    *pages_of("ballotcount", read=READ, keep=KEEP),
    ("ballotcount-lock", "ballotcount", KEEP),
    ("ballotcount-undo", "locked_count", CHIEF),
    ("ballotcount-minutes", "ballotcount", KEEP),
    ("choice-new", "ballotcount", KEEP),
    ("choice-edit", "choice", KEEP),
    ("choice-remove", "choice", KEEP),
    ("choice-history", "choice", READ),
]


def records(unit, cadre):
    count, closed = make_count(unit), make_count(unit, subject="kết quả đã khóa")
    make_choice(closed, cadre)
    step = locked(closed).steps[0]
    return {"ballotcount": count, "choice": make_choice(count, cadre), "locked_count": (closed, step)}
