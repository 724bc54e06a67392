import json
import os
import secrets

NAMES = ("secret_key", "owner", "application", "valkey")


def passwords(folder):
    """The secrets of this installation: made at the first start, readable by its account alone."""
    path = folder / "secrets.json"
    if not path.exists():
        made = path.with_suffix(".new")
        made.unlink(missing_ok=True)
        with open(os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            json.dump({name: secrets.token_urlsafe(48) for name in NAMES}, file)
        made.rename(path)
    return json.loads(path.read_text())
