"""Everything the files for containers name exists, and no service is less guarded than the others.

`make check` runs this file too.
"""

import importlib.util
import re
import subprocess
from pathlib import Path

import pytest

from config.celery import SCHEDULE
from embedded.postgres import CLOCK, LOCALE, MEASURED, QUIET, by_memory
from tests.deploy.files import COMPOSE, PROGRAM, SERVICES, command_of, mounts, secret_files
from upkeep.tasks import QUEUE

EACH = pytest.mark.parametrize("name", SERVICES)


@EACH
def test_a_service_has_no_more_power_than_it_needs(name):
    service = SERVICES[name]
    assert service["read_only"] and service["cap_drop"] == ["ALL"] and "cap_add" not in service
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert service["user"].split(":")[0] not in ("", "0", "root")
    assert set(service["deploy"]["resources"]["limits"]) == {"cpus", "memory", "pids"}


@EACH
def test_a_service_waits_for_what_exists_and_can_be_waited_for(name):
    for other, how in SERVICES[name].get("depends_on", {}).items():
        if how["condition"] == "service_healthy":
            assert "test" in SERVICES[other]["healthcheck"]
        elif name == "proxy":
            # It says so itself while the web is away.
            assert how["condition"] == "service_started"
        else:
            assert how["condition"] == "service_completed_successfully"
            assert SERVICES[other]["restart"] == "no"


@EACH
def test_what_a_service_uses_is_declared_or_lies_here(name):
    service = SERVICES[name]
    assert set(service["networks"]) <= set(COMPOSE["networks"])
    assert set(service["secrets"]) <= set(COMPOSE["secrets"])
    for source, _ in mounts(service):
        assert Path(source).exists() if source.startswith(".") else source in COMPOSE["volumes"]
    assert "env_file" not in service
    assert Path(service.get("build", "."), "Dockerfile").is_file()


@EACH
def test_a_secret_is_read_where_it_is_laid_and_by_whom_it_is_given_to(name):
    service = SERVICES[name]
    for secret, variable in secret_files(service).items():
        assert service["environment"][variable] == f"/run/secrets/{secret}"
        assert secret in service["secrets"]
    if name in PROGRAM:
        assert set(service["secrets"]) == set(secret_files(service))


@EACH
def test_no_secret_stands_in_the_file_itself(name):
    for variable in SERVICES[name].get("environment", {}):
        assert variable.endswith("_FILE") or not re.search("SECRET|PASSWORD|URL", variable), variable


@EACH
def test_a_service_is_restarted_unless_it_is_to_run_once(name):
    assert SERVICES[name]["restart"] == ("no" if name == "migrate" else "unless-stopped")
    assert ("test" in SERVICES[name]["healthcheck"]) == (name != "migrate")


def test_the_queue_keeps_what_is_typed_to_search_in_memory_alone():
    command = command_of(SERVICES["queue"])
    assert command[command.index("--appendonly") + 1] == "no" and command[command.index("--save") + 1] == ""
    assert not mounts(SERVICES["queue"]) and any("/data:" in each for each in SERVICES["queue"]["tmpfs"])
    written = Path("deploy/queue.conf").read_text()
    assert "\nappendonly no\n" in written and '\nsave ""\n' in written


def test_everything_declared_is_used():
    for kind in ("networks", "secrets"):
        assert set(COMPOSE[kind]) == {thing for service in SERVICES.values() for thing in service[kind]}
    named = {source for service in SERVICES.values() for source, _ in mounts(service) if source[0] != "."}
    assert named == set(COMPOSE["volumes"])


def test_only_the_proxy_is_reached_from_outside_and_only_by_who_is_meant():
    assert [name for name, service in SERVICES.items() if "ports" in service] == ["proxy"]
    assert all(port.startswith("${CADRE_BIND:-127.0.0.1}:") for port in SERVICES["proxy"]["ports"])
    assert COMPOSE["networks"]["inside"] == {"internal": True}
    outside = {name for name, service in SERVICES.items() if service["networks"] != ["inside"]}
    assert outside == {"proxy", "web", "worker"}
    assert "inside" not in SERVICES["proxy"]["networks"]


def test_only_those_that_migrate_and_back_up_know_the_owner():
    knowing = {name for name in PROGRAM if "database_owner_url" in SERVICES[name]["secrets"]}
    assert knowing == {"migrate", "backup"}
    for name in PROGRAM - {"migrate"}:
        assert SERVICES[name]["depends_on"]["migrate"] == {"condition": "service_completed_successfully"}
        assert "migrate" not in " ".join(command_of(SERVICES[name]))


def test_files_are_read_and_not_written_by_who_backs_up():
    assert "files:/var/lib/cadre/files:ro" in SERVICES["backup"]["volumes"]
    folder = SERVICES["backup"]["environment"]["CADRE_BACKUPS"]
    assert f"backups:{folder}" in SERVICES["backup"]["volumes"]
    assert f"backups:{folder}:ro" in SERVICES["migrate"]["volumes"]


@pytest.mark.parametrize("name", sorted(PROGRAM - {"migrate"}))
def test_each_is_ended_by_the_sign_that_its_health_is_asked_for_and_that_it_leaves(name):
    watched, sign, dashes, *command = command_of(SERVICES[name])[1:]
    assert (watched, dashes) == ("deploy/watched.py", "--")
    assert SERVICES[name]["healthcheck"]["test"] == ["CMD", "python", watched, sign]
    given = dict(zip(command, command[1:], strict=False))
    left = SERVICES[name]["environment"].get("CADRE_ALIVE") or given.get("--bind")
    assert sign == (left or f"{given.get('--schedule')}.alive")


def test_what_a_service_serves_is_what_is_sent():
    queues = {entry["options"]["queue"] for entry in SCHEDULE.values() if "queue" in entry.get("options", {})}
    served = command_of(SERVICES["backup"])
    assert {served[served.index("--queues") + 1]} == queues == {QUEUE}
    assert "--queues" not in command_of(SERVICES["worker"])


def test_there_is_one_scheduler():
    schedulers = [name for name, service in SERVICES.items() if {"beat", "-B"} & set(command_of(service))]
    assert schedulers == ["beat"]
    # Compose refuses a second container of a service whose container has a name.
    assert SERVICES["beat"]["container_name"] and SERVICES["beat"]["deploy"]["replicas"] == 1


@pytest.mark.parametrize("name", sorted(PROGRAM))
def test_what_a_container_of_the_program_starts_exists(name):
    words = " ".join(command_of(SERVICES[name]) + SERVICES[name]["healthcheck"].get("test", []))
    modules = re.findall(r"(?:gunicorn|celery(?: --quiet)? -A) (\S+)", words)
    files = re.findall(r"python (\S+)", words)
    assert modules or files
    assert all(importlib.util.find_spec(module) for module in modules)
    assert all(Path(file).is_file() for file in files)
    for command in re.findall(r"manage\.py (\S+)", words):
        assert list(Path().glob(f"**/management/commands/{command}.py")), command


def test_the_database_is_made_and_set_like_the_embedded_one():
    database = SERVICES["database"]
    assert set(database["environment"]["POSTGRES_INITDB_ARGS"].split()) == set(LOCALE)
    limit = int(database["deploy"]["resources"]["limits"]["memory"].removesuffix("g")) * 1024
    settings = QUIET | CLOCK | MEASURED | by_memory(limit)
    assert {f"-c{name}={value}" for name, value in settings.items()} < set(database["command"])
    written = Path("deploy/postgresql.conf").read_text().replace("'", "")
    assert all(f"{name} = {value}\n" in written for name, value in (QUIET | CLOCK | MEASURED).items())
    # Since 18 the image keeps its data below this folder, and refuses a volume at the place of before.
    assert ("database", "/var/lib/postgresql") in mounts(database)


def test_the_script_makes_every_secret_and_never_a_second_time(tmp_path):
    script = Path("deploy/make-secrets.sh").resolve()
    subprocess.run(["sh", script], cwd=tmp_path, check=True)
    made = {f"./{path.relative_to(tmp_path)}": path for path in tmp_path.glob("secrets/*")}
    assert set(made) == {secret["file"] for secret in COMPOSE["secrets"].values()}
    assert all(path.stat().st_mode & 0o777 == 0o444 for path in made.values())
    assert (tmp_path / "secrets").stat().st_mode & 0o777 == 0o700
    kept = {path: path.read_text() for path in made.values()}
    assert len(set(kept.values())) == len(kept)
    assert subprocess.run(["sh", script], cwd=tmp_path, capture_output=True).returncode
    assert {path: path.read_text() for path in made.values()} == kept


def test_a_host_without_docker_gets_what_its_units_ask_for(tmp_path):
    folder = tmp_path / "secrets"
    subprocess.run(["sh", "deploy/make-secrets.sh", "host", folder], check=True)
    made = {path.name for path in folder.iterdir()}
    assert made == {"secret_key", "database_url", "database_owner_url", "redis_url", "queue_conf"}
    assert all(path.stat().st_mode & 0o777 == 0o400 for path in folder.iterdir())
    assert "@127.0.0.1:5432/" in (folder / "database_url").read_text()


@pytest.mark.parametrize(("secret", "service"), [("database_url", "database"), ("redis_url", "queue")])
def test_the_addresses_lead_to_services(tmp_path, secret, service):
    subprocess.run(["sh", Path("deploy/make-secrets.sh").resolve()], cwd=tmp_path, check=True)
    assert f"@{service}:" in (tmp_path / "secrets" / secret).read_text()
    assert service in SERVICES
