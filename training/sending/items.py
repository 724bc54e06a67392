"""The papers that a list asks of each person, as it is proposed by the group of its programme; an office changes it."""

import json
from pathlib import Path

from training.models import Programme

USUAL = json.loads((Path(__file__).parent / "data" / "items.json").read_text(encoding="utf-8"))


def usual_items(programme: Programme) -> list[str]:
    return list(USUAL.get(programme.group, USUAL[""]))
