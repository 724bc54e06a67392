"""The checksum of an approved list, by which anybody can see that no line of it was changed since."""

import hashlib
import json
from collections.abc import Sequence
from typing import Any


def seal(head: Sequence[Any], lines: Sequence[Sequence[Any]]) -> str:
    """SHA-256 of the values in their order; dates count in their ISO form, what is not there as empty."""
    values = [list(map(plain, head)), [list(map(plain, line)) for line in lines]]
    text = json.dumps(values, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def plain(value: Any) -> Any:
    """The value as JSON has it."""
    if isinstance(value, (bool, int, list, dict)):
        return value
    return "" if value is None else getattr(value, "iso", str(value))
