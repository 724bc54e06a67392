from tests.evaluation.records import make_evaluation
from tests.roles import KEEPERS, READERS, UNIT

ADDRESSES = [
    ("evaluation-list", None, READERS),
    ("evaluation-detail", "evaluation", READERS),
    ("evaluation-new", None, KEEPERS | UNIT),
    ("evaluation-edit", "evaluation", KEEPERS | UNIT),
    ("evaluation-remove", "evaluation", KEEPERS),
    ("evaluation-history", "evaluation", READERS),
    ("evaluation-of", "cadre", READERS),
    ("evaluation-add", "cadre", KEEPERS | UNIT),
]


def records(unit, cadre):
    return {"evaluation": make_evaluation(cadre, unit=unit)}
