import os
from pathlib import Path

from embedded.refusal import Refusal, told

SECRETS = ("SECRET_KEY", "DATABASE_URL", "DATABASE_OWNER_URL", "REDIS_URL")


def read_secret_files():
    """Put into the environment what NAME_FILE points to, as the settings read it too."""
    for name in SECRETS:
        if path := os.environ.pop(f"{name}_FILE", None):
            with told():
                os.environ[name] = _read(f"{name}_FILE", path)


def _read(name, path):
    try:
        return Path(path).read_text().strip()
    except (FileNotFoundError, UnicodeDecodeError) as error:
        raise Refusal(
            f"{name}={path}: không có tệp đó, hoặc không phải là văn bản. Hãy sửa đường dẫn."
        ) from error
