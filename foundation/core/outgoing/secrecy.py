"""What hangs on something marked “Có độ mật”: read on screen, and on no way out of the program."""

from typing import Any

SEPARATOR = "__"


def is_secret(row: Any) -> bool:
    """Whether a record hangs on what bears the mark; one that hangs on nothing does not."""
    path = getattr(row, "secret_path", "")
    if not path:
        return False
    for name in path.split(SEPARATOR):
        row = getattr(row, name)
        if row is None:
            return False
    return row
