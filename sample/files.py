"""The sample's own files."""

import json
from pathlib import Path

HERE = Path(__file__).parent


def shipped(name):
    return json.loads((HERE / name).read_text(encoding="utf-8"))
