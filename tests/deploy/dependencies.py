"""What the program is made of, written as CycloneDX, and whether a hole in it is known.

    python -m tests.deploy.dependencies sbom.json

Where the index cannot be reached, or tells nothing of a package, a line says so and the check goes on. A hole that is
known fails it with its name, unless `known_holes.toml` says why it does not matter here, and until when.
"""

import datetime
import json
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
LOCK, KNOWN = HERE.parents[1] / "requirements.lock", HERE / "known_holes.toml"
SECONDS = 120
SBOM = (
    *("cyclonedx_py", "requirements", "--short-PURLs", "--output-reproducible"),
    *("--output-format", "JSON", "-o"),
)
AUDIT = ("pip_audit", "--require-hashes", "--disable-pip", "--progress-spinner", "off", "-f", "json", "-r")
NOT_ASKED = "dependency audit: not asked, the index cannot be reached"
NOT_TOLD = "dependency audit: not asked, the index tells nothing of {count} of {total} packages"
NONE_KNOWN = "dependency audit: {count} packages, no hole is known"


@dataclass(frozen=True)
class Hole:
    package: str
    name: str
    mended_in: str

    def __str__(self) -> str:
        return f"{self.package}: {self.name}, mended in {self.mended_in or 'no release'}"


def made_of(lock: Path, into: Path) -> int:
    """Write the list of components of the lock; the number of them."""
    subprocess.run([sys.executable, "-m", *SBOM, into, lock], check=True, timeout=SECONDS)
    return len(json.loads(into.read_text())["components"])


def asked_of_the_index(lock: Path) -> list[dict[str, Any]] | None:
    """What the index tells of each package; None where it cannot be reached."""
    command = [sys.executable, "-m", *AUDIT, lock]
    try:
        answer = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS, check=False)
        return json.loads(answer.stdout)["dependencies"]
    except (subprocess.TimeoutExpired, json.JSONDecodeError):
        return None


def allowed(known: Path, day: datetime.date) -> set[tuple[str, str]]:
    """(package, name) of the holes that do not matter here: each with its reason, until a day."""
    lines = tomllib.loads(known.read_text()).get("hole", [])
    return {
        (line["package"], line["name"]) for line in lines if line["reason"].strip() and line["until"] >= day
    }


def holes(told: list[dict[str, Any]], passed: set[tuple[str, str]]) -> Iterator[Hole]:
    for package in told:
        for hole in package.get("vulns", ()):
            names = {hole["id"], *hole.get("aliases", ())}
            if not {(package["name"], name) for name in names} & passed:
                yield Hole(
                    f"{package['name']} {package['version']}", hole["id"], ", ".join(hole["fix_versions"])
                )


def verdict(told: list[dict[str, Any]] | None, passed: set[tuple[str, str]]) -> tuple[list[str], bool]:
    """The lines to print, and whether the check fails."""
    if told is None:
        return [NOT_ASKED], False
    if found := [str(hole) for hole in holes(told, passed)]:
        return found, True
    if untold := sum("skip_reason" in package for package in told):
        return [NOT_TOLD.format(count=untold, total=len(told))], False
    return [NONE_KNOWN.format(count=len(told))], False


def main(into: str) -> int:
    count = made_of(LOCK, Path(into))
    lines, failed = verdict(asked_of_the_index(LOCK), allowed(KNOWN, datetime.date.today()))
    sys.stdout.writelines(f"{line}\n" for line in (f"{into}: {count} components", *lines))
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
