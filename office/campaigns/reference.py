"""What units hand in, as it is shipped; the office may change it."""

import json

from office.campaigns.kinds import KINDS
from office.campaigns.models import ChecklistItem


def load_checklists() -> None:
    """Add what is missing; what the office has changed since stays as it is."""
    present = set(ChecklistItem.objects.exclude(code=None).values_list("code", flat=True))
    named = set(ChecklistItem.objects.values_list("kind", "name"))
    for kind in KINDS.values():
        shipped = json.loads(kind.checklist.read_text(encoding="utf-8")) if kind.checklist else []
        for facts in shipped:
            if facts["code"] not in present and (kind.key, facts["name"]) not in named:
                ChecklistItem.objects.create(kind=kind.key, **facts)
