"""The units say the same as the services of containers, name what exists, and leave nobody more than he needs.

`make check` runs this file too.
"""

import re
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.deploy import files
from tests.deploy.units import (
    CURRENT,
    FOLDER,
    SERVICES,
    command_of,
    credentials_of,
    environment_of,
    settings_of,
)

LASTING = [name for name in SERVICES if name != "cadre-migrate"]


@pytest.mark.parametrize("name", LASTING)
def test_a_service_runs_what_its_container_runs(name):
    contained = files.command_of(files.SERVICES[name.removeprefix("cadre-")])[1:]
    own = command_of(name)
    places = {"/tmp/worker.alive": "/run/cadre-worker/alive", "/tmp/backup.alive": "/run/cadre-backup/alive"}
    contained = [places.get(word, word) for word in contained]
    if name == "cadre-web":
        # Its socket is made by the unit beside it.
        at = contained.index("--bind")
        del contained[at : at + 2]
        assert f"ListenStream={own[1].removeprefix('unix:')}\n" in (FOLDER / "cadre-web.socket").read_text()
    assert [word for word in own if word != "--pidfile="] == [
        word for word in contained if word not in ("--pidfile", "")
    ]


@pytest.mark.parametrize("name", LASTING)
def test_a_service_is_ended_by_the_sign_it_leaves_and_started_again(name):
    watched, sign, dashes, *command = command_of(name)
    assert (watched, dashes) == ("deploy/watched.py", "--") and Path(watched).is_file()
    given = dict(zip(command, command[1:], strict=False))
    left = environment_of(name).get("CADRE_ALIVE") or f"{given.get('--schedule')}.alive"
    assert sign == left or (name == "cadre-web" and sign.startswith("unix:"))
    settings = settings_of(name)
    assert settings["Restart"] == ["always"] and settings["StartLimitIntervalSec"] == ["0"]
    assert settings["Requires"][0].split()[0] == "cadre-migrate.service"


@pytest.mark.parametrize("name", SERVICES)
def test_a_secret_is_read_where_systemd_lays_it(name):
    read = {value for key, value in environment_of(name).items() if key.endswith("_FILE")}
    assert read == {f"%d/{credential}" for credential in credentials_of(name)}
    for credential, path in credentials_of(name).items():
        assert path == f"/etc/cadre/secrets/{credential}"
    serves = settings_of(name)["User"] == ["cadre"]
    assert ("database_owner_url" in credentials_of(name)) != serves


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_has_no_more_power_than_it_needs(name):
    settings = settings_of(name)
    power = ["CAP_DAC_READ_SEARCH"] if name == "cadre-backup" else [""]
    assert settings["CapabilityBoundingSet"] == power
    assert settings["User"][0] not in ("root", "")
    assert {"NoNewPrivileges", "ProtectSystem", "PrivateTmp", "SystemCallFilter"} <= set(settings)
    assert not {"PrivateUsers", "DynamicUser"} & set(settings)


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_writes_where_it_has_a_folder(name):
    made = re.findall(r"^d (\S+)", (FOLDER / "tmpfiles.conf").read_text(), re.MULTILINE)
    assert set(settings_of(name).get("ReadWritePaths", [])) <= set(made)


def test_the_target_starts_them_all():
    [wanted] = re.findall(r"^Wants=(.*)$", (FOLDER / "cadre.target").read_text(), re.MULTILINE)
    assert {word.removesuffix(".service") for word in wanted.split()} == set(LASTING)


def test_migrate_does_what_its_container_does():
    own = [" ".join(words.split()[1:]) for words in settings_of("cadre-migrate")["ExecStart"]]
    assert (
        " && ".join(f"python {command}" for command in own) == files.command_of(files.SERVICES["migrate"])[-1]
    )


def test_the_pattern_of_settings_has_those_of_containers():
    asked = set(re.findall(r"\$\{(\w+)", Path("docker-compose.yml").read_text()))
    # Said to nginx, or called otherwise.
    asked -= {"CADRE_BIND", "CADRE_PORT", "CADRE_PLAIN_PORT", "CADRE_HOSTS"}
    assert asked <= set(re.findall(r"^#?([A-Z_]+)=", (FOLDER / "cadre.env").read_text(), re.MULTILINE))


def test_what_the_units_and_scripts_name_lies_here():
    written = [path for path in Path("deploy").rglob("*") if path.is_file() and path.suffix != ".pyc"]
    texts = [path.read_text() for path in written]
    named = {name for text in texts for name in re.findall(rf"{CURRENT}(deploy/[\w./-]+)", text)}
    named |= set(
        re.findall(r"\bdeploy/[\w./-]*\w", files.INSTALLATION + Path("deploy/install.sh").read_text())
    )
    assert len(named) > 5
    assert [name for name in sorted(named) if not Path(name).exists() and not name.endswith("/cadre")] == []


def exact(line):
    wanted = Requirement(line)
    return canonicalize_name(wanted.name), str(wanted.specifier), str(wanted.marker)


def test_a_wheel_is_taken_only_with_its_hash():
    asked = [line for line in Path("requirements.txt").read_text().splitlines() if not line.startswith("#")]
    lock = Path("requirements.lock").read_text()
    locked = re.findall(r"^(\w[^\\\n]*?) \\\n    --hash=sha256:", lock, re.MULTILINE)
    assert sorted(map(exact, locked)) == sorted(map(exact, asked))
