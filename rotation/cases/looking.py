"""What is looked at of somebody before the decision to move them, as the list of candidates looks at it."""

from typing import Any

from foundation.core import clock
from office.regulations.findings import Finding, FindingLevel
from planning.knowable import Knowledge
from rotation.models import Rotation
from rotation.plans.candidate_checks import candidate_checks
from rotation.plans.move_facts import MoveFacts, slot_rules


def findings_before(row: Rotation, user: Any) -> list[Finding]:
    """The findings of today about a move that is meant, as far as the reader may know."""
    today, post = clock.today(), row.to_post
    begins = max(today, row.planned_from.first_day) if row.planned_from else today
    facts = MoveFacts(today, {row.cadre_id}, [post]).of(row.cadre, post, begins)
    found = candidate_checks(facts, slot_rules([post], today)[post.pk])
    return Knowledge(user, {row.cadre_id}).told(row.cadre, found)


def failed_before(row: Rotation, user: Any) -> list[Finding]:
    return [found for found in findings_before(row, user) if found.level == FindingLevel.FAIL]
