"""What the files for containers say, read as the programs that use them would."""

import re
import shlex
import tomllib
from pathlib import Path

import yaml

COMPOSE = yaml.safe_load(Path("docker-compose.yml").read_text())
SERVICES = COMPOSE["services"]
VERSION = tomllib.loads(Path("pyproject.toml").read_text())["project"]["version"]
PROGRAM = {name for name, service in SERVICES.items() if service["image"] == f"cadre:{VERSION}"}
# Lines that go on are one line.
DOCKERFILE = Path("Dockerfile").read_text().replace("\\\n", "")
INSTALLATION = Path("docs/installation.md").read_text()


def instructions(name):
    return re.findall(rf"^{name} (.*)$", DOCKERFILE, re.MULTILINE)


def command_of(service):
    """Its words; the image's own when it has none."""
    command = service.get("command") or yaml.safe_load(instructions("CMD")[0])
    return shlex.split(command) if isinstance(command, str) else command


def mounts(service):
    """Pairs of a volume or a path here, and where it is laid."""
    return [tuple(mount.split(":")[:2]) for mount in service.get("volumes", ())]


def secret_files(service):
    """Variables that name a file of a secret, by the name of the secret."""
    variables = service.get("environment", {}).items()
    return {Path(path).name: name for name, path in variables if name.endswith("_FILE")}


def written_commands():
    """The words of every command on the page about installation."""
    blocks = re.findall(r"^```sh\n(.*?)^```", INSTALLATION, re.MULTILINE | re.DOTALL)
    lines = "".join(blocks).replace("\\\n", "").splitlines()
    return [shlex.split(line, comments=True) for line in lines if line.strip()]
