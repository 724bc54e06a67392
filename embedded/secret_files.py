import os
from pathlib import Path

SECRETS = ("SECRET_KEY", "DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL")


def read_secret_files():
    """Put into the environment what NAME_FILE points to, as the settings read it too."""
    for name in SECRETS:
        if path := os.environ.pop(f"{name}_FILE", None):
            os.environ[name] = Path(path).read_text().strip()
