from tests.roles import CHIEF, KEEPERS, STRUCTURE

ADDRESSES = [
    ("start", None, KEEPERS),
    ("start-office", None, CHIEF),
    ("start-kit", None, CHIEF),
    ("start-close", None, CHIEF),
    ("start-management", None, STRUCTURE),
]
