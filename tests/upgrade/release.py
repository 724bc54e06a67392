"""What a release leaves for all later programs: `python -m tests.upgrade.release v0.2`, before the tag is set.

A folder with the digests of its migrations, which nobody edits any more; a dump of the invented sample that it made,
passwords struck out; and the figures of that sample.
"""

import hashlib
import json
import lzma
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from embedded.postgres import programs_folder
from embedded.servers import Servers, environment
from tests.upgrade.office import HERE, Office, empty_database

RELEASES = HERE / "releases"
DAYS = ("31/12/2018", "30/11/2021")
# Nobody signs in to a dump, and no code or session of it may be of use.
STRUCK_OUT = "UPDATE organisation_user SET password = '!'; TRUNCATE django_session, organisation_invitation"


def migrations():
    """{path: digest} of every migration there is."""
    paths = sorted(path for path in Path().glob("**/migrations/0*.py") if path.parts[0][0] != ".")
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


def freeze(version):
    folder = RELEASES / version
    folder.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as var:
        servers = Servers(Path(var), durable=False)
        servers.start(None, time.sleep)
        try:
            os.environ.update(environment(Path(var), servers.ports()))
            dump, figures = sample()
        finally:
            servers.stop()
    (folder / "sample.sql.xz").write_bytes(lzma.compress(dump, preset=9))
    for name, content in (("figures", figures), ("migrations", migrations())):
        (folder / f"{name}.json").write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n")


def sample():
    """The dump of the sample district, and {day: its figures}."""
    with empty_database("release") as name:
        office = Office(name)
        office.environment["CADRE_SAMPLE"] = "1"
        for command in ("migrate", "load_reference", "load_sample"):
            office.manage(command, "-v0")
        figures = {day: json.loads(office.manage("figures", "--as-of", day, "--json")) for day in DAYS}
        office.run(STRUCK_OUT)
        dump = [programs_folder() / "pg_dump", "--no-owner", "--no-privileges", office.owner]
        return subprocess.run(dump, check=True, capture_output=True).stdout, figures


if __name__ == "__main__":
    freeze(sys.argv[1])
