"""The image: what is copied into it exists, is all that the program needs, and is served by nobody special."""

import subprocess
import sys
from pathlib import Path

from tests.deploy.files import DOCKERFILE, PROGRAM, SERVICES, instructions, mounts

# Needed to work on the program, not to run it.
LEFT_OUT = {"tests", "bench", "drill", "attack"}


def let_in():
    return {line[1:] for line in Path(".dockerignore").read_text().splitlines() if line.startswith("!")}


def test_what_is_copied_exists():
    for line in instructions("COPY"):
        *sources, _ = line.split()
        assert all(Path(source).exists() for source in sources)
    assert all(Path(name).exists() for name in let_in())


def test_every_part_of_the_program_is_let_in_and_nothing_else():
    packages = {path.parent.name for path in Path().glob("*/__init__.py")} - LEFT_OUT
    assert let_in() == packages | {"templates", "static", "deploy", "manage.py", "requirements.lock"}


def test_any_base_will_do():
    assert DOCKERFILE.index("ARG BASE=") < DOCKERFILE.index("FROM ${BASE}")


def test_it_serves_as_the_account_that_owns_the_volumes():
    [account] = instructions("USER")
    assert {SERVICES[name]["user"] for name in PROGRAM} == {account}
    made = DOCKERFILE.split("install --directory --owner cadre --group cadre")[1].split("WORKDIR")[0]
    for name in PROGRAM:
        assert all(place in made.split() for _, place in mounts(SERVICES[name]))


def test_the_static_files_lie_in_the_image_and_under_no_volume():
    assert "CADRE_STATIC_MANIFEST=1" in DOCKERFILE and "collectstatic" in DOCKERFILE
    places = {place for name in PROGRAM for _, place in mounts(SERVICES[name])}
    assert not any("/var/lib/cadre/static".startswith(place) for place in places)


def test_the_static_files_are_gathered_for_another_account_to_serve(tmp_path):
    """As the image does it; a file that names a missing one stops it.

    The image has no brotli, which the tools for work on the program bring; it would take most of the time.
    """
    (tmp_path / "brotli.py").write_text("raise ImportError")
    step = next(step for step in instructions("RUN") if "collectstatic" in step).split("&&")[0]
    surroundings = {
        "PATH": str(Path(sys.executable).parent),
        "PYTHONPATH": str(tmp_path),
        "CADRE_VAR": str(tmp_path / "var"),
        "CADRE_STATIC_MANIFEST": "1",
    }
    subprocess.run(f"umask 022; {step}", shell=True, env=surroundings, check=True, stdout=subprocess.DEVNULL)
    files = [path for path in (tmp_path / "var").rglob("*") if path.is_file()]
    assert any(path.name == "staticfiles.json" for path in files)
    assert [str(path) for path in files if path.stat().st_mode & 0o044 != 0o044] == []
