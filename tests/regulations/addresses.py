from tests.factories import make_rule
from tests.roles import ALL, REGULATORS, pages_of

ADDRESSES = [
    ("ruleset-compare", None, ALL),
    ("rule-new", "ruleset", REGULATORS),
    ("rule-edit", "rule", REGULATORS),
    ("rule-remove", "rule", REGULATORS),
    ("rule-history", "rule", ALL),
    *pages_of("document", read=ALL, keep=REGULATORS),
    *pages_of("ruleset", read=ALL, keep=REGULATORS),
]
SHARED = {"document", "ruleset", "rule"}


def records(unit, cadre):
    return dict(zip(("document", "ruleset", "rule"), make_rule(), strict=True))
