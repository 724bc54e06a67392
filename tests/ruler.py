"""The superuser of the suite's server, whom nothing of the program knows."""

import os
from pathlib import Path
from urllib.parse import urlsplit

from embedded.passwords import passwords
from embedded.postgres import SUPERUSER, address


def ruler_url():
    owners = urlsplit(os.environ["DATABASE_OWNER_URL"])
    return address(SUPERUSER, passwords(Path(os.environ["CADRE_VAR"]))["superuser"], owners.port)
