from tests.factories import make_qualification
from tests.roles import KEEPERS, READERS, UNIT

ADDRESSES = [
    ("cadre-list", None, READERS),
    ("cadre-detail", "cadre", READERS),
    ("cadre-new", None, KEEPERS | UNIT),
    ("cadre-edit", "cadre", KEEPERS | UNIT),
    ("cadre-remove", "cadre", KEEPERS),
    ("cadre-history", "cadre", READERS),
    ("postheld-new", "cadre", KEEPERS | UNIT),
    ("postheld-edit", "postheld", KEEPERS | UNIT),
    ("postheld-remove", "postheld", KEEPERS),
    ("qualification-new", "cadre", KEEPERS | UNIT),
    ("qualification-edit", "qualification", KEEPERS | UNIT),
    ("qualification-remove", "qualification", KEEPERS),
]


def records(unit, cadre):
    return {
        "cadre": cadre,
        "postheld": cadre.posts.get(),
        "qualification": make_qualification(cadre, "theory", 22),
    }
