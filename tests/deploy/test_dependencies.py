"""`make check`: what the program is made of is written down, and a hole that is known has a name and fails it."""

import datetime
import json
import os
import re
import subprocess
import sys
from pathlib import Path

from tests.deploy.dependencies import KNOWN, LOCK, NONE_KNOWN, NOT_ASKED, NOT_TOLD, allowed, verdict

DAY = datetime.date(2026, 11, 27)
WHOLE = {"name": "celery", "version": "5.7.0", "vulns": []}
BROKEN = {
    "name": "django",
    "version": "5.2.0",
    "vulns": [{"id": "PYSEC-2026-7", "aliases": ["CVE-2026-77"], "fix_versions": ["5.2.1"]}],
}
UNTOLD = {"name": "amqp", "skip_reason": "not found"}
NOTED = """[[hole]]
package = "django"
name = "CVE-2026-77"
reason = "{reason}"
until = {until}
"""


def test_a_machine_without_the_index_is_told_so_and_checked_all_the_same(tmp_path):
    """Every package of the lock is in the list of components, whoever can be asked."""
    nowhere = os.environ | {"HTTPS_PROXY": "http://127.0.0.1:9", "https_proxy": "http://127.0.0.1:9"}
    command = [sys.executable, "-m", "tests.deploy.dependencies", tmp_path / "sbom.json"]
    ended = subprocess.run(command, env=nowhere, capture_output=True, text=True, check=False)
    assert (ended.returncode, ended.stdout.splitlines()[1:]) == (0, [NOT_ASKED])
    made = json.loads((tmp_path / "sbom.json").read_text())
    assert made["bomFormat"] == "CycloneDX"
    named = {(each["name"].lower(), each["version"]) for each in made["components"]}
    asked = re.findall(r"^([\w.-]+)==([^ ;]+)", LOCK.read_text(), re.MULTILINE)
    assert named == {(name.lower(), version) for name, version in asked}


def test_a_known_hole_fails_with_its_name_and_what_nobody_tells_is_not_called_whole():
    assert verdict([WHOLE], set()) == ([NONE_KNOWN.format(count=1)], False)
    assert verdict([WHOLE, UNTOLD], set()) == ([NOT_TOLD.format(count=1, total=2)], False)
    said = "django 5.2.0: PYSEC-2026-7, mended in 5.2.1"
    assert verdict([WHOLE, BROKEN, UNTOLD], set()) == ([said], True)


def test_a_hole_is_passed_by_its_name_for_a_reason_and_until_a_day(tmp_path):
    known = tmp_path / "known.toml"
    for reason, until, passes in [
        ("not used", DAY, True),
        (" ", DAY, False),
        ("not used", "2026-11-26", False),
    ]:
        known.write_text(NOTED.format(reason=reason, until=until))
        assert verdict([BROKEN], allowed(known, DAY))[1] is not passes
    assert Path(KNOWN).exists() and allowed(KNOWN, DAY) is not None
