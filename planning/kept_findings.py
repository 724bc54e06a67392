"""Findings as they are kept with an approved line: plain JSON, read back by whatever shape findings have today."""

import dataclasses
import datetime
from enum import Enum
from typing import Any

from office.regulations.findings import Finding, FindingLevel

FIELDS = {field.name: field for field in dataclasses.fields(Finding)}


def packed(finding: Finding) -> dict[str, Any]:
    """What the finding says otherwise than one that says nothing."""
    values = {name: getattr(finding, name) for name in FIELDS}
    return {name: plain(value) for name, value in values.items() if value != FIELDS[name].default}


def unpacked(kept: dict[str, Any]) -> Finding:
    """The finding that was kept; what findings no longer have is left out."""
    values = {name: value for name, value in kept.items() if name in FIELDS}
    if values.get("day"):
        values["day"] = datetime.date.fromisoformat(values["day"])
    return Finding(**{**values, "level": FindingLevel(values["level"])})


def plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (tuple, list)):
        return [plain(each) for each in value]
    return value if value is None or isinstance(value, (bool, int, str)) else str(value)
