"""What a reader may know of findings: some rest on facts of a person that have a right of their own."""

from collections.abc import Iterable
from typing import Any

from cadre.models.people import Cadre
from foundation.core.scope.rows import unit_key
from office.regulations.conditions import Condition
from office.regulations.findings import Finding, reserved

RESTRICTED = {
    Condition.DISCIPLINE: "cadre.view_discipline",
    Condition.CONFIDENCE: "cadre.view_confidencevote",
    Condition.POLITICAL: "cadre.view_politicalconclusion",
    Condition.OTHER_LISTS: "cadre.view_higherlisting",
}


def known_to(reader: Any, cadre: Cadre, findings: Iterable[Finding]) -> list[Finding]:
    """The findings; of those whose facts the reader may not see only that others look at them, whatever was found.

    Without a reader (None) all are given as they are: what is kept, or told to nobody.
    """
    if reader is None:
        return list(findings)
    return [each if may_know(reader, cadre, each) else reserved(each) for each in findings]


def may_know(reader: Any, cadre: Cadre, finding: Finding) -> bool:
    right = RESTRICTED.get(finding.condition)
    return right is None or reader.scope(right).covers(unit_key(cadre))
