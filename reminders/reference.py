"""The leads that every office starts with; all are proposals until the office has confirmed them."""

import json
from pathlib import Path

from foundation.core import clock
from reminders.kinds import KINDS
from reminders.models import DutyRule

SHIPPED = Path(__file__).parent / "data" / "duty_rules.json"


def load_duty_rules():
    """Add what is missing; what the office has changed since stays as it is.

    Yearly duties begin with the first date that is still to come: nobody is late with what was never asked.
    """
    present = set(DutyRule.objects.exclude(code=None).values_list("code", flat=True))
    for facts in json.loads(SHIPPED.read_text(encoding="utf-8")):
        if facts["code"] not in present and not stands_in_the_way(facts):
            since = clock.today() if KINDS[facts["kind"]].yearly else None
            DutyRule.objects.create(**facts, since=since)


def stands_in_the_way(facts):
    """Whether the office has made the same lead itself."""
    same = {"kind": facts["kind"], "lead": facts["lead"], "measure": facts["measure"]}
    return DutyRule.objects.filter(**same, by_regulation=facts.get("by_regulation", False)).exists()
