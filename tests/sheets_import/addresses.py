from tests.roles import STRUCTURE, UNIT

ADDRESSES = [
    ("import-list", None, STRUCTURE | UNIT),
    ("import-new", None, STRUCTURE | UNIT),
    ("import-remembered", None, STRUCTURE | UNIT),
]
# An import and its job belong to who sent the file: walked by tests/sheets_import/test_access.py.
OWNED = {"job-progress", "import-detail", "import-file", "import-columns", "import-look", "import-look-again"}
OWNED |= {
    "import-undo",
    "import-undo-look",
    "import-undo-do",
    "import-close",
    "import-closed",
    "import-reopen",
}
OWNED |= {
    "import-answer",
    "import-write",
    "import-result",
    "import-rest",
    "import-retry",
    "import-marked",
    "import-remove",
}
